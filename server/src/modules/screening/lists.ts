import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedEntity } from '@acquaint/engines/lists';
import { type BuiltIndex, deserializeIndex, type MatchQuery, type MatchResult } from '@acquaint/engines/match';
import type { Config } from '#platform/config';
import { type Database, type Facilities, facility, ownTables } from '#platform/db';
import { Problem } from '#platform/errors';
import type { PoolDefinition, Pools } from '#platform/pools';
import type { Logger } from '#platform/telemetry';
import { downloadLists } from './download.ts';
import type { ListOutcome, LoadAnswer } from './list-task.ts';

export type ListVersion = { list: string; version: string };
/** What is searched: the newest good version of every list. A resident: rebuilt from the lists folder, never trusted over it. */
export type Watchlists = {
  search: (query: MatchQuery, options: { threshold: number; limit: number }) => MatchResult[];
  entity: (id: string) => Promise<ListedEntity | null>;
  versions: readonly ListVersion[];
  real: boolean;
};
type Holder = { current: Watchlists | null };
const holder = facility<Holder>('watchlists');

type Columns = Omit<ListOutcome, 'refused'> & { loadedAt: Date; checkedAt: Date };
const own = ownTables<{ watchlist: Columns & { refused: string | null } }>();
export const readLists = ownTables<{
  watchlist: Columns & { refused: { at: string; reason: string; was: number; now: number } | null };
}>();

export const LIST_POOL = 'lists';
export function listPool(): PoolDefinition {
  return {
    name: LIST_POOL,
    module: join(import.meta.dirname, 'list-task.ts'),
    settings: null,
    workers: 1,
    queueMax: 4,
    timeoutMs: 300_000,
    idleExitMs: 1000,
  };
}

/** The lists now searched; unscreened is not clear, so without any the caller is told. */
export function watchlists(use: { use: Facilities['use'] }): Watchlists {
  const { current } = use.use(holder);
  if (!current) throw new Problem('screening.lists_missing', 503, {}, { retryAfterS: 30 });
  return current;
}

type LoadInput = { database: Database; config: Config; pools: Pools; log: Logger; say: (sentence: string) => void };

/** Loads lists: from the data folder when there is one, else from their official addresses, else the invented sandbox list alone. */
export async function openWatchlists(input: LoadInput): Promise<void> {
  const { database, config } = input;
  if (!database.facilities.has(holder)) database.facilities.provide(holder, { current: null });
  const folders = await chooseFolders(config, input);
  const mark = fingerprint(folders.map((folder) => folder.path));
  const markFile = join(config.home, 'lists/loaded.mark');
  const known =
    existsSync(markFile) &&
    (await readFile(markFile, 'utf8')) === mark &&
    existsSync(join(config.home, 'lists/index.bin'));
  const load = () => loadLists(input, { folders, mark, markFile });
  if (!known) await load();
  try {
    await refresh(input);
  } catch (error) {
    if (!known) throw error;
    // An index that another version wrote, or that is torn, is built again from the files.
    input.log.warn({ module: 'screening', err: error }, 'the kept index could not be opened; it is built again');
    await load();
    await refresh(input);
  }
}

type Loading = { folders: Folder[]; mark: string; markFile: string };

async function loadLists({ database, config, pools, log, say }: LoadInput, loading: Loading): Promise<void> {
  say('Loading sanctions lists …');
  await mkdir(join(config.home, 'lists'), { recursive: true });
  const answer = (await pools.run(LIST_POOL, { home: config.home, folders: loading.folders })) as LoadAnswer;
  await saveOutcomes(database, answer.lists, new Date());
  for (const failure of answer.failures)
    log.error(
      { module: 'screening', reason: failure.reason, kind: failure.folder },
      'a folder of lists could not be read; the last good lists stay',
    );
  await writeFile(loading.markFile, loading.mark);
}

async function refresh({ database, config }: LoadInput): Promise<void> {
  const index = deserializeIndex(await readFile(join(config.home, 'lists/index.bin')));
  const offsets = JSON.parse(await readFile(join(config.home, 'lists/offsets.json'), 'utf8')) as Offset[];
  const rows = await database.system((tx) =>
    readLists(tx)
      .selectFrom('watchlist')
      .select(['list', 'version', 'source', 'entities'])
      .orderBy('list')
      .limit(200)
      .execute(),
  );
  database.facilities.use(holder).current = openIndex(
    index,
    { file: join(config.home, 'lists/entities.jsonl'), offsets },
    rows,
  );
}

type Offset = [id: string, at: number, length: number];
type Entities = { file: string; offsets: readonly Offset[] };

function openIndex(
  index: BuiltIndex,
  entities: Entities,
  rows: readonly { list: string; version: string; source: string; entities: number }[],
): Watchlists {
  const offsets = new Map(entities.offsets.map(([id, at, length]) => [id, { at, length }]));
  return {
    search: (query, options) => index.search(query, options),
    entity: async (id) => {
      const where = offsets.get(id);
      if (!where) return null;
      const file = await open(entities.file);
      try {
        const { buffer } = await file.read(Buffer.alloc(where.length), 0, where.length, where.at);
        return JSON.parse(buffer.toString('utf8')) as ListedEntity;
      } finally {
        await file.close();
      }
    },
    versions: rows.map((row) => ({ list: row.list, version: row.version })),
    real: rows.some((row) => row.source !== 'sandbox' && row.entities > 0),
  };
}

type Folder = { path: string; source: 'folder' | 'download' | 'sandbox' };

async function chooseFolders(config: Config, input: LoadInput): Promise<Folder[]> {
  const sandbox: Folder = { path: join(config.repoRoot, 'packs/sandbox'), source: 'sandbox' };
  if (config.lists === 'sandbox') return [sandbox];
  const local = config.dataDir ? join(config.dataDir, 'lists') : null;
  if (config.lists !== 'download' && local && existsSync(local)) return [{ path: local, source: 'folder' }, sandbox];
  if (config.lists === 'folder') return [sandbox];
  const downloaded = join(config.home, 'lists/download');
  const any = await downloadLists(downloaded, input.say);
  return any ? [{ path: downloaded, source: 'download' }, sandbox] : [sandbox];
}

/** Names, sizes and times of all files: the same mark means the same lists. */
function fingerprint(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}|${size}|${Math.round(mtimeMs)}\n`);
    }
  }
  return hash.digest('hex');
}

async function saveOutcomes(database: Database, outcomes: readonly ListOutcome[], at: Date): Promise<void> {
  await database.system(async (tx) => {
    for (const { refused, ...outcome } of outcomes) {
      const refusal = refused ? JSON.stringify({ at: at.toISOString(), ...refused }) : null;
      if (refused && outcome.entities > 0) {
        // The last good version stays: only the refusal is told.
        await own(tx)
          .updateTable('watchlist')
          .set({ refused: refusal, checkedAt: at })
          .where('list', '=', outcome.list)
          .execute();
        continue;
      }
      const row = { ...outcome, loadedAt: at, checkedAt: at, refused: refusal };
      await own(tx)
        .insertInto('watchlist')
        .values(row)
        .onConflict((c) => c.column('list').doUpdateSet(row))
        .execute();
    }
  });
}
