import { addAddress, addBirthDates, addCountry, addGender, addIdentifier, addName, addOnce } from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedSchema, type ListFile, ListUnreadable } from '../types.ts';
import { childrenOf, childText, descend, type Element, eachElement } from '../xml.ts';
import { OFAC_LISTS, type OfacList } from './parse.ts';
import { numberKind } from './remarks.ts';

const SCHEMATA: Readonly<Record<string, ListedSchema>> = {
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

/** OFAC's SDN or consolidated non-SDN list in XML (`sdn.xml`, `consolidated.xml`), with the ids that its CSV gives. */
export function parseOfacXml(xml: string, which: OfacList): ListFile {
  if (!/<(?:\w+:)?sdnList\b/.test(xml.slice(0, 4000)))
    throw new ListUnreadable('list.unknown_format', 'this is not an OFAC list');
  const source = OFAC_LISTS[which];
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  let version: string | null = null;
  eachElement(xml, new Set(['publshInformation', 'sdnEntry']), (name, element) => {
    if (name !== 'sdnEntry') {
      version = publishDate(childText(element, 'Publish_Date'));
      return;
    }
    const entity = readEntry(element, source, warnings);
    if (entity) entities.push(entity);
    else warnings.push(`entry ${childText(element, 'uid').slice(0, 40) || '?'} without number or name is left out`);
  });
  const { list, title } = source;
  return finishList({ list, title, authority: 'US Treasury OFAC', version, entities, warnings }, xml);
}

function readEntry(
  element: Element,
  source: { list: string; prefix: string },
  warnings: string[],
): ListedEntity | null {
  const number = childText(element, 'uid');
  if (!/^\d{1,12}$/.test(number)) return null;
  const schema = SCHEMATA[childText(element, 'sdnType').toLowerCase()] ?? 'Organization';
  const entity = emptyEntity(`${source.prefix}${number}`, source.list, schema);
  addName(entity, nameOf(element), 'primary');
  if (entity.names.length === 0) return null;
  for (const alias of descend(element, 'akaList', 'aka'))
    addName(entity, nameOf(alias), /weak/i.test(childText(alias, 'category')) ? 'weak' : 'strong');
  for (const programme of descend(element, 'programList', 'program')) addOnce(entity.programmes, programme.text);
  entity.topics = sanctionTopics('us', entity.programmes);
  for (const birth of descend(element, 'dateOfBirthList', 'dateOfBirthItem'))
    addBirthDates(entity, childText(birth, 'dateOfBirth'), warnings);
  for (const [of, one] of [
    ['nationalityList', 'nationality'],
    ['citizenshipList', 'citizenship'],
  ] as const)
    for (const each of descend(element, of, one)) addCountry(entity, childText(each, 'country'));
  for (const [vessel] of [childrenOf(element, 'vesselInfo')])
    if (vessel) addCountry(entity, childText(vessel, 'vesselFlag'));
  for (const id of descend(element, 'idList', 'id')) readNumber(entity, id);
  for (const address of descend(element, 'addressList', 'address')) readAddress(entity, address);
  entity.remarks = childText(element, 'remarks') || null;
  return entity;
}

function nameOf(element: Element): string {
  return `${childText(element, 'firstName')} ${childText(element, 'lastName')}`;
}

/** Genders, wallets and ship numbers are written as numbers of a document too. */
function readNumber(entity: ListedEntity, id: Element): void {
  const [type, value] = [childText(id, 'idType'), childText(id, 'idNumber')];
  const imo = /vessel registration|^imo/i.test(type) ? /(\d{7})/.exec(value)?.[1] : undefined;
  const kind = numberKind(type);
  if (/^gender$/i.test(type)) addGender(entity, value);
  else if (/^digital currency address/i.test(type)) addIdentifier(entity, 'crypto', value);
  else if (imo !== undefined) addIdentifier(entity, 'imo', imo);
  else if (kind !== null) addIdentifier(entity, kind, value, childText(id, 'idCountry'));
}

function readAddress(entity: ListedEntity, address: Element): void {
  const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode'];
  addAddress(
    entity,
    parts.map((part) => childText(address, part)),
    childText(address, 'country'),
  );
}

/** OFAC writes the day of publication month first. */
function publishDate(written: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(written) ?? [];
  return year === '' ? null : `${year}-${month}-${day}`;
}
