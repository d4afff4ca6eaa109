import type { CustomerId } from '#modules/customers';
import { type Ctx, type Database, type Db, facility } from '#platform/db';
import type { TenantId } from '#platform/ids';
import type { Resident } from '#platform/module';
import { blinders } from '#platform/vault';
import type { Rates } from '../event.ts';
import { LiveModel } from '../models/live.ts';
import { measuresOf } from '../models/measured.ts';
import { samplerOf } from '../models/sample.ts';
import { type Release, shippedRules } from '../releases.ts';
import type { DecisionView } from '../schema/index.ts';
import type { Item } from './item.ts';
import { Lane, type LaneGround, type Ready } from './lane.ts';
import { LaneMemory } from './memory.ts';
import { Network } from './network.ts';

/** So long rates, lists, the model and the release are believed without asking; the release is looked at in each commit as well. */
const HELD_MS = 500;
export type Lanes = {
  submit: (ctx: Ctx, item: Item) => Promise<DecisionView>;
  /** What joins the tenant's customers, read when nobody asked before. */
  network: (db: Db) => Promise<Network>;
  /** The model that decides for a tenant in this process. */
  live: (tenantId: TenantId) => LiveModel;
  waiting: () => number;
  settled: () => Promise<void>;
};
export const lanesFacility = facility<Lanes>('transaction lanes');
const HASHED = ['counterparty', 'device', 'card', 'phone', 'ip'] as const;
type Blinders = Record<(typeof HASHED)[number], (value: string) => Buffer>;
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
type Answers = Pick<LaneGround, 'stored'> & {
  release: (db: Db) => Promise<Release>;
  perUsd: (db: Db) => Promise<Rates>;
};

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
      measuresOf(database.facilities);
      lanes = openLanes(database, answers);
      database.facilities.provide(intakeFacility, openIntake());
      database.facilities.provide(lanesFacility, lanes);
    },
    close: async () => lanes?.settled(),
  };
}

export function openLanes(database: Database, answers: Answers): Lanes {
  const tenants = new Map<string, TenantLanes>();
  const of = (tenantId: TenantId): TenantLanes => {
    const own = tenants.get(tenantId) ?? lanesOf(database, tenantId, answers);
    tenants.set(tenantId, own);
    return own;
  };
  const all = () => [...tenants.values()].map(({ lane }) => lane);
  return {
    submit: (ctx, item) => of(ctx.tenantId).lane.submit(item),
    network: (db) => of(db.tenantId).network(db),
    live: (tenantId) => of(tenantId).live,
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
        const of = await blinders(
          db,
          HASHED.map((name) => `transaction.${name}` as const),
        );
        return Object.fromEntries(HASHED.map((name) => [name, of[`transaction.${name}`]])) as Blinders;
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

type TenantLanes = { lane: Lane; network: (db: Db) => Promise<Network>; live: LiveModel };

function lanesOf(database: Database, tenantId: TenantId, { release, perUsd, stored }: Answers): TenantLanes {
  let network: Promise<Network> | null = null;
  const live = new LiveModel();
  let making: { release: Release; memory: Promise<LaneMemory> } | null = null;
  const joined = async (db: Db): Promise<Network> => {
    try {
      network ??= Network.read(db);
      return await network;
    } catch (error) {
      network = null;
      throw error;
    }
  };
  /** Lanes that ask at once wait for the same; what could not be made is tried again by whoever asks next. */
  const make = async (db: Db, wanted: Release) => {
    try {
      return await LaneMemory.begin(db, wanted, { network: await joined(db), live, measures: measuresOf(db) });
    } catch (error) {
      making = null;
      throw error;
    }
  };
  const current = async (db: Db) => {
    const wanted = await release(db);
    // Whoever decides right now keeps the memory they began with; a customer's next event is loaded into the new one.
    if (making?.release !== wanted) making = { release: wanted, memory: make(db, wanted) };
    return making.memory;
  };
  let held: (Ready & { until: number }) | null = null;
  const ready = async (db: Db): Promise<Ready> => {
    const until = performance.now() + HELD_MS;
    const memory = await current(db);
    await memory.network.refresh(db);
    await live.refresh(db);
    held = { memory, perUsd: await perUsd(db), until };
    return held;
  };
  const sample = samplerOf(database.facilities);
  return {
    lane: new Lane({
      ...{ database, tenantId, ready, stored, sample },
      held: () => (held && performance.now() < held.until ? held : null),
    }),
    network: joined,
    live,
  };
}
