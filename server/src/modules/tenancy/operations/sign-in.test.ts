import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '#platform/db';
import { createHttp } from '#platform/http';
import { createLogger } from '#platform/telemetry';
import { standingClock, type TestDatabase, testDatabase } from '#platform/testing';
import { tenancyModule } from '../module.ts';
import { newApiKey, newStaff, newTenant, signInOver, startModules, type TestTenant, totpAt } from '../testing/index.ts';
import type { StaffCredentials } from './create-staff.ts';

let t: TestDatabase;
let app: FastifyInstance;
let bank: TestTenant;
let address = 0;
const clock = standingClock(new Date());

beforeAll(async () => {
  t = await testDatabase();
  startModules(t.database, []);
  bank = await newTenant(t.database);
  app = await createHttp({
    routes: tenancyModule.routes ?? [],
    authenticators: tenancyModule.authenticators ?? [],
    database: t.database,
    clock: clock.now,
    log: createLogger('silent'),
    webApps: [],
    openapi: () => ({}),
    health: async () => ({}),
    metrics: async () => '',
    tls: null,
    readOnlyPermission: 'events.read',
  });
});
afterAll(async () => {
  await app.close();
  await t.close();
});

const person = (roles: Parameters<typeof newStaff>[1]) => t.database.write(bank.scope, (tx) => newStaff(tx, roles));
/** Each call from an address of its own, so that only the lock of the e-mail is under test. */
const post = (url: string, payload: object, cookies: Record<string, string> = {}) => {
  address += 1;
  const remoteAddress = `198.51.100.${address % 250}`;
  return app.inject({ method: 'POST', url, payload, cookies, remoteAddress });
};
const sessionOf = (answer: Awaited<ReturnType<typeof post>>) => ({
  acquaint_session: answer.cookies.find((one) => one.name === 'acquaint_session')?.value ?? '',
});
type Login = Pick<StaffCredentials, 'email' | 'password' | 'totpSecret'>;
const enter = (who: Login, password = who.password) => post('/v1/session', { email: who.email, password });
const confirm = async (who: Login, cookies: Record<string, string>) =>
  post('/v1/session/second-factor', { code: totpAt(who.totpSecret, clock.now()).code }, cookies);
const recorded = (action: string) =>
  t.database.system(async (tx) => {
    const found = await sql<{
      body: string;
    }>`select body from outbox where kind = 'audit' and name = ${action}`.execute(tx.connection);
    return found.rows.map((row) => JSON.parse(row.body) as { subject: string; after: Record<string, unknown> });
  });

describe('SEC-01 staff sign in with password and code', () => {
  test('both factors open a session, whose cookie no script and no other site can use', async () => {
    const who = await person(['officer']);
    const first = await enter(who);
    expect(first.json()).toEqual({ status: 'second_factor' });
    const half = sessionOf(first);
    expect((await app.inject({ method: 'GET', url: '/v1/session', cookies: half })).statusCode).toBe(401);

    const second = await confirm(who, half);
    expect(second.statusCode).toBe(200);
    expect(second.json()).toMatchObject({
      staff: { email: who.email, roles: ['officer'], password_temporary: true },
      tenant: { id: bank.shownId, name: 'Meridian Bank', sandbox: true, region: 'eu' },
      lists: { real: false },
    });
    expect(String(second.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    const full = sessionOf(second);
    expect(full).not.toEqual(half);
    expect((await app.inject({ method: 'GET', url: '/v1/session', cookies: full })).json()).toEqual(second.json());
    expect((await confirm(who, half)).statusCode).toBe(401);
    expect((await recorded('staff.signed_in')).length).toBeGreaterThan(0);
  });

  test('a code is accepted once, even by two who send it at the same moment', async () => {
    const who = await person(['officer']);
    const halves = [sessionOf(await enter(who)), sessionOf(await enter(who))];
    const answers = await Promise.all(halves.map((half) => confirm(who, half)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401]);
    expect(answers.find((answer) => answer.statusCode === 401)?.json()).toMatchObject({ code: 'session.code_wrong' });
    const third = await confirm(who, sessionOf(await enter(who)));
    expect(third.statusCode).toBe(401);
    clock.advance(30_000);
    expect((await confirm(who, sessionOf(await enter(who)))).statusCode).toBe(200);
  });

  test('a wrong password, an unknown e-mail and a disabled login get one answer', async () => {
    const [who, boss] = [await person(['officer']), await person(['admin'])];
    const cookies = await signInOver(app, boss, clock.now());
    const list = await app.inject({ method: 'GET', url: '/v1/staff', cookies });
    const id = list.json<{ data: { id: string; email: string }[] }>().data.find((one) => one.email === who.email)?.id;
    const wrong = await enter(who, 'not the password');
    expect((await post(`/v1/staff/${id}/disable`, {}, cookies)).statusCode).toBe(200);
    const answers = [wrong, await enter(who), await post('/v1/session', { email: 'no@body.example', password: 'x' })];
    const told = answers.map((answer) => ({ ...answer.json<object>(), request_id: '', status: answer.statusCode }));
    expect(told[0]).toMatchObject({ code: 'session.credentials_wrong', status: 401 });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test('the fifth failure locks the e-mail, known or not, and the log says so', async () => {
    const who = await person(['officer']);
    for (const email of [who.email, 'nobody@meridian.example']) {
      const codes: number[] = [];
      for (let i = 0; i < 6; i += 1) codes.push((await post('/v1/session', { email, password: 'wrong' })).statusCode);
      expect(codes).toEqual([401, 401, 401, 401, 401, 429]);
    }
    const locked = await enter(who);
    expect(locked.json()).toMatchObject({ code: 'session.locked' });
    expect(locked.headers['retry-after']).toBe('30');
    expect(await recorded('staff.sign_in_locked')).toHaveLength(1);
    clock.advance(30_000);
    expect((await enter(who)).statusCode).toBe(200);
  });

  test('guesses sent all at once are counted one by one', async () => {
    const who = await person(['officer']);
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(who, 'wrong')));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5);
  });

  test('wrong codes count like wrong passwords, and a right password does not forget them', async () => {
    const who = await person(['officer']);
    const codes: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const entered = await enter(who);
      if (entered.statusCode !== 200) codes.push(entered.statusCode);
      else codes.push((await post('/v1/session/second-factor', { code: '000000' }, sessionOf(entered))).statusCode);
    }
    expect(codes.at(-1)).toBe(429);
  });
});

describe('SEC-01 sessions end', () => {
  test('after 30 idle minutes, and after 12 hours however busy', async () => {
    clock.advance(60_000);
    const who = await person(['officer']);
    const cookies = await signInOver(app, who, clock.now());
    const look = async () => (await app.inject({ method: 'GET', url: '/v1/session', cookies })).statusCode;
    for (let i = 0; i < 24; i += 1) {
      clock.advance(29 * 60_000 + (i === 23 ? 11 * 60_000 : 59_000));
      if (i < 23) expect(await look()).toBe(200);
    }
    expect(await look()).toBe(401);
    clock.advance(30_000);
    const again = await signInOver(app, who, clock.now());
    clock.advance(30 * 60_000);
    expect((await app.inject({ method: 'GET', url: '/v1/session', cookies: again })).statusCode).toBe(401);
  });

  test('at once, when the person signs out or the login is disabled', async () => {
    clock.advance(60_000);
    const [who, boss] = [await person(['officer']), await person(['admin'])];
    const [mine, theirs] = [await signInOver(app, who, clock.now()), await signInOver(app, boss, clock.now())];
    const me = (cookies: Record<string, string>) => app.inject({ method: 'GET', url: '/v1/session', cookies });
    const { id } = (await me(mine)).json<{ staff: { id: string } }>().staff;
    expect((await post(`/v1/staff/${id}/disable`, {}, theirs)).json()).toMatchObject({ status: 'disabled' });
    expect((await me(mine)).statusCode).toBe(401);
    expect((await app.inject({ method: 'DELETE', url: '/v1/session', cookies: theirs })).statusCode).toBe(204);
    expect((await me(theirs)).statusCode).toBe(401);
  });

  test('a page of another site cannot end or use it', async () => {
    clock.advance(60_000);
    const cookies = await signInOver(app, await person(['admin']), clock.now());
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await app.inject({ method: 'DELETE', url: '/v1/session', cookies, headers });
    expect(answer.json()).toMatchObject({ code: 'request.foreign_origin' });
  });

  test('all others end when the password is changed', async () => {
    clock.advance(60_000);
    const who = await person(['officer']);
    const first = await signInOver(app, who, clock.now());
    clock.advance(30_000);
    const second = await signInOver(app, who, clock.now());
    const change = (newPassword: string, currentPassword = who.password) =>
      app.inject({
        method: 'PUT',
        url: '/v1/session/password',
        cookies: second,
        payload: { current_password: currentPassword, new_password: newPassword },
      });
    expect((await change('short')).json()).toMatchObject({ code: 'password.weak' });
    expect((await change('a long enough one', 'wrong')).json()).toMatchObject({ code: 'password.wrong' });
    expect((await change('a long enough one')).statusCode).toBe(204);
    const me = (cookies: Record<string, string>) => app.inject({ method: 'GET', url: '/v1/session', cookies });
    expect((await me(first)).statusCode).toBe(401);
    expect((await me(second)).json()).toMatchObject({ staff: { password_temporary: false } });
    expect((await enter(who)).statusCode).toBe(401);
    expect((await enter(who, 'a long enough one')).statusCode).toBe(200);
  });
});

describe('SEC-01 API keys', () => {
  test('a key acts within its scopes until it is revoked, and only the hash of its secret is stored', async () => {
    const key = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['tenancy.keys_read']));
    const call = (url: string) => app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${key}` } });
    const listed = await call('/v1/keys');
    expect(listed.statusCode).toBe(200);
    expect(listed.body).not.toContain(key.split('_')[3]);
    expect((await call('/v1/staff')).json()).toMatchObject({ code: 'permission.missing' });
    expect((await call('/v1/session')).statusCode).toBe(403);

    clock.advance(60_000);
    const cookies = await signInOver(app, await person(['developer']), clock.now());
    const mine = listed.json<{ data: { id: string }[] }>().data[0];
    expect((await post(`/v1/keys/${mine?.id}/revoke`, {}, cookies)).statusCode).toBe(200);
    expect((await call('/v1/keys')).statusCode).toBe(401);
  });

  test('a key that is one character off, of the other mode or run out opens nothing', async () => {
    const key = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['tenancy.keys_read']));
    const call = (text: string) =>
      app.inject({ method: 'GET', url: '/v1/keys', headers: { authorization: `Bearer ${text}` } });
    const off = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
    expect((await call(key)).statusCode).toBe(200);
    expect((await call(off)).statusCode).toBe(401);
    expect((await call(key.replace('test', 'live'))).statusCode).toBe(401);
    clock.advance(30 * 86_400_000 + 120_000);
    expect((await call(key)).statusCode).toBe(401);
  });

  test('a developer makes keys for integrations, shown once, and none that reads customers or lives too long', async () => {
    const cookies = await signInOver(app, await person(['developer']), clock.now());
    const make = (scopes: string[], days = 30) =>
      post('/v1/keys', { name: 'portal', scopes, expires_in_days: days }, cookies);
    const made = await make(['flows.read']);
    expect(made.json()).toMatchObject({ code: 'key.scope_refused', facts: { scope: 'flows.read' } });
    const right = await make(['tenancy.keys_read']);
    expect(right.statusCode).toBe(201);
    expect(right.json<{ secret: string }>().secret).toMatch(/^acq_test_/);
    expect((await make(['tenancy.staff_read'])).json()).toMatchObject({ code: 'key.scope_refused' });
    expect((await make(['tenancy.keys_write'])).json()).toMatchObject({ code: 'key.scope_refused' });
    expect((await make(['tenancy.keys_read'], 366)).json()).toMatchObject({ code: 'key.lives_too_long' });
  });
});

describe('staff and settings', () => {
  test('an administrator adds a person who can sign in, once per e-mail, and never with joined duties', async () => {
    clock.advance(60_000);
    const cookies = await signInOver(app, await person(['admin']), clock.now());
    const payload = { name: 'Ama Owusu', email: 'Ama.Owusu@Meridian.example', roles: ['auditor'] };
    const made = (await post('/v1/staff', payload, cookies)).json<Record<string, string>>();
    expect(made).toMatchObject({ email: 'ama.owusu@meridian.example', status: 'active', second_factor: true });
    const secret = new URL(made.totp_uri ?? '').searchParams.get('secret') ?? '';
    const who = { email: payload.email, password: made.temporary_password ?? '', totpSecret: secret };
    expect((await confirm(who, sessionOf(await enter(who)))).statusCode).toBe(200);
    expect((await post('/v1/staff', payload, cookies)).json()).toMatchObject({ code: 'staff.email_taken' });
    const both = { ...payload, email: 'b@meridian.example', roles: ['admin', 'officer'] };
    expect((await post('/v1/staff', both, cookies)).json()).toMatchObject({ code: 'staff.roles_conflict' });
  });

  test('a setting is changed within its limits, and both values stand in the log', async () => {
    clock.advance(60_000);
    const cookies = await signInOver(app, await person(['admin']), clock.now());
    const put = (value: unknown, key = 'tenancy.api_key_max_days') =>
      app.inject({ method: 'PUT', url: `/v1/settings/${key}`, payload: { value }, cookies });
    expect((await put(0)).json()).toMatchObject({ code: 'setting.refused' });
    expect((await put('90')).json()).toMatchObject({ code: 'setting.refused' });
    expect((await put(1, 'tenancy.nothing')).json()).toMatchObject({ code: 'setting.unknown' });
    expect((await put(90)).json()).toMatchObject({ value: 90, unit: 'days', source: 'tenant' });
    const listed = await app.inject({ method: 'GET', url: '/v1/settings', cookies });
    expect(listed.json()).toMatchObject({ data: [{ key: 'tenancy.api_key_max_days', value: 90 }] });
    expect((await recorded('setting.changed'))[0]?.after).toEqual({ key: 'tenancy.api_key_max_days', value: '90' });
  });

  test('pages of staff follow one another without gap or repetition', async () => {
    const cookies = await signInOver(app, await person(['auditor']), clock.now());
    const page = async (cursor: string) =>
      (await app.inject({ method: 'GET', url: `/v1/staff?limit=3${cursor}`, cookies })).json<{
        data: { id: string }[];
        next_cursor: string | null;
      }>();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const one: Awaited<ReturnType<typeof page>> = await page(cursor);
      seen.push(...one.data.map((row) => row.id));
      cursor = one.next_cursor === null ? null : `&cursor=${one.next_cursor}`;
    }
    const all = await app.inject({ method: 'GET', url: '/v1/staff?limit=200', cookies });
    expect(seen).toEqual(all.json<{ data: { id: string }[] }>().data.map((row) => row.id));
    expect(seen.length).toBeGreaterThan(6);
  });
});

describe('SEC-01 tenants are apart', () => {
  test('people, keys and settings of one tenant are invisible to another', async () => {
    clock.advance(60_000);
    const other = await newTenant(t.database);
    const stranger = await t.database.write(other.scope, (tx) => newStaff(tx, ['admin']));
    const cookies = await signInOver(app, stranger, clock.now());
    const list = await app.inject({ method: 'GET', url: '/v1/staff', cookies });
    expect(list.json<{ data: { email: string }[] }>().data.map((row) => row.email)).toEqual([stranger.email]);
    expect((await app.inject({ method: 'GET', url: '/v1/keys', cookies })).json()).toMatchObject({ data: [] });
  });

  test('the role that crosses tenants reads no second factor and changes no login', async () => {
    const refused = (statement: ReturnType<typeof sql>) =>
      expect(t.database.system((tx) => statement.execute(tx.connection))).rejects.toThrow(/permission denied/);
    await refused(sql`select totp_secret from staff_credential`);
    await refused(sql`update staff set status = 'active'`);
    await refused(sql`update api_key set scopes = '{cases.approve}'`);
  });
});

test('the sandbox code is told at the machine itself, for sandbox logins alone', async () => {
  const who = await person(['officer']);
  const live = await newTenant(t.database, false);
  const real = await t.database.write(live.scope, (tx) => newStaff(tx, ['officer']));
  const ask = (email: string, remoteAddress: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/v1/sandbox/codes', payload: { email }, remoteAddress, headers });
  expect((await ask(who.email, '127.0.0.1')).json()).toMatchObject({ code: totpAt(who.totpSecret, clock.now()).code });
  expect((await ask(who.email, '192.0.2.1')).statusCode).toBe(403);
  expect((await ask(who.email, '127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(403);
  expect((await ask(real.email, '127.0.0.1')).statusCode).toBe(403);
  expect((await ask('nobody@meridian.example', '127.0.0.1')).statusCode).toBe(403);
});
