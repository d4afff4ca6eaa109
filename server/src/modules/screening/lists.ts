import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedEntity } from '@acquaint/engines/lists';
import { type MatchQuery, type MatchResult, QueryRefused, type SearchOptions } from '@acquaint/engines/match';
import { type MatchThreads, openMatchThreads, SearchFailed, shareBytes } from '@acquaint/engines/match-threads';
import { type Database, type Facilities, facility, ownTables } from '#platform/db';
import { Problem } from '#platform/errors';
import type { PoolDefinition } from '#platform/pools';
import { type Licence, licencesOf } from './licences.ts';
import type { ListOutcome } from './list-change.ts';

export type ListVersion = { list: string; version: string };
/** How generously is searched: from which score on, how many at most, and which differences a profile allows. */
export type Asked = SearchOptions & { threshold: number; limit: number };
/** What is searched: the newest good version of every list. A resident: rebuilt from the lists folder, never trusted over it. */
export type Watchlists = {
  search: (query: MatchQuery, options: Asked) => Promise<MatchResult[]>;
  entity: (id: string) => Promise<ListedEntity | null>;
  versions: readonly ListVersion[];
  licence: (list: string) => Licence;
  real: boolean;
};
/** How long the index before is kept for those who still search it. */
const RETIRES_MS = 30_000;
type Holder = { current: Watchlists | null; threads: MatchThreads | null; generation: string };
const holder = facility<Holder>('watchlists');

type Columns = Omit<ListOutcome, 'refused'> & { loadedAt: Date; checkedAt: Date };
export type ListColumns = Columns & { refused: string | null };
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

/** What is known of a list's licence; nothing, while no list is loaded. */
export function licenceOf(use: { use: Facilities['use'] }): Watchlists['licence'] {
  return use.use(holder).current?.licence ?? (() => ({ code: null, says: null }));
}

/** Opens the index that was built last and searches it from now on, beside requests that still hold the one before. */
export async function openCurrent(database: Database, home: string): Promise<void> {
  const generation = (await readFile(join(home, 'lists/current'), 'utf8')).trim();
  const folder = join(home, 'lists/built', generation);
  const threads = openMatchThreads(shareBytes(await readFile(join(folder, 'index.bin'))));
  const offsets = JSON.parse(await readFile(join(folder, 'offsets.json'), 'utf8')) as Offset[];
  const rows = await database.system((tx) =>
    readLists(tx)
      .selectFrom('watchlist')
      .select(['list', 'version', 'source', 'entities'])
      .orderBy('list')
      .limit(200)
      .execute(),
  );
  if (!database.facilities.has(holder))
    database.facilities.provide(holder, { current: null, threads: null, generation: '' });
  const held = database.facilities.use(holder);
  const before = held.threads;
  held.current = openIndex(
    threads,
    { file: join(folder, 'entities.jsonl'), offsets },
    { rows, licence: licencesOf(home) },
  );
  held.threads = threads;
  held.generation = generation;
  // Requests that still hold the one before end with it.
  if (before) setTimeout(() => void before.close(), RETIRES_MS).unref();
}

/** Ends the threads that search. */
export async function closeCurrent(database: Database): Promise<void> {
  if (database.facilities.has(holder)) await database.facilities.use(holder).threads?.close();
}

/** Follows what another process of the product built. */
export async function followCurrent(database: Database, home: string): Promise<void> {
  const generation = (await readFile(join(home, 'lists/current'), 'utf8').catch(() => '')).trim();
  if (generation !== '' && generation !== database.facilities.use(holder).generation) await openCurrent(database, home);
}

type Offset = [id: string, at: number, length: number];
type Opened = { list: string; version: string; source: string; entities: number };
type Entities = { file: string; offsets: readonly Offset[] };

function openIndex(
  threads: MatchThreads,
  entities: Entities,
  { rows, licence }: { rows: readonly Opened[]; licence: Watchlists['licence'] },
): Watchlists {
  const offsets = new Map(entities.offsets.map(([id, at, length]) => [id, { at, length }]));
  return {
    search: async (query, options) => {
      try {
        return (await threads.search(query, options)).matches;
      } catch (error) {
        if (error instanceof QueryRefused) throw new Problem('screening.name_too_long', 422);
        if (!(error instanceof SearchFailed)) throw error;
        throw new Problem('screening.busy', 503, {}, { retryAfterS: 5 });
      }
    },
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
    licence,
    real: rows.some((row) => row.source !== 'sandbox' && row.entities > 0),
  };
}
