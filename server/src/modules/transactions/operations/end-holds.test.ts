import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { sql } from '#platform/db';
import { showId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { schedules } from '../behind.ts';
import { intakeFacility, type Lanes, openIntake, openLanes } from '../lane/lanes.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import { expireHolds } from './end-holds.ts';
import { storedView } from './read-transactions.ts';
import { prepareItem } from './take-transaction.ts';

let t: TestDatabase;
let lanes: Lanes;
let sent = 0;
beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(join(import.meta.dirname, '../../../../../packs')));
  provideCompiledRules(t.database.facilities);
  t.database.facilities.provide(intakeFacility, openIntake());
  lanes = openLanes(t.database, { release: currentRelease, perUsd: ratesOf, stored: storedView });
}, 60_000);
afterAll(() => t.close());

function customer(tier: number | null): Promise<CustomerId> {
  return t.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    if (tier !== null) await setStanding(tx, id, { status: 'active', tier }, 'test');
    return id;
  });
}

type Paid = { direction: 'in' | 'out'; channel: 'cash_in' | 'card' | 'transfer'; euros: number };

async function pay(by: CustomerId, { direction, channel, euros }: Paid): Promise<DecisionView> {
  sent += 1;
  const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
  const input = TransactionIn.decode({
    ...{ id: `h-${sent}`, customerId: showId('cus', by), direction, channel, at: new Date().toISOString() },
    ...{ amount: { currency: 'EUR', minor: String(euros * 100) }, counterparty: { reference: `p-${sent}` } },
  });
  return lanes.submit(ctx, await prepareItem(ctx, input));
}

/** Cash three times just under what has to be reported: the third is held for a doubt alone. */
async function held(by: CustomerId): Promise<DecisionView> {
  const cash = { direction: 'in', channel: 'cash_in', euros: 8500 } as const;
  for (let n = 0; n < 2; n += 1) await pay(by, cash);
  const third = await pay(by, cash);
  expect(third.outcome).toBe('hold');
  return third;
}

const expireAt = (at: Date) => expireHolds(t.database, at, [{ id: t.scope().tenantId }]);
const later = (view: DecisionView, ms: number) => new Date((view.holdExpiresAt?.getTime() ?? 0) + ms);

async function verdicts(by: CustomerId): Promise<Record<string, string>> {
  const found = await t.database.read(t.scope(), (db) =>
    sql<{ id: string; verdict: string; actor: string }>`select v.transaction_id as id, v.verdict, v.by_actor as actor
      from transaction_verdict v join transaction_entry e on e.tenant_id = v.tenant_id and e.id = v.transaction_id
      where e.customer_id = ${by}::uuid`.execute(db.connection),
  );
  for (const one of found.rows) expect(one.actor).toBe('system:transactions.expire');
  return Object.fromEntries(found.rows.map((one) => [one.id, one.verdict]));
}

describe('TXN-04 a hold ends by itself when its time is over', () => {
  test('the clock looks every minute', () => {
    expect(schedules.find((one) => one.name === 'transactions.expire_holds')?.every).toBe('* * * * *');
  });

  test('not a millisecond before; then a doubt alone lets the payment go, once, and the customer can go on', async () => {
    const id = await customer(3);
    const third = await held(id);
    await expireAt(later(third, -1));
    expect(await verdicts(id)).toEqual({});
    await expireAt(later(third, 0));
    await expireAt(later(third, 60_000));
    expect(await verdicts(id)).toEqual({ [third.id]: 'released' });
    expect((await pay(id, { direction: 'out', channel: 'card', euros: 12 })).outcome).toBe('allow');
  });

  test('what was held since nobody knows the customer is refused, since time answers that doubt for nobody', async () => {
    const id = await customer(null);
    const view = await pay(id, { direction: 'out', channel: 'card', euros: 40 });
    expect(view).toMatchObject({ outcome: 'hold', reasons: ['customer.not_verified'] });
    await expireAt(later(view, 0));
    expect(await verdicts(id)).toEqual({ [view.id]: 'refused' });
  });

  test('a hold whose time is not over stays when another of the same customer ends', async () => {
    const id = await customer(null);
    const card = { direction: 'out', channel: 'card', euros: 40 } as const;
    const first = await pay(id, card);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await pay(id, card);
    expect(second.outcome).toBe('hold');
    await expireAt(later(first, 0));
    expect(await verdicts(id)).toEqual({ [first.id]: 'refused' });
    await expireAt(later(second, 0));
    expect(await verdicts(id)).toEqual({ [first.id]: 'refused', [second.id]: 'refused' });
  });
});
