import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCustomer, setStanding } from '#modules/customers';
import { showId } from '#platform/ids';
import { type Client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

/** A rule of the institution's own: more than so much to one payee in a day. */
const text = (most: number, when = 'agg.sum_1d > params.most') => `id: OWN-01
name: Much to one payee in a day
description: Several payments to the same payee within a day that add up.
typology: velocity
source: "the institution's own experience"
scope: tx.direction == 'out'
aggregates:
  sum_1d: { key: [account, counterparty], fn: sum, of: amount, where: "direction == 'out'", window: 24h, exclude_current: false }
params: { most: { default: ${most}, unit: USD, min: 1, max: 100000 } }
when: ${when}
score: 55
actions: [alert, challenge]
reason: "{{agg.sum_1d}} dollars to one payee (limit {{params.most}})"
tests:
  - { name: just over, given: [{ amount: ${most + 1} }], expect: hit }
  - { name: at the limit, given: [{ amount: ${most} }], expect: none }
`;

let t: TestProduct;
let bank: Client;
let lead: Client;
let other: Client;
let customer: string;
let sent = 0;
beforeAll(async () => {
  t = await startTestProduct();
  bank = await t.key(['transactions.write', 'transactions.label']);
  [lead, other] = [await t.staff('compliance_lead'), await t.staff('compliance_lead')];
  customer = await t.product.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    return showId('cus', id);
  });
}, 180_000);
afterAll(() => t.stop());

async function pay(euros: number, payee: string): Promise<Json> {
  sent += 1;
  const answer = await bank.post('/v1/transactions', {
    ...{ id: `r-${sent}`, customer_id: customer, at: new Date().toISOString(), direction: 'out', channel: 'transfer' },
    amount: { currency: 'EUR', minor: String(euros * 100) },
    counterparty: { reference: payee },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const rulesOf = (decision: Json): string[] => decision.rules.map((one: Json) => one.rule);
const stored = async (decision: Json) => {
  const reader = await t.key(['transactions.read']);
  return (await reader.get(`/v1/transactions/${decision.id}`)).body;
};

describe('TXN-02 rules are data: written, tested, watched, approved by a second person, taken back', () => {
  test('what is shipped is in force, each with what it finds, its numbers and their source', async () => {
    const { body } = await lead.get('/v1/rules');
    const velocity = body.data.find((one: Json) => one.code === 'TM-01');
    expect(velocity).toMatchObject({ mode: 'active', origin: 'shipped', version: null, params: { limit: 15 } });
    for (const rule of body.data) expect(rule.source.length, rule.code).toBeGreaterThan(3);
  });

  test.each([
    ['an unknown name', text(500, 'agg.sum_2d > params.most'), /sum_2d/],
    ['a wrong type', text(500, "agg.sum_1d > 'much'"), /number|text|compare/i],
    ['no condition', text(500).replace(/^when:.*$/m, ''), /when/],
    ['a block, which is for lists alone', text(500).replace('challenge]', 'block]'), /actions/],
    ['a number without a unit', text(500).replace('unit: USD, ', ''), /unit/],
    ['no YAML', 'id: [', /./],
  ])('%s is refused with its place, and nothing is kept', async (_, wrong, says) => {
    const { body } = await lead.post('/v1/rules/check', { text: wrong });
    expect(body.fault.message).toMatch(says);
    expect(body.usable).toBe(false);
    const saved = await lead.post('/v1/rules', { text: wrong, note: 'try it' });
    expect([saved.status, saved.body.code]).toEqual([422, 'rule.invalid']);
    expect((await lead.get('/v1/rules/OWN-01')).status).toBe(404);
  });

  test('the words that a rule may use are told, with the values of the region that holds', async () => {
    const { body } = await lead.get('/v1/rule-words');
    const words = Object.fromEntries(body.data.map((one: Json) => [one.word, one.type]));
    expect(words).toMatchObject({ 'tx.amount': 'number', 'list.risk_countries': 'list of string', when: '' });
    expect(Object.keys(words).some((word) => word.startsWith('region.'))).toBe(true);
  });

  test('a draft decides nothing; in shadow it watches; a second person lets it decide, at once', async () => {
    const checked = await lead.post('/v1/rules/check', { text: text(500) });
    expect(checked.body).toMatchObject({ fault: null, usable: true, tests: [{ passed: true }, { passed: true }] });
    const saved = await lead.post('/v1/rules', { text: text(500), note: 'first' });
    expect([saved.status, saved.body.mode, saved.body.draft]).toEqual([201, 'disabled', 1]);
    expect(rulesOf(await pay(600, 'shop-a'))).not.toContain('OWN-01');

    const change = { mode: 'shadow', version: 1, reason: 'watch it first' };
    expect((await lead.post('/v1/rules/OWN-01/changes', change)).body.mode).toBe('shadow');
    const watched = await pay(600, 'shop-b');
    expect([rulesOf(watched), watched.outcome]).toEqual([[], 'allow']);

    const proposed = await lead.post('/v1/rules/OWN-01/changes', { ...change, mode: 'active', reason: 'it works' });
    expect(proposed.body).toMatchObject({ mode: 'shadow', pending: { mode: 'active' } });
    const path = `/v1/rule-changes/${proposed.body.pending.id}/approvals`;
    const alone = await lead.post(path, { approve: true });
    expect([alone.status, alone.body.code]).toEqual([403, 'rule.second_person_needed']);
    expect((await other.post(path, { approve: true })).body).toMatchObject({ mode: 'active', pending: null });
    const decided = await pay(600, 'shop-c');
    expect(decided).toMatchObject({ outcome: 'challenge', rules: [{ rule: 'OWN-01', facts: { 'params.most': 500 } }] });
    expect((await stored(decided)).release).toMatch(/^rel@/);
  });

  test('what a rule saw while it watched stands beside what the deciding ones said, also once it decides', async () => {
    const { body } = await lead.get('/v1/rules/OWN-01/shadow');
    expect(body).toMatchObject({
      code: 'OWN-01',
      version: 1,
      ended: 'changed',
      events: 1,
      hits: 1,
      share: 1,
      customers: 1,
    });
    expect(body).toMatchObject({ also_live: 0, only_shadow: 1, only_live: 0, stop_share: 0.02, is_enough: false });
    expect(body.days).toEqual([{ day: body.since.slice(0, 10), events: 1, hits: 1, live: 0 }]);
    expect((await lead.get('/v1/rules/TM-01/shadow')).status).toBe(404);
  });

  test('what was before counts for a rule that is new: the history is played again', async () => {
    await lead.post('/v1/rules', { text: text(1000), note: 'higher' });
    const change = { mode: 'active', version: 2, reason: 'fewer alarms' };
    const proposed = await lead.post('/v1/rules/OWN-01/changes', change);
    await pay(700, 'shop-d');
    await other.post(`/v1/rule-changes/${proposed.body.pending.id}/approvals`, { approve: true });
    const second = await pay(400, 'shop-d');
    expect(second.rules[0].reason).toMatch(/dollars to one payee \(limit 1000\)/);
  });

  test('a rule is quiet about one customer for a time, and what it would have said is kept', async () => {
    const body = { customer_id: customer, days: 7, reason: 'a known tenant' };
    expect((await lead.post('/v1/rules/OWN-01/snoozes', body)).body.snoozes).toHaveLength(1);
    expect(rulesOf(await pay(2000, 'shop-e'))).not.toContain('OWN-01');
  });

  test('a text is tried on what happened, with other limits in the same pass; it says how far it is and ends when asked', async () => {
    const asked = { text: text(500), days: 30, sweep: { most: [100, 1500] } };
    const started = await lead.post('/v1/back-tests', asked);
    expect([started.status, started.body.status]).toEqual([202, 'queued']);
    const state = async (): Promise<Json> => (await lead.get(`/v1/back-tests/${started.body.id}`)).body;
    const done = await until(state, (one) => one.status === 'done');
    expect([done.events_done, done.events_total]).toEqual([sent, sent]);
    // By hand: 600 to each of shop-a, shop-b and shop-c, 700 and 400 to shop-d, 2000 to shop-e.
    expect(done.summary.found).toMatchObject({
      hits: 6,
      customers: 1,
      alerts: 1,
      params: { most: 500 },
      precision: null,
    });
    expect(done.summary.sweep.map((one: Json) => [one.params.most, one.hits])).toEqual([
      [100, 6],
      [1500, 1],
    ]);
    expect(done.summary.samples).toHaveLength(6);
    // What people learn later counts for the precision of the next trial.
    const [sample, second] = done.summary.samples;
    for (const [id, label] of [
      [sample.id, 'fraud'],
      [second.id, 'genuine'],
    ])
      expect((await bank.post(`/v1/transactions/${id}/labels`, { label, reason: 'charge-back' })).status).toBe(201);
    const again = await lead.post('/v1/back-tests', { ...asked, sweep: {} });
    const told = await until(
      async (): Promise<Json> => (await lead.get(`/v1/back-tests/${again.body.id}`)).body,
      (one) => one.status === 'done',
    );
    expect(told.summary.found).toMatchObject({ confirmed: 1, dismissed: 1, precision: 0.5 });
    expect(told.summary.overlap.map((one: Json) => one.rule)).not.toContain(told.code);
    const wrong = await lead.post('/v1/back-tests', { ...asked, sweep: { most: [-5] } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'rule.sweep_invalid']);
    expect((await lead.post(`/v1/back-tests/${started.body.id}/cancel`)).body.status).toBe('done');
    expect((await lead.get('/v1/back-tests?code=OWN-01')).body.data).toHaveLength(2);
    expect((await lead.get('/v1/back-tests?code=TM-01')).body.data).toEqual([]);
  });

  test('one call goes back to an earlier release, and the history of releases says who did what', async () => {
    const back = await other.post('/v1/rule-releases/roll-back', { number: 0, reason: 'too many alarms' });
    expect(back.body.data.find((one: Json) => one.code === 'OWN-01').mode).toBe('disabled');
    const { body } = await lead.get('/v1/rule-releases');
    expect(body.data.map((one: Json) => one.cause)).toEqual([
      'roll_back:0',
      'active:OWN-01',
      'active:OWN-01',
      'shadow:OWN-01',
    ]);
    const missing = await other.post('/v1/rule-releases/roll-back', { number: 99, reason: 'too many alarms' });
    expect([missing.status, missing.body.code]).toEqual([404, 'rule.release_not_found']);
  });
});
