import { countryCode } from '../countries.ts';
import { partialDate } from '../dates.ts';
import { finishList } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListFile } from '../types.ts';

const LIST = 'pep_everypolitician';

/** EveryPolitician's members of legislatures, a JSON object a line; politically exposed persons. */
export function parseEveryPolitician(jsonl: string, options: { version?: string | null } = {}): ListFile {
  const entities: ListedEntity[] = [];
  let broken = 0;
  for (const line of jsonl.split('\n')) {
    if (line.trim() === '') continue;
    const entity = readLine(line);
    if (entity) entities.push(entity);
    else broken++;
  }
  const warnings = broken === 0 ? [] : [`${broken} lines are not persons`];
  return finishList(
    {
      list: LIST,
      title: 'EveryPolitician',
      authority: 'EveryPolitician',
      version: options.version ?? null,
      entities,
      warnings,
    },
    jsonl,
  );
}

function readLine(line: string): ListedEntity | null {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (
    row === null ||
    typeof row !== 'object' ||
    typeof row.id !== 'string' ||
    typeof row.name !== 'string' ||
    row.name.trim() === ''
  )
    return null;
  const entity = emptyEntity(row.id, LIST, 'Person');
  entity.names.push({ text: row.name, kind: 'primary' });
  for (const other of Array.isArray(row.other_names) ? row.other_names : []) {
    // Each is a name with its language: ["Valeri B.", "de"].
    const text: unknown = Array.isArray(other) ? other[0] : other;
    if (typeof text === 'string' && text.trim() !== '') entity.names.push({ text, kind: 'strong' });
  }
  const birth = typeof row.birth_date === 'string' ? partialDate(row.birth_date) : null;
  if (birth !== null) entity.birth_dates.push(birth);
  const country =
    typeof row.country_slug === 'string'
      ? (countryCode(row.country_slug) ?? countryCode(row.country_slug.replaceAll('-', ' ')))
      : null;
  if (country !== null) entity.countries.push(country);
  if (typeof row.gender === 'string') entity.genders.push(/^f/i.test(row.gender) ? 'female' : 'male');
  if (typeof row.legislature === 'string') entity.programmes.push(row.legislature.replaceAll('_', ' '));
  entity.topics = ['role.pep'];
  return entity;
}
