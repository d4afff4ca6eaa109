import { emptyEntity, type ListedEntity } from '@acquaint/engines/lists';
import type { MatchQuery } from '@acquaint/engines/match';
import { openShardThreads, type ShardThreads } from '@acquaint/engines/match-threads';
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

/** The customers of one tenant as they were at `builtAt`; `ready` when the threads have all of them. */
type Held = { builtAt: Date; ready: Promise<void> };
type CustomerIndexes = { held: Map<string, Held>; threads: ShardThreads };
export const customerIndexes = facility<CustomerIndexes>('customer indexes');

const PAGE = 500;
/** Customers changed since the index was built are candidates outright; of more than these it is built anew. */
const CHANGED_MAX = 2000;
const LOOK_BACK_MS = 10 * 60_000;
const BUDGET_MB = 1500;

/** Names of customers in memory, of a tenant when a list first changes; rebuilt from the table, dropped when a customer's key is destroyed. */
export function customerIndexResident(): Resident {
  let indexes: CustomerIndexes | null = null;
  return {
    name: 'screening.customers',
    scope: 'process',
    budgetMb: BUDGET_MB,
    build: async (database) => {
      indexes = { held: new Map(), threads: openShardThreads() };
      database.facilities.provide(customerIndexes, indexes);
    },
    close: async () => {
      indexes?.held.clear();
      await indexes?.threads.close();
    },
  };
}

/** Takes a tenant's customers out of this process's memory. */
export function forgetCustomers(uses: Pick<Facilities, 'use'>, tenantId: string): void {
  const { held, threads } = uses.use(customerIndexes);
  held.delete(tenantId);
  threads.forget(tenantId);
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
  const changed = await upToDate(ctx);
  try {
    const found = await ctx.use(customerIndexes).threads.lookUp(ctx.tenantId, questionsAbout(entities));
    return { customers, ids: new Set([...changed, ...([...found] as CustomerId[])]) };
  } catch (error) {
    // A thread that ended took the index with it: the next attempt builds it again.
    forgetCustomers(ctx, ctx.tenantId);
    throw error;
  }
}

/** Every name of these entries, and with the first of each its numbers. */
export function questionsAbout(entities: readonly ListedEntity[]): MatchQuery[] {
  return entities.flatMap(({ names, identifiers }) =>
    (names.length === 0 ? [{ text: '' }] : names).map(({ text }, at) => ({
      name: text,
      ...(at === 0 ? { identifiers: identifiers.map((one) => one.value) } : {}),
    })),
  );
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

/** Sees to it that the index is there; customers changed since it was built come back, as candidates outright. */
async function upToDate(ctx: Ctx): Promise<CustomerId[]> {
  const { held } = ctx.use(customerIndexes);
  const known = held.get(ctx.tenantId);
  if (known) {
    await known.ready;
    const since = new Date(known.builtAt.getTime() - LOOK_BACK_MS);
    const [gone, changed] = await ctx.database.read(ctx, async (db) => [
      await keysDestroyedSince(db, since),
      await customersChangedSince(db, since, CHANGED_MAX + 1),
    ]);
    if (gone.length === 0 && changed.length <= CHANGED_MAX) return changed;
  }
  forgetCustomers(ctx, ctx.tenantId);
  const fresh: Held = { builtAt: new Date(), ready: fill(ctx) };
  held.set(ctx.tenantId, fresh);
  try {
    await fresh.ready;
  } catch (error) {
    forgetCustomers(ctx, ctx.tenantId);
    throw error;
  }
  return [];
}

async function fill(ctx: Ctx): Promise<void> {
  const { threads } = ctx.use(customerIndexes);
  for await (const page of pages(ctx)) await threads.add(ctx.tenantId, page.map(asEntry));
}
