import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTenant, readTenantArgs } from '../../src/tenants.ts';
import { type Client, client, cookieOf, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
const said: string[] = [];
beforeAll(async () => {
  t = await startTestProduct();
  await openTenant(t.product, { name: 'First Bank', admin: 'Ana Alba', email: 'Ana@bank.example' }, (line) => {
    said.push(line);
  });
}, 120_000);
afterAll(() => t.stop());

/** RFC 6238, computed here from what was shown, as an authenticator app would. */
function codeOf(uri: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function admin(): Promise<Client> {
  const password = /password\s+(\S+)/.exec(said.join('\n'))?.[1];
  const uri = /otpauth:\S+/.exec(said.join('\n'))?.[0] ?? '';
  const first = await client(t.address, {}).post('/v1/session', { email: 'ana@bank.example', password });
  const pending = client(t.address, { cookie: cookieOf(first.headers) });
  const second = await pending.post('/v1/session/second-factor', { code: codeOf(uri) });
  expect(second.status).toBe(200);
  return client(t.address, { cookie: cookieOf(second.headers) || cookieOf(first.headers) });
}

describe('BIL-03 SEC-01 a tenant for real customers is opened by one command', () => {
  test('its admin signs in with what was shown once, and adds an officer', async () => {
    const ana = await admin();
    expect((await ana.get('/v1/session')).body).toMatchObject({
      staff: { roles: ['admin'] },
      tenant: { sandbox: false },
    });
    const added = await ana.post('/v1/staff', { name: 'Olu', email: 'olu@bank.example', roles: ['officer'] });
    expect(added.status).toBe(201);
  });

  test('nothing of the sandbox serves it: neither the code of a login nor a scenario', async () => {
    const asked = await client(t.address, {}).post('/v1/sandbox/codes', { email: 'ana@bank.example' });
    expect(asked.status).toBe(403);
    expect(asked.body).toMatchObject({ code: 'sandbox.only' });
  });

  test('what is missing is said before anything is opened', () => {
    expect(readTenantArgs(['--name', 'First Bank', '--admin', 'Ana', '--email', 'ana@bank.example'])).not.toBeNull();
    for (const args of [
      ['--name', 'Bank'],
      ['--name', ' ', '--admin', 'A', '--email', 'a@b.c'],
      ['--nmae', 'Bank'],
    ])
      expect(readTenantArgs(args)).toBeNull();
  });
});
