import { countryCode } from '../countries.ts';
import { partialDate } from '../dates.ts';
import { addBirthDates } from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedName, type ListFile, ListUnreadable } from '../types.ts';
import { childrenOf, childText, type Element, eachElement } from '../xml.ts';

const LIST = 'un_sc';

/** The UN Security Council's consolidated list (XML). Names in original scripts and partial birth dates are kept. */
export function parseUn(xml: string): ListFile {
  if (!xml.slice(0, 2000).includes('<CONSOLIDATED_LIST'))
    throw new ListUnreadable('list.unknown_format', 'this is not the UN consolidated list');
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  eachElement(xml, new Set(['INDIVIDUAL', 'ENTITY']), (name, element) => {
    const entity = readEntry(element, name === 'INDIVIDUAL', warnings);
    if (entity) entities.push(entity);
    else warnings.push('an entry without number or name is left out');
  });
  const version = partialDate(/dateGenerated="([^"]{4,40})"/.exec(xml.slice(0, 2000))?.[1] ?? '');
  return finishList(
    {
      list: LIST,
      title: 'UN Security Council Consolidated List',
      authority: 'United Nations Security Council',
      version,
      entities,
      warnings,
    },
    xml,
  );
}

function readEntry(element: Element, person: boolean, warnings: string[]): ListedEntity | null {
  const number = childText(element, 'DATAID');
  if (!/^\d{1,12}$/.test(number)) return null;
  const entity = emptyEntity(`un-${number}`, LIST, person ? 'Person' : 'Organization');
  readNames(element, person, entity);
  if (entity.names.length === 0) return null;
  readFacts(element, entity, warnings);
  readDocuments(element, entity);
  return entity;
}

function readNames(element: Element, person: boolean, entity: ListedEntity): void {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME', 'FIFTH_NAME', 'SIXTH_NAME'];
  addName(entity, parts.map((part) => childText(element, part)).join(' '), 'primary');
  addName(entity, childText(element, 'NAME_ORIGINAL_SCRIPT'), 'original_script');
  for (const alias of childrenOf(element, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS')) {
    addName(entity, childText(alias, 'ALIAS_NAME'), childText(alias, 'QUALITY') === 'Low' ? 'weak' : 'strong');
    addOriginalScript(entity, childText(alias, 'NOTE'));
  }
}

/** Aliases carry their written form in brackets or in a note: "(original script: …)". */
function addName(entity: ListedEntity, written: string, kind: ListedName['kind']): void {
  const text = written
    .replace(/\(?\s*original script\s*:\s*[^)]*\)?/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text !== '') entity.names.push({ text, kind });
  if (text !== written) addOriginalScript(entity, written);
}

function addOriginalScript(entity: ListedEntity, note: string): void {
  const found = /original script\s*:\s*([^);]+)/i.exec(note)?.[1]?.trim();
  if (found) entity.names.push({ text: found, kind: 'original_script' });
}

function readFacts(element: Element, entity: ListedEntity, warnings: string[]): void {
  for (const birth of childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    addBirthDates(entity, writtenDate(birth), warnings);
  }
  for (const nationality of childrenOf(element, 'NATIONALITY')) addCountries(entity, nationality, 'VALUE');
  for (const address of childrenOf(element, 'ENTITY_ADDRESS')) addCountries(entity, address, 'COUNTRY');
  for (const kind of ['INDIVIDUAL_ADDRESS', 'ENTITY_ADDRESS']) {
    for (const address of childrenOf(element, kind)) {
      const text = ['STREET', 'CITY', 'STATE_PROVINCE', 'COUNTRY']
        .map((part) => childText(address, part))
        .filter((part) => part !== '')
        .join(', ');
      if (text !== '') entity.addresses.push(text);
    }
  }
  const gender = childText(element, 'GENDER').toLowerCase();
  if (gender === 'male' || gender === 'female') entity.genders.push(gender);
  const programme = childText(element, 'UN_LIST_TYPE');
  if (programme !== '') entity.programmes.push(programme);
  entity.topics = sanctionTopics('un', entity.programmes);
  entity.remarks = childText(element, 'COMMENTS1') || null;
}

function addCountries(entity: ListedEntity, element: Element, child: string): void {
  for (const value of childrenOf(element, child)) {
    const code = countryCode(value.text);
    if (code !== null && !entity.countries.includes(code)) entity.countries.push(code);
  }
}

/** What the date element says: a day, else its year, else the years from and to. */
function writtenDate(birth: Element): string {
  const [from, to] = [childText(birth, 'FROM_YEAR'), childText(birth, 'TO_YEAR')];
  const exact = childText(birth, 'DATE');
  if (exact !== '' && (partialDate(exact) !== null || childText(birth, 'YEAR') === '')) return exact;
  return childText(birth, 'YEAR') || (from === '' || to === '' ? from + to : `${from} to ${to}`);
}

function readDocuments(element: Element, entity: ListedEntity): void {
  for (const document of childrenOf(element, 'INDIVIDUAL_DOCUMENT')) {
    const value = childText(document, 'NUMBER');
    if (value === '') continue;
    const kind = /passport/i.test(childText(document, 'TYPE_OF_DOCUMENT')) ? 'passport' : 'id';
    const country = countryCode(childText(document, 'ISSUING_COUNTRY') || childText(document, 'COUNTRY_OF_ISSUE'));
    entity.identifiers.push({ kind, value, ...(country === null ? {} : { country }) });
  }
}
