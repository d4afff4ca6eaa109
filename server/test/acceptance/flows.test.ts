import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSpecimen, type SpecimenClass } from '../../../tools/specimens/index.ts';
import { type Applicant, openLink } from '../applicant.ts';
import { drawnSelfie, INTEGRATOR } from '../people.ts';
import { type Answer, type Client, type Json, settled, startTestProduct, type TestProduct } from '../product.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

let t: TestProduct;
let integrator: Client;
let selfie: Uint8Array;
/** The first person of the first test: their card is shown again by somebody else. */
const SEEN_BEFORE = 601;
let seed = SEEN_BEFORE - 1;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
  selfie = await drawnSelfie(41);
}, 120_000);
afterAll(() => t.stop());

/** A new person with an opened link who agreed and chose; the comparison of faces alone is simulated. */
async function begin(country: string, documentType: string): Promise<{ id: string; me: Applicant }> {
  const made = await integrator.post('/v1/verifications', { scenario: 'passport_approved' });
  const me = await openLink(t, made.body.link.url);
  await me.consent();
  expect((await me.choose(country, documentType)).status).toBe(200);
  return { id: made.body.id, me };
}

type Drawn = { side?: 'front' | 'back'; person?: Record<string, string>; today?: string };

function draw(kind: SpecimenClass, drawn: Drawn = {}) {
  return makeSpecimen({ class: kind, seed, level: 'clean', ...drawn });
}

/** Shows a picture as often as the page would ask for it again. */
async function show(me: Applicant, step: string, side: 'front' | 'back' | 'selfie', picture: Uint8Array) {
  let answer = await me.show(step, side, picture);
  while (answer.status === 200 && !answer.body.accepted) answer = await me.show(step, side, picture);
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer;
}

async function showDocument(me: Applicant, kind: SpecimenClass, sides: ('front' | 'back')[], person = {}) {
  seed += 1;
  for (const side of sides) await show(me, 'document', side, (await draw(kind, { side, person })).image);
}

async function finish(id: string, me: Applicant): Promise<Json> {
  await show(me, 'selfie', 'selfie', selfie);
  expect((await me.submit()).status).toBe(200);
  return (await settled(integrator, id)).body;
}

const stepsOf = (state: Json) => state.steps.map((step: { code: string }) => step.code);
/** What came out, with every check that did not pass: a failure of the test then says why. */
const verdict = (decided: Json) => ({
  status: decided.status,
  outcome: decided.outcome,
  doubts: Object.fromEntries(
    decided.checks
      .filter((one: Json) => !['pass', 'not_applicable'].includes(one.result))
      .map((one: Json) => [one.code, one.reasons.map((reason: Json) => reason.code)]),
  ),
});
const APPROVED = { status: 'completed', outcome: 'approved', doubts: {} };
const checkOf = (decided: Json, code: string) => decided.checks.find((one: { code: string }) => one.code === code);
const missing = (answer: Answer) => ({
  status: answer.status,
  code: answer.body.code,
  steps: answer.body.facts?.steps,
});

describe('ONB-04 China asks for phone, identity card and face, all three', () => {
  test('without any one of them nothing is submitted; with all three the person is approved', async () => {
    const { id, me } = await begin('CN', 'cn_resident_id');
    expect(stepsOf(await me.state())).toEqual(['consent', 'choice', 'phone', 'document', 'selfie']);
    await showDocument(me, 'cn_resident_id', ['front']);
    expect(missing(await me.submit())).toEqual({
      status: 409,
      code: 'verification.steps_missing',
      steps: 'phone,document,selfie',
    });
    await show(me, 'document', 'back', (await draw('cn_resident_id', { side: 'back' })).image);
    expect(missing(await me.submit()).steps).toBe('phone,selfie');
    const unsent = await me.post('/v1/apply/steps/phone/confirm-code', { code: '000000' });
    expect(unsent.body.code).toBe('code.not_sent');
    expect((await me.confirm('phone', '+8613800138000')).status).toBe(200);
    expect(missing(await me.submit()).steps).toBe('selfie');
    expect(missing(await integrator.post(`/v1/verifications/${id}/submit`)).steps).toBe('selfie');
    const decided = await finish(id, me);
    expect(verdict(decided)).toEqual(APPROVED);
    for (const code of ['phone', 'document', 'identifier', 'face_match'])
      expect(checkOf(decided, code).result).toBe('pass');
  }, 60_000);

  test('a wrong code counts, the address is asked for and masked', async () => {
    const { me } = await begin('CN', 'cn_resident_id');
    const noAddress = await me.post('/v1/apply/steps/phone/send-code');
    expect(noAddress.body.code).toBe('code.address_missing');
    const sent = await me.post('/v1/apply/steps/phone/send-code', { address: '+8613800138002' });
    expect(sent.body).toMatchObject({ simulated: true, sent_to_masked: '+86 ••• 02' });
    const wrong = sent.body.simulated_code === '111111' ? '222222' : '111111';
    const refused = await me.post('/v1/apply/steps/phone/confirm-code', { code: wrong });
    expect(refused.body).toMatchObject({ code: 'code.wrong', facts: { tries_left: 4 } });
    expect((await me.post('/v1/apply/steps/phone/send-code')).body.code).toBe('code.too_soon');
  });

  test('ONB-08 DOC-08 a phone on a fourth account and a card seen before each leave a doubt', async () => {
    const phone = '+8613800138003';
    for (let n = 0; n < 3; n += 1) await (await begin('CN', 'cn_resident_id')).me.confirm('phone', phone);
    const { id, me } = await begin('CN', 'cn_resident_id');
    expect((await me.confirm('phone', phone)).status).toBe(200);
    seed = SEEN_BEFORE;
    for (const side of ['front', 'back'] as const)
      await show(me, 'document', side, (await draw('cn_resident_id', { side })).image);
    const decided = await finish(id, me);
    const doubts = { phone: ['network.phone_many_accounts'], document: ['compromised.seen_with_other_person'] };
    expect(verdict(decided)).toEqual({ status: 'in_review', outcome: null, doubts });
  }, 60_000);
});

describe('ONB-01 ONB-04 Indonesia takes the KTP, or a passport with a recent bill', () => {
  test('a KTP alone is enough, its NIK agrees with birth date and sex', async () => {
    const { id, me } = await begin('ID', 'id_ktp');
    expect(stepsOf(await me.state())).toEqual(['consent', 'choice', 'document', 'selfie']);
    await showDocument(me, 'id_ktp', ['front']);
    const decided = await finish(id, me);
    expect(verdict(decided)).toEqual(APPROVED);
    expect(checkOf(decided, 'identifier').result).toBe('pass');
  }, 60_000);

  /** A bill whose printed date lies so many days back: it is dated some days before the day it is drawn for. */
  async function bill(days: number, person: Record<string, string>): Promise<Uint8Array> {
    const wanted = Date.parse(dayOf(Date.now())) - days * DAY_MS;
    const before = (await draw('utility_bill', { person, today: dayOf(wanted) })).labels.issue_date ?? '';
    const made = await draw('utility_bill', { person, today: dayOf(2 * wanted - Date.parse(before)) });
    expect(made.labels.issue_date).toBe(dayOf(wanted));
    return made.image;
  }

  test('a bill of 91 days is asked for again, one of 90 days is good', async () => {
    const person = { country: 'IDN', surname: 'SANTOSO', given_names: 'BUDI' };
    const { id, me } = await begin('ID', 'passport');
    expect(stepsOf(await me.state())).toEqual(['consent', 'choice', 'document', 'address_proof', 'selfie']);
    await showDocument(me, 'passport', ['front'], person);
    expect(missing(await me.submit()).steps).toBe('address_proof,selfie');
    await show(me, 'address_proof', 'front', await bill(91, person));
    const old = await finish(id, me);
    const doubts = { proof_of_address: ['address.too_old'] };
    expect(verdict(old)).toEqual({ status: 'awaiting_customer', outcome: 'resubmit', doubts });
    const state = await me.state();
    expect(state).toMatchObject({ current: 'address_proof', can_submit: false });
    expect(state.steps.find((step: Json) => step.code === 'address_proof')).toMatchObject({ status: 'redo' });
    expect(state.result.reasons).toEqual([{ code: 'address.too_old', text: expect.stringContaining('too old') }]);
    await show(me, 'address_proof', 'front', await bill(90, person));
    expect((await me.submit()).status).toBe(200);
    const good = (await settled(integrator, id)).body;
    expect(checkOf(good, 'proof_of_address')).toMatchObject({ result: 'pass', score: 90, threshold: 90 });
    expect(verdict(good)).toEqual(APPROVED);
  }, 60_000);
});

describe('ONB-04 Brazil asks for a position only where the tenant says so', () => {
  const signals = (accuracy: number) => ({
    device_id: `device-${accuracy}-0001`,
    time_zone: 'America/Sao_Paulo',
    languages: ['pt-BR'],
    position: { latitude: -23.55, longitude: -46.63, accuracy_m: accuracy },
  });

  test('switched off, it is not asked for and a rough fix leaves no doubt', async () => {
    const { id, me } = await begin('BR', 'br_cnh');
    expect(stepsOf(await me.state())).not.toContain('position');
    await me.post('/v1/apply/signals', signals(4000));
    await showDocument(me, 'br_cnh', ['front']);
    const decided = await finish(id, me);
    expect(verdict(decided)).toEqual(APPROVED);
    expect(checkOf(decided, 'position').result).toBe('not_applicable');
  }, 60_000);

  test('switched on, 50 metres pass, 51 go to a person, and none at all is not submitted', async () => {
    const admin = await t.staff('admin');
    const switched = await admin.put('/v1/settings/br.position_required', { value: true });
    expect(switched.body).toMatchObject({ value: true, source: 'tenant' });
    const exact = await begin('BR', 'br_cnh');
    expect(stepsOf(await exact.me.state())).toContain('position');
    await showDocument(exact.me, 'br_cnh', ['front']);
    await show(exact.me, 'selfie', 'selfie', selfie);
    expect(missing(await exact.me.submit()).steps).toBe('position');
    expect((await exact.me.form('position', { position: 'here' })).body.errors[0].pointer).toBe('/values/position');
    expect((await exact.me.form('position', { position: '-23.55052,-46.63331,50' })).status).toBe(200);
    expect(verdict(await finish(exact.id, exact.me))).toEqual(APPROVED);

    const rough = await begin('BR', 'br_cnh');
    await rough.me.form('position', { position: '-23.55052,-46.63331,51' });
    await showDocument(rough.me, 'br_cnh', ['front']);
    const decided = await finish(rough.id, rough.me);
    expect(decided.status).toBe('in_review');
    expect(checkOf(decided, 'position')).toMatchObject({ result: 'inconclusive', score: 51, threshold: 50 });
  }, 60_000);
});

describe('ONB-06 ONB-09 the United States ask for a social security number', () => {
  test.each(['000-12-3456', '666-12-3456', '900-12-3456', '512-00-3456', '512-12-0000', '512-12-345'])(
    '%s cannot be one, and the field is named',
    async (personal_number) => {
      const { me } = await begin('US', 'us_driving_licence');
      const refused = await me.form('details', { personal_number, address: '1 Main Street' });
      expect([refused.status, refused.body.code]).toEqual([400, 'verification.value_refused']);
      expect(refused.body.errors[0].pointer).toBe('/values/personal_number');
      expect(JSON.stringify(refused.body)).not.toContain(personal_number);
    },
  );

  test('one that can be is asked about, and the whole licence with its barcode approved', async () => {
    const { id, me } = await begin('US', 'us_driving_licence');
    expect((await me.form('details', { personal_number: '512-68-3421' })).body.errors[0].pointer).toBe(
      '/values/address',
    );
    expect((await me.form('details', { personal_number: '512-68-3421', address: '1 Main Street' })).status).toBe(200);
    await showDocument(me, 'us_driving_licence', ['front', 'back']);
    const decided = await finish(id, me);
    expect(checkOf(decided, 'registry')).toMatchObject({ result: 'pass', simulated: true });
    expect(verdict(decided)).toEqual(APPROVED);
  }, 60_000);
});

describe('ONB-01 Germany asks for an e-mail address confirmed by a code', () => {
  test('a passport or card is not submitted without it; with it the card is approved', async () => {
    const { id, me } = await begin('DE', 'de_identity_card');
    await showDocument(me, 'de_identity_card', ['front', 'back']);
    await show(me, 'selfie', 'selfie', selfie);
    expect(missing(await me.submit()).steps).toBe('email');
    expect((await me.confirm('email', 'not an address')).body.code).toBe('code.address_invalid');
    expect((await me.confirm('email', 'frida@example.com')).status).toBe(200);
    const decided = await finish(id, me);
    expect(verdict(decided)).toEqual(APPROVED);
  }, 60_000);
});
