import type { CustomerId } from '#modules/customers';
import { type Ctx, type Database, type Db, facility } from '#platform/db';
import type { TenantId } from '#platform/ids';
import type { Resident } from '#platform/module';
import { blinders } from '#platform/vault';
import { type Release, shippedRules } from '../releases.ts';
import type { DecisionView } from '../schema/index.ts';
import type { Item } from './item.ts';
import { Lane, type LaneGround } from './lane.ts';
import { LaneMemory } from './memory.ts';

/** Lanes of a tenant: enough that one waits for its disk while the others decide. */
const LANES = 2;
/** So many customers of a tenant are kept in memory; beyond them it begins anew. */
const KNOWN_MAX = 100_000;
export type Lanes = {
  submit: (ctx: Ctx, item: Item) => Promise<DecisionView>;
  waiting: () => number;
  settled: () => Promise<void>;
};
export const lanesFacility = facility<Lanes>('transaction lanes');
type Blinders = Record<'counterparty' | 'device' | 'card', (value: string) => Buffer>;
/** What the way to the lanes remembers: which customer a caller's reference means, and the keys of the hashes. */
export type Intake = {
  references: {
    get: (tenantId: string, reference: string) => CustomerId | undefined;
    set: (tenantId: string, reference: string, customerId: CustomerId) => void;
  };
  blinders: (ctx: Ctx) => Promise<Blinders>;
};
export const intakeFacility = facility<Intake>('transaction intake');
/** A reference never comes to mean another customer, so it may be remembered for long. */
const REFERENCES_MAX = 200_000;
type Answers = Pick<LaneGround, 'perUsd' | 'stored'> & { release: (db: Db) => Promise<Release> };

/** The lanes of this process; those of a tenant are made when its first event comes. */
export function lanesResident(answers: Answers): Resident {
  let lanes: Lanes | null = null;
  return {
    name: 'transactions.lanes',
    scope: 'lane',
    budgetMb: 1000,
    build: async (database) => {
      // Rules are read before anybody waits for them; a bad one stops the start.
      shippedRules(database.facilities);
      lanes = openLanes(database, answers);
      database.facilities.provide(intakeFacility, openIntake());
      database.facilities.provide(lanesFacility, lanes);
    },
    close: async () => lanes?.settled(),
  };
}

export function openLanes(database: Database, answers: Answers): Lanes {
  const lanes = new Map<string, Lane[]>();
  const all = () => [...lanes.values()].flat();
  return {
    submit: (ctx, item) => {
      const own = lanes.get(ctx.tenantId) ?? lanesOf(database, ctx.tenantId, answers);
      lanes.set(ctx.tenantId, own);
      const lane = own[laneOf(item.customerId)];
      if (!lane) throw new Error('Broken invariant: every customer has a lane');
      return lane.submit(item);
    },
    waiting: () => all().reduce((sum, lane) => sum + lane.waiting, 0),
    settled: async () => {
      await Promise.all(all().map((lane) => lane.settled()));
    },
  };
}

export function openIntake(): Intake {
  const known = new Map<string, CustomerId>();
  let made: Promise<Blinders> | null = null;
  return {
    references: {
      get: (tenantId, reference) => known.get(`${tenantId}|${reference}`),
      set: (tenantId, reference, customerId) => {
        if (known.size >= REFERENCES_MAX) known.clear();
        known.set(`${tenantId}|${reference}`, customerId);
      },
    },
    blinders: async (ctx) => {
      made ??= ctx.database.read(ctx, async (db) => {
        const of = await blinders(db, ['transaction.counterparty', 'transaction.device', 'transaction.card']);
        return {
          counterparty: of['transaction.counterparty'],
          device: of['transaction.device'],
          card: of['transaction.card'],
        };
      });
      try {
        return await made;
      } catch (error) {
        made = null;
        throw error;
      }
    },
  };
}

function lanesOf(database: Database, tenantId: TenantId, { release, ...answers }: Answers): Lane[] {
  let memory: LaneMemory | null = null;
  const current = async (db: Db) => {
    const wanted = await release(db);
    // Whoever decides right now keeps the memory they began with; a customer's next event is loaded into the new one.
    if (!memory || memory.release !== wanted || memory.known.size > KNOWN_MAX) memory = new LaneMemory(wanted);
    return memory;
  };
  return Array.from({ length: LANES }, () => new Lane({ database, tenantId, memory: current, ...answers }));
}

/** The last digits of an id are random (RFC 9562): they spread customers evenly. */
function laneOf(customerId: string): number {
  return Number.parseInt(customerId.slice(-4), 16) % LANES;
}
