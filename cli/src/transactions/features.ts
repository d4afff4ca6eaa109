import type { FeatureTable } from '@acquaint/engines/forest';
import { WrongUse } from '../usage.ts';
import { rowsOf } from './csv-rows.ts';

/** A file of features: every column as numbers (NaN where a cell is empty or no number) and as it was written. */
export type FeatureFile = {
  header: readonly string[];
  rows: number;
  numbers: (column: string) => Float64Array;
  texts: (column: string) => string[];
};

/** Columns that name a row, a card or a time, or tell the answer; no model may learn from them unless they are asked for by name. */
const NO_FEATURE = [
  /^(?:.*_)?(?:id|uuid)$/i,
  /^(?:tx_|transaction_)?(?:ts|time|date|datetime|timestamp|time_days|time_seconds)$/i,
  /^(?:tx_|is_)?(?:fraud|fraud_scenario|scenario|label|pattern|alert|decoy)$/i,
  /^(?:customer|terminal|account|card|device|payee|from|to)$/i,
];
const MOST_ROWS = 5_000_000;

/** Reads a file of features, packed or not. Throws `WrongUse` when it is empty or too long. */
export async function readFeatures(file: string): Promise<FeatureFile> {
  const columns = new Map<string, string[]>();
  let rows = 0;
  for await (const row of await rowsOf(file)) {
    if (rows === MOST_ROWS) throw new WrongUse(`${file} has more than ${MOST_ROWS} rows`);
    for (const [name, value] of Object.entries(row)) {
      const column = columns.get(name);
      if (column) column.push(value);
      else columns.set(name, [value]);
    }
    rows += 1;
  }
  if (rows === 0) throw new WrongUse(`${file} has no rows`);
  const texts = (column: string) => {
    const found = columns.get(column);
    if (!found) throw new WrongUse(`${file} has no column "${column}"`);
    return found;
  };
  const numbers = (column: string) =>
    Float64Array.from(texts(column), (text) => (text === '' ? Number.NaN : Number(text)));
  return { header: [...columns.keys()], rows, numbers, texts };
}

/** The columns of a file that can be features: numbers that neither name anything nor tell the answer. */
export function featureNames(file: FeatureFile, label: string | undefined): string[] {
  return file.header.filter(
    (name) =>
      name !== label &&
      !NO_FEATURE.some((pattern) => pattern.test(name)) &&
      file.texts(name).every((text) => text === '' || Number.isFinite(Number(text))),
  );
}

export function tableOf(file: FeatureFile, names: readonly string[]): FeatureTable {
  return { names, rows: file.rows, columns: names.map((name) => file.numbers(name)) };
}

/** Labels as 1 and 0. Throws `WrongUse` at the first that is neither. */
export function labelsOf(file: FeatureFile, column: string): Uint8Array {
  return Uint8Array.from(file.texts(column), (text, row) => {
    if (/^(?:1|1\.0|true)$/i.test(text)) return 1;
    if (/^(?:0|0\.0|false)$/i.test(text)) return 0;
    throw new WrongUse(`row ${row + 1}: the label "${column}" is neither 1 nor 0`);
  });
}
