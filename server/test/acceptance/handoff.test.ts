import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INTEGRATOR } from '../people.ts';
import { type Client, client, cookieOf, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let integrator: Client;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
}, 120_000);
afterAll(() => t.stop());

async function open(url: string): Promise<{ status: number; code: string | undefined; by: Client }> {
  const answer = await client(t.address, {}).post('/v1/apply/session', { token: url.split('#')[1] });
  return { status: answer.status, code: answer.body.code, by: client(t.address, { cookie: cookieOf(answer.headers) }) };
}

describe('ONB-03 A02 from desktop to phone', () => {
  test('the phone takes over, the desktop may watch but not answer, and each code works once', async () => {
    const begun = await integrator.post('/v1/verifications', { country: 'FR' });
    const desktop = (await open(begun.body.link.url)).by;
    const code = (await desktop.post('/v1/apply/handoff')).body.url;
    const phone = await open(code);
    expect(phone.status).toBe(200);
    expect((await phone.by.post('/v1/apply/consents', { version: '2026-11', accepted: true })).status).toBe(200);
    const watched = await desktop.get('/v1/apply');
    expect(watched.body.consent.accepted).toBe(true);
    expect((await desktop.post('/v1/apply/submit')).body.code).toBe('session.taken_over');
    expect((await open(code)).code).toBe('applicant.link_revoked');
  });

  test('a newer code ends the one before, a cancelled session’s cookie is worth nothing, an unknown token says so', async () => {
    const begun = await integrator.post('/v1/verifications', { country: 'FR' });
    const first = (await open(begun.body.link.url)).by;
    const older = (await first.post('/v1/apply/handoff')).body.url;
    await first.post('/v1/apply/handoff');
    expect((await open(older)).code).toBe('applicant.link_revoked');
    const second = await open(begun.body.link.url);
    expect(second.status).toBe(200);
    expect((await first.get('/v1/apply')).status).toBe(401);
    expect((await open(`x#${'A'.repeat(43)}`)).code).toBe('applicant.link_invalid');
  });
});
