import { countryCode, ListUnreadable, xlsxSheet } from '@acquaint/engines/lists';
import { PartialDate } from '#platform/clock';

export const MAX_BYTES = 5 * 1024 * 1024;
export const MAX_ROWS = 10_000;
const MAX_CELL = 300;
const MAX_VALUES = 20;
/** What a part of a workbook may hold when it is unpacked: four times the largest file, far beyond rows that are allowed. */
const MAX_PART = 4 * MAX_BYTES;

export type OwnKind = 'block' | 'allow';
export type OwnEntry = {
  name: string;
  aliases: string[];
  schema: 'Person' | 'Organization' | 'Company';
  birthDate: string | null;
  countries: string[];
  identifiers: string[];
  reason: string | null;
  expiresOn: string | null;
};
export type RowFault =
  | 'name_missing'
  | 'cell_long'
  | 'schema_unknown'
  | 'date_wrong'
  | 'country_unknown'
  | 'cells_wrong'
  | 'fact_missing';
export type RowError = { row: number; column: string | null; code: RowFault };
export type ReadRows = { rows: { row: number; entry: OwnEntry }[]; errors: RowError[]; read: number };

/** The file is no table that can be read; nothing of it is quoted. */
export class TableUnreadable extends Error {
  readonly code: 'unreadable' | 'too_many';
  constructor(code: 'unreadable' | 'too_many', options?: ErrorOptions) {
    super(`own_list.${code}`, options);
    this.code = code;
  }
}

const COLUMNS: Readonly<Record<string, keyof OwnEntry>> = {
  ...{ name: 'name', fullname: 'name', aliases: 'aliases', alias: 'aliases', aka: 'aliases' },
  ...{ schema: 'schema', kind: 'schema', type: 'schema' },
  ...{ birthdate: 'birthDate', dateofbirth: 'birthDate', dob: 'birthDate' },
  ...{ countries: 'countries', country: 'countries', nationality: 'countries' },
  ...{ identifiers: 'identifiers', identifier: 'identifiers', id: 'identifiers', idnumber: 'identifiers' },
  ...{ reason: 'reason', remarks: 'reason', note: 'reason' },
  ...{ expireson: 'expiresOn', expires: 'expiresOn', validuntil: 'expiresOn' },
};
const SCHEMAS: Readonly<Record<string, OwnEntry['schema']>> = {
  ...{ '': 'Person', person: 'Person', individual: 'Person' },
  ...{ organization: 'Organization', organisation: 'Organization', company: 'Company', business: 'Company' },
};

/** Reads the first sheet of an XLSX workbook, or a CSV file in UTF-8 or UTF-16 with `,`, `;` or tab between cells; what is wrong is said by row, as a spreadsheet counts rows. */
export function readOwnFile(bytes: Uint8Array, kind: OwnKind): ReadRows {
  if (bytes.length > MAX_BYTES) throw new TableUnreadable('unreadable');
  const [head, ...lines] = isZip(bytes) ? sheetOf(bytes) : cellsOf(decode(bytes));
  const columns = (head?.cells ?? []).map((cell) => COLUMNS[cell.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? null);
  if (!columns.includes('name')) throw new TableUnreadable('unreadable');
  if (lines.length > MAX_ROWS) throw new TableUnreadable('too_many');
  const answer: ReadRows = { rows: [], errors: [], read: lines.length };
  for (const { row, cells } of lines) {
    const { entry, faults } = readRow(columns, cells, kind);
    if (faults.length === 0) answer.rows.push({ row, entry });
    for (const [column, code] of faults) answer.errors.push({ row, column, code });
  }
  return answer;
}

type Fault = [column: string | null, code: RowFault];

function readRow(columns: readonly (keyof OwnEntry | null)[], cells: readonly string[], kind: OwnKind) {
  const faults: Fault[] = [];
  if (cells.length > columns.length) faults.push([null, 'cells_wrong']);
  const said: Partial<Record<keyof OwnEntry, string>> = {};
  for (const [at, column] of columns.entries()) {
    const cell = plain(cells[at] ?? '');
    if (column && cell) said[column] = said[column] ? `${said[column]}|${cell}` : cell;
    if (column && cell.length > MAX_CELL) faults.push([column, 'cell_long']);
  }
  const schema = SCHEMAS[(said.schema ?? '').toLowerCase()];
  const countries = many(said.countries).map((one) => countryCode(one));
  if (!said.name) faults.push(['name', 'name_missing']);
  if (!schema) faults.push(['schema', 'schema_unknown']);
  if (said.birthDate && !isDate(said.birthDate)) faults.push(['birth_date', 'date_wrong']);
  if (said.expiresOn && !(isDate(said.expiresOn) && said.expiresOn.length === 10))
    faults.push(['expires_on', 'date_wrong']);
  if (countries.includes(null)) faults.push(['countries', 'country_unknown']);
  const identifiers = many(said.identifiers);
  // A name alone never says that somebody is known to be good.
  if (kind === 'allow' && identifiers.length === 0 && said.birthDate?.length !== 10)
    faults.push(['birth_date', 'fact_missing']);
  const entry: OwnEntry = {
    name: said.name ?? '',
    aliases: many(said.aliases),
    schema: schema ?? 'Person',
    birthDate: said.birthDate ?? null,
    countries: countries.flatMap((one) => (one ? [one] : [])),
    identifiers,
    reason: said.reason ?? null,
    expiresOn: said.expiresOn ?? null,
  };
  return { entry, faults };
}

function isDate(text: string): boolean {
  if (!PartialDate.safeParse(text).success) return false;
  const day = new Date(`${text.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && (text.length < 10 || day.toISOString().slice(0, 10) === text);
}

const many = (cell: string | undefined) =>
  (cell ?? '')
    .split('|')
    .flatMap((one) => (one.trim() ? [one.trim()] : []))
    .slice(0, MAX_VALUES);

/** The quote mark that keeps a spreadsheet from calculating a cell is no part of what it says. */
const plain = (cell: string) =>
  cell
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .replaceAll(/\s+/g, ' ');

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TableUnreadable('unreadable');
  }
  if (text.includes('\0')) throw new TableUnreadable('unreadable');
  return text;
}

type Line = { row: number; cells: string[] };

const isZip = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004'));

/** Formulas count as the value that was kept with them; empty lines are left out. */
function sheetOf(bytes: Uint8Array): Line[] {
  try {
    const lines = xlsxSheet(bytes, { rows: 2 * MAX_ROWS, part: MAX_PART });
    return lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(withoutEnd);
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error;
    throw new TableUnreadable(error.code === 'list.too_large' ? 'too_many' : 'unreadable', { cause: error });
  }
}

/** Cells that only carry a colour or a border are no cells of the table. */
function withoutEnd({ row, cells }: Line): Line {
  return { row, cells: cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1) };
}

/** Splits a table into cells; quoted cells may hold separators and line ends. Empty lines are left out but counted. */
function cellsOf(text: string): Line[] {
  const first = text.slice(0, /\r|\n|$/.exec(text)?.index);
  const separators = [',', ';', '\t'].map((one) => ({ one, times: first.split(one).length }));
  const separator = separators.toSorted((a, b) => b.times - a.times)[0]?.one ?? ',';
  const lines: Line[] = [];
  const parts = new RegExp(`(?:"((?:[^"]|"")*)"|((?!")[^${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|$)`, 'y');
  let cells: string[] = [];
  for (let row = 1; parts.lastIndex <= text.length; ) {
    const found = parts.exec(text);
    if (!found) throw new TableUnreadable('unreadable');
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    const end = found[3] ?? '';
    if (end === separator) continue;
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ row, cells });
    if (lines.length > MAX_ROWS + 1) throw new TableUnreadable('too_many');
    cells = [];
    row++;
    if (end === '') break;
  }
  return lines;
}
