import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnSelfie, facePhoto, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, hasData, hasFaces, startTestProduct, type TestProduct } from '../product.ts';

let t: TestProduct;
let integrator: Client;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
}, 120_000);
afterAll(() => t.stop());

describe('ONB-02 DOC-04 BIO-01 RSK-02 a customer is verified through the API alone', () => {
  test.skipIf(!hasData || !hasFaces)(
    'a passport whose portrait and selfie are two real photographs of one person is approved without simulation (needs the data folder and the face models)',
    async () => {
      const document = await specimen({ portrait: facePhoto('img1'), seed: 31 });
      const { decided } = await verify(integrator, { document, selfie: facePhoto('img2') });
      expect(decided?.body).toMatchObject({
        status: 'completed',
        outcome: 'approved',
        tier: 1,
        simulated: false,
        rating: 'low',
      });
      const checks = Object.fromEntries(decided?.body.checks.map((check: { code: string }) => [check.code, check]));
      expect(checks.face_match).toMatchObject({ result: 'pass', simulated: false, model: { name: 'dlib' } });
      expect(checks.face_match.score).toBeGreaterThanOrEqual(checks.face_match.threshold);
      expect(checks.face_match.model.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(checks.document).toMatchObject({ result: 'pass' });
      expect(decided?.body.mrz).toMatchObject({ format: 'TD3', valid: true });
      expect(decided?.body.decisions[0]).toMatchObject({
        decision: 'approve',
        status: 'in_force',
        proposed_by: { kind: 'system' },
      });
      expect(decided?.body.inputs_hash).toMatch(/^[0-9a-f]{64}$/);
    },
    60_000,
  );

  test.skipIf(!hasData || !hasFaces)(
    'the selfie of another person goes to a person (needs the data folder and the face models)',
    async () => {
      const document = await specimen({ portrait: facePhoto('img1'), seed: 32 });
      const { decided } = await verify(integrator, { document, selfie: facePhoto('img20') });
      expect(decided?.body).toMatchObject({ status: 'in_review', outcome: null });
      expect(decided?.body.reasons.map((reason: { code: string }) => reason.code)).toContain('face.mismatch_document');
    },
    60_000,
  );

  test('DOC-04 a wrong check digit is never approved', async () => {
    const { decided } = await verify(integrator, {
      document: await specimen({ flaw: 'wrong_check_digit', seed: 33 }),
      selfie: await drawnSelfie(33),
      scenario: 'passport_wrong_check_digit',
    });
    expect(decided?.body.status).toBe('in_review');
    expect(decided?.body.reasons.map((reason: { code: string }) => reason.code)).toContain('authenticity.mrz_checksum');
  }, 60_000);

  test('DOC-06 data given by the integrator that differ from the document go to a person', async () => {
    const { decided } = await verify(integrator, {
      document: await specimen({ seed: 34 }),
      selfie: await drawnSelfie(34),
      scenario: 'passport_approved',
      name: 'Somebody Else Entirely',
    });
    expect(decided?.body.reasons.map((reason: { code: string }) => reason.code)).toContain('data.name_mismatch');
  }, 60_000);
});

describe('DEV-01 the interface is one to build on', () => {
  test('the same Idempotency-Key gives the same answer, and with another body is refused', async () => {
    const first = await integrator.post('/v1/verifications', { country: 'FR' }, { idempotencyKey: 'k-1' });
    const again = await integrator.post('/v1/verifications', { country: 'FR' }, { idempotencyKey: 'k-1' });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await integrator.post('/v1/verifications', { country: 'DE' }, { idempotencyKey: 'k-1' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } });
  });

  test('two requests with one key at the same moment make one verification', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        integrator.post('/v1/verifications', { country: 'FR', external_id: 'race-1' }, { idempotencyKey: 'k-race' }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('a wrong field is named by its pointer and nothing is changed', async () => {
    const refused = await integrator.post('/v1/verifications', { country: 'France', colour: 'red' });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({ code: 'request.invalid', type: '/problems/request.invalid' });
    expect(refused.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(
      expect.arrayContaining(['/country', '/colour']),
    );
  });

  test('lists come in pages that meet without gap or repeat', async () => {
    for (let n = 0; n < 5; n += 1) await integrator.post('/v1/verifications', { country: 'FR' });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { data: { id: string }[]; next_cursor: string | null } } = await integrator.get(
        `/v1/verifications?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.body.data.map((row) => row.id));
      cursor = page.body.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect((await integrator.get('/v1/verifications?cursor=nonsense')).body.code).toBe('request.cursor_invalid');
  });

  test('a key does only what its scopes say, a wrong or missing key nothing', async () => {
    const reader = await t.key(['verifications.read']);
    expect((await reader.post('/v1/verifications', {})).body).toMatchObject({
      code: 'permission.missing',
      facts: { permission: 'verifications.write' },
    });
    const nobody = { ...integrator.headers, authorization: 'Bearer acq_test_nonsense_nonsense' };
    expect((await fetch(`${t.address}/v1/verifications`, { headers: nobody })).status).toBe(401);
  });

  test('rate limits are told in headers, problems have a page, health answers', async () => {
    const answer = await integrator.get('/v1/verifications');
    expect(answer.headers.get('ratelimit-limit')).not.toBeNull();
    expect((await fetch(`${t.address}/problems/request.invalid`)).status).toBe(200);
    expect((await fetch(`${t.address}/healthz`)).status).toBe(200);
    expect((await (await fetch(`${t.address}/openapi.json`)).json()).openapi).toBe('3.1.0');
  });
});
