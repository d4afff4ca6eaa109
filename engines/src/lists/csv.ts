import { parse } from 'csv-parse/sync';
import { ListUnreadable } from './types.ts';

/** Longest list text that is parsed, in characters. */
export const MAX_TEXT = 400_000_000;

/** Rows of a list's CSV. Authorities' files carry stray quotes, ragged rows and an end-of-file sign; those are tolerated. */
export function csvRows(text: string, delimiter = ','): string[][] {
  if (text.length > MAX_TEXT) throw new ListUnreadable('list.too_large', 'the list file is larger than 400 MB');
  // OFAC's files end with the CP/M end-of-file sign.
  const cut =
    text.endsWith('\u001a') || text.endsWith('\u001a\n') || text.endsWith('\u001a\r\n')
      ? text.slice(0, text.lastIndexOf('\u001a'))
      : text;
  try {
    return parse(cut, {
      bom: true,
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the list file is not readable CSV', { cause });
  }
}

/** A sheet: rows of cells as texts. */
export type Rows = readonly (readonly string[])[];

/** A table with a header: the place of each column by its folded name, and the rows below. */
export type Table = { columns: ReadonlyMap<string, number>; rows: Rows; headerAt: number };

/** The table in a text (its separator told by its first lines) or in a sheet's rows; the header is among the first twenty. */
export function csvTable(source: string | Rows, isHeader: (folded: readonly string[]) => boolean): Table {
  const rows = typeof source === 'string' ? csvRows(source, separatorOf(source)) : source;
  const headerAt = rows.slice(0, 20).findIndex((row) => isHeader(row.map(foldHeading)));
  const header = rows[headerAt];
  if (!header)
    throw new ListUnreadable('list.unknown_format', 'the table has none of the headings that it should have');
  const columns = new Map<string, number>();
  for (const [at, name] of header.map(foldHeading).entries()) if (!columns.has(name)) columns.set(name, at);
  return { columns, rows: rows.slice(headerAt + 1), headerAt };
}

export function foldHeading(cell: string): string {
  return cell.trim().toLowerCase().replace(/\s+/g, ' ');
}

function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n', 8).join('\n');
  const count = (sign: string): number => lines.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
