import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { type Database, sql } from '#platform/db';
import { Problem } from '#platform/errors';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { storedView } from '../operations/read-transactions.ts';
import { prepareItem } from '../operations/take-transaction.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import { digestOf } from './compute.ts';
import { intakeFacility, type Lanes, openIntake, openLanes } from './lanes.ts';

const CUSTOMERS = 5;
const EVENTS = 900;
const PER_DAY_CENTS = 5_000_000n;
const answers = { release: currentRelease, perUsd: ratesOf, stored: storedView };

let t: TestDatabase;
const customers: CustomerId[] = [];
beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(join(import.meta.dirname, '../../../../../packs')));
  provideCompiledRules(t.database.facilities);
  t.database.facilities.provide(intakeFacility, openIntake());
  for (let n = 0; n < CUSTOMERS; n += 1)
    await t.database.write(t.scope(), async (tx) => {
      const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
      const { id } = await createCustomer(tx, person);
      await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
      customers.push(id);
    });
}, 60_000);
afterAll(() => t.close());

/** Numbers that look random and come again with the same seed (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A database whose commits are lost now and then, and which now and then commits and loses the answer. */
function unreliable(database: Database, draw: () => number): Database {
  return {
    ...database,
    write: async (scope, work) => {
      const fate = draw();
      const done = await database.write(scope, async (tx) => {
        const result = await work(tx);
        if (fate < 0.06) throw new Error('the connection broke before the commit');
        return result;
      });
      if (fate > 0.96) throw new Error('the connection broke after the commit');
      return done;
    },
  };
}

describe('TXN-01 decisions and counters are what a slow recount says, whatever happens on the way', () => {
  test('three processes on one database, repeats, late events, broken commits and lost memory', async () => {
    const draw = random(20261127);
    const broken = unreliable(t.database, draw);
    const open = () => openLanes(broken, answers);
    const processes: Lanes[] = [open(), open(), open()];
    const start = Date.now() - 5 * 3_600_000;
    const sent = new Map<string, TransactionIn>();
    const told = new Map<string, DecisionView>();
    let reused = 0;

    const submit = async (input: TransactionIn): Promise<void> => {
      // As a caller does who was not answered: the same again, wherever it lands.
      for (let attempt = 0; attempt < 12; attempt += 1) {
        const lanes = processes[Math.floor(draw() * processes.length)] as Lanes;
        const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
        try {
          const view = await lanes.submit(ctx, await prepareItem(ctx, input));
          const before = told.get(input.id);
          expect(before?.outcome ?? view.outcome).toBe(view.outcome);
          told.set(input.id, view);
          return;
        } catch (error) {
          if (error instanceof Problem && error.code === 'transaction.id_reused') {
            reused += 1;
            return;
          }
          if (error instanceof Problem && error.status !== 503) throw error;
        }
      }
      throw new Error(`${input.id} was never decided`);
    };

    let waiting: Promise<void>[] = [];
    for (let n = 0; n < EVENTS; n += 1) {
      const input = event(`e-${n}`, { draw, at: start + n * 18_000 });
      sent.set(input.id, input);
      waiting.push(submit(input));
      if (draw() < 0.08) waiting.push(submit(input));
      if (draw() < 0.02) waiting.push(submit({ ...input, amount: { currency: 'EUR', minor: 77_777n } }));
      if (draw() < 0.03) processes[Math.floor(draw() * 3)] = open();
      if (draw() < 0.05) {
        await Promise.all(waiting);
        waiting = [];
      }
    }
    await Promise.all(waiting);

    const rows = await readAll();
    expect(reused).toBeGreaterThan(3);
    // Every acknowledged decision is there once, as it was told.
    expect(rows.map((row) => row.externalId).sort()).toEqual([...sent.keys()].sort());
    for (const row of rows) {
      expect(told.get(row.externalId)).toMatchObject({ id: row.id, outcome: row.outcome, score: row.score });
      expect(digestOf(row).equals(row.digest), row.externalId).toBe(true);
    }
    // One after the other for each customer, without a gap.
    for (const id of customers) {
      const own = rows.filter((row) => row.customerId === id).map((row) => Number(row.ordinal));
      expect(own).toEqual(own.map((_, at) => at + 1));
    }
    expect(await wrongSums()).toEqual([]);
    expect(await wrongVelocities()).toEqual([]);
    const velocities = rows.filter((row) => row.reasons.includes('rule.TM-01')).length;
    expect(velocities).toBeGreaterThan(20);
    expect(rows.filter((row) => row.outcome === 'block').length).toBeGreaterThan(0);
  }, 120_000);
});

function event(id: string, { draw, at }: { draw: () => number; at: number }): TransactionIn {
  const late = draw() < 0.15 ? Math.floor(draw() * 540_000) : 0;
  return TransactionIn.decode({
    id,
    customerId: showCustomer(customers[Math.floor(draw() * customers.length)] as CustomerId),
    at: new Date(at - late).toISOString(),
    direction: draw() < 0.85 ? 'out' : 'in',
    channel: draw() < 0.5 ? 'card' : 'transfer',
    amount: { currency: 'EUR', minor: String(1 + Math.floor(draw() ** 4 * 900_000)) },
    counterparty: { reference: `p-${Math.floor(draw() * 9)}` },
    device: `d-${Math.floor(draw() * 2)}`,
  });
}

const showCustomer = (id: CustomerId): string => TransactionIn.shape.customerId.unwrap().encode(id);

type Row = Parameters<typeof digestOf>[0] & { customerId: string; ordinal: bigint; digest: Buffer };

async function readAll(): Promise<Row[]> {
  const found = await t.database.read(t.scope(), (db) =>
    sql<Row>`select id, external_id as "externalId", customer_id as "customerId", ordinal, body_sha256 as "bodySha256", outcome,
      score, p, reasons, release, digest from transaction_entry order by customer_id, ordinal`.execute(db.connection),
  );
  return found.rows;
}

/** Days on which what the lanes counted, what the decisions add up to and the limit do not agree. */
async function wrongSums(): Promise<unknown[]> {
  const found = await t.database.read(t.scope(), (db) =>
    sql`with told as (
        select customer_id, floor(extract(epoch from at) / 86400)::bigint as day, sum(counted_minor) as minor
        from transaction_entry group by 1, 2 having sum(counted_minor) > 0),
      kept as (
        select s.customer_id, (d->>0)::bigint as day, (d->>1)::numeric as minor
        from transaction_state s cross join lateral jsonb_array_elements(s.spent->'days') d)
      select told.*, kept.minor as kept from told full join kept using (customer_id, day)
      where told.minor is distinct from kept.minor or told.minor > ${PER_DAY_CENTS}`.execute(db.connection),
  );
  return found.rows;
}

/** Payments about which the rule for many payments in an hour said something else than counting them says. */
async function wrongVelocities(): Promise<unknown[]> {
  const found = await t.database.read(t.scope(), (db) =>
    sql`select e.external_id, e.reasons, n.count from transaction_entry e cross join lateral (
        select count(*)::integer as count from transaction_entry p where p.customer_id = e.customer_id and p.ordinal <= e.ordinal
          and p.direction = 'out' and p.at > e.at - interval '1 hour' and p.at <= e.at) n
      where e.direction = 'out' and ('rule.TM-01' = any(e.reasons)) <> (n.count > 15)`.execute(db.connection),
  );
  return found.rows;
}
