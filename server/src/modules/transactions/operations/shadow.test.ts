import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { showId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { intakeFacility, type Lanes, openIntake, openLanes } from '../lane/lanes.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { ratesOf } from '../settings.ts';
import { labelTransaction } from './label-transaction.ts';
import { storedView } from './read-transactions.ts';
import { proposeChange, readRuleDetail, saveRule } from './rules.ts';
import { readShadow, stopShadows } from './shadow.ts';
import { prepareItem } from './take-transaction.ts';

let t: TestDatabase;
let lanes: Lanes;
let customer: CustomerId;
let sent = 0;
beforeAll(async () => {
  t = await testDatabase();
  t.database.facilities.provide(packsFacility, loadPacks(join(import.meta.dirname, '../../../../../packs')));
  provideCompiledRules(t.database.facilities);
  t.database.facilities.provide(intakeFacility, openIntake());
  lanes = openLanes(t.database, { release: currentRelease, perUsd: ratesOf, stored: storedView });
  customer = await t.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    return id;
  });
}, 60_000);
afterAll(() => t.close());

const RULE = (code: string, least: number) => `id: ${code}
name: Not a small one
description: A payment of more than a little.
typology: velocity
source: "the institution's own experience"
when: tx.amount > params.least
params: { least: { default: ${least}, unit: USD, min: 1, max: 100000 } }
score: 55
actions: [alert]
reason: "{{tx.amount}} dollars"
tests:
  - { name: over, given: [{ amount: ${least + 1} }], expect: hit }
  - { name: at it, given: [{ amount: ${least} }], expect: none }
`;

async function watch(code: string, least: number): Promise<void> {
  await t.database.write(t.scope(), (tx) => saveRule(tx, { text: RULE(code, least), note: 'first' }));
  await t.database.write(t.scope(), (tx) =>
    proposeChange(tx, code, { mode: 'shadow', version: 1, reason: 'watch it first' }),
  );
}

async function pay(cents: number): Promise<DecisionView> {
  sent += 1;
  const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
  const input = TransactionIn.decode({
    ...{ id: `s-${sent}`, customerId: showId('cus', customer), direction: 'in', channel: 'transfer' },
    at: new Date().toISOString(),
    ...{ amount: { currency: 'EUR', minor: String(cents) }, counterparty: { reference: `from-${sent % 7}` } },
  });
  return lanes.submit(ctx, await prepareItem(ctx, input));
}

const shadow = (code: string) => t.database.read(t.scope(), (db) => readShadow(db, code));
const mode = async (code: string) => (await t.database.read(t.scope(), (db) => readRuleDetail(db, code))).mode;
const look = () => stopShadows(t.database, new Date(), [{ id: t.scope().tenantId }]);

describe('TXN-02 a rule that watches is measured beside those that decide, and stops by itself when it would drown a desk', () => {
  test('hits, who else said something, what labels say of it, and whether it can be judged', async () => {
    await watch('OWN-11', 500);
    const hit = await pay(90_000);
    for (let n = 0; n < 9; n += 1) await pay(1000);
    const missed = await pay(2000);
    await t.database.write(t.scope(), (tx) => labelTransaction(tx, hit.id, { label: 'genuine', reason: 'rent' }));
    await t.database.write(t.scope(), (tx) => labelTransaction(tx, missed.id, { label: 'fraud', reason: 'complaint' }));
    const told = await shadow('OWN-11');
    expect(told).toMatchObject({ events: 11, hits: 1, customers: 1, fraud: 0, genuine: 1, fraudMissed: 1 });
    expect(told).toMatchObject({ until: null, ended: null, isEnough: false });
    expect(told.alsoLive + told.onlyShadow).toBe(1);
  });

  test('a share that says nothing yet stops nothing; above it and with enough events the rule rests, and says why', async () => {
    await watch('OWN-12', 5);
    for (let n = 0; n < 20; n += 1) await pay(1000);
    await look();
    expect(await mode('OWN-12')).toBe('shadow');
    await Promise.all(Array.from({ length: 480 }, () => pay(1000)));
    await look();
    expect(await mode('OWN-12')).toBe('disabled');
    // One hit in five hundred is no flood: the other goes on watching.
    expect(await mode('OWN-11')).toBe('shadow');
    const told = await shadow('OWN-12');
    expect(told).toMatchObject({ ended: 'stopped', events: 500, hits: 500, share: 1, isEnough: true });
    const after = await pay(1000);
    expect(after.outcome).toBeDefined();
    expect((await shadow('OWN-12')).events).toBe(500);
    expect((await shadow('OWN-11')).events).toBe(512);
  }, 60_000);
});
