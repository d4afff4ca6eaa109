import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedEntity } from '@acquaint/engines/lists';
import type { Config } from '#platform/config';
import { type Database, type Facilities, facility, ownTables, sql } from '#platform/db';
import type { Schedule } from '#platform/jobs';
import { takeLease } from '#platform/leases';
import type { Pools } from '#platform/pools';
import { defineCounter, type Logger } from '#platform/telemetry';
import { downloadLists } from './download.ts';
import type { ListOutcome } from './list-change.ts';
import { keptPath, type LoadAnswer, readKept } from './list-task.ts';
import { closeCurrent, followCurrent, LIST_POOL, type ListColumns, openCurrent } from './lists.ts';
import { type ListSource, listSources } from './sources.ts';
import { takePending } from './versions.ts';

const own = ownTables<{ watchlist: ListColumns }>();
const refusals = defineCounter(
  'acquaint_list_refusals_total',
  'Loads in which a list was refused; the last good version stayed.',
);

type LoadInput = { database: Database; config: Config; pools: Pools; log: Logger; say: (sentence: string) => void };
type Loader = LoadInput & { stopListening: () => Promise<void> };
const loader = facility<Loader>('list loader');
const CHANNEL = 'acquaint_lists';
const LEASE = 'lists.load';
/** A load holds the lease while it runs; whoever waits for it looks again this often, this many times. */
const LEASE_LOOKS = 120;
const LEASE_LOOK_MS = 1000;

/** What lies beside a fetched file and is no list. */
const BESIDE = /\.(?:part|part\.json|receipt\.json)$/;

type Folder = { path: string; source: 'folder' | 'download' | 'sandbox' };

/** Loads lists: from the data folder when there is one, else from their addresses, else the invented sandbox list alone. */
export async function openWatchlists(input: LoadInput): Promise<void> {
  const { database, config, log } = input;
  const folders = await chooseFolders(input, listSources(config.home));
  const loaded = await loadChanged(input, folders);
  try {
    await openCurrent(database, config.home);
  } catch (error) {
    if (loaded) throw error;
    // An index that another version wrote, or that is torn, is built again from the files.
    log.warn({ module: 'screening', err: error }, 'the kept index could not be opened; it is built again');
    await loadChanged(input, folders, true);
    await openCurrent(database, config.home);
  }
  const stopListening = await database.listen(CHANNEL, () => {
    followCurrent(database, config.home).catch((error: unknown) =>
      log.error({ module: 'screening', err: error }, 'the lists that another process loaded could not be opened'),
    );
  });
  database.facilities.provide(loader, { ...input, stopListening });
}

export async function closeWatchlists(database: Database): Promise<void> {
  if (database.facilities.has(loader)) await database.facilities.use(loader).stopListening();
  await closeCurrent(database);
}

/** Looks for newer lists now: one source or, without a name, all; true when any list was loaded anew. The index is exchanged in memory. */
export async function refreshLists(database: Database, source: string | null): Promise<boolean> {
  const input = database.facilities.use(loader);
  const sources = listSources(input.config.home).filter((each) => source === null || each.source === source);
  const folders = await chooseFolders(input, sources);
  const loaded = await loadChanged(input, folders);
  if (loaded) await openCurrent(database, input.config.home);
  return loaded;
}

/** The entries of a list as they were last accepted. */
export async function entriesOf(use: { use: Facilities['use'] }, list: string): Promise<ListedEntity[]> {
  return (await readKept(keptPath(join(use.use(loader).config.home, 'lists/kept'), list))) ?? [];
}

/** The timetable of every source, and of the folder of an installation without a network. */
export function listSchedules(home: string, after: (database: Database) => Promise<void>): Schedule[] {
  const every = listSources(home).flatMap((source) =>
    source.every === 'never'
      ? []
      : [{ name: `lists.refresh.${source.source}`, every: source.every, source: source.source }],
  );
  return [...every, { name: 'lists.refresh.folder', every: '*/10 * * * *', source: '' }].map((one) => ({
    name: one.name,
    every: one.every,
    run: async (database) => {
      await refreshLists(database, one.source);
      await after(database);
    },
  }));
}

/** One process loads at a time; true when files changed since the last load and were loaded. */
async function loadChanged(input: LoadInput, folders: readonly Folder[], anyway = false): Promise<boolean> {
  const { database, config } = input;
  await mkdir(join(config.home, 'lists'), { recursive: true });
  const lease = await waitForLease(database);
  try {
    await takePending(database, config.home);
    const mark = fingerprint(folders.map((folder) => folder.path));
    const markFile = join(config.home, 'lists/loaded.mark');
    const same =
      existsSync(join(config.home, 'lists/current')) && (await readFile(markFile, 'utf8').catch(() => '')) === mark;
    if (same && !anyway) return false;
    await loadLists(input, folders);
    await writeFile(markFile, mark);
    await database.system((tx) => sql`select pg_notify(${CHANNEL}, '')`.execute(tx.connection));
    return true;
  } finally {
    await lease.release();
  }
}

async function waitForLease(database: Database) {
  for (let look = 0; look < LEASE_LOOKS; look++) {
    const lease = await takeLease(database, LEASE, `${process.pid}-${Math.random()}`);
    if (lease) return lease;
    await new Promise((resolve) => setTimeout(resolve, LEASE_LOOK_MS));
  }
  throw new Error('another process has been loading lists for two minutes');
}

async function loadLists({ database, config, pools, log, say }: LoadInput, folders: readonly Folder[]): Promise<void> {
  say('Loading sanctions lists …');
  const answer = (await pools.run(LIST_POOL, { home: config.home, folders })) as LoadAnswer;
  await saveOutcomes(database, answer.lists, new Date());
  await takePending(database, config.home);
  for (const { list, refused } of answer.lists) {
    if (!refused) continue;
    refusals.add({ list, reason: refused.reason });
    log.error({ module: 'screening', list, reason: refused.reason }, 'a list was refused; the last good version stays');
  }
  for (const failure of answer.failures)
    log.error(
      { module: 'screening', reason: failure.reason, kind: failure.folder },
      'a folder of lists could not be read; the last good lists stay',
    );
}

async function chooseFolders({ config, database, say }: LoadInput, sources: readonly ListSource[]): Promise<Folder[]> {
  const sandbox: Folder = { path: join(config.repoRoot, 'packs/sandbox'), source: 'sandbox' };
  if (config.lists === 'sandbox') return [sandbox];
  const local = config.dataDir ? join(config.dataDir, 'lists') : null;
  if (config.lists !== 'download' && local && existsSync(local)) return [{ path: local, source: 'folder' }, sandbox];
  if (config.lists === 'folder') return [sandbox];
  const downloaded = join(config.home, 'lists/download');
  const files = sources.flatMap((source) => source.files);
  const away = new Set((await downloadLists(downloaded, say, files)).flatMap((one) => (one.away ? [one.file] : [])));
  const reached = sources.filter((source) => source.files.every(({ file }) => !away.has(file)));
  await sayChecked(
    database,
    reached.map(({ source }) => source),
  );
  const any = (await readdir(downloaded)).some((name) => !BESIDE.test(name));
  return any ? [{ path: downloaded, source: 'download' }, sandbox] : [sandbox];
}

/** Names, sizes and times of all list files: the same mark means the same lists. */
function fingerprint(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || BESIDE.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}|${size}|${Math.round(mtimeMs)}\n`);
    }
  }
  return hash.digest('hex');
}

/** An authority that was reached and had nothing newer: its list is not stale. */
async function sayChecked(database: Database, lists: readonly string[]): Promise<void> {
  if (lists.length === 0) return;
  await database.system((tx) =>
    own(tx)
      .updateTable('watchlist')
      .set({ checkedAt: tx.now })
      .where('list', 'in', [...lists])
      .execute(),
  );
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
