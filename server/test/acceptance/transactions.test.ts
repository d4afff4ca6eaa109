import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CustomerId, createCustomer, restrict, setStanding } from '#modules/customers';
import { newId, showId } from '#platform/ids';
import { type Client, type Json, startTestProduct, type TestProduct, until } from '../product.ts';

let t: TestProduct;
let bank: Client;
let officer: Client;
let sent = 0;
beforeAll(async () => {
  t = await startTestProduct();
  bank = await t.key(['transactions.write', 'transactions.label', 'transactions.read', 'cases.read']);
  officer = await t.staff('senior_officer');
}, 180_000);
afterAll(() => t.stop());

/** Somebody verified in France: EUR 5,000 a payment, 10,000 a day, 25,000 a month. */
async function customer(over: { tier?: number; status?: 'active' | 'prospect'; reference?: string } = {}) {
  const made = await t.product.database.write(t.scope(), async (tx) => {
    const { id } = await createCustomer(tx, {
      kind: 'person',
      externalId: over.reference ?? null,
      country: 'FR',
      fields: { full_name: 'Ilse Varnholt' },
      source: 'integrator',
    });
    await setStanding(tx, id, { status: over.status ?? 'active', tier: over.tier ?? 2 }, 'test');
    return id;
  });
  return { uuid: made as CustomerId, id: showId('cus', made) };
}

function payment(customerId: string, euros: number, over: Json = {}): Json {
  sent += 1;
  return {
    id: `p-${sent}`,
    customer_id: customerId,
    at: new Date().toISOString(),
    direction: 'out',
    channel: 'transfer',
    amount: { currency: 'EUR', minor: String(Math.round(euros * 100)) },
    counterparty: { reference: 'FR7630006000011234567890189', name: 'Odo Brandt' },
    ...over,
  };
}
const pay = async (body: Json): Promise<Json> => {
  const answer = await bank.post('/v1/transactions', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

describe('TXN-01 a payment is decided at once, durably, and once', () => {
  test('an ordinary payment is let go, with what is left of the limits; a repeat gets the stored decision', async () => {
    const { id } = await customer();
    const body = payment(id, 120.5);
    const first = await pay(body);
    expect(first).toMatchObject({
      ...{ transaction_id: body.id, outcome: 'allow', score: 0, rules: [], show: 'nothing', repeated: false },
      limits_left: { today: { currency: 'EUR', minor: '987950' }, this_month: { currency: 'EUR', minor: '2487950' } },
    });
    expect(await pay(body)).toMatchObject({ id: first.id, outcome: 'allow', repeated: true });
    const other = await bank.post('/v1/transactions', { ...body, amount: { currency: 'EUR', minor: '1' } });
    expect([other.status, other.body.code]).toEqual([422, 'transaction.id_reused']);
    const { body: kept } = await bank.get(`/v1/transactions/${first.id}`);
    expect(kept).toMatchObject({
      outcome: 'allow',
      status: 'decided',
      counterparty_masked: expect.stringContaining('•'),
    });
    expect((await bank.get(`/v1/transactions?customer_id=${id}`)).body.data).toHaveLength(1);
  });

  test('who is paid, from which device and place stands in no table in clear', async () => {
    const { id } = await customer();
    await pay(payment(id, 10, { device: 'phone-of-ilse', ip: '203.0.113.9', purpose: 'rent for Odo' }));
    const client = new pg.Client({ connectionString: t.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query('select transaction_entry::text as line from transaction_entry');
      const all = rows.map((row) => Buffer.from(row.line).toString('latin1')).join('\n');
      for (const personal of ['Brandt', 'FR76300', 'phone-of-ilse', '203.0.113.9', 'rent for'])
        expect(all).not.toContain(personal);
    } finally {
      await client.end();
    }
  });

  test('TXN-11 a card number is kept as a token alone, and a wrong one is refused', async () => {
    const { id } = await customer();
    await pay(payment(id, 10, { card: { number: '4111111111111111' } }));
    const wrong = await bank.post('/v1/transactions', payment(id, 10, { card: { number: '4111111111111112' } }));
    expect([wrong.status, wrong.body.code]).toEqual([422, 'transaction.card_invalid']);
    const found = await bank.get(`/v1/transactions?customer_id=${id}`);
    expect(JSON.stringify(found.body)).not.toContain('41111111');
  });
});

describe('RSK-04 limits of the tier hold at every payment', () => {
  test('a payment at the limit goes and one cent more does not, for one payment, the day and the month', async () => {
    const { id } = await customer();
    expect(await pay(payment(id, 5000.01))).toMatchObject({
      ...{ outcome: 'block', reasons: ['limit.per_transaction'], show: 'over_limit' },
    });
    expect((await pay(payment(id, 5000))).outcome).not.toBe('block');
    expect((await pay(payment(id, 5000))).outcome).not.toBe('block');
    expect((await pay(payment(id, 0.01))).reasons).toContain('limit.per_day');
    const earlier = (days: number) => ({ at: new Date(Date.now() - days * 86_400_000).toISOString() });
    const daysIntoMonth = new Date().getUTCDate() - 1;
    const before = [1, 2, 3].filter((days) => days <= daysIntoMonth);
    for (const days of before) await pay(payment(id, 4999, earlier(days)));
    if (before.length === 3) expect((await pay(payment(id, 4, earlier(1)))).reasons).toContain('limit.per_month');
  });

  test('two payments at the same moment never pass together what one alone may', async () => {
    const { id } = await customer();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => pay(payment(id, 3000))));
    const through = outcomes.filter((one) => one.outcome !== 'block');
    expect(through).toHaveLength(3);
    const left = through.map((one) => Number(one.limits_left.today.minor)).sort((a, b) => a - b);
    expect(left).toEqual([100_000, 400_000, 700_000]);
  });

  test('another currency counts by its rate; one without a rate waits for a person', async () => {
    const { id } = await customer();
    const dollars = payment(id, 0, { amount: { currency: 'USD', minor: '100000' } });
    expect((await pay(dollars)).limits_left.today.minor).toBe('910000');
    const odd = payment(id, 0, { amount: { currency: 'BTN', minor: '100000' } });
    expect(await pay(odd)).toMatchObject({ outcome: 'hold', reasons: ['limit.no_rate'], show: 'being_checked' });
  });
});

describe('TXN-12 who may not pay does not', () => {
  test('a frozen customer is refused from the commit of the freeze on, also where the lane knew better a moment before', async () => {
    const { id, uuid } = await customer();
    expect((await pay(payment(id, 10))).outcome).toBe('allow');
    const freeze = { customerId: uuid, kind: 'freeze', reason: 'test', cause: 'test', expiresAt: null } as const;
    await t.product.database.write(t.scope(), (tx) => restrict(tx, [freeze]));
    expect(await pay(payment(id, 10))).toMatchObject({ outcome: 'block', reasons: ['customer.frozen'] });
  });

  test('a customer who is not verified, and one whom nobody knows, wait for a person', async () => {
    const { id } = await customer({ status: 'prospect', tier: 0 });
    expect(await pay(payment(id, 10))).toMatchObject({ outcome: 'hold', reasons: ['customer.not_verified'] });
    const stranger = { ...payment('', 10), customer_id: undefined, customer_reference: 'acct-77' };
    expect(await pay(stranger)).toMatchObject({ outcome: 'hold', reasons: ['customer.unknown'] });
    const missing = await bank.post('/v1/transactions', payment(showId('cus', newId('cus')), 10));
    expect([missing.status, missing.body.code]).toEqual([422, 'transaction.customer_unknown']);
  });
});

describe('TXN-03 TXN-04 a rule that fires acts in proportion, for a time, and can be undone', () => {
  test('cash just under the threshold is held and opens a case; approval lets it go, and the log has both', async () => {
    const { id } = await customer({ tier: 3 });
    const cash = () => payment(id, 8300, { direction: 'in', channel: 'cash_in', counterparty: undefined });
    for (let n = 0; n < 2; n += 1) expect((await pay(cash())).outcome).toBe('allow');
    const third = await pay(cash());
    expect(third).toMatchObject({ outcome: 'hold', show: 'being_checked', actions: ['hold', 'notify'] });
    const structuring = third.rules.find((one: Json) => one.rule === 'TM-08');
    expect(structuring.reason).toContain('3 cash deposits');
    const hours = (Date.parse(third.hold_expires_at) - Date.parse(third.decided_at)) / 3_600_000;
    expect(hours).toBe(12);

    const cases = async (): Promise<Json[]> => (await officer.get('/v1/cases?status=all')).body.data;
    const mine = (one: Json) => one.kind === 'transactions.alert' && one.customer.id === id;
    const found = (await until(cases, (all) => all.some(mine))).find(mine);
    const read = async (): Promise<Json> => (await officer.get(`/v1/cases/${found.id}`)).body;
    const isThird = (one: Json) => one.facts.transaction === third.id;
    const detail = await until(read, ({ alerts }) => alerts.some(isThird));
    const about = detail.alerts.find(isThird);
    expect(about.facts.rules).toContain('TM-08');
    const decision = { decision: 'approve', reasons: ['transaction.expected'], version: detail.version };
    expect((await officer.post(`/v1/cases/${found.id}/decisions`, decision)).status).toBeLessThan(300);
    expect((await bank.get(`/v1/transactions/${third.id}`)).body.status).toBe('released');
  });

  let nearlySure = '';
  test('points that make it nearly sure freeze the customer at once and ask for a call back within 20 minutes', async () => {
    const { id } = await customer({ tier: 3 });
    const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
    const card = (minutesAgo: number, latitude: number, euros: number) =>
      payment(id, euros, {
        ...{ channel: 'card', at: at(minutesAgo), position: { latitude, longitude: 2.35 } },
        counterparty: { reference: 'shop-1', kind: 'merchant' },
      });
    for (let n = 0; n < 10; n += 1) await pay(card(50 - n, 48.85, 1));
    const far = await pay(card(1, 35.6, 2));
    expect(far.p).toBeGreaterThanOrEqual(0.9);
    expect(far).toMatchObject({ outcome: 'hold', actions: ['freeze', 'call_back', 'notify'] });
    nearlySure = far.id;
    expect(await pay(payment(id, 5))).toMatchObject({ outcome: 'block', reasons: ['customer.frozen'] });
    const cases = async (): Promise<Json[]> => (await officer.get('/v1/cases?status=all')).body.data;
    const mine = (one: Json) => one.customer?.id === id && one.priority === 'callback';
    const found = (await until(cases, (all) => all.some(mine))).find(mine);
    expect((Date.parse(found.due_at) - Date.parse(found.opened_at)) / 60_000).toBeCloseTo(20, 0);
  });

  test('what came of a call is kept and counted; who denies a payment has labelled it, and nothing is answered that was not asked', async () => {
    const path = `/v1/transactions/${nearlySure}`;
    const before = (await officer.get('/v1/transaction-statistics')).body;
    const say = (result: string, asked = 'call_back') => officer.post(`${path}/answers`, { asked, result });
    expect((await say('not_reached')).status).toBe(201);
    expect((await officer.get('/v1/transaction-statistics')).body).toMatchObject({
      calls_tried: before.calls_tried + 1,
      calls_connected: before.calls_connected,
    });
    expect((await say('denied')).status).toBe(201);
    expect((await say('passed')).status).toBe(400);
    const wrong = await say('passed', 'one_time_code');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'transaction.not_asked']);
    const { body } = await officer.get(path);
    expect(body.answers.map((one: Json) => one.result)).toEqual(['denied', 'not_reached']);
    expect(body.labels.map((one: Json) => one.label)).toEqual(['fraud']);
    expect(Date.parse(body.call_due_at) - Date.parse(body.received_at)).toBe(20 * 60_000);
    expect((await officer.get('/v1/transaction-statistics')).body).toMatchObject({
      calls_tried: before.calls_tried + 1,
      calls_connected: before.calls_connected + 1,
      calls_in_time: before.calls_in_time + 1,
    });
  });
});

describe('TXN-09 batches and bad input', () => {
  test('each line of a batch is answered by its number; a bad one costs the others nothing', async () => {
    const { id } = await customer();
    const lines = [
      JSON.stringify(payment(id, 1)),
      '{"id":"broken"',
      JSON.stringify(payment(id, -5)),
      '',
      JSON.stringify({ ...payment(id, 2), at: '2016-01-01T00:00:00.000Z' }),
      JSON.stringify(payment(id, 3)),
    ];
    const { status, body } = await bank.send('/v1/transactions/batch', new TextEncoder().encode(lines.join('\n')));
    expect([status, body.decided, body.refused]).toEqual([200, 2, 3]);
    expect(body.lines.map((one: Json) => [one.line, one.decision?.outcome ?? one.refused.code])).toEqual([
      [1, 'allow'],
      [2, 'transaction.line_not_json'],
      [3, 'request.invalid'],
      [5, 'transaction.too_old'],
      [6, 'allow'],
    ]);
  });

  test('what happened before is taken as a file, counts for rules and habits, and is not decided', async () => {
    await customer({ reference: 'acct-past', tier: 3 });
    const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const csv = [
      'id,customer_reference,at,direction,channel,amount,currency,counterparty_reference',
      ...[3, 2, 1].map((days) => `old-${days},acct-past,${day(days)},in,cash_in,8300.00,EUR,`),
      `old-4,acct-past,${day(90)},out,card,-3,EUR,shop`,
    ];
    const { body } = await bank.send('/v1/transactions/history', new TextEncoder().encode(csv.join('\n')));
    expect([body.decided, body.refused]).toEqual([3, 1]);
    expect(body.lines[0].decision).toMatchObject({ outcome: 'allow', reasons: ['transaction.past'], rules: [] });
    expect(body.lines[3]).toMatchObject({ line: 5, refused: { errors: [{ pointer: '/amount/minor' }] } });
    const now = payment('', 8300, { direction: 'in', channel: 'cash_in', counterparty: undefined });
    const fourth = await pay({ ...now, customer_id: undefined, customer_reference: 'acct-past' });
    const structuring = fourth.rules.find((one: Json) => one.rule === 'TM-08');
    expect(structuring.reason).toContain('4 cash deposits');
  });

  test('a pacs.008 is decided for the side that is a customer, with what the travel rule asks; a broken one is refused whole', async () => {
    const account = 'FR7630006000011234567890189';
    const { id } = await customer({ reference: account });
    const transfer = (n: number, amount: string) => `<CdtTrfTxInf><PmtId><TxId>W-${n}</TxId></PmtId>
      <IntrBkSttlmAmt Ccy="EUR">${amount}</IntrBkSttlmAmt><Dbtr><Nm>Odo Brandt</Nm><PstlAdr><Ctry>DE</Ctry></PstlAdr></Dbtr>
      <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct><Cdtr><Nm>Ilse Varnholt</Nm></Cdtr>
      <CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct></CdtTrfTxInf>`;
    const message = `<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>M</MsgId><CreDtTm>${new Date().toISOString()}</CreDtTm></GrpHdr>
      ${transfer(1, '250.00')}${transfer(2, '1.001')}</FIToFICstmrCdtTrf></Document>`;
    const { status, body } = await bank.send('/v1/transactions/iso20022', new TextEncoder().encode(message));
    expect([status, body.decided, body.refused]).toEqual([200, 1, 1]);
    expect(body.lines).toMatchObject([
      { line: 1, side: 'in', decision: { transaction_id: 'W-1:in', customer_id: id, outcome: 'allow' } },
      { line: 2, side: 'in', refused: { code: 'request.invalid', errors: [{ pointer: '/amount' }] } },
    ]);
    const broken = await bank.send('/v1/transactions/iso20022', new TextEncoder().encode(message.slice(0, 200)));
    expect([broken.status, broken.body.code]).toEqual([422, 'transaction.message_unreadable']);
  });

  test.each<[string, Json, string]>([
    ['nothing', { amount: { currency: 'EUR', minor: '0' } }, 'request.invalid'],
    ['10^18', { amount: { currency: 'EUR', minor: '1000000000000000000' } }, 'request.invalid'],
    ['a currency that is none', { amount: { currency: 'XQQ', minor: '5' } }, 'transaction.currency_unknown'],
    ['cents of a cent', { amount: { currency: 'EUR', minor: '5.5' } }, 'request.invalid'],
    ['tomorrow', { at: new Date(Date.now() + 86_400_000).toISOString() }, 'transaction.in_future'],
    ['ten years ago', { at: '2016-01-01T00:00:00.000Z' }, 'transaction.too_old'],
    ['no customer', { customer_id: undefined }, 'request.invalid'],
    ['no amount', { amount: undefined }, 'request.invalid'],
    ['an unknown field', { colour: 'red' }, 'request.invalid'],
  ])('%s is refused with a code, and nothing is written', async (_, over, code) => {
    const { id } = await customer();
    const before = await t.countRows('transaction_entry');
    const { status, body } = await bank.post('/v1/transactions', payment(id, 1, over));
    expect([body.code, status >= 400 && status < 500]).toEqual([code, true]);
    expect(await t.countRows('transaction_entry')).toBe(before);
  });
});

describe('TXN-08 a decision is explained, a customer’s habits are figures, and monitoring counts its own faults', () => {
  test('a held payment names its rules with numbers against thresholds, its case and whether the other side is new', async () => {
    const { id } = await customer();
    const deposit = (day: number) =>
      payment(id, 0, {
        ...{ at: new Date(Date.now() - day * 86_400_000).toISOString(), direction: 'in', channel: 'cash_in' },
        ...{ amount: { currency: 'USD', minor: '910000' }, counterparty: undefined, device: 'branch' },
      });
    for (const day of [3, 2]) expect((await pay(deposit(day))).outcome).toBe('allow');
    const held = await pay(deposit(1));
    expect(held.outcome).toBe('hold');
    const found = await until(
      async () => (await bank.get(`/v1/transactions/${held.id}`)).body,
      (one: Json) => one.case_id !== null,
    );
    expect(found).toMatchObject({
      ...{ status: 'held', ended: null, p_from: 'prior', counterparty_before: null, device_before: 2 },
      ...{ digest: expect.stringMatching(/^[0-9a-f]{64}$/), case_id: expect.stringContaining('cas_') },
    });
    const rule = found.rules.find((one: Json) => one.rule === 'TM-08');
    expect(rule.compared).toContainEqual({
      ...{ left: 'agg.near_5d', operator: '>=', right: 'params.count', value: 3, threshold: 3 },
    });
    expect(rule.name).not.toBe('TM-08');

    const { body: before } = await bank.get('/v1/transaction-statistics');
    const { body: opened } = await officer.get(`/v1/cases/${found.case_id}`);
    const answer = await officer.post(`/v1/cases/${found.case_id}/decisions`, {
      ...{ decision: 'approve', reasons: ['transaction.expected'], version: opened.version },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const { body: after } = await bank.get('/v1/transaction-statistics');
    const of = (stats: Json) => stats.rules.find((one: Json) => one.rule === 'TM-08');
    expect(of(after).false_positive).toBe(of(before).false_positive + 1);
    expect(after.holds_released).toBe(before.holds_released + 1);
    const { body: released } = await bank.get(`/v1/transactions/${held.id}`);
    expect(released).toMatchObject({
      status: 'released',
      ended: { verdict: 'released', reason: 'transaction.expected' },
    });
    expect(released.ended.by).not.toMatch(/[0-9a-f]{8}-/);
  });

  test('habits are counted by hour, place and other side, and name nobody', async () => {
    const { id } = await customer();
    for (const [euros, to] of [
      [10, 'A'],
      [20, 'A'],
      [30, 'B'],
    ] as const)
      await pay(payment(id, euros, { country: 'FR', counterparty: { reference: `FR76-${to}`, name: 'Odo Brandt' } }));
    const { status, body } = await bank.get(`/v1/customers/${id}/behaviour`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ payments: 3, counterparties: { known: 2, payments_to_new: 2 }, sent: { payments: 3 } },
      ...{ places: [{ country: 'FR', payments: 3 }], channels: [{ channel: 'transfer', payments: 3 }] },
    });
    expect(body.by_hour.reduce((sum: number, one: number) => sum + one, 0)).toBe(3);
    expect(JSON.stringify(body)).not.toMatch(/Brandt|FR76/);
    expect((await bank.get('/v1/customers/cus_eu_01M8FBSNXTEWXRRC1TG4MGEFRP/behaviour')).status).toBe(404);
    const bounds = '/v1/transaction-statistics?from=2026-01-02T00:00:00.000Z&to=2026-01-01T00:00:00.000Z';
    expect((await bank.get(bounds)).body.code).toBe('transaction.period_invalid');
  });
});
