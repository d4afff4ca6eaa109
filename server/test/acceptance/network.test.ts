import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCustomer, setStanding } from '#modules/customers';
import { showId } from '#platform/ids';
import { type Client, type Json, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let bank: Client;
let lead: Client;
let sent = 0;
beforeAll(async () => {
  t = await startTestProduct();
  bank = await t.key(['transactions.write', 'transactions.read']);
  lead = await t.staff('compliance_lead');
}, 180_000);
afterAll(() => t.stop());

async function customer(): Promise<string> {
  const made = await t.product.database.write(t.scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR' } as const;
    const { id } = await createCustomer(tx, { ...person, fields: { full_name: 'Ada Quell' }, source: 'integrator' });
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    return id;
  });
  return showId('cus', made);
}

/** A transfer from a customer's account to another, minutes ago. */
async function pay(customerId: string, [from, to]: readonly [string, string], over: Json = {}): Promise<Json> {
  sent += 1;
  const { euros = 900, minutesAgo = 0, ...more } = over;
  const answer = await bank.post('/v1/transactions', {
    id: `n-${sent}`,
    ...{ customer_id: customerId, account: from, direction: 'out', channel: 'transfer' },
    at: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    amount: { currency: 'EUR', minor: String(Math.round(euros * 100)) },
    counterparty: { reference: to },
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const firedIn = (decision: Json): string[] => decision.rules.map((one: Json) => one.rule);

describe('TXN-10 the network around a payment', () => {
  test('the payment that closes a circle between customers is found at once, and the way of the money is shown', async () => {
    const [a, b, c] = [await customer(), await customer(), await customer()];
    await pay(a, ['acc-a', 'acc-b'], { euros: 1000, minutesAgo: 30 });
    const second = await pay(b, ['acc-b', 'acc-c'], { euros: 950, minutesAgo: 20 });
    expect(firedIn(second)).not.toContain('TM-13');
    const closing = await pay(c, ['acc-c', 'acc-a'], { euros: 900, minutesAgo: 10 });
    expect(firedIn(closing)).toContain('TM-13');
    const { body } = await bank.get(`/v1/transactions/${closing.id}/network`);
    expect(body.cycle).toMatchObject({ payments: 3, share: 0.9 });
    const path = body.edges.filter((edge: Json) => edge.in_path);
    expect(path.map((edge: Json) => [edge.from, edge.to])).toHaveLength(3);
    const customers = body.nodes.map((node: Json) => node.customer_id).toSorted();
    expect(customers).toEqual([a, b, c].toSorted());
    expect(body.nodes.find((node: Json) => node.part === 'payer')).toMatchObject({ customer_id: c });
    expect(JSON.stringify(body)).not.toMatch(/acc-|Quell/);
  });

  test('one source that reaches a payee through three accounts is found with the third, through two is not', async () => {
    const [source, ...middles] = await Promise.all(Array.from({ length: 4 }, customer));
    for (const [at] of middles.entries())
      await pay(source ?? '', ['acc-s', `acc-m${at}`], { euros: 500 + at, minutesAgo: 50 - at });
    const gathered: Json[] = [];
    for (const [at, middle] of middles.entries())
      gathered.push(await pay(middle, [`acc-m${at}`, 'acc-end'], { euros: 480 + at, minutesAgo: 30 - at }));
    expect(gathered.map((one) => firedIn(one).includes('TM-14'))).toEqual([false, false, true]);
    const { body } = await bank.get(`/v1/transactions/${gathered[2]?.id}/network`);
    expect(body.middles).toBe(3);
    expect(body.nodes.find((node: Json) => node.part === 'source')?.customer_id).toBe(source);
  });

  test('three customers on one device within a week are found with the third', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, customer));
    const said: boolean[] = [];
    for (const [at, one] of people.entries())
      said.push(firedIn(await pay(one, [`d${at}`, `shop${at}`], { device: 'one-telephone' })).includes('TM-26'));
    expect(said).toEqual([false, false, true]);
  });
});

describe('TXN-04 a list of payees holds first payments', () => {
  test('a payee is put on the list, a first payment waits within a second, one who paid before does not; then it is taken off', async () => {
    const [old, fresh] = [await customer(), await customer()];
    await pay(old, ['p1', 'mule-account-7788'], { minutesAgo: 5 });
    const put = await lead.post('/v1/blocked-payees', { reference: 'mule-account-7788', reason: 'named by police' });
    expect([put.status, put.body.masked]).toEqual([201, '…7788']);
    const twice = await lead.post('/v1/blocked-payees', { reference: 'mule-account-7788', reason: 'again' });
    expect([twice.status, twice.body.code]).toEqual([409, 'transaction.payee_blocked_already']);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const held = await pay(fresh, ['p2', 'mule-account-7788']);
    expect([held.outcome, firedIn(held).includes('TM-06')]).toEqual(['hold', true]);
    expect(firedIn(await pay(old, ['p1', 'mule-account-7788']))).not.toContain('TM-06');
    expect(JSON.stringify((await lead.get('/v1/blocked-payees')).body)).not.toContain('mule-account');
    const off = await lead.post(`/v1/blocked-payees/${put.body.id}/remove`, { reason: 'cleared by police' });
    expect(off.body.removed).toMatchObject({ reason: 'cleared by police' });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(firedIn(await pay(await customer(), ['p3', 'mule-account-7788']))).not.toContain('TM-06');
  });
});

describe('TXN-03 what an account has left, may pay and owes is seen by the rules', () => {
  test('three payments just under the tier’s limit; a fourth of the line to nine tenths; a young account that keeps nothing', async () => {
    const near = await customer();
    const limit = Number((await pay(near, ['l', 'l-0'], { euros: 1 })).limits_left.per_transaction.minor) / 100;
    const probes: Json[] = [];
    for (const at of [1, 2, 3]) probes.push(await pay(near, ['l', `l-${at}`], { euros: limit * 0.985 }));
    expect(probes.map((one) => firedIn(one).includes('TM-23'))).toEqual([false, false, true]);

    const borrower = await customer();
    const credit = (used: number) => ({
      credit: { line: { currency: 'EUR', minor: '100000' }, used: { currency: 'EUR', minor: String(used) } },
    });
    await pay(borrower, ['c', 'c-1'], { ...credit(20_000), minutesAgo: 60 });
    expect(firedIn(await pay(borrower, ['c', 'c-2'], credit(89_999)))).not.toContain('TM-31');
    expect(firedIn(await pay(borrower, ['c', 'c-3'], credit(90_000)))).toContain('TM-31');

    const mule = await customer();
    for (const at of [1, 2, 3])
      await pay(mule, ['m', `stranger-${at}`], { direction: 'in', euros: 300, minutesAgo: 40 - at });
    const left = (minor: string) => ({ euros: 200, balance: { currency: 'EUR', minor } });
    expect(firedIn(await pay(mule, ['m', 'away-1'], left('60000')))).not.toContain('TM-22');
    expect(firedIn(await pay(mule, ['m', 'away-2'], left('4000')))).toContain('TM-22');
  });
});
