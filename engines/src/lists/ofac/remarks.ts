import { countryCode } from '../countries.ts';
import { addBirthDates } from '../facts.ts';
import type { ListedEntity } from '../types.ts';

/** Words before a number in OFAC remarks, to the kind of identifier it is. */
const NUMBERS: readonly [RegExp, string][] = [
  [/^passport$/i, 'passport'],
  [
    /^(?:national id no\.|cedula no\.|identification number|personal id card|citizen's card number|c\.u\.r\.p\.|d\.n\.i\.|i\.d\. card|residency number|stateless person id card|birth certificate number|national foreign id number)$/i,
    'id',
  ],
  [
    /^(?:tax id no\.|nit #|r\.f\.c\.|rif #|ruc #|v\.a\.t\. number|c\.u\.i\.t\.|c\.u\.i\.p\.|italian fiscal code|rtn)$/i,
    'tax',
  ],
  [
    /^(?:registration number|registration id|business registration number|business registration document #|commercial registry number|company number|enterprise number|trade license no\.|business number|c\.r\. no\.|chamber of commerce number|matricula mercantil no|folio mercantil no\.|economic register number(?: \(cbls\))?|license|public registration number|central registration number|unified social credit code(?: \(uscc\))?|legal entity number|government gazette number)$/i,
    'registration',
  ],
  [/^swift\/bic$/i, 'bic'],
  [/^ssn$/i, 'social_security'],
  [/^aircraft tail number$/i, 'tail_number'],
  [/^aircraft manufacturer's serial number \(msn\)$/i, 'serial'],
  [/^mmsi$/i, 'mmsi'],
  [/^(?:vessel registration identification imo|identification number imo)$/i, 'imo'],
  [/^driver's license no\.$/i, 'driving_licence'],
];

/** The kind of number that OFAC's words for it mean, or null for what identifies nobody. */
export function numberKind(label: string): string | null {
  return NUMBERS.find(([pattern]) => pattern.test(label.trim()))?.[1] ?? null;
}

/** Longest label is tried first; the value follows it. */
const NUMBER_SEGMENT =
  /^(?:alt\. )?(.+?)\s+((?=\S*\d)[^\s(][^(]*?)(?:\s*\(([^)]*)\))?(?:\s+(?:issued|expires|Issued|Expires).*)?$/;

/** Reads what OFAC writes in its remarks column: birth dates, nationality, gender, documents, weak aliases, wallets. */
export function readRemarks(remarks: string, entity: ListedEntity, warnings: string[]): void {
  for (const segment of segmentsOf(remarks)) readSegment(segment, entity, warnings);
}

function segmentsOf(remarks: string): string[] {
  return remarks
    .slice(0, 60_000)
    .replace(/\.\s*$/, '')
    .split(/;\s+/)
    .map((segment) => segment.trim().replace(/\.$/, ''))
    .filter((segment) => segment !== '');
}

function readSegment(segment: string, entity: ListedEntity, warnings: string[]): void {
  const alias = /^(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.|alt\. a\.k\.a\.)\s+'(.+?)'?$/.exec(segment);
  if (alias?.[1] !== undefined) {
    entity.names.push({ text: naturalOrder(alias[1], entity.schema), kind: 'weak' });
    return;
  }
  const dated = /^(?:alt\. )?DOB\s+(.+)$/.exec(segment);
  if (dated?.[1] !== undefined) {
    addBirthDates(entity, dated[1], warnings);
    return;
  }
  const nation = /^(?:alt\. )?(?:nationality|citizen)\s+(.+)$/.exec(segment);
  if (nation?.[1] !== undefined) {
    const code = countryCode(nation[1]);
    if (code !== null) pushOnce(entity.countries, code);
    return;
  }
  const gender = /^Gender\s+(Male|Female)/i.exec(segment);
  if (gender?.[1] !== undefined) pushOnce(entity.genders, gender[1].toLowerCase());
  else readNumber(segment, entity);
}

function readNumber(segment: string, entity: ListedEntity): void {
  const wallet = /^(?:alt\. )?Digital Currency Address - (\S+)\s+(\S+)$/.exec(segment);
  if (wallet?.[2] !== undefined) {
    entity.identifiers.push({ kind: 'crypto', value: wallet[2] });
    return;
  }
  const vessel = /(?:Vessel Registration Identification|Identification Number)\s+IMO\s+(\d{7})/.exec(segment);
  if (vessel?.[1] !== undefined) {
    entity.identifiers.push({ kind: 'imo', value: vessel[1] });
    return;
  }
  const found = NUMBER_SEGMENT.exec(segment);
  const label = found?.[1] ?? '';
  const kind = numberKind(label);
  if (!found?.[2] || kind === null) return;
  const country = found[3] === undefined ? null : countryCode(found[3]);
  entity.identifiers.push({ kind, value: found[2].trim(), ...(country === null ? {} : { country }) });
}

function pushOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/** OFAC writes people as "LAST, First Middle"; others keep their commas. */
export function naturalOrder(name: string, schema: ListedEntity['schema']): string {
  const comma = name.indexOf(',');
  if (schema !== 'Person' || comma === -1) return name.trim();
  return `${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}`.trim();
}
