import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStore, type Verdict, verifyLog } from '@acquaint/engines/tlog';
import pg from 'pg';
import type { Config } from '#platform/config';
import { copyFolder, Manifest, QUEUE, readTable, tablesOf } from './backup.ts';
import { type Ground, openGround, type Say } from './run.ts';

export type Restored = { manifest: Manifest; rows: number; log: Verdict };

/**
 * Puts a backup into an installation that is new: keys, blobs and log as files, then every table in one transaction. It throws where the
 * installation is not empty, where the backup was changed, or where the log does not verify against the checkpoint in the manifest.
 */
export async function restore(config: Config, from: string, say: Say): Promise<Restored> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8')));
  const log = join('log', config.region);
  if (manifest.region !== config.region) throw new Error(`the backup is of region ${manifest.region}`);
  if (existsSync(join(config.home, log, 'checkpoint'))) throw new Error(`${config.home} holds a log already`);
  for (const part of ['keys', log, 'blobs']) await copyFolder(join(from, part), join(config.home, part), () => true);
  const ground = await openGround(config, say);
  try {
    const rows = await loadTables(ground, from, manifest);
    const verdict = await verifyLog(fileStore(join(config.home, log)), {
      verifierKeys: [(await readFile(join(config.home, 'keys/log.pub'), 'utf8')).trim()],
      from: manifest.log.checkpoint,
    });
    if (!verdict.ok) throw new Error(`the log does not verify: ${JSON.stringify(verdict.first_bad)}`);
    say(`Restore: ${rows} rows, a log of ${verdict.size} entries that verifies.`);
    return { manifest, rows, log: verdict };
  } finally {
    await ground.stop();
  }
}

/**
 * Restores a backup into a place of its own and throws it away: whether it can be restored, how old what it holds is (RPO) and how long
 * restoring took (RTO).
 */
export async function drill(
  config: Config,
  from: string,
  say: Say,
): Promise<{ rpo_s: number; rto_s: number; rows: number }> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-drill-'));
  const started = Date.now();
  try {
    // A root key that is kept elsewhere is not in the backup.
    const isInside = existsSync(join(from, 'keys/root.key'));
    const rootKeyFile = isInside ? join(home, 'keys/root.key') : config.rootKeyFile;
    const scratch = { ...config, home, databaseUrl: null, rootKeyFile };
    const { manifest, rows } = await restore(scratch, from, say);
    const rpo = Math.round((started - Date.parse(manifest.at)) / 1000);
    const rto = Math.round((Date.now() - started) / 100) / 10;
    say(`Drill: restored and verified. RPO ${rpo} s (age of the backup), RTO ${rto} s.`);
    return { rpo_s: rpo, rto_s: rto, rows };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function loadTables({ ownerUrl }: Ground, from: string, manifest: Manifest): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = await tablesOf(client);
    for (const table of tables.filter((one) => !MADE_BY_OPENING.has(one))) {
      const found = await client.query(`select exists (select from "${table}") as used`);
      if (found.rows[0]?.used === true) throw new Error(`the database is in use already: ${table} holds rows`);
    }
    const unknown = Object.keys(manifest.tables).filter((table) => table !== QUEUE && !tables.includes(table));
    if (unknown.length > 0) throw new Error(`this version has no table ${unknown.join(', ')}`);
    await client.query('begin');
    await client.query("set local session_replication_role = 'replica'");
    await client.query(`truncate ${tables.map((table) => `"${table}"`).join(', ')}`);
    let rows = 0;
    for (const [table, expected] of Object.entries(manifest.tables)) {
      const loaded = await loadTable(client, from, { table, expected });
      if (loaded !== expected.rows) throw new Error(`${table}: ${loaded} rows of ${expected.rows}`);
      rows += loaded;
    }
    await client.query('commit');
    return rows;
  } finally {
    await client.end();
  }
}

/** What opening an installation writes by itself. */
const MADE_BY_OPENING = new Set(['region_key', 'lease']);

type Loading = { table: string; expected: { sha256: string } };

async function loadTable(client: pg.Client, from: string, { table, expected }: Loading): Promise<number> {
  let rows = 0;
  const statement = await insertInto(client, table === QUEUE ? OUTBOX : table);
  for await (const lines of readTable(from, table, expected)) {
    await client.query(statement, [`[${lines.join(',')}]`]);
    rows += lines.length;
  }
  if (table !== QUEUE) await moveSequences(client, table);
  return rows;
}

/** Jobs that waited in the queue go through the outbox again. */
const OUTBOX = 'outbox';

/** Computed columns compute themselves; transaction ids are those of this server, where the old ones would never be past. */
async function insertInto(client: pg.Client, table: string): Promise<string> {
  const found = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and udt_name <> 'xid8'
     order by ordinal_position`,
    [table],
  );
  const columns = found.rows.map(({ name }) => `"${name}"`).join(', ');
  return `insert into "${table}" (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`;
}

async function moveSequences(client: pg.Client, table: string): Promise<void> {
  const found = await client.query<{ name: string; sequence: string | null }>(
    `select column_name as name, pg_get_serial_sequence(format('%I', table_name), column_name) as sequence
     from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  for (const { name, sequence } of found.rows) {
    if (sequence) await client.query(`select setval($1, greatest(max("${name}"), 1)) from "${table}"`, [sequence]);
  }
}
