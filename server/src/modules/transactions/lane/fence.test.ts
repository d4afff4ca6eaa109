import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, liftRestrictions, restrict, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { newId, showId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { storedView } from '../operations/read-transactions.ts';
import { prepareItem } from '../operations/take-transaction.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import { insertSnooze } from '../store/index.ts';
import { intakeFacility, type Lanes, openIntake, openLanes } from './lanes.ts';

let t: TestDatabase;
let lanes: Lanes;
let sent = 0;
const began = new Date();
beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(join(import.meta.dirname, '../../../../../packs')));
  provideCompiledRules(t.database.facilities);
  t.database.facilities.provide(intakeFacility, openIntake());
  lanes = openLanes(t.database, { release: currentRelease, perUsd: ratesOf, stored: storedView });
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

async function pay(by: CustomerId, id?: string, cents = '1200'): Promise<DecisionView> {
  sent += 1;
  const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
  const input = TransactionIn.decode({
    ...{ id: id ?? `f-${sent}`, customerId: showId('cus', by), direction: 'out', channel: 'card' },
    ...{
      at: (id ? began : new Date()).toISOString(),
      amount: { currency: 'EUR', minor: cents },
      counterparty: { reference: 'shop' },
    },
  });
  return lanes.submit(ctx, await prepareItem(ctx, input));
}

describe('TXN-01 who is known in memory is decided about as the tables say at that moment', () => {
  test('a freeze by somebody else stops the very next payment, and so does its end', async () => {
    const id = await customer();
    expect((await pay(id)).outcome).toBe('allow');
    const freeze = {
      customerId: id,
      kind: 'freeze',
      reason: 'screening.match',
      cause: 'test',
      expiresAt: null,
    } as const;
    await t.database.write(t.scope(), (tx) => restrict(tx, [freeze]));
    expect((await pay(id)).outcome).toBe('block');
    await t.database.write(t.scope(), (tx) => liftRestrictions(tx, id, 'test', 'over'));
    expect((await pay(id)).outcome).toBe('allow');
  });

  test('a lower tier holds from the very next payment', async () => {
    const id = await customer();
    expect((await pay(id, undefined, '90000')).outcome).toBe('allow');
    await t.database.write(t.scope(), (tx) => setStanding(tx, id, { tier: 0 }, 'test'));
    expect((await pay(id, undefined, '90000')).outcome).not.toBe('allow');
  });

  test('a rule that somebody made quiet about a customer is quiet from the very next payment, until its time', async () => {
    const id = await customer();
    for (let n = 0; n < 15; n += 1) await pay(id);
    expect((await pay(id)).reasons).toContain('rule.TM-01');
    const until = new Date(Date.now() + 2500);
    const snooze = {
      id: newId('rul'),
      code: 'TM-01',
      customerId: id,
      until,
      reason: 'known',
      byActor: 'test',
      at: new Date(),
    };
    await t.database.write(t.scope(), (tx) => insertSnooze(tx, snooze));
    expect((await pay(id)).reasons).not.toContain('rule.TM-01');
    await new Promise((resolve) => setTimeout(resolve, 2600));
    expect((await pay(id)).reasons).toContain('rule.TM-01');
  }, 30_000);

  test('a repeat whose first answer another process gave is answered with the stored decision, and costs others nothing', async () => {
    const [a, b] = [await customer(), await customer()];
    const other = lanes;
    const first = await pay(a, 'twice');
    lanes = openLanes(t.database, { release: currentRelease, perUsd: ratesOf, stored: storedView });
    await Promise.all([pay(a), pay(b)]);
    const [again, fresh] = await Promise.all([pay(a, 'twice'), pay(b)]);
    expect(again).toMatchObject({ id: first.id, repeated: true });
    expect(fresh).toMatchObject({ outcome: 'allow', repeated: false });
    lanes = other;
  });
});
