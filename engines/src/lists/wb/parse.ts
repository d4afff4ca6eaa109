import { csvTable, type Rows } from '../csv.ts';
import { addAddress, addName, addOnce } from '../facts.ts';
import { finishList, sha256 } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListFile, ListUnreadable } from '../types.ts';

const LIST = 'wb_debarred';

/** Fields of the service's answer, and headings of the sheet that its page exports. */
const FIELDS = {
  id: ['supp_id', 'supplier id', 'firm id'],
  name: ['supp_name', 'firm name', 'name'],
  also: ['add_supp_info', 'additional firm info', 'additional info'],
  type: ['supp_type_code', 'type'],
  street: ['supp_addr', 'address'],
  city: ['supp_city', 'city'],
  state: ['supp_state_code', 'state'],
  postcode: ['supp_zip_code', 'zip', 'postal code'],
  country: ['country_name', 'land1', 'country'],
  from: ['debar_from_date', 'from date', 'ineligibility period from date', 'from'],
  to: ['debar_to_date', 'to date', 'ineligibility period to date', 'to'],
  grounds: ['debar_reason', 'grounds'],
} as const satisfies Record<string, readonly string[]>;
type Field = (name: keyof typeof FIELDS) => string;

/** The World Bank's debarred firms and individuals: the service's JSON, or the sheet (CSV, XLSX) that its page exports. */
export function parseWorldBank(source: string | Rows, options: { version?: string | null } = {}): ListFile {
  const warnings: string[] = [];
  const entities: ListedEntity[] = [];
  const fields = typeof source === 'string' && /^\s*[[{]/.test(source) ? jsonFields(source) : tableFields(source);
  for (const [at, field] of fields.entries()) {
    const entity = readFirm(field);
    if (entity) entities.push(entity);
    else warnings.push(`firm ${at + 1} has no name and is left out`);
  }
  return finishList(
    {
      list: LIST,
      title: 'World Bank Debarred Firms and Individuals',
      authority: 'World Bank Group',
      version: options.version ?? null,
      entities,
      warnings,
    },
    typeof source === 'string' ? source : JSON.stringify(source),
  );
}

function jsonFields(text: string): Field[] {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the list file is not readable JSON', { cause });
  }
  const firms = inside(inside(answer, 'response'), 'ZPROCSUPP');
  if (!Array.isArray(firms)) throw new ListUnreadable('list.unknown_format', 'this is not the World Bank list');
  return firms.map((firm: unknown) => {
    const low = new Map(Object.entries(Object(firm)).map(([key, value]) => [key.toLowerCase(), value]));
    return (name) => {
      const value = FIELDS[name].map((key) => low.get(key)).find((each) => each !== undefined && each !== null);
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    };
  });
}

function inside(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value : (Object(value)[key] ?? value);
}

function tableFields(source: string | Rows): Field[] {
  const { columns, rows } = csvTable(
    source,
    (header) => header.includes('supp_name') || (header.includes('firm name') && header.includes('country')),
  );
  return rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => (name) => {
      const at = FIELDS[name].map((key) => columns.get(key)).find((each) => each !== undefined);
      return at === undefined ? '' : (row[at]?.trim() ?? '');
    });
}

function readFirm(field: Field): ListedEntity | null {
  // Firms carry a star or another mark that points at a note below the table.
  const name = field('name').replace(/\s*\*\d*\s*$/, '');
  if (name === '') return null;
  const id = /^\w{1,20}$/.test(field('id'))
    ? field('id')
    : sha256(JSON.stringify([name, field('country'), field('from')])).slice(0, 16);
  const person = field('type') === 'I' || /^(?:mr|mrs|ms|dr)\.?\s/i.test(name);
  const entity = emptyEntity(
    `wb-${id}`,
    LIST,
    person ? 'Person' : field('type') === '' ? 'LegalEntity' : 'Organization',
  );
  addName(entity, name.replace(/^(?:mr|mrs|ms|dr)\.?\s+/i, ''), 'primary');
  for (const [, alias = ''] of field('also').matchAll(
    /(?:a\.?k\.?a\.?|f\.?k\.?a\.?|formerly|also known as)\s*:?\s*([^;,()]+)/gi,
  ))
    addName(entity, alias, 'strong');
  addAddress(entity, [field('street'), field('city'), field('state'), field('postcode')], field('country'));
  addOnce(entity.programmes, 'World Bank debarment');
  entity.topics = ['debarment'];
  const until = /^2999|^$/.test(field('to')) ? '' : ` to ${field('to')}`;
  entity.remarks =
    [field('grounds'), field('from') && `from ${field('from')}${until}`, field('also')]
      .filter((part) => part !== '')
      .join('; ') || null;
  return entity;
}
