import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKS, type CheckInputs, runCheck } from '#modules/checks';
import { createTenant } from '#modules/tenancy';
import { type AnyProvider, call, openProviders, type Provider } from '#modules/vendors';
import { readConfig } from '#platform/config';
import { PROVIDERS } from '../../src/app.ts';
import { drawnSelfie, INTEGRATOR, specimen, verify } from '../people.ts';
import { type Client, type Json, startTestProduct, type TestProduct } from '../product.ts';

describe('SCR-07 adverse media and credit history are asked through connectors', () => {
  let t: TestProduct;
  let integrator: Client;
  let admin: Client;
  let officer: Client;
  let seed = 700;

  beforeAll(async () => {
    t = await startTestProduct();
    integrator = await t.key(INTEGRATOR);
    admin = await t.staff('admin');
    officer = await t.staff('officer');
  }, 180_000);
  afterAll(() => t.stop());

  const show = async (surname: string): Promise<Json> => {
    seed += 1;
    const person = { surname, given_names: 'SELMARIN', birth_date: '1974-11-02' };
    const document = await specimen({ seed, person });
    const { decided } = await verify(integrator, {
      document,
      selfie: await drawnSelfie(41),
      scenario: 'passport_approved',
    });
    return decided?.body ?? {};
  };
  const check = (found: Json, code: string): Json => found.checks.find((one: Json) => one.code === code);
  const switched = (key: string, value: boolean) => admin.put(`/v1/settings/checks.${key}`, { value });
  const codes = (found: Json): string[] => found.reasons.map((one: Json) => one.code);
  /** The product with one provider of a kind exchanged. */
  const withProvider = (given: AnyProvider) =>
    openProviders(
      t.product.database.facilities,
      [...PROVIDERS.filter((one) => one.kind !== given.kind), given],
      readConfig({ ACQUAINT_HOME: t.home }),
    );

  test('neither is asked until the institution switches it on', async () => {
    const found = await show('DRUVENHOLT');
    expect(found).toMatchObject({ outcome: 'approved' });
    expect([check(found, 'adverse_media'), check(found, 'credit_history')]).toEqual([undefined, undefined]);
  }, 120_000);

  test('switched on, what a simulator says is marked simulated on check, verification and case, and an article goes to a person', async () => {
    expect((await switched('adverse_media', true)).status).toBe(200);
    expect((await switched('credit_history', true)).status).toBe(200);
    const clear = await show('KANDORVIL');
    expect(clear).toMatchObject({ outcome: 'approved', simulated: true });
    expect(check(clear, 'adverse_media')).toMatchObject({
      ...{ result: 'pass', simulated: true, provider: 'adverse-media-simulated' },
      evidence: expect.arrayContaining([expect.objectContaining({ value: 'invented articles' })]),
    });
    expect(check(clear, 'credit_history')).toMatchObject({ result: 'pass', simulated: true });

    const written = await show('HEADLINE');
    expect(written).toMatchObject({ status: 'in_review', outcome: null, simulated: true });
    expect(codes(written)).toContain('screening.adverse_media');
    const told = check(written, 'adverse_media');
    expect(told).toMatchObject({ result: 'inconclusive', simulated: true, title: 'Adverse media' });
    expect(told.evidence.filter((line: Json) => line.label === 'May be about the person')).toHaveLength(2);
    const review = (await officer.get(`/v1/cases/${written.case_id}`)).body;
    const seen = (await officer.get(`/v1/verifications/${review.verification_id ?? written.id}`)).body;
    expect(check(seen, 'adverse_media')).toMatchObject({ simulated: true, evidence: told.evidence });
  }, 240_000);

  test('a tenant for real customers is answered by no simulator, whatever the kind', async () => {
    const { database } = t.product;
    const tenantId = await createTenant(database, { name: 'First Bank', sandbox: false, region: 'eu' });
    const ctx = { ...t.scope(), database, use: database.facilities.use, deadline: new Date(Date.now() + 10_000) };
    const asked = { name: 'EVA MUELLER', nativeName: null, birthDate: null, countries: [] };
    expect(await call(ctx, 'adverse_media', asked)).toMatchObject({ simulated: true });
    const live = call({ ...ctx, tenantId }, 'adverse_media', asked);
    await expect(live).rejects.toMatchObject({ code: 'service.provider_unavailable' });
    const number = { country: 'US', kind: 'ssn', number: '512683421', name: null, birthDate: null };
    const register = call({ ...ctx, tenantId }, 'registry', number);
    await expect(register).rejects.toMatchObject({ code: 'service.provider_unavailable' });
  });

  const FAILING: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['fails', async () => Promise.reject(new Error('away'))],
    ['answers too late', () => new Promise<never>(() => undefined)],
    ['answers in another shape', async () => ({ articles: 'none' })],
  ];
  const failing = (ask: () => Promise<unknown>) =>
    ({
      ...{ kind: 'adverse_media', code: 'adverse-media-test', simulated: false, timeoutMs: 300, attempts: 1 },
      ...{ settings: PROVIDERS[0]?.settings, create: () => ask },
    }) as unknown as Provider<'adverse_media'>;

  test.each(FAILING)('a source that %s was not asked, which is not clear', async (_how, ask) => {
    withProvider(failing(ask));
    const { database } = t.product;
    const ctx = { ...t.scope(), database, use: database.facilities.use, deadline: new Date(Date.now() + 10_000) };
    const [asked] = CHECKS.filter((one) => one.code === 'adverse_media');
    const inputs = { captures: [], typed: { full_name: 'EVA MUELLER' }, country: 'DE' } as unknown as CheckInputs;
    expect(asked && (await runCheck(ctx, asked, inputs))).toMatchObject({
      ...{ result: 'inconclusive', reasons: ['service.provider_unavailable'], simulated: false, provider: null },
    });
  });

  test('while the source is away nobody is approved by the machine', async () => {
    withProvider(failing(async () => Promise.reject(new Error('away'))));
    const found = await show('DRUVENHOLT');
    expect(found).toMatchObject({ status: 'in_review', outcome: null });
    expect(codes(found)).toContain('service.provider_unavailable');
    expect(check(found, 'adverse_media')).toMatchObject({ result: 'inconclusive', simulated: false });
  }, 120_000);
});
