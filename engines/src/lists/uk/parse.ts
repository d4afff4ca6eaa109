import { csvRows } from '../csv.ts';
import { partialDate } from '../dates.ts';
import { addBirthDates, addCountry, addGender, addIdentifier, addOnce, imoNumber } from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedName, type ListFile, ListUnreadable } from '../types.ts';

export const UK_LIST = {
  list: 'gb_fcdo',
  title: 'UK Sanctions List',
  authority: 'UK Foreign, Commonwealth & Development Office',
};

/** Column names in the files the Foreign Office has published, folded. */
const COLUMNS = {
  id: ['unique id'],
  name: ['name'],
  type: ['type', 'individual, entity, ship', 'designation type'],
  regime: ['regime name'],
  birth: ['d.o.b', 'dob', 'date of birth'],
  nationality: ['nationality(/ies)', 'nationality'],
  nameType: ['name type'],
  aliasStrength: ['alias strength'],
  nonLatin: ['name non-latin script'],
  passport: ['passport number'],
  nationalId: ['national identifier number'],
  imo: ['imo number'],
  gender: ['gender'],
} as const satisfies Record<string, readonly string[]>;

type Columns = { at: Record<keyof typeof COLUMNS, number>; nameParts: number[] };

/** The UK sanctions list (CSV): either the short names table or the full one with a row for each name. */
export function parseUk(csv: string, options: { version?: string | null } = {}): ListFile {
  const rows = csvRows(csv);
  const headerAt = rows.slice(0, 10).findIndex((row) => row.some((cell) => fold(cell) === 'unique id'));
  const header = rows[headerAt];
  if (!header)
    throw new ListUnreadable('list.unknown_format', 'this is not the UK sanctions list: it has no Unique ID column');
  const columns = readHeader(header);
  const entities = new Map<string, ListedEntity>();
  const warnings: string[] = [];
  let broken = 0;
  for (const row of rows.slice(headerAt + 1)) {
    if (row.every((cell) => cell.trim() === '')) continue;
    if (!readRow(row, columns, entities, warnings)) broken++;
  }
  if (broken > 0) warnings.push(`${broken} lines without number or name are left out`);
  const report = rows
    .slice(0, headerAt)
    .flat()
    .find((cell) => /report date/i.test(cell));
  const version = options.version ?? partialDate(report?.replace(/^.*?:\s*/, '') ?? '');
  return finishList(
    {
      ...UK_LIST,
      version,
      entities: [...entities.values()],
      warnings,
    },
    csv,
  );
}

function fold(cell: string): string {
  return cell.trim().toLowerCase().replace(/\s+/g, ' ');
}

function readHeader(header: readonly string[]): Columns {
  const folded = header.map(fold);
  const find = (names: readonly string[]): number =>
    names.map((name) => folded.indexOf(name)).find((at) => at !== -1) ?? -1;
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([key, names]) => [key, find(names)])) as Columns['at'];
  // The full table splits a name over "Name 1" to "Name 6", the family name last.
  const nameParts = [1, 2, 3, 4, 5, 6].map((part) => folded.indexOf(`name ${part}`)).filter((place) => place !== -1);
  return { at, nameParts };
}

function readRow(
  row: readonly string[],
  columns: Columns,
  entities: Map<string, ListedEntity>,
  warnings: string[],
): boolean {
  const cell = (key: keyof typeof COLUMNS): string => row[columns.at[key]]?.trim() ?? '';
  const id = cell('id');
  const written = columns.nameParts
    .map((at) => row[at]?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
  const name = written === '' ? cell('name') : written;
  if (!/^[A-Z]{2,8}[A-Z0-9-]*\d+$/i.test(id) || name === '') return false;
  const entity = entities.get(id) ?? newEntity(id, cell('type'));
  entities.set(id, entity);
  entity.names.push({ text: name, kind: ukNameKind(cell('nameType'), cell('aliasStrength')) });
  if (cell('nonLatin') !== '') entity.names.push({ text: cell('nonLatin'), kind: 'original_script' });
  addFacts(entity, cell, warnings);
  return true;
}

function newEntity(id: string, type: string): ListedEntity {
  return emptyEntity(`gb-${id}`, UK_LIST.list, ukSchema(type));
}

export function ukSchema(type: string): ListedEntity['schema'] {
  return /ship|vessel/i.test(type) ? 'Vessel' : /individual/i.test(type) ? 'Person' : 'Organization';
}

/** Unknown parts of a UK date are letters: "dd/mm/1945", "dd/05/1960". */
export function ukDate(written: string): string | null {
  return partialDate(
    written
      .replace(/dd\/mm\//i, '')
      .replace(/dd\//i, '00/')
      .trim(),
  );
}

/** A "primary name variation" is another spelling, not the name. */
export function ukNameKind(nameType: string, strength: string): ListedName['kind'] {
  if (nameType === '' || /^primary name$/i.test(nameType)) return 'primary';
  return /low/i.test(strength) ? 'weak' : 'strong';
}

function addFacts(entity: ListedEntity, cell: (key: keyof typeof COLUMNS) => string, warnings: string[]): void {
  if (cell('birth') !== '') addBirthDates(entity, ukDate(cell('birth')) ?? cell('birth'), warnings);
  for (const part of cell('nationality').split(/[,;/]/)) addCountry(entity, part);
  addOnce(entity.programmes, cell('regime'));
  addGender(entity, cell('gender'));
  entity.topics = sanctionTopics('gb', entity.programmes);
  addIdentifier(entity, 'passport', cell('passport'));
  addIdentifier(entity, 'id', cell('nationalId'));
  addIdentifier(entity, 'imo', imoNumber(cell('imo')) ?? cell('imo'));
}
