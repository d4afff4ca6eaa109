import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import type { Database } from '#platform/db';
import { showId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { storedView } from '../operations/read-transactions.ts';
import { prepareItem } from '../operations/take-transaction.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import { intakeFacility, type Lanes, openIntake, openLanes } from './lanes.ts';

const answers = { release: currentRelease, perUsd: ratesOf, stored: storedView };
let t: TestDatabase;
let sent = 0;
beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(join(import.meta.dirname, '../../../../../packs')));
  provideCompiledRules(t.database.facilities);
  t.database.facilities.provide(intakeFacility, openIntake());
}, 60_000);
afterAll(() => t.close());

function customer(): Promise<CustomerId> {
  return t.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    return id;
  });
}

type Paid = { by: CustomerId; from: string; to: string; euros: number; minutesAgo: number; device?: string };

async function pay(lanes: Lanes, { by, from, to, euros, minutesAgo, device }: Paid): Promise<DecisionView> {
  sent += 1;
  const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
  const input = TransactionIn.decode({
    id: `n-${sent}`,
    ...{ customerId: showId('cus', by), account: from, direction: 'out', channel: 'transfer' },
    at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    amount: { currency: 'EUR', minor: String(euros * 100) },
    counterparty: { reference: to },
    ...(device ? { device } : {}),
  });
  return lanes.submit(ctx, await prepareItem(ctx, input));
}
const rulesOf = (view: DecisionView): string[] => view.rules.map((one) => one.rule);

/** A database that refuses so many commits as if somebody else had written at the same moment. */
function refusing(database: Database, times: number): Database {
  let left = times;
  return {
    ...database,
    write: (scope, work) =>
      database.write(scope, async (tx) => {
        const result = await work(tx);
        left -= 1;
        if (left >= 0) throw Object.assign(new Error('could not serialize'), { code: '40001' });
        return result;
      }),
  };
}

describe('TXN-10 what joins customers outlives the process', () => {
  test('a process that begins reads who paid whom and who shared a device from the entries', async () => {
    const [a, b, c] = [await customer(), await customer(), await customer()];
    const first = openLanes(t.database, answers);
    await pay(first, { by: a, from: 'A', to: 'B', euros: 700, minutesAgo: 30, device: 'telephone' });
    await pay(first, { by: b, from: 'B', to: 'C', euros: 690, minutesAgo: 20, device: 'telephone' });
    const second = openLanes(t.database, answers);
    const closing = await pay(second, { by: c, from: 'C', to: 'A', euros: 680, minutesAgo: 1, device: 'telephone' });
    expect(rulesOf(closing)).toEqual(expect.arrayContaining(['TM-13', 'TM-26']));
  });

  test('an event that is decided again after a refused commit counts once', async () => {
    const [a, b] = [await customer(), await customer()];
    const lanes = openLanes(refusing(t.database, 2), answers);
    await pay(lanes, { by: a, from: 'once-a', to: 'once-b', euros: 50, minutesAgo: 9 });
    await pay(lanes, { by: b, from: 'once-b', to: 'once-c', euros: 50, minutesAgo: 8 });
    const { graph } = await t.database.read(t.scope(), (db) => lanes.network(db));
    const before = await t.database.read(t.scope(), (db) => openLanes(t.database, answers).network(db));
    expect(graph.size().payments).toBe(before.graph.size().payments);
  });
});
