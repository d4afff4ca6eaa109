import { setImmediate } from 'node:timers/promises';
import { emptyEntity, type ListedEntity } from '@acquaint/engines/lists';
import { IndexBuilder, openIndex } from '@acquaint/engines/match';
import {
  type CustomerId,
  countCustomers,
  customersChangedSince,
  type Particulars,
  pageOfParticulars,
} from '#modules/customers';
import { type Ctx, type Facilities, facility } from '#platform/db';
import type { Resident } from '#platform/module';
import { keysDestroyedSince } from '#platform/vault';
import { subjectOf } from '../policy.ts';

type NameIndex = ReturnType<typeof openIndex>;
/** The customers of one tenant by name, in shards, as they were at `builtAt`. */
type Held = { shards: NameIndex[]; count: number; builtAt: Date };
type CustomerIndexes = { held: Map<string, Held> };
export const customerIndexes = facility<CustomerIndexes>('customer indexes');

/**
 * A search keeps some hundred names at most, so a shard is small enough that no common name of its customers can crowd out another; it is
 * also what holds up the process at once while an index is built.
 */
export const SHARD = 10_000;
const PAGE = 500;
/** Customers changed since the index was built are candidates outright; of more than these it is built anew. */
const CHANGED_MAX = 2000;
const LOOK_BACK_MS = 10 * 60_000;
const BUDGET_MB = 1500;
/** What a name of the list must reach against a customer's to be looked at: far below any threshold, since both directions do not score alike. */
const CANDIDATE_THRESHOLD = 0.2;
const CANDIDATES = 200;

/** Names of customers in memory, of a tenant when a list first changes; rebuilt from the table, dropped when a customer's key is destroyed. */
export function customerIndexResident(): Resident {
  let held: CustomerIndexes['held'] = new Map();
  return {
    name: 'screening.customers',
    scope: 'process',
    budgetMb: BUDGET_MB,
    build: async (database) => {
      held = new Map();
      database.facilities.provide(customerIndexes, { held });
    },
    close: async () => held.clear(),
  };
}

/** Takes a tenant's customers out of this process's memory. */
export function forgetCustomers(uses: Pick<Facilities, 'use'>, tenantId: string): void {
  uses.use(customerIndexes).held.delete(tenantId);
}

export type Candidates = { customers: number; ids: Set<CustomerId> };

/**
 * Customers whom a change of these entries could touch. Few customers are all candidates; of many the entries' names are looked up among
 * the customers' names, so that the work grows with the change and not with customers × list.
 */
export async function candidatesFor(ctx: Ctx, entities: readonly ListedEntity[]): Promise<Candidates> {
  const customers = await ctx.database.read(ctx, countCustomers);
  if (customers === 0 || entities.length === 0) return { customers, ids: new Set() };
  const names = entities.reduce((sum, entity) => sum + entity.names.length, 0);
  if (customers <= Math.max(100, names)) return { customers, ids: await everybody(ctx) };
  const { held, changed } = await upToDate(ctx);
  const ids = new Set<CustomerId>(changed);
  for (const shard of held.shards) {
    for (const id of lookUp(shard, entities)) ids.add(id as CustomerId);
    await setImmediate();
  }
  return { customers, ids };
}

/** Ids of a shard that any name or number of these entries may mean. */
export function lookUp(shard: NameIndex, entities: readonly ListedEntity[]): Set<string> {
  const ids = new Set<string>();
  for (const entity of entities) {
    const identifiers = entity.identifiers.map((each) => each.value);
    for (const [at, name] of entity.names.entries()) {
      const query = { name: name.text, ...(at === 0 ? { identifiers } : {}) };
      for (const hit of shard.search(query, { threshold: CANDIDATE_THRESHOLD, limit: CANDIDATES, profile: 'fuzzy' }))
        ids.add(hit.entity_id);
    }
  }
  return ids;
}

/** A customer as an entry of an index: what the lists' index knows of a listed one, turned round. */
export function asEntry(one: Particulars): ListedEntity {
  const subject = subjectOf(one);
  return {
    ...emptyEntity(one.customerId, 'customers', 'LegalEntity'),
    names: [subject.name, subject.nativeName].flatMap((text) => (text ? [{ text, kind: 'primary' as const }] : [])),
    identifiers: (subject.identifiers ?? []).map((value) => ({ kind: 'id', value })),
  };
}

async function everybody(ctx: Ctx): Promise<Set<CustomerId>> {
  const ids = new Set<CustomerId>();
  for await (const page of pages(ctx)) for (const one of page) ids.add(one.customerId);
  return ids;
}

async function* pages(ctx: Ctx): AsyncGenerator<Particulars[]> {
  let after: CustomerId | null = null;
  do {
    const from: CustomerId | null = after;
    const read: Awaited<ReturnType<typeof pageOfParticulars>> = await ctx.database.read(ctx, (db) =>
      pageOfParticulars(db, from, PAGE),
    );
    yield read.page;
    after = read.last;
  } while (after !== null);
}

async function upToDate(ctx: Ctx): Promise<{ held: Held; changed: CustomerId[] }> {
  const { held } = ctx.use(customerIndexes);
  const known = held.get(ctx.tenantId);
  if (known) {
    const since = new Date(known.builtAt.getTime() - LOOK_BACK_MS);
    const [gone, changed] = await ctx.database.read(ctx, async (db) => [
      await keysDestroyedSince(db, since),
      await customersChangedSince(db, since, CHANGED_MAX + 1),
    ]);
    if (gone.length === 0 && changed.length <= CHANGED_MAX) return { held: known, changed };
    held.delete(ctx.tenantId);
  }
  const fresh = await build(ctx);
  held.set(ctx.tenantId, fresh);
  return { held: fresh, changed: [] };
}

async function build(ctx: Ctx): Promise<Held> {
  const built: Held = { shards: [], count: 0, builtAt: new Date() };
  let builder = new IndexBuilder();
  let inShard = 0;
  const close = () => {
    if (inShard > 0) built.shards.push(openIndex(builder.build()));
    builder = new IndexBuilder();
    inShard = 0;
  };
  for await (const page of pages(ctx)) {
    for (const one of page) builder.add(asEntry(one));
    built.count += page.length;
    inShard += page.length;
    if (inShard >= SHARD) close();
    await setImmediate();
  }
  close();
  return built;
}
