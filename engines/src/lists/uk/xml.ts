import {
  addAddress,
  addBirthDates,
  addCountry,
  addGender,
  addIdentifier,
  addName,
  addOnce,
  imoNumber,
  leadWithPrimary,
} from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListFile, ListUnreadable } from '../types.ts';
import { childText, descend, type Element, eachElement } from '../xml.ts';
import { UK_LIST, ukDate, ukNameKind, ukSchema } from './parse.ts';

/** The UK sanctions list in XML (`UK-Sanctions-List.xml`), with the ids that its CSV gives. */
export function parseUkXml(xml: string): ListFile {
  if (!/<Designations\b/.test(xml.slice(0, 4000)))
    throw new ListUnreadable('list.unknown_format', 'this is not the UK sanctions list');
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  eachElement(xml, new Set(['Designation']), (_, element) => {
    const entity = readDesignation(element, warnings);
    if (entity) entities.push(entity);
    else
      warnings.push(
        `designation ${childText(element, 'UniqueID').slice(0, 40) || '?'} without number or name is left out`,
      );
  });
  const generated = /<DateGenerated>([^<]{4,40})</.exec(xml.slice(0, 4000))?.[1] ?? '';
  return finishList({ ...UK_LIST, version: ukDate(generated), entities, warnings }, xml);
}

function readDesignation(element: Element, warnings: string[]): ListedEntity | null {
  const id = childText(element, 'UniqueID');
  if (!/^[A-Z]{2,8}[A-Z0-9-]*\d+$/i.test(id)) return null;
  const entity = emptyEntity(`gb-${id}`, UK_LIST.list, ukSchema(childText(element, 'IndividualEntityShip')));
  for (const name of descend(element, 'Names', 'Name')) {
    const whole = [1, 2, 3, 4, 5, 6].map((part) => childText(name, `Name${part}`)).join(' ');
    addName(entity, whole, ukNameKind(childText(name, 'NameType'), childText(name, 'AliasStrength')));
  }
  for (const name of descend(element, 'NonLatinNames', 'NonLatinName', 'NameNonLatinScript'))
    addName(entity, name.text, 'original_script');
  if (entity.names.length === 0) return null;
  leadWithPrimary(entity);
  addOnce(entity.programmes, childText(element, 'RegimeName'));
  entity.topics = sanctionTopics('gb', entity.programmes);
  for (const address of descend(element, 'Addresses', 'Address')) {
    const parts = [1, 2, 3, 4, 5, 6].map((line) => childText(address, `AddressLine${line}`));
    addAddress(entity, [...parts, childText(address, 'AddressPostalCode')], childText(address, 'AddressCountry'));
  }
  for (const person of descend(element, 'IndividualDetails', 'Individual')) readPerson(entity, person, warnings);
  for (const number of descend(
    element,
    'EntityDetails',
    'Entity',
    'BusinessRegistrationNumbers',
    'BusinessRegistrationNumber',
  ))
    addIdentifier(entity, 'registration', number.text);
  for (const number of descend(element, 'ShipDetails', 'Ship', 'IMONumbers', 'IMONumber')) {
    const imo = imoNumber(number.text);
    if (imo !== null) addIdentifier(entity, 'imo', imo);
  }
  for (const flag of descend(element, 'ShipDetails', 'Ship', 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip'))
    addCountry(entity, flag.text);
  entity.remarks = childText(element, 'OtherInformation') || childText(element, 'UKStatementofReasons') || null;
  return entity;
}

function readPerson(entity: ListedEntity, person: Element, warnings: string[]): void {
  for (const birth of descend(person, 'DOBs', 'DOB')) addBirthDates(entity, ukDate(birth.text) ?? birth.text, warnings);
  for (const nationality of descend(person, 'Nationalities', 'Nationality')) addCountry(entity, nationality.text);
  for (const gender of descend(person, 'Genders', 'Gender')) addGender(entity, gender.text);
  for (const [path, kind] of [
    [['PassportDetails', 'Passport', 'PassportNumber'], 'passport'],
    [['NationalIdentifierDetails', 'NationalIdentifier', 'NationalIdentifierNumber'], 'id'],
  ] as const)
    for (const number of descend(person, ...path)) addIdentifier(entity, kind, number.text);
}
