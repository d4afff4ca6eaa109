import type { Ctx } from '#platform/db';
import { type Watchlists, watchlists } from '../lists.ts';
import { ownLists } from '../own/held.ts';

/** What a client of yente asks: every official list, and the caller's own block lists under the names `own:<list>`. */
export async function searchedLists(ctx: Ctx): Promise<Watchlists> {
  const official = watchlists(ctx);
  const own = await ownLists(ctx);
  return {
    ...official,
    versions: [...official.versions, ...own.blocks],
    search: async (query, options) => [...(await official.search(query, options)), ...own.search(query, options)],
    entity: async (id) => own.entity(id) ?? (await official.entity(id)),
  };
}
