import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { newTenant, startModules, type TestTenant } from '#modules/tenancy/testing';
import { type AnyProvider, defineProvider, openProviders } from '#modules/vendors';
import { readConfig } from '#platform/config';
import { type Scope, sql } from '#platform/db';
import { type Id, newId } from '#platform/ids';
import { runJob } from '#platform/jobs';
import { createLogger } from '#platform/telemetry';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { createCustomerKey } from '#platform/vault';
import { deliver } from '../jobs.ts';
import { notificationsModule } from '../module.ts';
import type { SendCode } from '../schema.ts';
import { confirmCode } from './confirm-code.ts';
import { sendCode } from './send-code.ts';

let t: TestDatabase;
let bank: TestTenant;
let sent: { to: string; subject: string; text: string }[] = [];
let mailWorks = true;
const start = new Date();

const mail = defineProvider({
  kind: 'email',
  code: 'email-kept',
  simulated: true,
  timeoutMs: 1000,
  attempts: 1,
  settings: z.object({}),
  create: () => async (_ctx, request) => {
    if (!mailWorks) throw new Error('no server');
    sent.push(request);
    return { accepted: true };
  },
});
const open = (providers: readonly AnyProvider[]) => openProviders(t.database.facilities, providers, readConfig({}));

beforeAll(async () => {
  t = await testDatabase();
  startModules(t.database, [notificationsModule]);
  bank = await newTenant(t.database);
});
afterAll(() => t.close());

const at = (seconds: number, tenant = bank): Scope => ({
  ...tenant.scope,
  now: new Date(start.getTime() + seconds * 1000),
});

/** A verification of a customer of its own, for codes by mail. */
async function journey(tenant = bank) {
  const customerId = newId('cus');
  const aboutId = newId('ver');
  await t.database.write(tenant.scope, (tx) => createCustomerKey(tx, customerId));
  const channel = 'email' as const;
  return {
    customerId,
    send: (address: string | null, seconds: number, over: Partial<SendCode> = {}) =>
      t.database.write(at(seconds, tenant), (tx) =>
        sendCode(tx, { customerId, aboutId, channel, address, locale: 'en', ...over }),
      ),
    type: (code: string, seconds: number) =>
      t.database.write(at(seconds, tenant), (tx) => confirmCode(tx, { aboutId, channel, code })),
  };
}
const wrongOf = (code: string | null) => (code === '000000' ? '000001' : '000000');
const address = () => `${newId('msg').slice(-12)}@example.com`;
const reasonOf = (judged: Awaited<ReturnType<typeof confirmCode>>) => (judged.confirmed ? null : judged.refusal.code);

describe('ONB-01 an address is confirmed by a code sent to it', () => {
  beforeAll(() => open([mail]));

  test('the code sent confirms the address, once', async () => {
    const { send, type } = await journey();
    const answer = await send('Ada@Example.com', 0);
    expect(answer).toMatchObject({ sentToMasked: 'a•••@example.com', resendAfterS: 30, simulated: true });
    expect(answer.expiresAt).toEqual(new Date(start.getTime() + 600_000));
    expect(answer.simulatedCode).toMatch(/^\d{6}$/);
    const code = answer.simulatedCode ?? '';
    expect(await type(code, 1)).toEqual({ confirmed: true, address: 'ada@example.com' });
    expect(reasonOf(await type(code, 2))).toBe('code.not_sent');
  });

  test('five wrong tries end it, and the right code comes too late', async () => {
    const { send, type } = await journey();
    const code = (await send(address(), 0)).simulatedCode;
    const left: unknown[] = [];
    for (let i = 0; i < 4; i += 1) {
      const judged = await type(wrongOf(code), 1);
      if (!judged.confirmed) left.push(judged.refusal.facts.tries_left);
    }
    expect(left).toEqual([4, 3, 2, 1]);
    expect(reasonOf(await type(wrongOf(code), 1))).toBe('code.spent');
    expect(reasonOf(await type(code ?? '', 1))).toBe('code.not_sent');
  });

  test('guesses sent all at once get five tries together', async () => {
    const { send, type } = await journey();
    const code = (await send(address(), 0)).simulatedCode;
    const answers = await Promise.all(Array.from({ length: 12 }, () => type(wrongOf(code), 1)));
    expect(answers.filter((judged) => reasonOf(judged) === 'code.wrong')).toHaveLength(4);
    expect(answers.filter((judged) => reasonOf(judged) === 'code.spent')).toHaveLength(1);
  });

  test('after ten minutes it is worth nothing', async () => {
    const { send, type } = await journey();
    const code = (await send(address(), 0)).simulatedCode ?? '';
    expect(reasonOf(await type(code, 600))).toBe('code.expired');
  });

  test('a new code ends the one before, and goes to the same address when none is named', async () => {
    const { send, type } = await journey();
    const to = address();
    const first = (await send(to, 0)).simulatedCode ?? '';
    await expect(send(null, 29)).rejects.toMatchObject({ code: 'code.too_soon', retryAfterS: 1 });
    const second = (await send(null, 30)).simulatedCode ?? '';
    if (first !== second) expect(reasonOf(await type(first, 31))).toBe('code.wrong');
    expect(await type(second, 31)).toEqual({ confirmed: true, address: to });
  });

  test('an address gets five codes an hour, whoever asks', async () => {
    const to = address();
    for (let i = 0; i < 5; i += 1) await (await journey()).send(to, i);
    await expect((await journey()).send(to, 6)).rejects.toMatchObject({
      code: 'code.too_many_sends',
      retryAfterS: 3594,
    });
    const both = await Promise.allSettled(Array.from({ length: 4 }, async () => (await journey()).send(to, 3600)));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('a code is asked for with a readable address', async () => {
    const { send } = await journey();
    await expect(send(null, 0)).rejects.toMatchObject({ code: 'code.address_missing' });
    await expect(send('ada', 0)).rejects.toMatchObject({ code: 'code.address_invalid' });
    await expect(send('12345', 0, { channel: 'sms' })).rejects.toMatchObject({ code: 'code.address_invalid' });
  });

  test('a live tenant without a real channel is refused, and nobody is told the code', async () => {
    const live = await newTenant(t.database, false);
    await expect((await journey(live)).send(address(), 0)).rejects.toMatchObject({
      code: 'service.provider_unavailable',
    });
    const { send } = await journey();
    await expect(send('+8613800138000', 0, { channel: 'sms' })).rejects.toMatchObject({ status: 503 });
    open([{ ...mail, simulated: false }]);
    expect(await (await journey(live)).send(address(), 0)).toMatchObject({ simulated: false, simulatedCode: null });
    open([mail]);
  });

  test('neither code nor address is readable in any table or in the log', async () => {
    const to = address();
    const code = (await (await journey()).send(to, 0)).simulatedCode ?? '';
    const rows = await t.database.write(at(0), async (tx) => {
      const found = await sql<{ text: string }>`
        select m::text as text from message m union all select c::text from one_time_code c`.execute(tx.connection);
      return found.rows.map((row) => row.text);
    });
    const queued = await outbox();
    expect(rows.length).toBeGreaterThan(2);
    for (const text of [...rows, ...queued.map((row) => row.body)]) {
      expect(text).not.toContain(to);
      expect(text).not.toMatch(new RegExp(`\\b${code}\\b`));
    }
  });
});

type Row = { name: string; body: string };
const outbox = () =>
  t.database.system(
    async (tx) => (await sql<Row>`select name, body from outbox order by ord`.execute(tx.connection)).rows,
  );

describe('a message is delivered', () => {
  const log = createLogger('silent');
  /** Works the newest delivery as the queue would, at a given attempt of four. */
  async function work(retryCount: number): Promise<void> {
    const job = (await outbox()).filter((row) => row.name === 'notifications.deliver').at(-1);
    const data = { tenantId: bank.tenantId, ...(JSON.parse(job?.body ?? '{}') as object) };
    await runJob(deliver, { id: newId('evt'), data, retryCount, retryLimit: 3 }, { database: t.database, log });
  }
  const stateOf = async (customerId: Id<'cus'>) =>
    t.database.write(at(0), async (tx) => {
      type Kept = { status: string; provider: string | null; simulated: boolean | null; text_sealed: Buffer | null };
      const found = await sql<Kept>`
        select status, provider, simulated, text_sealed from message where customer_id = ${customerId}`.execute(
        tx.connection,
      );
      return found.rows[0];
    });
  beforeAll(() => open([mail]));

  test('with its code, once, and its text is forgotten', async () => {
    sent = [];
    const { send, customerId } = await journey();
    const to = address();
    const { simulatedCode } = await send(to, 0);
    await work(0);
    await work(0);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to, subject: 'Your code' });
    expect(sent[0]?.text).toContain(`Meridian Bank: your code is ${simulatedCode}`);
    expect(await stateOf(customerId)).toEqual({
      status: 'sent',
      provider: 'email-kept',
      simulated: true,
      textSealed: null,
    });
  });

  test('in the applicant’s language', async () => {
    sent = [];
    await (await journey()).send(address(), 0, { locale: 'zh-CN' });
    await work(0);
    expect(sent[0]?.subject).toBe('您的验证码');
  });

  test('again after a failure, and given up after the last', async () => {
    const { send, customerId } = await journey();
    await send(address(), 0);
    mailWorks = false;
    await expect(work(0)).rejects.toMatchObject({ code: 'service.provider_unavailable' });
    expect(await stateOf(customerId)).toMatchObject({ status: 'queued' });
    await work(3);
    mailWorks = true;
    expect(await stateOf(customerId)).toMatchObject({ status: 'failed', textSealed: null });
    await work(0);
    expect(await stateOf(customerId)).toMatchObject({ status: 'failed' });
  });

  test('not at all when its time is over', async () => {
    sent = [];
    const { send, customerId } = await journey();
    await send(address(), -601);
    await work(0);
    expect(sent).toEqual([]);
    expect(await stateOf(customerId)).toMatchObject({ status: 'failed' });
  });
});
