import { countryCodes } from '../countries.ts';
import { partialDate } from '../dates.ts';
import { finishList } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListedName, type ListedSchema, type ListFile } from '../types.ts';

type Properties = Readonly<Record<string, unknown>>;

/** FollowTheMoney schemata to ours; what is not listed here (Address, Sanction, Ownership …) is no listed entity. */
const SCHEMATA: Readonly<Record<string, ListedSchema>> = {
  Person: 'Person',
  Organization: 'Organization',
  PublicBody: 'Organization',
  Company: 'Company',
  LegalEntity: 'LegalEntity',
  Vessel: 'Vessel',
  Airplane: 'Airplane',
  CryptoWallet: 'CryptoWallet',
};

const IDENTIFIERS: Readonly<Record<string, string>> = {
  idNumber: 'id',
  passportNumber: 'passport',
  registrationNumber: 'registration',
  taxNumber: 'tax',
  leiCode: 'lei',
  imoNumber: 'imo',
  mmsi: 'mmsi',
  innCode: 'tax',
  ogrnCode: 'registration',
  swiftBic: 'bic',
  publicKey: 'crypto',
  socialSecurityNumber: 'social_security',
  vatCode: 'vat',
  icaoCode: 'icao',
  serialNumber: 'serial',
};

/** Longest line that is read. */
const MAX_LINE = 1_000_000;

/** FollowTheMoney JSON lines (as OpenSanctions and others publish): one entity a line; a damaged line is a warning. */
export function parseFtm(
  jsonl: string,
  source: { list: string; title?: string; authority?: string; version?: string },
): ListFile {
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  let line = 0;
  for (const text of lines(jsonl)) {
    line++;
    if (text.trim() === '') continue;
    const entity = text.length > MAX_LINE ? null : parseEntity(text, source.list);
    if (entity === 'not_listed') continue;
    if (entity === null) warnings.push(`line ${line}: not an entity`);
    else entities.push(entity);
  }
  return finishList(
    {
      list: source.list,
      title: source.title ?? source.list,
      authority: source.authority ?? source.list,
      version: source.version ?? null,
      entities,
      warnings,
    },
    jsonl,
  );
}

function* lines(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end);
    if (end === -1) return;
    start = end + 1;
  }
}

function parseEntity(text: string, list: string): ListedEntity | 'not_listed' | null {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(row) || typeof row.id !== 'string' || row.id === '' || typeof row.schema !== 'string') return null;
  const schema = SCHEMATA[row.schema];
  if (!schema) return 'not_listed';
  const properties = isRecord(row.properties) ? row.properties : {};
  const datasets = strings(row.datasets);
  const entity = emptyEntity(row.id.slice(0, 200), datasets[0] ?? list, schema);
  fill(entity, properties, typeof row.caption === 'string' ? row.caption : null);
  return entity.names.length === 0 && entity.identifiers.length === 0 ? null : entity;
}

function fill(entity: ListedEntity, properties: Properties, caption: string | null): void {
  entity.names = namesOf(properties, caption);
  entity.birth_dates = ['birthDate', 'incorporationDate']
    .flatMap((key) => strings(properties[key]))
    .flatMap((date) => partialDate(date) ?? []);
  entity.countries = countryCodes(
    ['nationality', 'citizenship', 'country', 'jurisdiction', 'mainCountry', 'flag'].flatMap((key) =>
      strings(properties[key]),
    ),
  );
  entity.genders = strings(properties.gender);
  entity.identifiers = Object.entries(IDENTIFIERS).flatMap(([key, kind]) =>
    strings(properties[key]).map((value) => ({ kind, value })),
  );
  entity.addresses = strings(properties.address);
  entity.programmes = [...strings(properties.program), ...strings(properties.programId)];
  entity.topics = strings(properties.topics);
  entity.remarks = strings(properties.notes)[0] ?? null;
}

function namesOf(properties: Properties, caption: string | null): ListedName[] {
  const names: ListedName[] = strings(properties.name).map((text): ListedName => ({ text, kind: 'primary' }));
  if (names.length === 0 && caption) names.push({ text: caption, kind: 'primary' });
  for (const text of [...strings(properties.alias), ...strings(properties.previousName)])
    names.push({ text, kind: 'strong' });
  for (const text of [...strings(properties.weakAlias), ...strings(properties.abbreviation)])
    names.push({ text, kind: 'weak' });
  return names;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is string => typeof each === 'string' && each.trim() !== '').slice(0, 2000);
}
