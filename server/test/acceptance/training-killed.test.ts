import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createCustomer, setStanding } from '#modules/customers';
import { createApiKey, createTenant } from '#modules/tenancy';
import { readConfig } from '#platform/config';
import { newId, showId } from '#platform/ids';
import { openGround } from '../../src/run.ts';
import { administer, type Client, client, type Json, ownDatabase, signIn, until } from '../product.ts';
import { type Running, startProcess } from '../running.ts';

const DAY_MS = 86_400_000;
const EVENTS = 900;
let home: string;
let url: string;
let ground: Awaited<ReturnType<typeof openGround>>;
let running: Running;
let tenantId: Awaited<ReturnType<typeof createTenant>>;
let customer: string;
let secret: string;
const scope = () => {
  const actor = { kind: 'system', id: 'test', ip: null } as const;
  return { tenantId, actor, requestId: newId('evt'), now: new Date() };
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'acquaint-training-'));
  url = await ownDatabase();
  mkdirSync(join(home, 'keys'));
  writeFileSync(join(home, 'keys/database-roles.json'), JSON.stringify(inject('passwords')));
  const settings = { ACQUAINT_HOME: home, DATABASE_URL: url, ACQUAINT_LOG_LEVEL: 'silent', ACQUAINT_LISTS: 'sandbox' };
  ground = await openGround(readConfig(settings), () => undefined);
  tenantId = await createTenant(ground.database, { name: 'Killed Bank', sandbox: true, region: 'eu' });
  await ground.database.write(scope(), async (tx) => {
    const person = { kind: 'person', externalId: null, country: 'FR', fields: {}, source: 'integrator' } as const;
    const { id } = await createCustomer(tx, person);
    await setStanding(tx, id, { status: 'active', tier: 3 }, 'test');
    customer = showId('cus', id);
    const scopes = ['transactions.write', 'transactions.label'];
    secret = (await createApiKey(tx, { name: 'bank', scopes, expiresInDays: 1 })).secret;
  });
  running = await startProcess(home, { DATABASE_URL: url });
}, 180_000);
afterAll(async () => {
  if (running?.child.signalCode === null) await running.stop();
  await ground?.stop();
  await administer(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
  rmSync(home, { recursive: true, force: true });
});

const bank = () => client(running.address, { authorization: `Bearer ${secret}` });
const person = () => signIn({ database: ground.database, address: running.address }, scope(), ['compliance_lead']);

/** One in ten was a fraud, and large. */
function history(): string {
  return Array.from({ length: EVENTS }, (_, at) => {
    const isFraud = at % 10 === 7;
    return JSON.stringify({
      ...{ id: `past-${at}`, customer_id: customer, direction: 'out', channel: 'card' },
      at: new Date(Date.now() - (60 - (50 * at) / EVENTS) * DAY_MS).toISOString(),
      amount: { currency: 'EUR', minor: String(isFraud ? 40_000 + (at % 90) * 1000 : 500 + (at % 97) * 100) },
      counterparty: { reference: isFraud ? `odd-${at}` : `shop-${at % 6}` },
      known: isFraud ? 'fraud' : 'genuine',
    });
  }).join('\n');
}

const when = (lead: Client, id: string, ready: (card: Json) => boolean, ms?: number): Promise<Json> =>
  until(
    async () => (await lead.get(`/v1/models/${id}`)).body,
    (card) => ready(card),
    ms,
  );
const pay = async (id: string): Promise<Json> =>
  (
    await bank().post('/v1/transactions', {
      ...{ id, customer_id: customer, at: new Date().toISOString(), direction: 'out', channel: 'card' },
      ...{ amount: { currency: 'EUR', minor: '900' }, counterparty: { reference: 'shop-1' } },
    })
  ).body;

describe('MDL-03 a process that is killed while it trains', () => {
  test('leaves the model that decides as it is; the training is begun again by the next process, and says so', async () => {
    const [lead, second] = [await person(), await person()];
    const sent = await bank().send('/v1/transactions/history', new TextEncoder().encode(history()));
    expect(sent.body.refused).toBe(0);
    const { body: first } = await lead.post('/v1/models', { kind: 'gbdt', days: 90 });
    await when(lead, first.id, (card) => card.status === 'ready');
    await lead.post(`/v1/models/${first.id}/proposals`, { reason: 'the first one' });
    await second.post(`/v1/models/${first.id}/approvals`, { approve: true, reason: 'agreed' });

    const { body: next } = await lead.post('/v1/models', { kind: 'gbdt', days: 90 });
    await when(lead, next.id, (card) => card.status === 'training');
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');

    running = await startProcess(home, { DATABASE_URL: url });
    const again = await person();
    const { body: left } = await again.get(`/v1/models/${next.id}`);
    expect([left.status, left.tries]).toEqual(['training', 1]);
    expect(await pay('p-1')).toMatchObject({ outcome: 'allow', model: { id: first.id, version: 1 } });
    const done = await when(again, next.id, (card) => card.status === 'ready', 90_000);
    expect(done).toMatchObject({ tries: 2, role: 'challenger', failure: null });
    expect((await again.get(`/v1/models/${first.id}`)).body.role).toBe('champion');
  }, 180_000);
});
