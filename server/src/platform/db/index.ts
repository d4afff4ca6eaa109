import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';
import { invariant } from '../errors/index.ts';
import type { TenantId } from '../ids/index.ts';
import { createFacilities, type Facilities } from './facility.ts';
import { openPool, type Pool } from './pool.ts';

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
  const app = openPool(asRole(ownerUrl, 'acquaint_app', passwords.app), size);
  const system = openPool(systemUrl, 5);
  const facilities = createFacilities();
  const { use, has } = facilities;
  const begin = (scope: Scope, mode = ''): string => {
    invariant(UUID.test(scope.tenantId), 'a tenant is named by its id');
    // Inside the transaction, never once per pooled connection: a pool would carry one tenant's rows to another.
    return `begin${mode}; select set_config('app.tenant', '${scope.tenantId}', true)`;
  };
  return {
    write: (scope, work) =>
      bound(app, { begin: begin(scope) }, (connection) => ({ ...scope, connection, use, has }) as Tx, work),
    // One picture of the database for all that a reader asks: what one transaction wrote together is never seen in halves.
    read: (scope, work) =>
      bound(
        app,
        { begin: begin(scope, ' isolation level repeatable read read only'), isRead: true },
        (connection): Db => ({ ...scope, connection, use, has }),
        work,
      ),
    system: (work) =>
      bound(system, { begin: 'begin' }, (connection) => ({ connection, now: new Date(), use }) as SystemTx, work),
    listen: (channel, heard) => listen(systemUrl, channel, heard),
    facilities,
    systemUrl,
    ping: app.ping,
    close: async () => {
      await Promise.all([app.close(), system.close()]);
    },
  };
}

type Bounds = { begin: string; isRead?: boolean };

/**
 * One transaction on one connection. It is begun in the same breath as its first statement: a payment's commit is made of few
 * messages. A reader has its answer before its transaction is over, since that can no longer change it.
 */
async function bound<H extends object, T>(
  pool: Pool,
  { begin, isRead = false }: Bounds,
  make: (connection: Transaction<AnyTables>) => H,
  work: (handle: H) => Promise<T>,
): Promise<T> {
  const one = await pool.take();
  const begun = one.say(begin);
  // Who asks for something meanwhile is told by its own statement, and whoever asks for nothing before the end, there.
  begun.catch(() => undefined);
  let ending: Promise<unknown> = begun;
  try {
    const result = await whileOpen(make(one.connection), work);
    await begun;
    const committed = one.say('commit');
    ending = committed;
    if (isRead) return result;
    // PostgreSQL answers COMMIT with ROLLBACK when a statement failed whose error nobody passed on.
    invariant((await committed) === 'COMMIT', 'a transaction whose statement failed is not taken for committed');
    return result;
  } catch (error) {
    // A connection that is broken cannot roll back; the pool lets go of it, and the server ends the transaction.
    ending = one.say('rollback');
    throw error;
  } finally {
    void ending.catch(() => undefined).then(() => one.release());
  }
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
