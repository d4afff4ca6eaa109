import type { ListedEntity } from '@acquaint/engines/lists';
import { z } from 'zod';
import { type CustomerId, type Particulars, particularsOf } from '#modules/customers';
import type { Ctx } from '#platform/db';
import { brandId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { candidatesFor } from '../monitor/customer-index.ts';
import { closeLost, keepAllowed, keepHits, searchCustomer } from '../monitor/screen-customer.ts';
import { customersAllowed, openOn } from '../monitor/store.ts';
import type { Searched } from '../operations/screen.ts';
import { asEntity } from './held.ts';
import { findOwnList, readEntries } from './store.ts';

/** `gone`: entries went or say something else than before, so that whom they answered for is looked at as well. */
type Input = { listId: string; version: number; gone?: boolean | undefined };
type Prepared = { kind: 'block' | 'allow'; entities: ListedEntity[]; gone: boolean };
type Outcome = { one: Particulars; searched: Searched; lost: string[] }[];
const AT_ONCE = 100;

/**
 * Searches whom a change of an own list touches, at once: those who may be what came onto a block list or equal what came onto an allow list,
 * and those for whom an allow entry spoke that is there no more.
 */
export const matchOwn = defineJob<Input, Prepared, Outcome>({
  name: 'screening.match_own_list',
  input: z.strictObject({ listId: z.uuid(), version: z.number().int(), gone: z.boolean().optional() }),
  timeoutMs: 10 * 60_000,
  attempts: 4,
  prepare: async (tx, { listId, version, gone = false }) => {
    const list = await findOwnList(tx, brandId('owl', listId));
    const entries = await readEntries(tx, { listId, version });
    if (entries.length === 0 && !gone) return null;
    return { kind: list.kind, entities: entries.map((one) => asEntity(one, list.name)), gone };
  },
  perform: async (ctx, prepared) => {
    const changed = new Set(prepared.entities.map((one) => one.id));
    const { ids, open } = await touchedBy(ctx, prepared);
    const outcome: Outcome = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const page = await ctx.database.read(ctx, (db) => particularsOf(db, ids.slice(at, at + AT_ONCE)));
      for (const one of page) {
        const searched = await searchCustomer(ctx, one);
        const found = searched.found.filter(({ match }) => prepared.kind === 'allow' || changed.has(match.entity_id));
        const still = new Set(found.map(({ match }) => match.entity_id));
        const lost = (open.get(one.customerId) ?? []).filter((entity) => !still.has(entity));
        if (found.length + lost.length > 0) outcome.push({ one, searched: { ...searched, found }, lost });
      }
    }
    return outcome;
  },
  // What is on the desk already is not opened twice.
  settle: async (tx, { kind }, outcome) => {
    for (const { one, searched, lost } of outcome) {
      if (kind === 'allow') await keepAllowed(tx, one, searched);
      await keepHits(tx, one, searched);
      await closeLost(tx, one.customerId, lost);
    }
  },
  giveUp: (tx) => emit(tx, { type: 'screening.monitor_failed', subject: { prefix: 'ten', id: tx.tenantId } }),
});

type Touched = { ids: CustomerId[]; open: Map<CustomerId, string[]> };

/** Who may be meant by the entries, who has an open match on one that reads otherwise now, and for whom an allow entry spoke. */
async function touchedBy(ctx: Ctx, { kind, entities, gone }: Prepared): Promise<Touched> {
  const { ids } = await candidatesFor(ctx, entities);
  const entityIds = entities.map((one) => one.id);
  const open = kind === 'block' ? await ctx.database.read(ctx, (db) => openOn(db, entityIds)) : new Map();
  const allowed = kind === 'allow' && gone ? await ctx.database.read(ctx, customersAllowed) : [];
  return { ids: [...new Set([...ids, ...open.keys(), ...allowed])], open };
}
