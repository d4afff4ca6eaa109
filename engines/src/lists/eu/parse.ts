import { csvTable } from '../csv.ts';
import { partialDate } from '../dates.ts';
import {
  addAddress,
  addBirthDates,
  addCountry,
  addGender,
  addIdentifier,
  addName,
  addOnce,
  leadWithPrimary,
} from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedName, type ListFile, ListUnreadable } from '../types.ts';
import { attributeOf, childrenOf, childText, type Element, eachElement } from '../xml.ts';

const LIST = 'eu_fsf';
const TITLE = { list: LIST, title: 'EU Consolidated Financial Sanctions', authority: 'European Commission' };

/** Codes of documents, in the Commission's vocabulary, that are not plain numbers on a card. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  passport: 'passport',
  fiscalcode: 'tax',
  taxid: 'tax',
  euvat: 'tax',
  regnumber: 'registration',
  tradelic: 'registration',
  swiftbic: 'bic',
  imo: 'imo',
};

/** One fact about one entity, whichever file it came from. `get` reads a field by the name it has in the XML. */
type Get = (field: string) => string;

/** The EU's consolidated financial sanctions list, XML 1.1 (`xmlFullSanctionsList_1_1`): facts are attributes, repeated per regulation. */
export function parseEu(xml: string): ListFile {
  if (!/<(?:\w+:)?export\b/.test(xml.slice(0, 4000)))
    throw new ListUnreadable('list.unknown_format', 'this is not the EU sanctions list');
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  eachElement(xml, new Set(['sanctionEntity']), (_, element) => {
    const entity = readEntity(element, warnings);
    if (entity) entities.push(entity);
    else
      warnings.push(
        `entry ${attributeOf(element, 'logicalId').slice(0, 40) || '?'} without number or name is left out`,
      );
  });
  const version = partialDate(/generationDate="([^"]{4,40})"/.exec(xml.slice(0, 4000))?.[1] ?? '');
  return finishList({ ...TITLE, version, entities, warnings }, xml);
}

function readEntity(element: Element, warnings: string[]): ListedEntity | null {
  const [type] = childrenOf(element, 'subjectType');
  const entity = start(attributeOf(element, 'logicalId'), type ? attributeOf(type, 'code') : '');
  if (!entity) return null;
  const each = (name: string, read: (get: Get, part: Element) => void): void => {
    for (const part of childrenOf(element, name)) read((field) => attributeOf(part, field), part);
  };
  each('nameAlias', (get, part) => readName(entity, get, childText(part, 'remark')));
  each('birthdate', (get) => readBirth(entity, get, warnings));
  each('citizenship', (get) => readCountry(entity, get));
  each('address', (get) => readAddress(entity, get));
  each('identification', (get) => readDocument(entity, get));
  each('regulation', (get) => addOnce(entity.programmes, get('programme')));
  entity.remarks = childText(element, 'remark') || null;
  return finish(entity);
}

/** As parseEu, from the CSV 1.1 (`csvFullSanctionsList_1_1`): semicolons, one row a fact, columns named `NameAlias_WholeName`. */
export function parseEuCsv(csv: string): ListFile {
  const { columns, rows } = csvTable(csv, (header) => header.includes('entity_logicalid'));
  if (!columns.has('namealias_wholename'))
    throw new ListUnreadable('list.unknown_format', 'this is not the EU sanctions list: it has no column of names');
  const entities = new Map<string, ListedEntity>();
  const warnings: string[] = [];
  let broken = 0;
  let version: string | null = null;
  for (const row of rows) {
    const cell = (name: string): string => row[columns.get(name.toLowerCase()) ?? -1]?.trim() ?? '';
    const number = cell('Entity_LogicalId');
    const type = cell('Entity_SubjectType_ClassificationCode') || cell('Entity_SubjectType');
    const entity = entities.get(number) ?? start(number, type);
    if (!entity) {
      broken++;
      continue;
    }
    entities.set(number, entity);
    version ??= partialDate(cell('fileGenerationDate'));
    readRow(entity, cell, warnings);
  }
  if (broken > 0) warnings.push(`${broken} lines without a number are left out`);
  const named = [...entities.values()].flatMap((entity) => {
    const done = finish(entity);
    if (!done) warnings.push(`${entity.id} has no name and is left out`);
    return done ?? [];
  });
  return finishList({ ...TITLE, version, entities: named, warnings }, csv);
}

function readRow(entity: ListedEntity, cell: Get, warnings: string[]): void {
  const of = (part: string, names: Readonly<Record<string, string>> = {}): Get => {
    return (field) => cell(`${part}_${names[field] ?? field}`);
  };
  readName(entity, of('NameAlias'), cell('NameAlias_Remark'));
  readBirth(entity, of('BirthDate', { dayOfMonth: 'Day', monthOfYear: 'Month' }), warnings);
  readCountry(entity, of('Citizenship'));
  readAddress(entity, of('Address'));
  readDocument(entity, of('Identification', { identificationTypeCode: 'TypeCode' }));
  addOnce(entity.programmes, cell('Entity_Regulation_Programme'));
  entity.remarks ??= cell('Entity_Remark') || null;
}

function start(number: string, type: string): ListedEntity | null {
  if (!/^\d{1,12}$/.test(number)) return null;
  const schema = /^p(?:erson)?$/i.test(type) ? 'Person' : /^v(?:essel)?$/i.test(type) ? 'Vessel' : 'Organization';
  return emptyEntity(`eu-${number}`, LIST, schema);
}

function finish(entity: ListedEntity): ListedEntity | null {
  if (entity.names.length === 0) return null;
  leadWithPrimary(entity);
  entity.topics = sanctionTopics('eu', entity.programmes);
  // Ships are listed as enterprises; their number tells.
  if (entity.schema === 'Organization' && entity.identifiers.some((each) => each.kind === 'imo'))
    entity.schema = 'Vessel';
  return entity;
}

/** The Commission grades a name in its remark, at the start of a clause. `strong` speaks of spelling and is true for nearly all. */
function readName(entity: ListedEntity, get: Get, remark: string): void {
  const whole =
    get('wholeName') ||
    ['firstName', 'middleName', 'lastName']
      .map(get)
      .filter((part) => part !== '')
      .join(' ');
  const weak =
    /^false$/i.test(get('strong')) ||
    /(?:^|[\n;(])\s*low\s+quality\s+al?i{1,2}as|(?:^|[\n;(])\s*low\s+quality\s+a\.k\.a/i.test(remark);
  const kind: ListedName['kind'] = weak ? 'weak' : /[A-Za-z]/.test(whole) ? 'strong' : 'original_script';
  addName(entity, whole, kind);
  addGender(entity, get('gender'));
}

/** Components of another calendar would be wrong years; only the converted date of such is read. */
function readBirth(entity: ListedEntity, get: Get, warnings: string[]): void {
  const [from, to] = [get('yearRangeFrom'), get('yearRangeTo')];
  const gregorian = /^(?:|gregorian)$/i.test(get('calendarType'));
  const parts = [get('year'), get('monthOfYear'), get('dayOfMonth')].filter((part) => part !== '' && part !== '0');
  const written = get('birthdate');
  if (written !== '') addBirthDates(entity, written, warnings);
  else if (!gregorian) {
    if (parts.length > 0)
      warnings.push(`${entity.id}: a birth date of the ${get('calendarType').slice(0, 20)} calendar is not read`);
  } else if (parts.length > 0) addBirthDates(entity, parts.join('-'), warnings);
  else if (from !== '' || to !== '')
    addBirthDates(entity, from === '' || to === '' ? from + to : `${from} to ${to}`, warnings);
}

/** The code 00 says that the country is not known. */
function readCountry(entity: ListedEntity, get: Get): void {
  addCountry(entity, get('countryIso2Code') || get('countryDescription'));
}

function readAddress(entity: ListedEntity, get: Get): void {
  const parts = ['street', 'poBox', 'zipCode', 'place', 'city', 'region'].map(get);
  const country = /^(?:unknown)?$/i.test(get('countryDescription')) ? '' : get('countryDescription');
  addAddress(entity, parts, country);
  if (entity.schema !== 'Person') readCountry(entity, get);
}

function readDocument(entity: ListedEntity, get: Get): void {
  const code = get('identificationTypeCode').toLowerCase();
  const number = get('number') || get('latinNumber');
  if (/^true$/i.test(get('knownFalse'))) return;
  const country = get('countryIso2Code') === '00' ? '' : get('countryIso2Code');
  addIdentifier(entity, DOCUMENTS[code] ?? 'id', number, country);
}
