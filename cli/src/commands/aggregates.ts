import { createWriteStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ExpressionInvalid } from '@acquaint/engines/expression';
import { AggregateInvalid, readAggregates, Windows } from '@acquaint/engines/windows';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { writeLine } from '../lists/json-lines.ts';
import { csvEvents, EventShape } from '../transactions/csv-events.ts';
import { WrongUse } from '../usage.ts';

const Spec = z.strictObject({ event: EventShape.optional(), aggregates: z.unknown() });
const CHUNK = 1 << 16;
const SAID_EVERY = 200_000;

/** `aggregates <transactions.csv[.gz]> --spec <yaml> --out <csv>`: the declared aggregates as each transaction finds them. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { spec: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1 || !values.spec || !values.out)
    throw new WrongUse('one file of transactions, --spec and --out are needed');
  const spec = await readSpec(values.spec);
  const { types, events } = await csvEvents(file, spec.event ?? {});
  const windows = openWindows(() => new Windows(readAggregates(spec.aggregates), types));
  const part = `${values.out}.part`;
  const out = createWriteStream(part);
  let text = `tx_id,${windows.names.join(',')}\n`;
  let [rows, ms] = [0, 0];
  for await (const event of events) {
    const started = performance.now();
    const found = windows.push(event);
    ms += performance.now() - started;
    text += `${cell(event.id)},${found.map(cell).join(',')}\n`;
    rows += 1;
    if (rows % SAID_EVERY === 0) process.stderr.write(`acquaint: ${rows} transactions\n`);
    if (text.length > CHUNK) {
      if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
      text = '';
    }
  }
  out.end(text);
  await finished(out);
  await rename(part, values.out);
  await writeLine(
    JSON.stringify({ rows, us_per_row: rows === 0 ? null : round((ms * 1000) / rows), ...windows.size() }),
  );
  return 0;
}

async function readSpec(file: string): Promise<z.output<typeof Spec>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WrongUse(`${file} cannot be read`);
  });
  const parsed = Spec.safeParse(parseYaml(text, { maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUse(
    `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is no specification of aggregates'}`,
  );
}

/** What is wrong in a specification is wrong use, told with its place. */
function openWindows(make: () => Windows): Windows {
  try {
    return make();
  } catch (error) {
    if (error instanceof AggregateInvalid) throw new WrongUse(error.message);
    if (error instanceof ExpressionInvalid)
      throw new WrongUse(`line ${error.place.line}, column ${error.place.column}: ${error.message}`);
    throw error;
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const round = (value: number): number => Math.round(value * 100) / 100;
