import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Transaction as KyselyTransaction,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import pg from 'pg';
import { PreparingClient } from './prepared.ts';

/** One connection that was taken from a pool, with the builder over it. */
export type Taken = {
  connection: KyselyTransaction<unknown>;
  /** Sends a statement that gives no rows of interest; the command that the server says it carried out. */
  say: (text: string) => Promise<string>;
  release: () => void;
};
export type Pool = { take: () => Promise<Taken>; ping: () => Promise<void>; close: () => Promise<void> };

const [COMPILER, ADAPTER, PLUGINS] = [
  new PostgresQueryCompiler(),
  new PostgresAdapter(),
  [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
];

/**
 * Connections whose statements are sent as they are given, without waiting for the answers of those before; the server answers them in
 * that order. Whoever needs an answer before the next statement waits for it.
 */
export function openPool(connectionString: string, max: number): Pool {
  const pool = new pg.Pool({
    connectionString,
    Client: PreparingClient,
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    pipeline: true,
  });
  // An idle connection that breaks is replaced by the pool; the query that needs it reports its own failure.
  pool.on('error', () => undefined);
  // The same for one that breaks between two statements of a transaction: without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({ pool });
  const driver = dialect.createDriver();
  return {
    take: async () => {
      const client = await pool.connect();
      const connection = over(client);
      const executor = new DefaultQueryExecutor(
        COMPILER,
        ADAPTER,
        { provideConnection: (consumer) => consumer(connection) },
        PLUGINS,
      );
      return {
        connection: new Transaction<unknown>({ config: { dialect }, dialect, driver, executor }),
        say: async (text) => lastOf(await client.query(text)).command,
        release: () => client.release(),
      };
    },
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** Several statements in one message have an answer each. */
function lastOf(result: pg.QueryResult | pg.QueryResult[]): pg.QueryResult {
  const last = Array.isArray(result) ? result.at(-1) : result;
  if (!last) throw new Error('Broken invariant: a statement has an answer');
  return last;
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function over(client: pg.PoolClient): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { command, rowCount, rows } = await client.query(sql, parameters as unknown[]);
      return { ...(CHANGES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }), rows: rows ?? [] };
    },
    streamQuery: () => {
      throw new Error('Broken invariant: rows come in pages, not as a stream');
    },
  };
}
