import type { Ctx, Database } from '#platform/db';
import { facility } from '#platform/db';
import type { Resident } from '#platform/module';
import type { DecisionView } from '../schema.ts';
import type { Item } from './item.ts';
import { Lane, type LaneGround } from './lane.ts';

/** Lanes of a tenant: enough that one waits for its disk while the others decide. */
const LANES = 4;
export type Lanes = { submit: (ctx: Ctx, item: Item) => Promise<DecisionView>; waiting: () => number };
export const lanesFacility = facility<Lanes>('transaction lanes');
type Answers = Omit<LaneGround, 'database' | 'tenantId'>;

/** The lanes of this process, made when a tenant's first event comes. */
export function lanesResident(answers: (database: Database) => Answers): Resident {
  const lanes = new Map<string, Lane[]>();
  return {
    name: 'transactions.lanes',
    scope: 'lane',
    budgetMb: 1000,
    build: async (database) => {
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

function openLanes(ground: LaneGround): Lane[] {
  return Array.from({ length: LANES }, () => new Lane(ground));
}

/** The last digits of an id are random (RFC 9562): they spread customers evenly. */
function laneOf(customerId: string): number {
  return Number.parseInt(customerId.slice(-4), 16) % LANES;
}
