import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exchange, openLink, tokenOf } from '../applicant.ts';
import { drawnSelfie, INTEGRATOR, specimen } from '../people.ts';
import { type Client, client, type Json, settled, startTestProduct, type TestProduct, until } from '../product.ts';

let t: TestProduct;
let integrator: Client;
let officer: Client;
let senior: Client;
let owner: pg.Client;
let selfie: Uint8Array;
beforeAll(async () => {
  t = await startTestProduct();
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
  [integrator, officer, senior] = [await t.key(INTEGRATOR), await t.staff('officer'), await t.staff('senior_officer')];
  selfie = await drawnSelfie(41);
}, 120_000);
afterAll(async () => {
  await owner.end();
  await t.stop();
});

async function begin(body: Record<string, string> = {}) {
  const made = await integrator.post('/v1/verifications', body);
  return { id: made.body.id as string, url: made.body.link.url as string, customer: made.body.customer_id as string };
}

/** Time cannot be waited for: the harness moves the end of every link that leads to a verification. */
async function moveEnd(id: string, days: number): Promise<void> {
  const { body } = await integrator.get(`/v1/verifications/${id}`);
  const at = (table: string, column: string) =>
    owner.query(
      `update ${table} set expires_at = now() + $1 * interval '1 day' where ${column} in (select id from verification where created_at = $2)`,
      [days, body.created_at],
    );
  await at('verification', 'id');
  await at('applicant_token', 'verification_id');
}

type Shown = { document: Uint8Array; scenario: string };

/** One person from link to verdict, through the hosted pages’ own calls. */
async function goThrough({ document, scenario }: Shown) {
  const { id, url } = await begin({ scenario });
  const me = await openLink(t, url);
  await me.consent();
  await me.choose('FR', 'passport');
  await me.show('document', 'front', document);
  await me.show('selfie', 'selfie', selfie);
  expect((await me.submit()).status).toBe(200);
  return { id, url, me, decided: (await settled(integrator, id)).body };
}

describe('SEC-01 ONB-03 the link is a key', () => {
  test('its token stands behind the hash and is kept only hashed; the session is a cookie that pages cannot read', async () => {
    const { url } = await begin();
    const token = tokenOf(url);
    expect(new URL(url).pathname).toBe('/apply/');
    expect(token).toMatch(/^[\w-]{43}$/);
    const kept = await owner.query('select kind, hash, applicant_token::text as row from applicant_token');
    expect(kept.rows.filter((row) => row.row.includes(token))).toEqual([]);
    const hash = createHash('sha256').update(token).digest();
    expect(kept.rows.filter((row) => row.hash.equals(hash))).toHaveLength(1);
    const cookie = (await exchange(t, token)).headers.getSetCookie()[0];
    expect(cookie).toMatch(/; Path=\/v1\/apply;/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(token);
  });

  test('it is good until its end, and a session of a foreign page is none', async () => {
    const { id, url } = await begin({ country: 'FR' });
    const me = await openLink(t, url);
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await me.post('/v1/apply/submit', {}, foreign)).body.code).toBe('request.foreign_origin');
    await moveEnd(id, -1);
    const late = await exchange(t, tokenOf(url));
    expect([late.status, late.body.code]).toEqual([401, 'applicant.link_expired']);
    expect((await me.get('/v1/apply')).status).toBe(401);
    const through = await integrator.send(`/v1/verifications/${id}/captures?side=front`, selfie);
    expect(through.body).toMatchObject({ code: 'verification.not_open', facts: { status: 'expired' } });
  });

  test('whoever leaves finds the same step again; one hand-off code opens one device, however many come at once', async () => {
    const { url } = await begin();
    const first = await openLink(t, url);
    await first.consent();
    await first.choose('FR', 'passport');
    const back = await openLink(t, url);
    expect(await back.state()).toMatchObject({ current: 'document', country: 'FR', document_type: 'passport' });
    expect((await first.get('/v1/apply')).body.code).toBe('applicant.session_missing');
    const handed = (await back.post('/v1/apply/handoff')).body;
    expect(Date.parse(handed.expires_at) - Date.now()).toBeLessThanOrEqual(120_000);
    const devices = await Promise.all(Array.from({ length: 6 }, () => exchange(t, tokenOf(handed.url))));
    expect(devices.map((one) => one.status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
  });

  test('a cancelled verification says so and takes no answer', async () => {
    const { id, url } = await begin();
    const me = await openLink(t, url);
    await integrator.post(`/v1/verifications/${id}/cancel`, { reason: 'changed their mind' });
    expect(await me.state()).toMatchObject({ status: 'cancelled', current: null, can_submit: false });
    expect((await me.consent()).body.code).toBe('verification.not_open');
  });

  test('sent back after its week, the applicant has time again', async () => {
    const document = await specimen({ flaw: 'wrong_check_digit', seed: 701 });
    const { id, url, me, decided } = await goThrough({ document, scenario: 'passport_wrong_check_digit' });
    await moveEnd(id, -1);
    expect((await me.get('/v1/apply')).status).toBe(401);
    const { version } = (await officer.get(`/v1/cases/${decided.case_id}`)).body;
    const sent = { decision: 'resubmit', reasons: ['image.blurry'], version };
    expect((await officer.post(`/v1/cases/${decided.case_id}/decisions`, sent)).status).toBe(200);
    const again = await openLink(t, url);
    expect(await again.state()).toMatchObject({ status: 'awaiting_customer', current: 'document', attempt: 2 });
    expect((await again.show('document', 'front', document)).status).toBe(200);
  }, 60_000);
});

describe('PRV-07 nothing is done without consent', () => {
  test('every answer waits for it; declined, the journey ends and nothing is taken', async () => {
    const { id, url } = await begin({ country: 'FR', document_type: 'passport' });
    const me = await openLink(t, url);
    expect((await me.choose('FR', 'passport')).body.code).toBe('verification.consent_first');
    expect((await me.show('document', 'front', selfie)).body.code).toBe('verification.consent_first');
    expect((await me.submit()).body.code).toBe('verification.consent_first');
    const old = await me.post('/v1/apply/consents', { version: '1999-01', accepted: true });
    expect(old.body.errors[0]).toMatchObject({ pointer: '/values/version', code: 'consent.version_old' });
    expect((await me.consent(false)).body).toMatchObject({ status: 'cancelled', outcome: null, can_submit: false });
    expect((await me.consent()).body.code).toBe('verification.not_open');
    const seen = (await integrator.get(`/v1/verifications/${id}`)).body;
    expect(seen).toMatchObject({ status: 'cancelled', captures: [], fields: [], checks: [] });
    expect(seen.reasons.map((reason: Json) => reason.code)).toEqual(['policy.consent_declined']);
  });
});

describe('SCR-04 nobody is told that a list was the reason', () => {
  const TELLS = /screen|sanction|watch|list|match|terror|risk|compromis|制裁|筛查|saring|sanksi|sanci|sanç|عقوبات/i;
  const LANGUAGES = ['en', 'zh-CN', 'id', 'es', 'pt-BR', 'ar'];

  test('not in review, not after the refusal, in no language; an appeal opens one case that the officer can read', async () => {
    const listed = { surname: 'TOLUNSKY', given_names: 'VASGARD ILMAROVICH', birth_date: '1961-04-17' };
    const named = await goThrough({
      document: await specimen({ seed: 711, person: listed }),
      scenario: 'sanctions_match',
    });
    const other = await goThrough({
      document: await specimen({ seed: 712, flaw: 'wrong_check_digit' }),
      scenario: 'passport_wrong_check_digit',
    });
    expect(named.decided.reasons.map((reason: Json) => reason.code)).toContain('screening.sanctions');
    const [mine, theirs] = [await named.me.state(), await other.me.state()];
    expect(mine.status).toBe('in_review');
    expect(mine.result).toEqual(theirs.result);
    expect(mine.steps).toEqual(theirs.steps);

    await decline(named.decided.case_id);
    for (const language of LANGUAGES) {
      const told = await asked(named.url, language);
      expect(told).toMatchObject({ status: 'completed', outcome: 'declined', result: { can_appeal: true } });
      expect(told.result.reasons).toEqual([{ code: 'generic', text: expect.any(String) }]);
      expect(JSON.stringify([told.result, told.steps])).not.toMatch(TELLS);
    }

    const me = await openLink(t, named.url);
    const words = 'I was born in another town, please look again.';
    expect((await me.post('/v1/apply/appeal', { text: words })).body.result).toMatchObject({ appealed: true });
    expect((await me.post('/v1/apply/appeal', { text: 'and again' })).status).toBe(200);
    const cases = await until(
      () => officer.get('/v1/cases?limit=200'),
      (answer) => answer.body.data.some((one: Json) => one.kind === 'verification.appeal'),
    );
    const appeals = cases.body.data.filter((one: Json) => one.kind === 'verification.appeal');
    expect(appeals).toMatchObject([{ verification_id: named.id, status: 'open', reasons: ['policy.appealed'] }]);
    expect((await officer.get(`/v1/verifications/${named.id}`)).body.appeal).toBe(words);
  }, 60_000);

  async function asked(url: string, language: string): Promise<Json> {
    const me = await openLink(t, url, { 'accept-language': language });
    return me.state();
  }

  async function decline(caseId: string): Promise<void> {
    const { version } = (await officer.get(`/v1/cases/${caseId}`)).body;
    const refusal = { decision: 'decline', reasons: ['screening.sanctions'], version };
    const proposed = await officer.post(`/v1/cases/${caseId}/decisions`, refusal);
    const approval = { approve: true, version: proposed.body.version };
    expect((await senior.post(`/v1/cases/${caseId}/approvals`, approval)).body.status).toBe('resolved');
  }

  test('who was not refused has nothing to appeal', async () => {
    const me = await openLink(t, (await begin()).url);
    expect((await me.post('/v1/apply/appeal', { text: 'please' })).status).toBe(404);
    expect((await client(t.address, {}).post('/v1/apply/appeal', { text: 'please' })).status).toBe(401);
  });
});
