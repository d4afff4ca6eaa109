import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, setStanding } from '#modules/customers';
import { loadPacks, packsFacility } from '#modules/regulation';
import { declareSettings } from '#modules/tenancy';
import { newId, showId } from '#platform/ids';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { intakeFacility, type Lanes, lanesFacility, openIntake, openLanes } from '../lane/lanes.ts';
import { keepModels } from '../operations/keep-models.ts';
import { startTraining } from '../operations/models.ts';
import { storedView } from '../operations/read-transactions.ts';
import { prepareItem } from '../operations/take-transaction.ts';
import { currentRelease, provideCompiledRules } from '../releases.ts';
import { type DecisionView, TransactionIn } from '../schema/index.ts';
import { BARRED, RATES, ratesOf, UNKNOWN_CUSTOMER } from '../settings.ts';
import { changeModel, insertModel, insertModelVerdict, listModels } from '../store/index.ts';
import { measuredIn, setName, setsOf, withMeasures } from './measured.ts';

let t: TestDatabase;
let lanes: Lanes;
let customer: CustomerId;
let sent = 0;
beforeAll(async () => {
  t = await testDatabase();
  const packs = loadPacks(join(import.meta.dirname, '../../../../../packs'));
  const few = { value: 3, unit: 'payments', source: 'test', date: '2026-11-27', confidence: 'low' } as const;
  const base = { ...packs.base, values: new Map([...packs.base.values, ['model_rows_first', few]]) };
  t.database.facilities.provide(packsFacility, { ...packs, base });
  provideCompiledRules(t.database.facilities);
  declareSettings(t.database.facilities, [UNKNOWN_CUSTOMER, RATES, BARRED]);
  t.database.facilities.provide(intakeFacility, openIntake());
  lanes = openLanes(t.database, { release: currentRelease, perUsd: ratesOf, stored: storedView });
  t.database.facilities.provide(lanesFacility, lanes);
  customer = await t.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    return id;
  });
}, 60_000);
afterAll(() => t.close());

async function pay(): Promise<DecisionView> {
  sent += 1;
  const ctx = t.ctx({ actor: { kind: 'api_key', id: 'bank', ip: null } });
  const input = TransactionIn.decode({
    ...{ id: `m-${sent}`, customerId: showId('cus', customer), direction: 'out', channel: 'card' },
    at: new Date().toISOString(),
    amount: { currency: 'EUR', minor: '2000' },
  });
  return lanes.submit(ctx, await prepareItem(ctx, input));
}
const models = () => t.database.read(t.scope(), (db) => listModels(db));
const keep = () => keepModels(t.database, new Date(), [{ id: t.scope().tenantId }]);

describe('MDL-01 a tenant without a history gets a first model when enough was seen', () => {
  test('after so many payments a forest is asked for, not one payment earlier, and not twice', async () => {
    await pay();
    await pay();
    await keep();
    expect(await models()).toEqual([]);
    await pay();
    await keep();
    await keep();
    expect((await models()).map(({ kind, cause, status }) => [kind, cause, status])).toEqual([
      ['forest', 'cold_start', 'queued'],
    ]);
  });
});

describe('MDL-03 a training whose process never comes back', () => {
  test('is ended with its reason when the next one is asked for, and not while something is heard of it', async () => {
    const [silent] = await models();
    if (!silent) throw new Error('no model');
    const at = (minutes: number) => ({ ...t.scope(), now: new Date(Date.now() + minutes * 60_000) });
    const ask = (minutes: number) =>
      t.database.write(at(minutes), (tx) => startTraining(tx, { kind: 'forest', days: 180 }));
    await expect(ask(4)).rejects.toMatchObject({ code: 'model.busy' });
    await ask(6);
    expect((await models()).map(({ version, status, failure }) => [version, status, failure])).toEqual([
      [2, 'queued', null],
      [1, 'failed', 'fit.interrupted'],
    ]);
  });
});

describe('MDL-02 a model that cannot be read blocks nobody', () => {
  test('rules decide alone, and the fault is told', async () => {
    await t.database.write(t.scope(), async (tx) => {
      const id = newId('mon');
      const torn = { kind: 'gbdt', cause: 'asked', since: new Date(0), barred: [], byActor: 'test:1' } as const;
      await insertModel(tx, { ...torn, barred: [], id, at: tx.now });
      await changeModel(tx, id, { status: 'ready', body: '{"format":"torn' });
      await insertModelVerdict(tx, { id: newId('mon'), modelId: id, kind: 'approved', reason: 'test' });
    });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await pay()).toMatchObject({ outcome: 'allow', model: null, pFrom: 'prior' });
    expect(lanes.live(t.scope().tenantId).fault).toBe('model.unreadable');
  });
});

describe('MDL-03 measures that were kept are found again', () => {
  const measure = (name: string) => ({ name, value: `tx.${name}`, says: name, proxy: null, rises: false });
  const two = [measure('amount'), measure('tier')];
  const three = [...two, measure('balance')];

  test('more of them at the end keep what was measured before; changed ones do not pass for the same', () => {
    const text = withMeasures('{"id":"1"}', { set: setName(two), values: [12.3456789, Number.NaN] });
    const kept: unknown = JSON.parse(text).measured;
    expect(JSON.parse(text).id).toBe('1');
    expect([...(measuredIn(kept, setsOf(three), 3) ?? [])]).toEqual([Math.fround(12.3456789), Number.NaN, Number.NaN]);
    const before = { set: setName(two), values: [12.3457, null] };
    expect([...(measuredIn(before, setsOf(three), 3) ?? [])]).toEqual([12.3457, Number.NaN, Number.NaN]);
    const changed = [measure('balance'), ...two];
    expect(measuredIn(kept, setsOf(changed), 3)).toBeNull();
    expect(measuredIn(undefined, setsOf(three), 3)).toBeNull();
  });
});
