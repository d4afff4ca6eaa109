import type { ListedEntity } from '@acquaint/engines/lists';
import { z } from 'zod';
import { type Particulars, particularsOf } from '#modules/customers';
import { brandId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { candidatesFor } from '../monitor/customer-index.ts';
import { keepHits, searchCustomer } from '../monitor/screen-customer.ts';
import type { Searched } from '../operations/screen.ts';
import { asEntity } from './held.ts';
import { findOwnList, readEntries } from './store.ts';

type Input = { listId: string; version: number };
type Hits = { one: Particulars; searched: Searched }[];
const AT_ONCE = 100;

/** Matches what came onto a block list with a version against the customers that are already there. */
export const matchOwn = defineJob<Input, ListedEntity[], Hits>({
  name: 'screening.match_own_list',
  input: z.strictObject({ listId: z.uuid(), version: z.number().int() }),
  timeoutMs: 10 * 60_000,
  attempts: 4,
  prepare: async (tx, { listId, version }) => {
    const list = await findOwnList(tx, brandId('owl', listId));
    const entries = await readEntries(tx, { listId, version });
    return entries.length === 0 ? null : entries.map((one) => asEntity(one, list.name));
  },
  perform: async (ctx, entities) => {
    const changed = new Set(entities.map((one) => one.id));
    const ids = [...(await candidatesFor(ctx, entities)).ids];
    const hits: Hits = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const page = await ctx.database.read(ctx, (db) => particularsOf(db, ids.slice(at, at + AT_ONCE)));
      for (const one of page) {
        const searched = await searchCustomer(ctx, one);
        const found = searched.found.filter(({ match }) => changed.has(match.entity_id));
        if (found.length > 0) hits.push({ one, searched: { ...searched, found } });
      }
    }
    return hits;
  },
  // What is on the desk already is not opened twice.
  settle: async (tx, _entities, hits) => {
    for (const { one, searched } of hits) await keepHits(tx, one, searched);
  },
  giveUp: (tx) => emit(tx, { type: 'screening.monitor_failed', subject: { prefix: 'ten', id: tx.tenantId } }),
});
