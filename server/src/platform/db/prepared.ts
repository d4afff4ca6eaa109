import type { QueryResult, RawBuilder, Transaction } from 'kysely';
import pg from 'pg';

/** Texts that each connection plans once; every other is planned each time it comes. */
const names = new Map<string, string>();
/** A text that is different each time would fill the server's memory: what is prepared is a few texts that never change. */
const TEXTS_MAX = 200;

/** Runs a statement that comes many times a second under a name, so that a connection parses and plans it once. */
export function runPrepared<T>(
  { connection }: { connection: Transaction<unknown> },
  query: RawBuilder<T>,
): Promise<QueryResult<T>> {
  const compiled = query.compile(connection);
  if (names.size < TEXTS_MAX && !names.has(compiled.sql)) names.set(compiled.sql, `p${names.size}`);
  return connection.executeQuery(compiled);
}

/** A connection that sends known texts under their names. */
export class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values] = given;
    const name = typeof text === 'string' ? names.get(text) : undefined;
    const asked = name === undefined ? given : [{ name, text, values }];
    return (super.query as (...all: unknown[]) => never).apply(this, asked);
  }
}
