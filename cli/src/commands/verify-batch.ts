import { createReadStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@acquaint/sdk';
import { readBatchLine } from '../batch/line.ts';
import { type BatchResult, verifyOne } from '../batch/verify-one.ts';
import { jsonLines, writeLine } from '../lists/json-lines.ts';
import { FAILED, WrongUse } from '../usage.ts';

const AT_ONCE_MOST = 32;
const UNREAD: BatchResult = {
  external_id: '',
  id: null,
  status: null,
  outcome: null,
  reasons: [],
  problem: 'batch.line_unreadable',
  ms: 0,
};

/** `verify-batch <file>`: many people through the API of a running product, a few at a time, with progress on standard error. */
export async function run(args: string[]): Promise<number> {
  const { file, key, url, atOnce } = readArgs(args);
  const client = createClient({ baseUrl: url, key });
  const folder = dirname(file);
  const started = performance.now();
  const counts = new Map<string, number>();
  const rows = jsonLines(createReadStream(file));
  const worker = async () => {
    for (;;) {
      const next = await rows.next();
      if (next.done) return;
      const line = readBatchLine(next.value);
      const result = line ? await verifyOne(client, line, folder) : UNREAD;
      counts.set(ended(result), (counts.get(ended(result)) ?? 0) + 1);
      await writeLine(JSON.stringify(result));
      tell(counts, started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  process.stderr.write('\n');
  await writeLine(JSON.stringify({ summary: summaryOf(counts, started) }));
  return counts.has('problem') ? FAILED : 0;
}

function readArgs(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '8080'}` },
      key: { type: 'string', default: process.env.ACQUAINT_KEY ?? '' },
      'at-once': { type: 'string', default: '4' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  const atOnce = Number(values['at-once']);
  if (!file || more.length > 0) throw new WrongUse('name one file of JSON lines');
  if (!existsSync(file)) throw new WrongUse('the file does not exist');
  if (!values.key) throw new WrongUse('give an API key by --key or ACQUAINT_KEY');
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > AT_ONCE_MOST)
    throw new WrongUse(`--at-once is a whole number from 1 to ${AT_ONCE_MOST}`);
  return { file, key: values.key, url: values.url, atOnce };
}

const ended = ({ outcome, status, problem }: BatchResult) => (problem ? 'problem' : (outcome ?? status ?? 'problem'));

function summaryOf(counts: ReadonlyMap<string, number>, started: number) {
  const ms = Math.round(performance.now() - started);
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return { all, ...Object.fromEntries(counts), ms, per_hour: ms > 0 ? Math.round((all / ms) * 3_600_000) : 0 };
}

function tell(counts: ReadonlyMap<string, number>, started: number): void {
  const { all, per_hour } = summaryOf(counts, started);
  const parts = [...counts].map(([name, count]) => `${name} ${count}`);
  process.stderr.write(`\r${all} done, ${per_hour} an hour: ${parts.join(', ')}   `);
}
