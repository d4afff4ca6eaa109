import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { invariant } from '../errors/index.ts';
import type { TenantId } from '../ids/index.ts';
import { createFacilities, type Facilities } from './facility.ts';
import { PreparingClient } from './prepared.ts';

export { sql } from 'kysely';
export { attachEmbedded, type EmbeddedServer, startEmbedded } from './embedded.ts';
export { type Facilities, type Facility, facility } from './facility.ts';
export { findMigrations, type Migration, migrate, type RolePasswords, readRolePasswords } from './migrate.ts';
export { runPrepared } from './prepared.ts';

export type ActorKind = 'staff' | 'api_key' | 'applicant' | 'system';
/** Who acts. `ip` is the address the act came from; null for the system itself. */
export type Actor = { kind: ActorKind; id: string; ip: string | null };
/** What every read and write is bound to. */
export type Scope = { tenantId: TenantId; actor: Actor; requestId: string; now: Date };

declare const writes: unique symbol;
declare const crosses: unique symbol;
// Each module sees only its own tables, through ownTables.
type AnyTables = unknown;
/** A read-only transaction bound to one tenant. */
export type Db = Scope & {
  readonly connection: Transaction<AnyTables>;
  readonly use: Facilities['use'];
  readonly has: Facilities['has'];
};
/** A transaction that may write, bound to one tenant and one actor; made here alone. */
export type Tx = Db & { readonly [writes]: true };
/** A transaction of a job that crosses tenants (outbox, log, lists); sees only what its role was granted by name. */
export type SystemTx = {
  readonly connection: Transaction<AnyTables>;
  readonly use: Facilities['use'];
  readonly now: Date;
  readonly [crosses]: true;
};
/** Work outside any transaction: who and for whom, and until when. It carries no connection on purpose. */
export type Ctx = Scope & { readonly use: Facilities['use']; readonly database: Database; readonly deadline: Date };

type ReadOnly<T> = Pick<Kysely<T>, 'selectFrom' | 'with' | 'fn'>;
export type OwnTables<T> = { (tx: Tx | SystemTx): Kysely<T>; (db: Db): ReadOnly<T> };

export type Database = {
  /** Runs work in one transaction as the app role, with the tenant set inside it. */
  write: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Runs work in one read-only transaction of the tenant. */
  read: <T>(scope: Scope, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Runs work as the role that crosses tenants. */
  system: <T>(work: (tx: SystemTx) => Promise<T>) => Promise<T>;
  /** One connection that hears NOTIFY on a channel, reconnecting when it breaks. */
  listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  facilities: Facilities;
  systemUrl: string;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

// int8 is money and counters: a float would lose digits, so it arrives as bigint. A date is a calendar day, not a moment.
pg.types.setTypeParser(20, (text) => BigInt(text));
pg.types.setTypeParser(1082, (text) => text);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const inUse = new WeakSet<object>();
let openTransactions = 0;

/** True while any transaction is open in this process: tests use it; `vendors` and `pools` check the handle they were given. */
export function openTransactionCount(): number {
  return openTransactions;
}

/** Types a module's own tables; another module's table does not compile, and a read handle cannot write. */
export function ownTables<T>(): OwnTables<T> {
  return ((handle: Db | SystemTx) => {
    invariant(inUse.has(handle), 'a transaction is used only while it is open');
    return handle.connection;
  }) as unknown as OwnTables<T>;
}

/** Opens the pools of both roles. `ownerUrl` gives host and database; the roles' own passwords replace its login. */
export function openDatabase(ownerUrl: string, passwords: { app: string; system: string }, size = 10): Database {
  const systemUrl = asRole(ownerUrl, 'acquaint_system', passwords.system);
  const appPool = openPool(asRole(ownerUrl, 'acquaint_app', passwords.app), size);
  const systemPool = openPool(systemUrl, 5);
  const app = openKysely(appPool);
  const system = openKysely(systemPool);
  const facilities = createFacilities();
  return {
    write: (scope, work) => bound(app, { scope, begin: 'begin', facilities }, (handle) => work(handle as Tx)),
    // One picture of the database for all that a reader asks: what one transaction wrote together is never seen in halves.
    read: (scope, work) =>
      bound(app, { scope, begin: 'begin isolation level repeatable read read only', facilities }, work),
    system: (work) =>
      system
        .transaction()
        .execute((connection) => whileOpen({ connection, now: new Date(), use: facilities.use } as SystemTx, work)),
    listen: (channel, heard) => listen(systemUrl, channel, heard),
    facilities,
    systemUrl,
    ping: async () => {
      await sql`select 1`.execute(app);
    },
    close: async () => {
      await Promise.all([app.destroy(), system.destroy()]);
    },
  };
}

const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');
type Bounds = { scope: Scope; begin: string; facilities: Facilities };

/** One transaction of one tenant. It begins and learns its tenant in one message: a payment's commit is made of few of them. */
async function bound<T>(
  app: Kysely<AnyTables>,
  { scope, begin, facilities }: Bounds,
  work: (handle: Db) => Promise<T>,
): Promise<T> {
  invariant(UUID.test(scope.tenantId), 'a tenant is named by its id');
  return app.connection().execute(async (one) => {
    const connection = one as Transaction<AnyTables>;
    try {
      // Inside the transaction, never once per pooled connection: a pool would carry one tenant's rows to another.
      await connection.executeQuery(
        CompiledQuery.raw(`${begin}; select set_config('app.tenant', '${scope.tenantId}', true)`),
      );
      const result = await whileOpen({ ...scope, connection, use: facilities.use, has: facilities.has }, work);
      const { rows } = await connection.executeQuery<{ command: string }>(COMMIT);
      // PostgreSQL answers COMMIT with ROLLBACK when a statement failed whose error nobody passed on.
      invariant(rows[0]?.command === 'COMMIT', 'a transaction whose statement failed is not taken for committed');
      return result;
    } catch (error) {
      // A connection that is broken cannot roll back; the pool lets go of it, and the server ends the transaction.
      await connection.executeQuery(ROLLBACK).catch(() => undefined);
      throw error;
    }
  });
}

async function whileOpen<H extends object, T>(handle: H, work: (handle: H) => Promise<T>): Promise<T> {
  inUse.add(handle);
  openTransactions += 1;
  try {
    return await work(handle);
  } finally {
    inUse.delete(handle);
    openTransactions -= 1;
  }
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    Client: PreparingClient,
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; the query that needs it reports its own failure.
  pool.on('error', () => undefined);
  // The same for one that breaks between two statements of a transaction: without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function openKysely(pool: pg.Pool): Kysely<AnyTables> {
  return new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

function asRole(url: string, role: string, password: string): string {
  const at = new URL(url);
  at.username = role;
  at.password = password;
  return at.toString();
}

async function listen(url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client = await connectListener();
  async function connectListener(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', (message) => heard(message.payload ?? ''));
    fresh.on('error', () => {
      if (!stopped) setTimeout(() => void reconnect(), 1000);
    });
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    return fresh;
  }
  async function reconnect(): Promise<void> {
    if (stopped) return;
    try {
      client = await connectListener();
      heard('');
    } catch {
      setTimeout(() => void reconnect(), 1000);
    }
  }
  return async () => {
    stopped = true;
    await client.end();
  };
}
