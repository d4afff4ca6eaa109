import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyProof } from '@acquaint/engines/tlog';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyAuthenticator } from '#modules/tenancy';
import { newApiKey, newTenant, startModules, type TestTenant } from '#modules/tenancy/testing';
import { createHttp } from '#platform/http';
import { newId, showId } from '#platform/ids';
import { record } from '#platform/record';
import { createLogger } from '#platform/telemetry';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { createCustomerKey } from '#platform/vault';
import type { LogFiles } from './log-files.ts';
import { auditModule } from './module.ts';
import { openTestLog, sequenceNow } from './testing/index.ts';

let t: TestDatabase;
let app: FastifyInstance;
let files: LogFiles;
let bank: TestTenant;
let key: string;
const customerId = newId('cus');
const officer = newId('stf');

beforeAll(async () => {
  t = await testDatabase();
  startModules(t.database, [auditModule]);
  files = openTestLog(t.database, t.home);
  bank = await newTenant(t.database);
  app = await createHttp({
    routes: auditModule.routes ?? [],
    authenticators: [keyAuthenticator],
    database: t.database,
    clock: () => new Date(),
    log: createLogger('silent'),
    webApps: [],
    openapi: () => ({}),
    health: async () => ({}),
    metrics: async () => '',
    tls: null,
    readOnlyPermission: 'events.read',
  });
  key = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['audit.read', 'audit.verify']));
  const by = { ...bank.scope, actor: { kind: 'staff', id: officer, ip: '192.0.2.9' } } as const;
  await t.database.write(by, async (tx) => {
    await createCustomerKey(tx, customerId);
    const subject = { prefix: 'cas', id: newId('cas') } as const;
    await record(tx, { action: 'case.opened', subject, customerId });
    await record(tx, { action: 'case.decided', subject, customerId, after: { decision: 'approve' }, reason: 'clear' });
    await record(tx, { action: 'casework.moved', subject });
  });
  await sequenceNow(t.database);
});
afterAll(async () => {
  await app.close();
  await t.close();
});

type Answer = { data: { index: number; action: string; text: string; subject: string }[]; next_cursor: string | null };
const get = (url: string, secret = key) =>
  app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${secret}` } });
const search = async (query: string) => (await get(`/v1/audit/entries?${query}`)).json<Answer>();
const actions = async (query: string) => (await search(query)).data.map((entry) => entry.action);

describe('AUD-01 AUD-06 the log is searched', () => {
  test('by customer, person, action, noun, subject and time, newest first', async () => {
    const shown = showId('cus', customerId);
    expect(await actions(`customer=${shown}`)).toEqual(['case.decided', 'case.opened']);
    expect(await actions(`actor=${showId('stf', officer)}`)).toEqual(['casework.moved', 'case.decided', 'case.opened']);
    expect(await actions('action=case.decided')).toEqual(['case.decided']);
    expect(await actions('action=case')).toEqual(['case.decided', 'case.opened']);
    const subject = (await search('action=case.decided')).data[0]?.subject;
    expect(await actions(`subject=${subject}&limit=10`)).toEqual(['casework.moved', 'case.decided', 'case.opened']);
    expect(await actions('action=case&to=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await actions('action=case&from=2020-01-01T00:00:00Z')).toHaveLength(2);
    expect((await get('/v1/audit/entries?actor=stf_eu_nonsense')).json()).toMatchObject({
      code: 'audit.actor_unreadable',
    });
  });

  test('each entry says who did what with which values, in the reader’s language', async () => {
    const found = await search('action=case.decided');
    expect(found.data[0]).toMatchObject({
      actor: { kind: 'staff', id: showId('stf', officer), name: null, ip: '192.0.2.9' },
      customer: showId('cus', customerId),
      before: null,
      after: { decision: 'approve' },
      reason: 'clear',
    });
    const { data } = await search('action=api_key.created');
    expect(data[0]?.text).toBe('The system made an API key');
    const spanish = await app.inject({
      method: 'GET',
      url: '/v1/audit/entries?action=api_key.created',
      headers: { authorization: `Bearer ${key}`, 'accept-language': 'es-MX' },
    });
    expect(spanish.json<Answer>().data[0]?.text).toBe('El sistema creó una clave de API');
  });

  test('pages follow one another without gap or repetition', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Answer = await search(`actor=${showId('stf', officer)}&limit=1${cursor}`);
      seen.push(...page.data.map((entry) => entry.index));
      cursor = page.next_cursor === null ? null : `&cursor=${page.next_cursor}`;
    }
    expect(seen).toHaveLength(3);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
  });

  test('looking a customer up in the log is itself in the log, on that customer', async () => {
    await search(`customer=${showId('cus', customerId)}`);
    await sequenceNow(t.database);
    const found = await search(`customer=${showId('cus', customerId)}&action=audit.searched&limit=1`);
    expect(found.data[0]).toMatchObject({ action: 'audit.searched', after: { filters: ['customer'] } });
  });

  test('another tenant sees nothing of it and gets no proof of it', async () => {
    const other = await newTenant(t.database);
    const theirs = await t.database.write(other.scope, (tx) => newApiKey(tx, ['audit.read']));
    await sequenceNow(t.database);
    const [mine] = (await search('action=case.opened')).data;
    expect((await get('/v1/audit/entries?action=case', theirs)).json<Answer>().data).toEqual([]);
    expect((await get(`/v1/audit/entries/${mine?.index}/proof`, theirs)).json()).toMatchObject({
      code: 'audit.entry_unknown',
    });
    expect((await get(`/v1/audit/entries/999999/proof`)).statusCode).toBe(404);
    const verify = await app.inject({
      method: 'POST',
      url: '/v1/audit/verify',
      headers: { authorization: `Bearer ${theirs}` },
    });
    expect(verify.statusCode).toBe(403);
  });
});

describe('AUD-03 the log is proven', () => {
  const verify = async () =>
    (
      await app.inject({
        method: 'POST',
        url: '/v1/audit/verify',
        payload: {},
        headers: { authorization: `Bearer ${key}` },
      })
    ).json<{ ok: boolean; first_bad: { entry?: number; why: string } | null; size: number }>();

  test('a proof file verifies offline against the key alone, and not when one letter of it changed', async () => {
    const [entry] = (await search('action=case.decided')).data;
    const answer = await get(`/v1/audit/entries/${entry?.index}/proof`);
    expect(answer.headers['content-disposition']).toContain('attachment');
    const { public_key, size } = (await get('/v1/audit/checkpoint')).json<{ public_key: string; size: number }>();
    expect(size).toBeGreaterThan(3);
    expect(verifyProof(answer.body, public_key)).toBe(true);
    expect(verifyProof(answer.body.replace('extra ey', 'extra ez'), public_key)).toBe(false);
  });

  test('one changed byte is found and its entry named', async () => {
    expect(await verify()).toMatchObject({ ok: true, first_bad: null });
    const folder = join(files.folder, 'tile/entries');
    const [partial] = (await readdir(folder, { recursive: true }))
      .filter((name) => /\.p\/\d+$/.test(name))
      .sort((a, b) => Number(b.split('/')[1]) - Number(a.split('/')[1]));
    const path = join(folder, partial ?? '');
    const whole = await readFile(path);
    const changed = Buffer.from(whole);
    const at = changed.indexOf('case.opened');
    changed[at] = 'b'.charCodeAt(0);
    await writeFile(path, changed);
    const [opened] = (await search('action=case.opened')).data;
    expect(await verify()).toMatchObject({ ok: false, first_bad: { entry: opened?.index } });
    await writeFile(path, whole);
    expect(await verify()).toMatchObject({ ok: true });
  });
});
