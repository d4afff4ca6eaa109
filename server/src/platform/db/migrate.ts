import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { Problem } from '../errors/index.ts';

export type RolePasswords = { app: string; system: string };
export type Migration = { name: string; sql: string; checksum: string };

const LOCK = 7_266_412;
const APPLIED_TABLE = `create table if not exists acquaint_migration (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`;

/** All migrations of the platform and the modules, in one order by file name. */
export function findMigrations(source: string): Migration[] {
  const folders = ['platform', 'modules'].flatMap((floor) => listFolders(join(source, floor)));
  const files = folders.flatMap((folder) => {
    const path = join(folder, 'migrations');
    return existsSync(path)
      ? readdirSync(path)
          .filter((name) => name.endsWith('.sql'))
          .map((name) => join(path, name))
      : [];
  });
  const found = files.map((file) => {
    const sql = readFileSync(file, 'utf8');
    return { name: file.split('/').at(-1) ?? file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listFolders(floor: string): string[] {
  return existsSync(floor)
    ? readdirSync(floor, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(floor, entry.name))
    : [];
}

const ROLE_ATTEMPTS = 10;

/** Applies what is missing, each file in a transaction of its own; refuses when an applied file has since been edited. */
export async function migrate(
  ownerUrl: string,
  migrations: readonly Migration[],
  passwords: RolePasswords,
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await createRoles(client, passwords);
    await client.query(APPLIED_TABLE);
    const known = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from acquaint_migration',
    );
    const checksums = new Map(known.rows.map((row) => [row.name, row.checksum]));
    const applied: string[] = [];
    for (const migration of migrations) {
      const before = checksums.get(migration.name);
      if (before === undefined) {
        await applyOne(client, migration);
        applied.push(migration.name);
      } else if (before !== migration.checksum) {
        throw new Problem('migration.edited', 500, { name: migration.name });
      }
    }
    return { applied };
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into acquaint_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Problem('migration.failed', 500, { name: migration.name }, { cause: error });
  }
}

/** The app works as a role that owns nothing; jobs that cross tenants use a second one with grants by name. */
async function createRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [
    ['acquaint_app', passwords.app],
    ['acquaint_system', passwords.system],
  ] as const) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = found.rowCount ? 'alter' : 'create';
    await queryAlone(
      client,
      `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`,
    );
    await client.query(`grant usage on schema public to ${role}`);
  }
  await client.query('revoke create on schema public from public');
}

/** Roles belong to the whole server: of two databases that set one up at the same moment, one has to try again. */
async function queryAlone(client: pg.Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const raced = error instanceof Error && error.message === 'tuple concurrently updated';
      if (!raced || attempt === ROLE_ATTEMPTS) throw error;
    }
  }
}

/** The two roles' passwords, random per installation, in a 0600 file. */
export function readRolePasswords(file: string): RolePasswords {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fresh: RolePasswords = { app: randomBytes(24).toString('hex'), system: randomBytes(24).toString('hex') };
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  }
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!read || typeof read !== 'object' || !('app' in read) || !('system' in read))
    throw new Problem('database.role_file_broken', 500);
  return { app: String(read.app), system: String(read.system) };
}
