import { stringAt } from './strings.ts';
import type { IndexTables } from './tables.ts';
import type { NameIndex } from './types.ts';

/** Names that are searched for: after so many, a search is about as fast as it becomes. */
const NAMES = 60;

/**
 * Searches for names of the index itself, so that the first who asks does not wait while the search is still being compiled: a first search
 * takes ten times as long as a later one. Answers stay the same.
 */
export function warmUp({ search, tables }: Pick<NameIndex, 'search'> & { tables: IndexTables }): void {
  const count = tables.names.offsets.length - 1;
  for (let asked = 0; asked < Math.min(NAMES, count); asked++) {
    const name = stringAt(tables.names, Math.floor((asked * count) / Math.min(NAMES, count)));
    // What a list calls a name may be longer than a query can be.
    if (name.length <= LONGEST) search({ name, ...(asked % 2 === 0 ? { schema: 'Person' } : {}) });
  }
}

const LONGEST = 200;
