import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCustomer, setStanding } from '#modules/customers';
import { showId } from '#platform/ids';
import { type Client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

let t: TestProduct;
let bank: Client;
let lead: Client;
let second: Client;
const customers: string[] = [];
beforeAll(async () => {
  t = await startTestProduct();
  bank = await t.key(['transactions.write', 'transactions.label', 'transactions.read', 'cases.read']);
  lead = await t.staff('compliance_lead');
  second = await t.staff('compliance_lead');
  for (let n = 0; n < 8; n += 1)
    customers.push(
      await t.product.database.write(t.scope(), async (tx) => {
        const fields = n === 7 ? {} : { birth_date: n < 4 ? '1990-05-17' : '1950-01-02', sex: n % 3 === 0 ? 'F' : 'M' };
        const person = { kind: 'person', externalId: null, country: n % 2 === 0 ? 'FR' : 'DE', fields } as const;
        const { id } = await createCustomer(tx, { ...person, source: 'integrator' });
        await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
        return showId('cus', id);
      }),
    );
}, 180_000);
afterAll(() => t.stop());

const DAY_MS = 86_400_000;
const EVENTS = 2400;

/** Numbers that look random and come again (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One in twelve was a fraud: a large card payment to a shop nobody knows. The others are small and go to the same few. */
function history(): Json[] {
  const draw = random(4);
  return Array.from({ length: EVENTS }, (_, at) => {
    const isFraud = draw() < 1 / 12;
    const euros = isFraud ? 400 + draw() * 900 : 5 + draw() * 120;
    return {
      id: `h-${at}`,
      customer_id: customers[Math.floor(draw() * customers.length)],
      at: new Date(Date.now() - (90 - (80 * at) / EVENTS) * DAY_MS).toISOString(),
      ...{ direction: 'out', channel: 'card', amount: { currency: 'EUR', minor: String(Math.round(euros * 100)) } },
      counterparty: { reference: isFraud ? `odd-${at}` : `shop-${Math.floor(draw() * 6)}` },
      known: isFraud ? 'fraud' : 'genuine',
    };
  });
}

let sent = 0;
async function pay(euros: number, reference: string, by = 0): Promise<Json> {
  sent += 1;
  const answer = await bank.post('/v1/transactions', {
    ...{ id: `m-${sent}`, customer_id: customers[by], at: new Date().toISOString(), direction: 'out', channel: 'card' },
    ...{ amount: { currency: 'EUR', minor: String(euros * 100) }, counterparty: { reference } },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const trained = async (id: string): Promise<Json> => {
  const answer = await until(
    () => lead.get(`/v1/models/${id}`),
    ({ body }) => !['queued', 'training'].includes(body.status),
  );
  return answer.body;
};
let model: Json;

describe('MDL-02 MDL-03 a model learns from what people know, and decides when two people want it', () => {
  test('without a history there is a way to a first model, and none is made of nothing', async () => {
    const { body } = await lead.get('/v1/models');
    expect(body).toMatchObject({ data: [], ground: { measured: 0, measured_needed: 5000, labelled_needed: 200 } });
    const early = await lead.post('/v1/models', { kind: 'forest' });
    expect([early.status, early.body.code]).toEqual([409, 'model.too_few']);
    expect(await pay(20, 'shop-1')).toMatchObject({ model: null, p_from: 'prior' });
  });

  test('it is trained behind from a history with known outcomes, judged on what it had not seen, and described', async () => {
    const lines = history();
    for (let from = 0; from < lines.length; from += 800) {
      const body = lines
        .slice(from, from + 800)
        .map((line) => JSON.stringify(line))
        .join('\n');
      const answer = await bank.send('/v1/transactions/history', new TextEncoder().encode(body));
      expect(answer.body.refused, JSON.stringify(answer.body.lines?.[0])).toBe(0);
    }
    const { ground } = (await lead.get('/v1/models')).body;
    const frauds = lines.filter((line) => line.known === 'fraud').length;
    expect(ground).toMatchObject({ labelled: EVENTS, frauds });
    const asked = await lead.post('/v1/models', { kind: 'gbdt', days: 120 });
    expect([asked.status, asked.body.version]).toEqual([202, 1]);
    model = await trained(asked.body.id);
    expect(model).toMatchObject({ status: 'ready', role: 'challenger', rows: EVENTS, failure: null });
    expect(model.held.auc).toBeGreaterThan(0.95);
    expect(model.held.calibration_error).toBeLessThan(0.02);
    expect(model.report.held.rows).toBe(EVENTS / 5);
    const [first] = model.measures.toSorted((a: Json, b: Json) => (b.weight ?? 0) - (a.weight ?? 0));
    expect(['amount', 'known_payee', 'amount_to_usual', 'amount_to_week', 'amount_to_most']).toContain(first.name);
    expect(model.report.segments.map((one: Json) => one.value)).toEqual(expect.arrayContaining(['FR', 'DE']));
    expect(JSON.stringify(model)).not.toMatch(/odd-|shop-|1990|1950/);
    const groups = (by: string) => model.report.segments.filter((one: Json) => one.by === by);
    expect(
      groups('age')
        .map((one: Json) => one.value)
        .toSorted(),
    ).toEqual(['', '25–39', '65+']);
    expect(
      groups('gender')
        .map((one: Json) => one.value)
        .toSorted(),
    ).toEqual(['', 'F', 'M']);
    for (const by of ['country', 'age', 'gender'])
      expect(groups(by).reduce((sum: number, one: Json) => sum + one.rows, 0)).toBe(EVENTS / 5);
    expect(groups('age')[0]).toMatchObject({ false_positive_rate: expect.any(Number), miss_rate: expect.any(Number) });
  }, 120_000);

  test('it decides only after a second person said so; whoever asked cannot; then p is its own, with reasons in words', async () => {
    expect((await pay(900, 'odd-new-1')).model).toBeNull();
    const asked = await lead.post(`/v1/models/${model.id}/proposals`, { reason: 'finds what we missed' });
    expect(asked.body.pending.reason).toBe('finds what we missed');
    const own = await lead.post(`/v1/models/${model.id}/approvals`, { approve: true, reason: 'myself' });
    expect([own.status, own.body.code]).toEqual([403, 'model.second_person_needed']);
    const agreed = await second.post(`/v1/models/${model.id}/approvals`, { approve: true, reason: 'agreed' });
    expect(agreed.body.role).toBe('champion');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const odd = await pay(950, 'odd-new-2');
    expect(odd).toMatchObject({ p_from: 'model', model: { id: model.id, version: 1 } });
    expect(odd.p).toBeGreaterThan(0.7);
    expect(odd.outcome).toBe('hold');
    expect(odd.reasons).toContain('model.likely');
    expect(odd.model.top[0].says.length).toBeGreaterThan(5);
    const usual = await pay(30, 'shop-1', 1);
    expect(usual.outcome).toBe('allow');
    expect(usual.model.p).toBeLessThan(0.15);
    const { body: kept } = await bank.get(`/v1/transactions/${odd.id}`);
    expect(kept).toMatchObject({ p_from: 'model', model: { version: 1 } });
  }, 60_000);

  test('a look at the newest payments says whether the world moved; labels that come later count', async () => {
    const late = await pay(25, 'shop-2', 1);
    const label = { label: 'fraud', reason: 'charge-back of the card scheme' };
    const path = `/v1/transactions/${late.id}`;
    expect((await (await t.staff('auditor')).post(`${path}/labels`, label)).status).toBe(403);
    const officer = await t.staff('officer');
    expect((await officer.post(`${path}/labels`, { ...label, label: 'genuine' })).status).toBe(201);
    expect((await bank.post(`${path}/labels`, label)).status).toBe(201);
    const { body: seen } = await officer.get(path);
    expect(seen.labels.map((one: Json) => [one.label, one.reason])).toEqual([
      ['fraud', label.reason],
      ['genuine', label.reason],
    ]);
    await lead.post('/v1/models/look', {});
    const { body } = await until(
      () => lead.get(`/v1/models/${model.id}`),
      (answer) => answer.body.watches.length > 0,
    );
    expect(body.watches[0].rows).toBeGreaterThan(3);
    expect(body.watches[0].known.positives).toBe(1);
    expect(body.watches[0].drift.length).toBeGreaterThan(5);
  }, 60_000);

  test('one call goes back to no model; rules decide alone, and the log has who said what', async () => {
    const back = await second.post('/v1/models/roll-back', { reason: 'too many holds' });
    expect(back.body.data[0].role).toBe('retired');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await pay(940, 'odd-new-3', 2)).toMatchObject({ model: null, p_from: 'prior' });
    const { body } = await lead.get(`/v1/models/${model.id}`);
    expect(body.verdicts.map((one: Json) => one.kind)).toEqual(['approved', 'proposed']);
    const again = await second.post('/v1/models/roll-back', { reason: 'once more' });
    expect([again.status, again.body.code]).toEqual([409, 'model.nothing_before']);
  }, 30_000);

  test('what may stand for a protected trait is listed; once barred, a new training does not use it', async () => {
    const { ground } = (await lead.get('/v1/models')).body;
    const names = ground.watched.map((one: Json) => [one.name, one.proxy, one.barred]);
    expect(names).toContainEqual(['account_age', 'age', false]);
    expect(names).toContainEqual(['is_abroad', 'national origin', false]);
    expect(model.measures.find((one: Json) => one.name === 'account_age').used).toBe(true);
    const unknown = await lead.post('/v1/models/bars', { measure: 'shoe_size', barred: true });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'model.measure_unknown']);
    expect(
      (await (await t.staff('officer')).post('/v1/models/bars', { measure: 'account_age', barred: true })).status,
    ).toBe(403);
    for (const measure of ['account_age', 'amount'])
      expect((await lead.post('/v1/models/bars', { measure, barred: true })).status).toBe(200);
    const { body: asked } = await lead.post('/v1/models', { kind: 'gbdt', days: 120 });
    const next = await trained(asked.id);
    expect(next).toMatchObject({ status: 'ready', barred: ['account_age', 'amount'] });
    const used = next.measures.filter((one: Json) => one.used).map((one: Json) => one.name);
    expect(used).not.toContain('account_age');
    expect(used).not.toContain('amount');
    expect(used).toContain('is_abroad');
    const { body: after } = await lead.post('/v1/models/bars', { measure: 'amount', barred: false });
    expect(after.ground.watched.filter((one: Json) => one.barred).map((one: Json) => one.name)).toEqual([
      'account_age',
    ]);
  }, 120_000);
});
