import type { CustomerId } from '#modules/customers';
import { type Ctx, type Database, facility } from '#platform/db';
import type { Resident } from '#platform/module';
import { blinders } from '#platform/vault';
import type { DecisionView } from '../schema.ts';
import type { Item } from './item.ts';
import { Lane, type LaneGround } from './lane.ts';

/** Lanes of a tenant: enough that one waits for its disk while the others decide. */
const LANES = 4;
export type Lanes = { submit: (ctx: Ctx, item: Item) => Promise<DecisionView>; waiting: () => number };
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
type Answers = Omit<LaneGround, 'database' | 'tenantId'>;

/** The lanes of this process, made when a tenant's first event comes. */
export function lanesResident(answers: (database: Database) => Answers): Resident {
  const lanes = new Map<string, Lane[]>();
  return {
    name: 'transactions.lanes',
    scope: 'lane',
    budgetMb: 1000,
    build: async (database) => {
      database.facilities.provide(intakeFacility, openIntake());
      database.facilities.provide(lanesFacility, {
        submit: (ctx, item) => {
          const own = lanes.get(ctx.tenantId) ?? openLanes({ database, tenantId: ctx.tenantId, ...answers(database) });
          lanes.set(ctx.tenantId, own);
          const lane = own[laneOf(item.customerId)];
          if (!lane) throw new Error('Broken invariant: every customer has a lane');
          return lane.submit(item);
        },
        waiting: () => [...lanes.values()].flat().reduce((sum, lane) => sum + lane.waiting, 0),
      });
    },
    close: async () => {
      await Promise.all([...lanes.values()].flat().map((lane) => lane.settled()));
      lanes.clear();
    },
  };
}

function openIntake(): Intake {
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

function openLanes(ground: LaneGround): Lane[] {
  return Array.from({ length: LANES }, () => new Lane(ground));
}

/** The last digits of an id are random (RFC 9562): they spread customers evenly. */
function laneOf(customerId: string): number {
  return Number.parseInt(customerId.slice(-4), 16) % LANES;
}
