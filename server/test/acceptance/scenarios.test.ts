import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, createTenant } from '#modules/tenancy';
import { SCENARIOS } from '#modules/verification';
import { INTEGRATOR, verify } from '../people.ts';
import { type Client, client, type Json, startTestProduct, type TestProduct } from '../product.ts';

const RENDER = resolve(import.meta.dirname, '../../../tools/sandbox/render.ts');

let t: TestProduct;
let integrator: Client;
let told: Json[];
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
  await render(join(t.home, 'sandbox'));
  told = (await client(t.address, {}).get('/v1/sandbox/scenarios')).body.data;
}, 180_000);
afterAll(() => t.stop());

/** Draws the scenarios' pictures as the first start of a sandbox does. */
async function render(folder: string): Promise<void> {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, RENDER, folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(JSON.stringify(SCENARIOS));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The pictures could not be drawn: exit ${code}.`);
}

async function picture(code: string, side: 'front' | 'selfie'): Promise<Uint8Array> {
  const answer = await client(t.address, {}).bytes(`/v1/sandbox/scenarios/${code}/${side}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  return answer.bytes;
}

const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

describe('DEV-01 every scenario of the sandbox produces what it declares', () => {
  test.each(SCENARIOS.map((scenario) => scenario.code))(
    '%s, taken through the public interface with its own pictures',
    async (code) => {
      const scenario = told.find((one) => one.code === code);
      const { country, document_type: documentType, expected } = scenario;
      const [document, selfie] = [await picture(code, 'front'), await picture(code, 'selfie')];
      const { decided } = await verify(integrator, { document, selfie, country, documentType, scenario: code });
      const { status, outcome, reasons, checks, case_id: caseId } = decided?.body ?? {};
      expect({ status, outcome }).toEqual({ status: expected.status, outcome: expected.outcome });
      expect(codes(reasons)).toEqual(expect.arrayContaining(expected.reasons));
      if (expected.reasons.length === 0) expect(reasons).toEqual([]);
      const kind = caseId ? (await integrator.get(`/v1/cases/${caseId}`)).body.kind : null;
      expect(kind).toBe(expected.case_kind);
      const simulated = checks.filter((check: Json) => check.simulated).map((check: Json) => check.code);
      expect(simulated).toEqual(['face_match', 'liveness']);
      expect(decided?.body.simulated).toBe(true);
    },
    60_000,
  );

  test('the list tells each one’s person and outcome, and nothing of how it is drawn', () => {
    expect(told.map((one) => one.code)).toEqual(SCENARIOS.map((one) => one.code));
    for (const one of told) {
      expect(Object.keys(one.person).length).toBeGreaterThan(0);
      expect(one).not.toHaveProperty('specimen');
      expect(one).not.toHaveProperty('face');
    }
  });
});

describe('DEV-01 BIO-01 a scenario is nobody’s way around a check', () => {
  test('a scenario that is not in the list is refused', async () => {
    const answer = await integrator.post('/v1/verifications', { country: 'FR', scenario: 'face_match' });
    expect(answer.body.code).toBe('sandbox.scenario_unknown');
  });

  test('outside the sandbox a scenario is refused: faces are compared for real', async () => {
    const tenantId = await createTenant(t.product.database, { name: 'Live Bank', sandbox: false, region: 'eu' });
    const made = await t.product.database.write({ ...t.scope(), tenantId }, (tx) =>
      createApiKey(tx, { name: 'live', scopes: INTEGRATOR, expiresInDays: 1 }),
    );
    const live = client(t.address, { authorization: `Bearer ${made.secret}` });
    const refused = await live.post('/v1/verifications', { country: 'FR', scenario: 'passport_approved' });
    expect([refused.status, refused.body.code]).toEqual([403, 'sandbox.only']);
    expect((await live.post('/v1/verifications', { country: 'FR' })).status).toBe(201);
  });
});
