/** A subcommand: `run` resolves to the exit code and prints JSON lines alone on standard output under --json. */
export type Command = {
  name: string;
  summary: string;
  usage: string;
  run(args: string[]): Promise<number>;
};

// Each command is loaded when it is asked for: verifying a log must not need the models that read documents.
export const commands: readonly Command[] = [
  {
    name: 'read-document',
    summary: 'Reads a photograph of an identity document: fields, machine-readable zone, barcode, quality.',
    usage: 'read-document <image…> [--json] [--side front|back]',
    run: async (args) => (await import('./read-document.ts')).run(args),
  },
  {
    name: 'log',
    summary: 'Verifies an audit log from its files, proves one entry of it, checks such a proof or an evidence pack.',
    usage:
      'log verify <folder|URL> [--from <checkpoint file>] [--key <verifier key>] [--witness <its key>]… | log prove <folder|URL> <entry> | log check <proof file> --key <verifier key> | log check <evidence pack> [--key <verifier key>] [--witness <its key>]…',
    run: async (args) => (await import('./log.ts')).run(args),
  },
  {
    name: 'witness',
    summary: 'Follows logs of others and cosigns their checkpoints while they only grow; refuses a fork.',
    usage:
      'witness --state <folder> --log <verifier key or file>… [--name <its name>] [--host 127.0.0.1] [--port 7071]',
    run: async (args) => (await import('./witness.ts')).run(args),
  },
  {
    name: 'compare-faces',
    summary: 'Compares the largest faces of two images, or of many pairs: match, review, mismatch or no_face.',
    usage: 'compare-faces <a> <b> [--json] [--pack <name or folder>] | compare-faces --pairs <file.jsonl> [--json]',
    run: async (args) => (await import('./compare-faces.ts')).run(args),
  },
  {
    name: 'check-liveness',
    summary: 'Judges from one image whether a face stood before the camera: real, attack, uncertain or no_face.',
    usage: 'check-liveness <image…> [--json] [--pack <name or folder>]',
    run: async (args) => (await import('./check-liveness.ts')).run(args),
  },
  {
    name: 'screen',
    summary: 'Screens queries from standard input against sanctions and PEP lists; explains every match part by part.',
    usage:
      'screen --lists <folder, list file or index> [--threshold 0.7] [--profile exact|strict|balanced|fuzzy] [--limit 25] [--threads n] [--json]',
    run: async (args) => (await import('./screen.ts')).run(args),
  },
  {
    name: 'index-lists',
    summary: 'Reads a folder of lists and writes one index file, from which screening starts at once.',
    usage: 'index-lists <folder> --out <file>',
    run: async (args) => (await import('./index-lists.ts')).run(args),
  },
  {
    name: 'match-names',
    summary: 'Compares pairs of names from standard input without any list.',
    usage: 'match-names [--json]   (lines of {"id","a","b","schema"?})',
    run: async (args) => (await import('./match-names.ts')).run(args),
  },
  {
    name: 'aggregates',
    summary: 'Computes declared aggregates (windows of hours, days, calendar months …) over a file of transactions.',
    usage: 'aggregates <transactions.csv[.gz]> --spec <yaml> --out <csv>',
    run: async (args) => (await import('./aggregates.ts')).run(args),
  },
  {
    name: 'backtest',
    summary:
      'Runs monitoring rules over a history of transactions and compares what they find with what was known afterwards.',
    usage:
      'backtest <transactions.csv[.gz]> [--rules <folder>] [--region <pack>] [--list name=file] [--accounts <csv>] [--mapping <yaml>] [--sweep TM-11.senders=4,6,8] [--minutes 15] [--explain] [--json]',
    run: async (args) => (await import('./backtest.ts')).run(args),
  },
  {
    name: 'models',
    summary: 'Fits a model of fraud on a file of features, and scores a file with it.',
    usage:
      'models fit <features.csv[.gz]> --label <column> --kind gbdt|forest|gru [--seed 1] [--features a,b] [--key <column>] --out <model> | models score <model> <features.csv[.gz]> [--label <column>] [--key <column>] [--json]',
    run: async (args) => (await import('./models.ts')).run(args),
  },
  {
    name: 'verify-batch',
    summary: 'Takes many people through a running product: JSON lines in, one result a line out, progress beside.',
    usage:
      'verify-batch <file.jsonl> [--url <address>] [--key <API key>] [--at-once 4]   (lines of {"external_id","country","document_type","front","back"?,"selfie"?,"name"?}; pictures beside the file)',
    run: async (args) => (await import('./verify-batch.ts')).run(args),
  },
  {
    name: 'start',
    summary: 'Starts the product: database, API, workers, log and both web apps in one process.',
    usage: 'start',
    run: async () => (await import('./server.ts')).runServer(['all']),
  },
  {
    name: 'migrate',
    summary: 'Brings the database to this version and ends.',
    usage: 'migrate',
    run: async () => (await import('./server.ts')).runServer(['migrate']),
  },
  {
    name: 'keys',
    summary: "Replaces the region's wrapping key while the product runs, and rewraps every customer's key.",
    usage: 'keys rotate',
    run: async (args) => (await import('./server.ts')).runKeys(args),
  },
  {
    name: 'backup',
    summary: 'Copies the whole installation, running or not, into an empty folder: tables, log, blobs, keys.',
    usage: 'backup --to <folder>',
    run: async (args) => (await import('./server.ts')).runBackup('backup', '--to', args),
  },
  {
    name: 'restore',
    summary: 'Puts a backup into a new installation and verifies it.',
    usage: 'restore --from <folder>',
    run: async (args) => (await import('./server.ts')).runBackup('restore', '--from', args),
  },
  {
    name: 'drill',
    summary: 'Restores a backup into a place of its own, verifies it, says how old it is and how long that took.',
    usage: 'drill --from <folder>',
    run: async (args) => (await import('./server.ts')).runBackup('drill', '--from', args),
  },
  {
    name: 'tenants',
    summary: 'Opens a tenant for real customers with its first admin; shows the login once.',
    usage: "tenants open --name <institution> --admin <person's name> --email <address>",
    run: async (args) => (await import('./server.ts')).runTenants(args),
  },
  {
    name: 'sandbox',
    summary: 'Shows the current second-factor code of a sandbox login, on the machine itself only.',
    usage: 'sandbox code <e-mail> [--url <address>]',
    run: async (args) => (await import('./sandbox.ts')).run(args),
  },
];
