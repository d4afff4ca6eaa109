import type { ListedEntity } from '../lists/index.ts';
import { IndexBuilder } from './build.ts';
import { openIndex } from './search.ts';
import { packTables, unpackTables } from './serialize.ts';
import type { IndexTables } from './tables.ts';
import type { NameIndex } from './types.ts';

export { MEASURED, type Rates } from './measured.ts';
export { matchNames } from './pair.ts';
export { IndexUnreadable, isIndexFile } from './serialize.ts';
export {
  ALGORITHM,
  type AlignedPart,
  type AlignmentRule,
  type MatchQuery,
  type MatchResult,
  type NameIndex,
  type Profile,
  type Qualifier,
  type SearchOptions,
} from './types.ts';
export { warmUp } from './warm-up.ts';
export { PROFILES } from './weights.ts';
export { MOST_CHARACTERS, MOST_WORK, QueryRefused, type Work } from './work.ts';
export { IndexBuilder, openIndex };

/** An index ready to search, and a way to keep it. */
export type BuiltIndex = NameIndex & { tables: IndexTables };

/** Builds an index over entities; about 4 s for 135,000 names. */
export function buildNameIndex(entities: Iterable<ListedEntity>): BuiltIndex {
  const builder = new IndexBuilder();
  for (const entity of entities) builder.add(entity);
  const tables = builder.build();
  return { ...openIndex(tables), tables };
}

/** The index as one file; `lists` are stored beside it and given back on reading. */
export function serializeIndex(index: { tables: IndexTables }, lists: readonly unknown[] = []): Uint8Array {
  return packTables(index.tables, lists);
}

/** Reads a file written by serializeIndex; throws IndexUnreadable on anything else. */
export function deserializeIndex(bytes: Uint8Array): BuiltIndex & { lists: unknown[] } {
  const { tables, lists } = unpackTables(bytes);
  return { ...openIndex(tables), tables, lists };
}
