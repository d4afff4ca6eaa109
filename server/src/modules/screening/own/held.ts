import type { ListedEntity } from '@acquaint/engines/lists';
import { buildNameIndex, type MatchQuery, type MatchResult } from '@acquaint/engines/match';
import type { Ctx, Db } from '#platform/db';
import type { Asked, ListVersion } from '../lists.ts';
import type { Subject } from '../policy.ts';
import { foldName, type KeptEntry, readEntries, readOwnLists } from './store.ts';

export const OWN_BLOCK = 'own.block';
export type AllowedBy = { list: string; entryId: string };
/** What a tenant's own lists answer. */
export type OwnLists = {
  versions: readonly ListVersion[];
  /** Those of them that are searched; an allow list only answers. */
  blocks: readonly ListVersion[];
  search: (query: MatchQuery, options: Asked) => MatchResult[];
  entity: (id: string) => ListedEntity | null;
  allows: (subject: Subject) => AllowedBy | null;
};
type Held = { stamp: string; lists: OwnLists };
/** By tenant, newest use last; a change in any process changes the stamp, which every search reads. */
const held = new WeakMap<object, Map<string, Held>>();
const TENANTS_MAX = 50;
const NONE: OwnLists = { versions: [], blocks: [], search: () => [], entity: () => null, allows: () => null };

/** The caller's own lists as they stand in the database now. */
export function ownLists(caller: Ctx | Db): Promise<OwnLists> {
  return 'database' in caller ? caller.database.read(caller, load) : load(caller);
}

async function load(db: Db): Promise<OwnLists> {
  const lists = await readOwnLists(db);
  const tenants = held.get(db.use) ?? new Map<string, Held>();
  held.set(db.use, tenants);
  const before = tenants.get(db.tenantId);
  tenants.delete(db.tenantId);
  if (lists.every((one) => one.version === 0)) return NONE;
  const today = db.now.toISOString().slice(0, 10);
  const stamp = [today, ...lists.map((one) => `${one.id}@${one.version}`)].join(' ');
  if (before?.stamp === stamp) {
    tenants.set(db.tenantId, before);
    return before.lists;
  }
  const names = new Map<string, (typeof lists)[number]>(lists.map((one) => [one.id, one]));
  const live = (await readEntries(db)).filter((one) => !one.expiresOn || one.expiresOn >= today);
  const of = (kind: 'block' | 'allow') => live.filter((one) => names.get(one.listId)?.kind === kind);
  const entities = of('block').map((one) => asEntity(one, names.get(one.listId)?.name ?? ''));
  const byId = new Map(entities.map((one) => [one.id, one]));
  const index = buildNameIndex(entities);
  const allow = Map.groupBy(
    of('allow').flatMap((one) => [one.name, ...one.aliases].map((name) => ({ name: foldName(name), one }))),
    ({ name }) => name,
  );
  const versionOf = (one: (typeof lists)[number]) => ({ list: `own:${one.name}`, version: String(one.version) });
  const built: OwnLists = {
    versions: lists.map(versionOf),
    blocks: lists.filter((one) => one.kind === 'block').map(versionOf),
    search: (query, options) => (entities.length === 0 ? [] : index.search(query, options)),
    entity: (id) => byId.get(id) ?? null,
    allows: (subject) => {
      const asked = [subject.name, subject.nativeName].flatMap((name) =>
        name ? (allow.get(foldName(name)) ?? []) : [],
      );
      const entry = asked.find(({ one }) => isSubject(one, subject))?.one;
      return entry ? { list: `own:${names.get(entry.listId)?.name ?? ''}`, entryId: entry.id } : null;
    },
  };
  tenants.set(db.tenantId, { stamp, lists: built });
  const [oldest] = tenants.keys();
  if (tenants.size > TENANTS_MAX && oldest !== undefined) tenants.delete(oldest);
  return built;
}

const bare = (identifier: string) => identifier.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Beside the name, a whole birth date or an identifier must be the same, and nothing known may differ. */
export function isSubject(entry: Pick<KeptEntry, 'birthDate' | 'identifiers' | 'schema'>, subject: Subject): boolean {
  if (subject.schema && (subject.schema === 'Person') !== (entry.schema === 'Person')) return false;
  if (entry.birthDate && subject.birthDate && entry.birthDate !== subject.birthDate) return false;
  const theirs = new Set((subject.identifiers ?? []).map(bare));
  return (
    (entry.birthDate?.length === 10 && entry.birthDate === subject.birthDate) ||
    entry.identifiers.some((one) => theirs.has(bare(one)))
  );
}

/** An entry as the engine knows listed ones. */
export function asEntity(entry: KeptEntry, list: string): ListedEntity {
  return {
    id: `own-${entry.id}`,
    list: `own:${list}`,
    schema: entry.schema,
    names: [entry.name, ...entry.aliases].map((text, at) => ({ text, kind: at === 0 ? 'primary' : 'strong' })),
    birth_dates: entry.birthDate ? [entry.birthDate] : [],
    countries: entry.countries,
    genders: [],
    identifiers: entry.identifiers.map((value) => ({ kind: 'own', value })),
    addresses: [],
    programmes: [],
    topics: [OWN_BLOCK],
    remarks: entry.reason,
  };
}
