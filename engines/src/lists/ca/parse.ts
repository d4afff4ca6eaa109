import { addBirthDates, addIdentifier, addName, addOnce, imoNumber } from '../facts.ts';
import { finishList, sha256 } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListFile, ListUnreadable } from '../types.ts';
import { childText, type Element, eachElement } from '../xml.ts';

const LIST = 'ca_sema';

/** Element names, the bilingual ones of now and the English ones of before. */
const FIELDS = {
  country: ['Country-Pays', 'Country'],
  last: ['LastName-NomDeFamille', 'LastName'],
  given: ['GivenName-Prenom', 'GivenName'],
  entity: ['EntityOrShip-EntiteOuNavire', 'EntityOrShip', 'Entity'],
  aliases: ['Aliases-Alias', 'Aliases'],
  title: ['TitleOrShipType-TitreOuTypeDeNavire', 'TitleOrShip', 'Title'],
  imo: ['ShipIMONumber-NumeroOMIDuNavire', 'ShipIMONumber'],
  birth: [
    'DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire',
    'DateOfBirthOrShipBuildDate',
    'DateOfBirth',
  ],
  schedule: ['Schedule-Annexe', 'Schedule'],
  item: ['Item-NumeroDarticle', 'Item'],
} as const satisfies Record<string, readonly string[]>;

/** Canada's consolidated autonomous sanctions list (SEMA, XML): flat records, each text in English and French. */
export function parseCanada(xml: string): ListFile {
  if (!xml.slice(0, 4000).includes('<data-set'))
    throw new ListUnreadable('list.unknown_format', 'this is not the Canadian sanctions list');
  const entities: ListedEntity[] = [];
  const warnings: string[] = [];
  let at = 0;
  eachElement(xml, new Set(['record']), (_, element) => {
    at++;
    const entity = readRecord(element, warnings);
    if (entity) entities.push(entity);
    else warnings.push(`record ${at} without a name is left out`);
  });
  return finishList(
    {
      list: LIST,
      title: 'Canadian Autonomous Sanctions List',
      authority: 'Global Affairs Canada',
      version: null,
      entities,
      warnings,
    },
    xml,
  );
}

function readRecord(element: Element, warnings: string[]): ListedEntity | null {
  const field = (name: keyof typeof FIELDS): string =>
    FIELDS[name].map((each) => childText(element, each)).find((text) => text !== '') ?? '';
  const name = (field('entity') || `${field('given')} ${field('last')}`).replace(/[\s\u00a0]+/g, ' ').trim();
  if (name === '') return null;
  // There is no number: a place in a schedule moves to somebody else when one before it goes, so the name is part of the id.
  const id = sha256(JSON.stringify([field('country'), field('schedule'), field('item'), name].map(folded))).slice(
    0,
    16,
  );
  const imo = imoNumber(field('imo'));
  const entity = emptyEntity(`ca-${id}`, LIST, field('entity') === '' ? 'Person' : imo ? 'Vessel' : 'Organization');
  addName(entity, name, 'primary');
  for (const alias of field('aliases').split(';')) addName(entity, alias, 'strong');
  if (imo !== null) addIdentifier(entity, 'imo', imo);
  // Of a ship it is the day she was built. The country is the regulation's, not the person's.
  if (entity.schema === 'Person')
    for (const date of field('birth').split(/\s+or\s+|;|(?<=\d{4})\/(?=\d{4})/i)) addBirthDates(entity, date, warnings);
  addOnce(entity.programmes, english(field('country')));
  entity.topics = sanctionTopics('ca', entity.programmes);
  const cited = [field('schedule') && `Schedule ${field('schedule')}`, field('item') && `item ${field('item')}`];
  entity.remarks = [english(field('title')), ...cited].filter((part) => part !== '').join(', ') || null;
  return entity;
}

function folded(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Countries are paired by " / ", titles by "|". */
function english(text: string): string {
  return (text.split(/\s*\|\s*|\s+\/\s+/)[0] ?? '').replace(/\s+/g, ' ').trim();
}
