import type { ListedEntity } from '@acquaint/engines/lists';
import { z } from 'zod';
import { type CustomerId, type Particulars, particularsOf } from '#modules/customers';
import { allTenants } from '#modules/tenancy';
import type { Ctx, Database, Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import { defineJob, enqueue } from '#platform/jobs';
import { emit } from '#platform/outbox';
import type { Searched } from '../operations/screen.ts';
import { entriesOf } from '../refresh.ts';
import { changesOf, type StoredVersion, versionsAfter } from '../versions.ts';
import { candidatesFor } from './customer-index.ts';
import { closeGone, keepHits, searchCustomer } from './screen-customer.ts';
import { findMonitor, lockMonitor, saveMonitor } from './store.ts';

type Prepared = { reached: bigint; versions: StoredVersion[] };
type Hits = { one: Particulars; searched: Searched };
type Outcome = { hits: Hits[]; gone: string[]; changes: number; touched: number; customers: number };

const AT_ONCE = 100;
/** Entries looked up among customers at once. */
const ENTRIES = 2000;

/** Matches what changed on the lists since the last time against the tenant's customers. */
export const rescreen = defineJob<Record<string, never>, Prepared, Outcome>({
  name: 'screening.rescreen',
  input: z.strictObject({}),
  timeoutMs: 30 * 60_000,
  attempts: 4,
  prepare: async (tx) => {
    const reached = (await findMonitor(tx))?.reached ?? 0n;
    const versions = await versionsAfter(tx, reached);
    return versions.length === 0 ? null : { reached, versions };
  },
  perform: (ctx, prepared) => match(ctx, prepared.versions),
  settle: async (tx, prepared, outcome) => {
    // Another attempt may have got further: its matches are known, and nothing is kept twice.
    await lockMonitor(tx);
    if (((await findMonitor(tx))?.reached ?? 0n) !== prepared.reached) return;
    await settle(tx, prepared, outcome);
  },
  // The timetable looks for tenants that fell behind, so the next turn takes these versions up again.
  giveUp: (tx) => emit(tx, { type: 'screening.monitor_failed', subject: { prefix: 'ten', id: tx.tenantId } }),
});

async function match(ctx: Ctx, versions: readonly StoredVersion[]): Promise<Outcome> {
  const outcome: Outcome = { hits: [], gone: [], changes: 0, touched: 0, customers: 0 };
  const gone = new Set<string>();
  const changed = new Set<string>();
  const candidates = new Set<CustomerId>();
  const look = async (entities: readonly ListedEntity[]) => {
    const { ids, customers } = await candidatesFor(ctx, entities);
    for (const id of ids) candidates.add(id);
    outcome.customers = Math.max(outcome.customers, customers);
  };
  for (const version of versions) {
    let waiting: ListedEntity[] = [];
    for await (const change of changesIn(ctx, version)) {
      outcome.changes++;
      if (change.removed) {
        gone.add(change.entity.id);
        changed.delete(change.entity.id);
      } else {
        // Listed again after it was let go: only the last word counts.
        gone.delete(change.entity.id);
        changed.add(change.entity.id);
        waiting.push(change.entity);
      }
      if (waiting.length >= ENTRIES) {
        await look(waiting);
        waiting = [];
      }
    }
    await look(waiting);
  }
  outcome.gone = [...gone];
  outcome.touched = candidates.size;
  const ids = [...candidates];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const page = await ctx.database.read(ctx, (db) => particularsOf(db, ids.slice(at, at + AT_ONCE)));
    for (const one of page) {
      const searched = await searchCustomer(ctx, one);
      const found = searched.found.filter(({ match: { entity_id } }) => changed.has(entity_id));
      if (found.length > 0) outcome.hits.push({ one, searched: { ...searched, found } });
    }
  }
  return outcome;
}

type Change = { entity: ListedEntity; removed: boolean };

/** A first version is read from the lists folder, later ones from their changes. */
async function* changesIn(ctx: Ctx, version: StoredVersion): AsyncGenerator<Change> {
  if (version.whole) {
    for (const entity of await entriesOf(ctx, version.list)) yield { entity, removed: false };
    return;
  }
  // Collected first: no transaction is open while customers are looked up.
  const changes: Change[] = [];
  await ctx.database.read(ctx, async (db) => {
    for await (const { change, entity } of changesOf(db, version.ord))
      changes.push({ entity, removed: change === 'removed' });
  });
  yield* changes;
}

async function settle(tx: Tx, prepared: Prepared, outcome: Outcome): Promise<void> {
  let found = 0;
  for (const { one, searched } of outcome.hits) found += await keepHits(tx, one, searched);
  await closeGone(tx, outcome.gone, 'screening.delisted');
  const { changes, touched, customers } = outcome;
  const reached = prepared.versions.at(-1)?.ord ?? prepared.reached;
  await saveMonitor(tx, { reached, at: tx.now, changes, touched, customers, found });
  await emit(tx, {
    type: 'screening.lists_matched',
    subject: { prefix: 'ten', id: tx.tenantId },
    facts: { changes, touched, customers, found },
  });
}

/** Has every tenant's customers matched that is behind the lists: after each load, at each start, and on the timetable in case one failed. */
export async function catchUp(database: Database): Promise<void> {
  const now = new Date();
  for (const tenant of await database.system(allTenants)) {
    const actor = { kind: 'system', id: 'screening.monitor', ip: null } as const;
    await database.write({ tenantId: brandId('ten', tenant.id), actor, requestId: 'schedule', now }, async (tx) => {
      const reached = (await findMonitor(tx))?.reached ?? 0n;
      if ((await versionsAfter(tx, reached)).length > 0) await enqueue(tx, rescreen, {});
    });
  }
}
