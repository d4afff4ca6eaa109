import { parse } from 'yaml';
import { z } from 'zod';
import { countryCodes } from '../countries.ts';
import { partialDate } from '../dates.ts';
import { finishList } from '../finish.ts';
import { emptyEntity, type ListedEntity, type ListFile, ListUnreadable } from '../types.ts';

const Name = z.union([
  z.string().min(1).max(400),
  z.object({ text: z.string().min(1).max(400), kind: z.enum(['primary', 'strong', 'weak', 'original_script']) }),
]);

const SandboxList = z.object({
  list: z.string().min(1).max(60),
  title: z.string().max(200),
  authority: z.string().max(200),
  version: z.string().max(40),
  entities: z
    .array(
      z.object({
        id: z.string().regex(/^sandbox-[a-z0-9-]{1,60}$/),
        schema: z.enum(['Person', 'Organization', 'Company', 'Vessel', 'Airplane', 'LegalEntity', 'CryptoWallet']),
        names: z.array(Name).min(1).max(20),
        birth_dates: z.array(z.string().max(10)).max(10).default([]),
        countries: z.array(z.string().max(60)).max(10).default([]),
        genders: z
          .array(z.enum(['male', 'female']))
          .max(2)
          .default([]),
        identifiers: z
          .array(z.object({ kind: z.string().max(40), value: z.string().max(128) }))
          .max(20)
          .default([]),
        programmes: z.array(z.string().max(100)).max(10).default([]),
        topics: z.array(z.string().max(60)).min(1).max(10),
        remarks: z.string().max(1000).nullable().default(null),
      }),
    )
    .max(1000),
});

/** The invented list of the sandbox (YAML in `packs/sandbox/list.yaml`): nobody on it exists. */
export function parseSandboxList(yaml: string): ListFile {
  let document: unknown;
  try {
    document = parse(yaml, { maxAliasCount: 10 });
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'the sandbox list is not readable YAML', { cause });
  }
  const checked = SandboxList.safeParse(document);
  if (!checked.success)
    throw new ListUnreadable('list.unreadable', `the sandbox list is wrong: ${z.prettifyError(checked.error)}`);
  const { list, title, authority, version } = checked.data;
  const entities = checked.data.entities.map((entry): ListedEntity => {
    const entity = emptyEntity(entry.id, list, entry.schema);
    entity.names = entry.names.map((name, at) =>
      typeof name === 'string' ? { text: name, kind: at === 0 ? 'primary' : 'strong' } : name,
    );
    entity.birth_dates = entry.birth_dates.flatMap((date) => partialDate(date) ?? []);
    entity.countries = countryCodes(entry.countries);
    return {
      ...entity,
      genders: entry.genders,
      identifiers: entry.identifiers,
      programmes: entry.programmes,
      topics: entry.topics,
      remarks: entry.remarks,
    };
  });
  return finishList({ list, title, authority, version, entities, warnings: [] }, yaml);
}
