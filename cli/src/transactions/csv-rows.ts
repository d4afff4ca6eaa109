import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { WrongUse } from '../usage.ts';

/** A line of a CSV file by its header. */
export type Row = Record<string, string>;

/** The lines of a CSV file, packed with gzip or not, one by one. Throws `WrongUse` when it cannot be opened. */
export async function rowsOf(file: string): Promise<AsyncIterable<Row>> {
  const packed = await isPacked(file);
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const parser = parse({ columns: true, bom: true, skip_empty_lines: true, max_record_size: 1_000_000 });
  const source = packed ? bytes.pipe(createGunzip().on('error', (e) => parser.destroy(e))) : bytes;
  bytes.on('error', (error) => parser.destroy(error));
  return source.pipe(parser) as AsyncIterable<Row>;
}

async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => {
    throw new WrongUse(`${file} cannot be opened`);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
