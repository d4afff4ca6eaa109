import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { CHECKPOINT_PATH, readCheckpoint } from '@acquaint/engines/tlog';
import pg from 'pg';
import { z } from 'zod';
import type { Ground, Say } from './run.ts';

const FETCH = 2000;
/** Everything durable in the log is under a published checkpoint after this long. */
const PUBLISHED_AFTER_MS = 3000;
/** What a fresh installation makes for itself. */
export const OWN_KEYS = ['postgres.password', 'database-roles.json', 'sandbox.json'];

export const Manifest = z.object({
  v: z.literal(1),
  at: z.iso.datetime(),
  region: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
  log: z.object({ size: z.number().int(), checkpoint: z.string() }),
  files: z.number().int(),
});
export type Manifest = z.output<typeof Manifest>;

/**
 * Copies the whole installation into an empty folder while it runs: every table out of one repeatable-read snapshot, then the log up to a
 * checkpoint after it, the blobs and the keys. The manifest is written last; a folder without one is no backup. It holds keys: whoever
 * has it can read everything.
 */
export async function backUp({ config, ownerUrl }: Ground, to: string, say: Say): Promise<Manifest> {
  await mkdir(join(to, 'tables'), { recursive: true, mode: 0o700 });
  if (existsSync(join(to, 'manifest.json'))) throw new Error(`${to} holds a backup already`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const at = new Date();
  const tables: Manifest['tables'] = {};
  try {
    await client.query('begin isolation level repeatable read read only');
    for (const table of await tablesOf(client)) tables[table] = await copyTable(client, to, table, rowsOf(table));
    if (await hasQueue(client)) tables[QUEUE] = await copyTable(client, to, QUEUE, WAITING_JOBS);
    await client.query('commit');
  } finally {
    await client.end();
  }
  await pause(PUBLISHED_AFTER_MS);
  const log = join('log', config.region);
  const checkpoint = await readFile(join(config.home, log, CHECKPOINT_PATH), 'utf8');
  await mkdir(join(to, log), { recursive: true });
  await writeFile(join(to, log, CHECKPOINT_PATH), checkpoint);
  const isCopied = (path: string) => path !== CHECKPOINT_PATH && !path.startsWith('journal') && !path.endsWith('.tmp');
  let files = await copyFolder(join(config.home, log), join(to, log), isCopied);
  files += await copyFolder(join(config.home, 'blobs'), join(to, 'blobs'), () => true);
  files += await copyFolder(join(config.home, 'keys'), join(to, 'keys'), (name) => !OWN_KEYS.includes(name));
  const found: Manifest = {
    v: 1,
    at: at.toISOString(),
    region: config.region,
    tables,
    log: { size: readCheckpoint(checkpoint).size, checkpoint },
    files,
  };
  await writeFile(join(to, 'manifest.json'), JSON.stringify(found, null, 2), { mode: 0o600, flush: true });
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  say(
    `Backup: ${Object.keys(tables).length} tables, ${rows} rows, ${found.log.size} log entries, ${files} files in ${to}.`,
  );
  return found;
}

/** Jobs that wait in the queue: they are restored as rows of the outbox, which sends them again. */
export const QUEUE = 'waiting-jobs';
const WAITING_JOBS = `select jsonb_build_object('id', id, 'name', name, 'kind', 'job', 'tenant_id', data->>'tenantId',
  'ord', -row_number() over (order by id desc), 'attempts', 0, 'not_before', now(), 'created_at', created_on,
  'body', jsonb_build_object('input', data->'input', 'requestId', data->>'requestId')::text)::text as row
  from pgboss.job where state in ('created', 'retry', 'active') and data ? 'tenantId'`;

async function hasQueue(client: pg.Client): Promise<boolean> {
  const found = await client.query("select to_regclass('pgboss.job') is not null as there");
  return found.rows[0]?.there === true;
}

export async function tablesOf(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'acquaint_migration'
     order by c.relname`,
  );
  return found.rows.map((row) => row.name);
}

function rowsOf(table: string): string {
  return `select to_jsonb(one)::text as row from "${table}" one`;
}

async function copyTable(client: pg.Client, to: string, table: string, query: string) {
  const hash = createHash('sha256');
  let rows = 0;
  async function* lines() {
    await client.query(`declare rows_out no scroll cursor for ${query}`);
    for (;;) {
      const found = await client.query<{ row: string }>(`fetch ${FETCH} from rows_out`);
      if (found.rows.length === 0) break;
      rows += found.rows.length;
      const text = found.rows.map(({ row }) => `${row}\n`).join('');
      hash.update(text);
      yield text;
    }
    await client.query('close rows_out');
  }
  await pipeline(lines, createGzip(), createWriteStream(tableFile(to, table), { mode: 0o600, flush: true }));
  return { rows, sha256: hash.digest('hex') };
}

export function tableFile(folder: string, table: string): string {
  return join(folder, 'tables', `${table}.jsonl.gz`);
}

/** The rows of a table in a backup, so many at a time, as JSON texts; throws at the end when they are not what was written. */
export async function* readTable(
  folder: string,
  table: string,
  expected: { sha256: string },
): AsyncGenerator<string[]> {
  const hash = createHash('sha256');
  const lines = createInterface({
    input: createReadStream(tableFile(folder, table)).pipe(createGunzip()),
    crlfDelay: Infinity,
  });
  let rows: string[] = [];
  for await (const line of lines) {
    hash.update(`${line}\n`);
    rows.push(line);
    if (rows.length < FETCH) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
  if (hash.digest('hex') !== expected.sha256) throw new Error(`the backup's table ${table} was changed or cut`);
}

/** Copies a folder that is being written to; what goes away meanwhile was replaced by something copied. */
export async function copyFolder(from: string, to: string, isCopied: (path: string) => boolean): Promise<number> {
  if (!existsSync(from)) return 0;
  let count = 0;
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(from.length + 1);
    if (!entry.isFile() || !isCopied(inside)) continue;
    await mkdir(dirname(join(to, inside)), { recursive: true, mode: 0o700 });
    try {
      await copyFile(path, join(to, inside));
      count += 1;
    } catch (error) {
      if (await stat(path).catch(() => null)) throw error;
    }
  }
  return count;
}
