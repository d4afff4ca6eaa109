import { partialDate } from '../dates.ts';
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
import {
  emptyEntity,
  type ListedEntity,
  type ListedName,
  type ListedSchema,
  type ListFile,
  ListUnreadable,
} from '../types.ts';
import { attributeOf, childrenOf, childText, descend, type Element, eachElement } from '../xml.ts';

const LIST = 'ch_seco';
const SCHEMATA: Readonly<Record<string, ListedSchema>> = {
  individual: 'Person',
  entity: 'Organization',
  object: 'Vessel',
};
/** Parts of a name that are no name. */
const NO_NAME = /^(?:title|suffix)$/;
/** Most spellings that one name is composed to. */
const MAX_SPELLINGS = 12;

type Waiting = { entity: ListedEntity; placeIds: string[]; setIds: string[] };

/** Switzerland's consolidated list (SECO, XML). Programmes and places stand apart from those whom they are about and are joined at the end. */
export function parseSeco(xml: string): ListFile {
  if (!xml.slice(0, 4000).includes('<swiss-sanctions-list'))
    throw new ListUnreadable('list.unknown_format', 'this is not the Swiss sanctions list');
  const [programmes, places] = [new Map<string, string>(), new Map<string, Element>()];
  const waiting: Waiting[] = [];
  const warnings: string[] = [];
  eachElement(xml, new Set(['sanctions-program', 'place', 'target']), (name, element) => {
    if (name === 'sanctions-program') readProgramme(element, programmes);
    else if (name === 'place') places.set(attributeOf(element, 'ssid'), element);
    else readTarget(element, waiting, warnings);
  });
  for (const { entity, placeIds, setIds } of waiting) {
    for (const id of setIds) addOnce(entity.programmes, programmes.get(id) ?? '');
    entity.topics = sanctionTopics('ch', entity.programmes);
    for (const place of placeIds.flatMap((id) => places.get(id) ?? [])) addPlace(entity, place, []);
  }
  const version = partialDate(/<swiss-sanctions-list[^>]*?\bdate="([^"]{4,40})"/.exec(xml.slice(0, 4000))?.[1] ?? '');
  return finishList(
    {
      list: LIST,
      title: 'Swiss Consolidated Sanctions List',
      authority: 'Switzerland, State Secretariat for Economic Affairs',
      version,
      entities: waiting.map((each) => each.entity),
      warnings,
    },
    xml,
  );
}

/** A programme's name in English, else its key, for each of its sets of measures. */
function readProgramme(element: Element, programmes: Map<string, string>): void {
  const inEnglish = (name: string): string => {
    const all = childrenOf(element, name);
    return (all.find((each) => attributeOf(each, 'lang') === 'eng') ?? all[0])?.text ?? '';
  };
  const name = inEnglish('program-name') || inEnglish('program-key');
  for (const set of childrenOf(element, 'sanctions-set')) programmes.set(attributeOf(set, 'ssid'), name);
}

/** The file keeps whom it no longer lists; such a target's newest change says so. */
function readTarget(element: Element, waiting: Waiting[], warnings: string[]): void {
  const changes = childrenOf(element, 'modification');
  const dateOf = (change: Element) => attributeOf(change, 'effective-date') || attributeOf(change, 'enactment-date');
  const newest = changes.reduce<Element | null>(
    (best, change) => (best === null || dateOf(change) >= dateOf(best) ? change : best),
    null,
  );
  if (newest && attributeOf(newest, 'modification-type') === 'de-listed') return;
  const kind = Object.keys(SCHEMATA).find((each) => childrenOf(element, each).length > 0);
  const body = kind === undefined ? undefined : childrenOf(element, kind)[0];
  const number = attributeOf(element, 'ssid');
  const entity = emptyEntity(`ch-${number}`, LIST, SCHEMATA[kind ?? ''] ?? 'LegalEntity');
  const placeIds = body && /^\w{1,20}$/.test(number) ? readBody(entity, element, body, warnings) : [];
  if (entity.names.length === 0) {
    warnings.push(`target ${number.slice(0, 40) || '?'} without number or name is left out`);
    return;
  }
  leadWithPrimary(entity);
  const sets = [
    attributeOf(element, 'sanctions-set-id'),
    ...childrenOf(element, 'sanctions-set-id').map((set) => set.text),
  ];
  waiting.push({ entity, placeIds, setIds: sets.filter((id) => id !== '') });
}

function readBody(entity: ListedEntity, target: Element, body: Element, warnings: string[]): string[] {
  if (entity.schema === 'Vessel' && attributeOf(body, 'object-type') !== 'vessel') entity.schema = 'LegalEntity';
  addGender(entity, attributeOf(body, 'sex'));
  const placeIds: string[] = [];
  // Identities stand in the body; in older files beside it.
  for (const identity of [...childrenOf(body, 'identity'), ...childrenOf(target, 'identity')])
    readIdentity(entity, identity, placeIds, warnings);
  const notes = childrenOf(body, 'other-information').map((each) => each.text);
  for (const note of notes) {
    const imo = /\bIMO\b/i.test(note) ? imoNumber(note) : null;
    if (imo !== null) addIdentifier(entity, 'imo', imo);
    const wallet = /(?:digital currency|crypto\w*|wallet)[^:]*:\s*(\w{20,})/i.exec(note)?.[1];
    if (wallet !== undefined) addIdentifier(entity, 'crypto', wallet);
  }
  entity.remarks = [...childrenOf(body, 'justification').map((each) => each.text), ...notes].join('\n') || null;
  return placeIds;
}

function readIdentity(entity: ListedEntity, identity: Element, placeIds: string[], warnings: string[]): void {
  for (const name of childrenOf(identity, 'name')) readName(entity, name);
  for (const day of childrenOf(identity, 'day-month-year')) {
    const parts = ['year', 'month', 'day'].map((part) => attributeOf(day, part)).filter((part) => part !== '');
    if (entity.schema === 'Person') addBirthDates(entity, parts.join('-'), warnings);
  }
  for (const nationality of descend(identity, 'nationality', 'country'))
    addCountry(entity, attributeOf(nationality, 'iso-code') || nationality.text);
  for (const address of childrenOf(identity, 'address')) {
    addPlace(entity, address, ['c-o', 'address-details', 'p-o-box', 'zip-code']);
    placeIds.push(attributeOf(address, 'place-id'));
  }
  for (const document of childrenOf(identity, 'identification-document')) {
    const type = attributeOf(document, 'document-type');
    const kind = /passport/i.test(type) ? 'passport' : /tax/i.test(type) ? 'tax' : 'id';
    const [issuer] = childrenOf(document, 'issuer');
    addIdentifier(
      entity,
      kind,
      childText(document, 'number'),
      issuer ? attributeOf(issuer, 'code') || issuer.text : '',
    );
  }
}

/** An address holds what is particular, its place the town and country. */
function addPlace(entity: ListedEntity, element: Element, first: readonly string[]): void {
  const [country] = childrenOf(element, 'country');
  const parts = [...first, 'location', 'area'].map((part) => childText(element, part));
  if (country || parts.some((part) => part !== '')) addAddress(entity, parts, country?.text ?? '');
  if (country && entity.schema !== 'Person') addCountry(entity, attributeOf(country, 'iso-code'));
}

/** Parts in their order; each other spelling of a part (by language and script) gives one more name. */
function readName(entity: ListedEntity, name: Element): void {
  const order = (part: Element) => Number(attributeOf(part, 'order')) || 0;
  const parts = childrenOf(name, 'name-part')
    .filter((part) => !NO_NAME.test(attributeOf(part, 'name-part-type')))
    .toSorted((a, b) => order(a) - order(b));
  const plain = parts.map((part) => childText(part, 'value') || part.text);
  const weak = attributeOf(name, 'quality') === 'low';
  const primary = /^(?:|primary-name)$/.test(attributeOf(name, 'name-type'));
  addName(entity, plain.join(' '), weak ? 'weak' : primary ? 'primary' : 'strong');
  const spellings = new Map<string, string[]>();
  for (const [at, part] of parts.entries()) {
    const seen = new Map<string, number>();
    for (const variant of childrenOf(part, 'spelling-variant')) {
      const tongue = `${attributeOf(variant, 'lang')}|${attributeOf(variant, 'script')}`;
      const nth = seen.get(tongue) ?? 0;
      seen.set(tongue, nth + 1);
      const key = `${tongue}|${nth}`;
      const spelling = spellings.get(key) ?? [...plain];
      spelling[at] = variant.text;
      if (spellings.size < MAX_SPELLINGS || spellings.has(key)) spellings.set(key, spelling);
    }
  }
  for (const spelling of spellings.values()) addName(entity, spelling.join(' '), spellingKind(spelling.join(''), weak));
}

function spellingKind(text: string, weak: boolean): ListedName['kind'] {
  return weak ? 'weak' : /\p{Script=Latin}/u.test(text) ? 'strong' : 'original_script';
}
