import { countryCode } from '../countries.ts';
import { csvRows } from '../csv.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedSchema, type ListFile, ListUnreadable } from '../types.ts';
import { naturalOrder, readRemarks } from './remarks.ts';

/** The four CSV files of an OFAC list, as text (latin-1). Only the primary file is required. */
export type OfacTexts = { sdn: string; alt?: string; add?: string; comments?: string };

const SCHEMATA: Readonly<Record<string, ListedSchema>> = {
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};
const COLUMNS = 12;

export const OFAC_LISTS = {
  sdn: { list: 'us_ofac_sdn', title: 'OFAC Specially Designated Nationals', prefix: 'ofac-' },
  consolidated: { list: 'us_ofac_cons', title: 'OFAC Consolidated (non-SDN)', prefix: 'ofacc-' },
} as const;
export type OfacList = keyof typeof OFAC_LISTS;

/** OFAC's Specially Designated Nationals list: 12 columns without a header, `-0-` for nothing, parts joined by entity number. */
export function parseOfac(texts: OfacTexts, options: { version?: string | null } = {}): ListFile {
  return parse(texts, OFAC_LISTS.sdn, options.version ?? null);
}

/** OFAC's consolidated non-SDN list, in the same four files. */
export function parseOfacConsolidated(texts: OfacTexts, options: { version?: string | null } = {}): ListFile {
  return parse(texts, OFAC_LISTS.consolidated, options.version ?? null);
}

function parse(
  texts: OfacTexts,
  source: { list: string; title: string; prefix: string },
  version: string | null,
): ListFile {
  const warnings: string[] = [];
  const entities = new Map<string, ListedEntity>();
  const remarks = new Map<string, string>();
  for (const row of rowsOf(texts.sdn, COLUMNS, warnings, 'primary')) readPrimary(row, source, entities, remarks);
  if (entities.size === 0 && texts.sdn.trim() !== '')
    throw new ListUnreadable('list.unreadable', 'no line of the primary file has the twelve columns of an OFAC list');
  for (const row of rowsOf(texts.comments, 2, warnings, 'comments'))
    remarks.set(row[0] ?? '', `${remarks.get(row[0] ?? '') ?? ''}${row[1] ?? ''}`);
  for (const [number, text] of remarks) {
    const entity = entities.get(number);
    if (!entity) continue;
    entity.remarks = text;
    readRemarks(text, entity, warnings);
  }
  const orphans =
    joinAliases(rowsOf(texts.alt, 4, warnings, 'alias'), entities) +
    joinAddresses(rowsOf(texts.add, 5, warnings, 'address'), entities);
  if (orphans > 0)
    warnings.push(`${orphans} alias and address lines belong to entities that the primary file does not have`);
  const parts = [texts.sdn, texts.alt ?? '', texts.add ?? '', texts.comments ?? ''];
  return finishList(
    {
      list: source.list,
      title: source.title,
      authority: 'US Treasury OFAC',
      version,
      entities: [...entities.values()],
      warnings,
    },
    parts,
  );
}

function* rowsOf(text: string | undefined, columns: number, warnings: string[], what: string): Generator<string[]> {
  if (text === undefined) return;
  let broken = 0;
  for (const row of csvRows(text)) {
    if (row.length >= columns && /^\d+$/.test((row[0] ?? '').trim())) yield row.map(cellValue);
    else broken++;
  }
  if (broken > 0) warnings.push(`${broken} ${what} lines are damaged and left out`);
}

function cellValue(cell: string): string {
  const text = cell.trim();
  return text === '-0-' ? '' : text;
}

function readPrimary(
  row: string[],
  source: { list: string; prefix: string },
  entities: Map<string, ListedEntity>,
  remarks: Map<string, string>,
): void {
  const [number = '', name = '', type = '', programmes = '', , , , , , flag = '', , notes = ''] = row;
  if (name === '' || entities.has(number)) return;
  const schema = SCHEMATA[type.toLowerCase()] ?? 'Organization';
  const entity = emptyEntity(`${source.prefix}${number}`, source.list, schema);
  entity.names.push({ text: naturalOrder(name, schema), kind: 'primary' });
  entity.programmes = programmes
    .split('] [')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  entity.topics = sanctionTopics('us', entity.programmes);
  const country = countryCode(flag);
  if (country !== null) entity.countries.push(country);
  entities.set(number, entity);
  if (notes !== '') remarks.set(number, notes);
}

function joinAliases(rows: Iterable<string[]>, entities: ReadonlyMap<string, ListedEntity>): number {
  let orphans = 0;
  for (const [number = '', , , name = '', note = ''] of rows) {
    const entity = entities.get(number);
    if (!entity) orphans++;
    else if (name !== '')
      entity.names.push({ text: naturalOrder(name, entity.schema), kind: /weak/i.test(note) ? 'weak' : 'strong' });
  }
  return orphans;
}

function joinAddresses(rows: Iterable<string[]>, entities: ReadonlyMap<string, ListedEntity>): number {
  let orphans = 0;
  for (const [number = '', , street = '', city = '', country = ''] of rows) {
    const entity = entities.get(number);
    if (!entity) {
      orphans++;
      continue;
    }
    const address = [street, city, country].filter((each) => each !== '').join(', ');
    if (address !== '') entity.addresses.push(address);
    const code = countryCode(country);
    // For people an address is no nationality; for the rest it is the best country there is.
    if (code !== null && entity.schema !== 'Person' && !entity.countries.includes(code)) entity.countries.push(code);
  }
  return orphans;
}
