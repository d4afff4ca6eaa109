import { checkEvidence, readZip } from '@acquaint/engines/tlog';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyAuthenticator } from '#modules/tenancy';
import { newApiKey, newTenant, startModules, type TestTenant } from '#modules/tenancy/testing';
import { createHttp } from '#platform/http';
import { newId, showId } from '#platform/ids';
import { record } from '#platform/record';
import { createLogger } from '#platform/telemetry';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { auditLog } from './log-files.ts';
import { auditModule } from './module.ts';
import { openTestLog, sequenceNow } from './testing/index.ts';

let t: TestDatabase;
let app: FastifyInstance;
let bank: TestTenant;
let key: string;
const customerId = newId('cus');
const LIMIT = 10_000_000;

beforeAll(async () => {
  t = await testDatabase();
  startModules(t.database, [auditModule]);
  openTestLog(t.database, t.home);
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
  key = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['audit.read', 'audit.evidence']));
  const other = await newTenant(t.database);
  for (const scope of [bank.scope, other.scope]) await open(scope);
  await sequenceNow(t.database);
});
afterAll(async () => {
  await app.close();
  await t.close();
});

async function open(scope: TestTenant['scope']): Promise<void> {
  await t.database.write(scope, async (tx) => {
    const subject = { prefix: 'cas', id: newId('cas') } as const;
    await record(tx, { action: 'case.opened', subject, customerId });
    await record(tx, { action: 'case.moved', subject });
  });
}

const take = (payload: object, secret = key) =>
  app.inject({ method: 'POST', url: '/v1/audit/evidence', payload, headers: { authorization: `Bearer ${secret}` } });
const reason = 'letter of the authority of 3 March';
const lines = (zip: Uint8Array) =>
  Buffer.from(readZip(zip, LIMIT).get('entries.jsonl') ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).entry as { action: string; tenant: string; customer: string | null });

describe('RPT-04 an evidence pack of the log', () => {
  test('of a customer: the tenant’s own entries about them, proven, signed for, with a checker', async () => {
    const answer = await take({ customer: showId('cus', customerId), reason });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    const pack = readZip(answer.rawPayload, LIMIT);
    const { verifierKey } = auditLog(t.database.facilities).signer;
    expect(checkEvidence(pack, { verifierKey })).toMatchObject({
      ok: true,
      entries: 1,
      selection: { customer: showId('cus', customerId), from: null, to: null },
      statement: 'signed',
      key: 'given',
    });
    expect(lines(answer.rawPayload).map((entry) => entry.action)).toEqual(['case.opened']);
    expect([...pack.keys()]).toEqual(expect.arrayContaining(['README.txt', 'check.py', 'verifier.key']));
  });

  test('taking one is itself an entry with its reason, on the customer', async () => {
    await take({ customer: showId('cus', customerId), reason });
    await sequenceNow(t.database);
    const found = await app.inject({
      method: 'GET',
      url: `/v1/audit/entries?customer=${showId('cus', customerId)}&action=audit.evidence_taken&limit=1`,
      headers: { authorization: `Bearer ${key}` },
    });
    expect(found.json().data[0]).toMatchObject({ reason, after: { entries: expect.any(Number) } });
  });

  test('of a time: from the first moment on, not the last one, and of nobody else', async () => {
    const [from, to] = ['2020-01-01T00:00:00.000Z', new Date(Date.now() + 60_000).toISOString()];
    const all = await take({ from, to, reason });
    const tenants = new Set(lines(all.rawPayload).map((entry) => entry.tenant));
    expect([...tenants]).toEqual([showId('ten', bank.scope.tenantId)]);
    expect(lines(all.rawPayload).map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['case.opened', 'case.moved']),
    );
    const none = await take({ from, to: '2020-02-01T00:00:00.000Z', reason });
    expect(lines(none.rawPayload)).toEqual([]);
    expect(checkEvidence(readZip(none.rawPayload, LIMIT))).toMatchObject({ ok: true, entries: 0, statement: 'signed' });
  });

  test('what the index does not hold yet is in it all the same', async () => {
    const owner = new pg.Client({ connectionString: t.ownerUrl });
    await owner.connect();
    await owner.query('truncate audit_entry');
    await owner.end();
    const answer = await take({ customer: showId('cus', customerId), reason });
    expect(lines(answer.rawPayload).map((entry) => entry.action)).toContain('case.opened');
    expect(new Set(lines(answer.rawPayload).map((entry) => entry.tenant)).size).toBe(1);
    await sequenceNow(t.database);
  });

  test('all of the log for all time, a pack without a reason, and a caller without the right are refused', async () => {
    expect((await take({ reason })).json()).toMatchObject({ status: 400, code: 'audit.evidence_unbounded' });
    expect((await take({ customer: showId('cus', customerId) })).json()).toMatchObject({ code: 'request.invalid' });
    const reader = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['audit.read']));
    expect((await take({ customer: showId('cus', customerId), reason }, reader)).statusCode).toBe(403);
  });
});
