import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedEntity } from '@acquaint/engines/lists';
import { type Database, type Db, ownTables } from '#platform/db';
import type { ListChange, PendingVersion } from './list-change.ts';

type VersionColumns = {
  list: string;
  version: string;
  sha256: string;
  source: 'folder' | 'download' | 'sandbox';
  entities: number;
  names: number;
  whole: boolean;
  added: number;
  removed: number;
  changed: number;
  loadedAt: Date;
};
type ChangeColumns = {
  versionOrd: bigint;
  entityId: string;
  change: ListChange['change'];
  name: string;
  namesChanged: boolean;
};
const own = ownTables<{ watchlistVersion: VersionColumns; watchlistChange: ChangeColumns & { entity: string } }>();
const read = ownTables<{
  watchlistVersion: VersionColumns & { ord: bigint };
  watchlistChange: ChangeColumns & { entity: ListedEntity };
}>();

const AT_ONCE = 500;
/** Versions of which a monitor that fell behind catches up at once, and changes that a page of the history shows. */
const VERSIONS_MAX = 500;
const PAGE = 200;

export const pendingFolder = (home: string) => join(home, 'lists/pending');

/** Takes over what loading left behind: version and changes in one transaction, then the file goes. Says how many versions there were. */
export async function takePending(database: Database, home: string): Promise<number> {
  const folder = pendingFolder(home);
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  for (const file of files) {
    const pending = JSON.parse(await readFile(join(folder, file), 'utf8')) as PendingVersion;
    await database.system((tx) => keepVersion(tx, pending));
    await rm(join(folder, file), { force: true });
  }
  return files.length;
}

async function keepVersion(
  tx: Parameters<Parameters<Database['system']>[0]>[0],
  pending: PendingVersion,
): Promise<void> {
  const { list, version, sha256, source, entities, names, added, removed, changed } = pending.outcome;
  const { ord } = await own(tx)
    .insertInto('watchlistVersion')
    .values({
      ...{ list, version, sha256, source, entities, names, whole: pending.whole, loadedAt: tx.now },
      ...{ added: added ?? entities, removed: removed ?? 0, changed: changed ?? 0 },
    })
    .returning('ord' as never)
    .$castTo<{ ord: bigint }>()
    .executeTakeFirstOrThrow();
  for (let at = 0; at < pending.changes.length; at += AT_ONCE)
    await own(tx)
      .insertInto('watchlistChange')
      .values(
        pending.changes.slice(at, at + AT_ONCE).map(({ entity, ...change }) => ({
          ...change,
          versionOrd: ord,
          name: entity.names[0]?.text ?? entity.id,
          entity: JSON.stringify(entity),
        })),
      )
      .execute();
}

const VERSION = [
  'ord',
  'list',
  'version',
  'sha256',
  'source',
  'entities',
  'names',
  'whole',
  'added',
  'removed',
  'changed',
  'loadedAt',
] as const;
export type StoredVersion = VersionColumns & { ord: bigint };

/** Versions after one, oldest first. */
export async function versionsAfter(db: Db, reached: bigint): Promise<StoredVersion[]> {
  return read(db)
    .selectFrom('watchlistVersion')
    .select(VERSION)
    .where('ord', '>', reached)
    .orderBy('ord')
    .limit(VERSIONS_MAX)
    .execute();
}

/** The versions of one list, newest first. */
export async function versionsOf(db: Db, list: string, limit: number, before: bigint | null): Promise<StoredVersion[]> {
  let query = read(db).selectFrom('watchlistVersion').select(VERSION).where('list', '=', list);
  if (before !== null) query = query.where('ord', '<', before);
  return query.orderBy('ord', 'desc').limit(limit).execute();
}

/** All changes of one version in pages by entity id. */
export async function* changesOf(db: Db, ord: bigint): AsyncGenerator<ListChange> {
  let after = '';
  for (;;) {
    const page = await pageOfChanges(db, ord, after, AT_ONCE);
    yield* page;
    const last = page.at(-1);
    if (page.length < AT_ONCE || !last) return;
    after = last.entityId;
  }
}

export async function pageOfChanges(db: Db, ord: bigint, after: string, limit = PAGE): Promise<ListChange[]> {
  return read(db)
    .selectFrom('watchlistChange')
    .select(['entityId', 'change', 'namesChanged', 'entity'])
    .where('versionOrd', '=', ord)
    .where('entityId', '>', after)
    .orderBy('entityId')
    .limit(limit)
    .execute();
}
