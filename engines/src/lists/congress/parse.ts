import { parse } from 'yaml';
import { z } from 'zod';
import { finishList } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListFile, ListUnreadable } from '../types.ts';

const LIST = 'pep_us_congress';

const Legislator = z.object({
  id: z.object({ bioguide: z.string().max(20) }),
  name: z.object({
    first: z.string().max(200),
    last: z.string().max(200),
    middle: z.string().max(200).optional(),
    nickname: z.string().max(200).optional(),
    official_full: z.string().max(400).optional(),
  }),
  bio: z.object({ birthday: z.string().max(10).optional(), gender: z.string().max(10).optional() }).optional(),
});

/** The members of the United States Congress (YAML of the congress-legislators project); politically exposed persons. */
export function parseCongress(yaml: string, options: { version?: string | null } = {}): ListFile {
  let rows: unknown;
  try {
    // No aliases are expanded beyond a few: a YAML bomb stays small.
    rows = parse(yaml, { maxAliasCount: 10 });
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the list is not readable YAML', { cause });
  }
  if (!Array.isArray(rows)) throw new ListUnreadable('list.unknown_format', 'this is not a list of legislators');
  const entities: ListedEntity[] = [];
  let broken = 0;
  for (const row of rows) {
    const legislator = Legislator.safeParse(row);
    if (legislator.success) entities.push(toEntity(legislator.data));
    else broken++;
  }
  const warnings = broken === 0 ? [] : [`${broken} entries are not legislators`];
  return finishList(
    {
      list: LIST,
      title: 'Members of the United States Congress',
      authority: 'United States Congress',
      version: options.version ?? null,
      entities,
      warnings,
    },
    yaml,
  );
}

function toEntity({ id, name, bio }: z.infer<typeof Legislator>): ListedEntity {
  const entity = emptyEntity(`usc-${id.bioguide}`, LIST, 'Person');
  const full = [name.first, name.middle, name.last].filter((part) => part !== undefined && part !== '').join(' ');
  entity.names.push({ text: name.official_full ?? full, kind: 'primary' });
  if (name.official_full !== undefined && full !== name.official_full)
    entity.names.push({ text: full, kind: 'strong' });
  if (name.nickname) entity.names.push({ text: `${name.nickname} ${name.last}`, kind: 'strong' });
  if (bio?.birthday) entity.birth_dates.push(bio.birthday);
  if (bio?.gender) entity.genders.push(bio.gender === 'F' ? 'female' : 'male');
  entity.countries.push('us');
  entity.topics = ['role.pep'];
  return entity;
}
