import { CompiledQuery, type QueryResult, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';

/** Texts that each connection plans once; every other is planned each time it comes. */
const names = new Map<string, string>();
/** A text that is different each time would fill the server's memory: what is prepared is a few texts that never change. */
const TEXTS_MAX = 200;
/** The text of a statement by the place in the code where it is written. */
const written = new WeakMap<object, string>();

/** Runs a statement that comes many times a second under a name, so that a connection parses and plans it once. */
export function runPrepared<T>(
  { connection }: { connection: Transaction<unknown> },
  query: RawBuilder<T>,
): Promise<QueryResult<T>> {
  const { sqlFragments, parameters } = query.toOperationNode();
  const values = parameters.flatMap((node) => ('value' in node && node.kind === 'ValueNode' ? [node.value] : []));
  if (values.length !== parameters.length) throw new Error('Broken invariant: a prepared statement has values alone');
  const text = written.get(sqlFragments) ?? sqlFragments.reduce((all, part, at) => `${all}$${at}${part}`);
  written.set(sqlFragments, text);
  if (names.size < TEXTS_MAX && !names.has(text)) names.set(text, `p${names.size}`);
  return connection.executeQuery<T>(CompiledQuery.raw(text, values));
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
