import type { Names, Value } from '@acquaint/engines/expression';
import { z } from 'zod';
import { WrongUse } from '../usage.ts';
import { type Row, rowsOf } from './csv-rows.ts';

/** Which columns of a CSV file are the number and the time of an event, and what its fields are. */
export const EventShape = z.strictObject({
  id: z.string().optional(),
  time: z.string().optional(),
  fields: z.record(z.string(), z.enum(['string', 'number', 'bool'])).optional(),
});
export type EventShape = z.output<typeof EventShape>;
export type CsvEvent = { id: string; time: number; fields: Record<string, Value> };
export type CsvEvents = { types: Names; events: AsyncIterable<CsvEvent> };

const TIMES = ['ts', 'time', 'timestamp', 'date', 'datetime', 'tx_datetime'];
const IDS = ['tx_id', 'id', 'transaction_id'];
/** Rows that are looked at before a column is taken for numbers. */
const LOOKED_AT = 2000;
const SECONDS_BELOW = 1e11;

/** The rows of a transactions file, packed or not, as events. Throws `WrongUse` when it has no column of times, or a time that is none. */
export async function csvEvents(file: string, shape: EventShape): Promise<CsvEvents> {
  const rows = (await rowsOf(file))[Symbol.asyncIterator]();
  const first: Row[] = [];
  while (first.length < LOOKED_AT) {
    const { value, done } = await rows.next();
    if (done) break;
    first.push(value);
  }
  const header = Object.keys(first[0] ?? {});
  const id = named(header, shape.id, IDS) ?? header[0] ?? '';
  const time = named(header, shape.time, TIMES);
  if (time === undefined) throw new WrongUse(`${file} has no column of times; name it as event.time`);
  const kinds = Object.fromEntries(header.map((column) => [column, shape.fields?.[column] ?? guess(first, column)]));
  for (const field of Object.keys(shape.fields ?? {}))
    if (!header.includes(field)) throw new WrongUse(`${file} has no column "${field}"`);
  const toEvent = (row: Row, line: number): CsvEvent => {
    const at = timeOf(row[time] ?? '');
    if (Number.isNaN(at)) throw new WrongUse(`line ${line}: the time cannot be read`);
    const fields: Record<string, Value> = {};
    for (const column of header) fields[column] = readCell(row[column] ?? '', kinds[column]);
    return { id: row[id] ?? '', time: at, fields };
  };
  async function* events(): AsyncGenerator<CsvEvent> {
    let line = 1;
    for (const row of first) yield toEvent(row, ++line);
    for (let next = await rows.next(); !next.done; next = await rows.next()) yield toEvent(next.value, ++line);
  }
  const types = Object.fromEntries(header.map((column) => [column, { kind: kinds[column] ?? 'string' }])) as Names;
  return { types, events: events() };
}

function named(header: readonly string[], said: string | undefined, usual: readonly string[]): string | undefined {
  if (said !== undefined) return header.includes(said) ? said : undefined;
  return header.find((column) => usual.includes(column.toLowerCase()));
}

function guess(rows: readonly Row[], column: string): 'number' | 'string' {
  const values = rows.map((row) => row[column] ?? '').filter((value) => value !== '');
  return values.length > 0 && values.every((value) => Number.isFinite(Number(value))) ? 'number' : 'string';
}

function readCell(text: string, kind: string | undefined): Value {
  if (text === '') return null;
  if (kind === 'bool') return /^(?:1|true|yes)$/i.test(text);
  if (kind !== 'number') return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** ISO 8601, or seconds or milliseconds since 1970. A date without a zone is UTC. */
function timeOf(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) < SECONDS_BELOW ? Number(text) * 1000 : Number(text);
  const iso = text.replace(' ', 'T');
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || iso.length === 10 ? iso : `${iso}Z`);
}
