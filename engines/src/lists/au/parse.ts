import { csvTable, type Rows } from '../csv.ts';
import {
  addAddress,
  addBirthDates,
  addCountry,
  addIdentifier,
  addName,
  addOnce,
  imoNumber,
  leadWithPrimary,
} from '../facts.ts';
import { finishList } from '../finish.ts';
import { sanctionTopics } from '../topics.ts';
import { emptyEntity, type ListedEntity, type ListedName, type ListFile } from '../types.ts';

const LIST = 'au_dfat';
const NAME = 'name of individual or entity';

/** Australia's consolidated list (DFAT, CSV or XLSX). A row is a name: `1000` is the primary one, `1000a`, `1000b` are its aliases. */
export function parseDfat(source: string | Rows, options: { version?: string | null } = {}): ListFile {
  const { columns, rows, headerAt } = csvTable(
    source,
    (header) => header.includes('reference') && header.includes(NAME),
  );
  const entities = new Map<string, ListedEntity>();
  const warnings: string[] = [];
  for (const [at, row] of rows.entries()) {
    const cell = (name: string): string => row[columns.get(name) ?? -1]?.trim() ?? '';
    if (row.every((each) => each.trim() === '')) continue;
    const number = /^(\d{1,8})\s*[a-z]{0,3}$/i.exec(cell('reference'))?.[1];
    if (number === undefined || cell(NAME) === '') {
      warnings.push(`row ${headerAt + at + 2} has no reference or name and is left out`);
      continue;
    }
    const entity = entities.get(number) ?? start(number, cell('type'));
    entities.set(number, entity);
    addName(entity, cell(NAME), kindOf(cell('name type'), cell('alias strength')));
    readFacts(entity, cell, warnings);
  }
  for (const entity of entities.values()) {
    leadWithPrimary(entity);
    entity.topics = sanctionTopics('au', entity.programmes);
  }
  return finishList(
    {
      list: LIST,
      title: 'Australian Consolidated List',
      authority: 'Australia, Department of Foreign Affairs and Trade',
      version: options.version ?? null,
      entities: [...entities.values()],
      warnings: [...new Set(warnings)],
    },
    typeof source === 'string' ? source : JSON.stringify(source),
  );
}

function start(number: string, type: string): ListedEntity {
  const schema = /individual/i.test(type) ? 'Person' : /vessel|ship/i.test(type) ? 'Vessel' : 'Organization';
  return emptyEntity(`au-${number}`, LIST, schema);
}

function kindOf(type: string, strength: string): ListedName['kind'] {
  if (/original script/i.test(type)) return 'original_script';
  if (/^primary/i.test(type)) return 'primary';
  return /weak/i.test(strength) ? 'weak' : 'strong';
}

/** Every row repeats the entity's facts, and now and then only one has them, so they are joined. */
function readFacts(entity: ListedEntity, cell: (name: string) => string, warnings: string[]): void {
  if (entity.schema === 'Person')
    for (const date of datesIn(cell('date of birth'))) addBirthDates(entity, date, warnings);
  for (const country of cell('citizenship').split(';')) addCountry(entity, country.replace(/\(.*\)/, ''));
  for (const address of enumerated(cell('address'))) addAddress(entity, [address]);
  if (entity.schema !== 'Person')
    for (const address of entity.addresses) addCountry(entity, address.split(',').at(-1) ?? '');
  addOnce(entity.programmes, cell('committees'));
  const imo = imoNumber(cell('imo number'));
  if (imo !== null) addIdentifier(entity, 'imo', imo);
  const notes = cell('additional information');
  for (const [, number = ''] of notes.matchAll(/passports?(?: no\.?| number)?:?\s*([A-Z]{0,3}\d{5,12})/gi))
    addIdentifier(entity, 'passport', number);
  entity.remarks ??= notes || null;
}

/** "a) 5/12/1970 b) 1969", "13/06/1961, Approximately 1963", "14/04/1970 14/04/1971": one cell, several dates. */
function datesIn(cell: string): string[] {
  return enumerated(cell)
    .flatMap((part) => part.split(/,|;|\s+or\s+|(?<=\d{4})\s+(?=\d)/))
    .map((part) => part.trim().replace(/^approximately:?\s*/i, ''))
    .filter((part) => part !== '');
}

function enumerated(cell: string): string[] {
  return cell
    .split(/(?:^|\s)[a-z]\)\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
