import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serializeIndex } from '@acquaint/engines/match';
import { indexLists } from '../lists/open-lists.ts';
import { WrongUse } from '../usage.ts';

/** `index-lists <folder> --out <file>`: one file from which a search starts at once. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new WrongUse('name one folder of lists');
  if (values.out === undefined) throw new WrongUse('name the file to write with --out <file>');
  const started = performance.now();
  const index = await indexLists(folder, (text) => process.stderr.write(`${text}\n`));
  const bytes = serializeIndex(index, index.lists);
  await writeWhole(values.out, bytes);
  process.stdout.write(
    `${JSON.stringify({ lists: index.lists, ms: Math.round(performance.now() - started), bytes: bytes.length })}\n`,
  );
  return 0;
}

/** A reader never sees half an index: it is written beside its place and moved there. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}
