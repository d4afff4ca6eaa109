import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dg1, dg2, issue, securityObject } from '../../../tools/specimens/chip.ts';
import { makeSpecimen } from '../../../tools/specimens/index.ts';
import { drawnSelfie, INTEGRATOR, verify } from '../people.ts';
import { type Client, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let integrator: Client;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
}, 120_000);
afterAll(() => t.stop());

const authority = issue({ name: 'Authority', scheme: 'brainpoolP256r1' });
const signer = issue({ name: 'Signer', scheme: 'rsa-pss', issuer: authority });
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

async function passportWithChip(seed: number) {
  const drawn = await makeSpecimen({ class: 'passport', seed, level: 'clean', person: { country: 'FRA' } });
  const zone = dg1(drawn.mrz ?? []);
  const portrait = dg2(await drawnSelfie(seed));
  const sod = securityObject({ signer, groups: { 1: zone, 2: portrait } });
  const chip = { dg1: text(zone), dg2: text(portrait), sod: text(sod) };
  const { decided } = await verify(integrator, { document: drawn.image, selfie: await drawnSelfie(seed), chip });
  return decided?.body.checks.find((check: { code: string }) => check.code === 'chip');
}

describe('DOC-07 a chip that a reader app sends', () => {
  test('is believed under an authority that the operator trusts, and says by whom it was signed', async () => {
    mkdirSync(join(t.home, 'csca'), { recursive: true });
    writeFileSync(join(t.home, 'csca/authority.pem'), authority.certificate.toString());
    const check = await passportWithChip(51);
    expect(check).toMatchObject({ result: 'pass', reasons: [], simulated: false });
    const seen = Object.fromEntries(
      check.evidence.map((line: { label: string; value: unknown }) => [line.label, line.value]),
    );
    expect(seen).toMatchObject({ 'Signed under': 'CN=Authority', Signature: 'RSA-PSS 2048 SHA-256' });
  }, 180_000);

  test('what is no file of a chip, or too large, is refused', async () => {
    const { body } = await integrator.post('/v1/verifications', { country: 'FR' });
    const send = (chip: object) => integrator.post(`/v1/verifications/${body.id}/chip`, chip);
    expect((await send({ dg1: 'AA', sod: 'not base64!' })).status).toBe(400);
    expect((await send({ dg1: 'A'.repeat(401), sod: 'AA' })).status).toBe(400);
    expect((await send({ dg1: 'AA' })).status).toBe(400);
  });
});
