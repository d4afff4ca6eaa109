import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Applicant, openLink } from '../applicant.ts';
import { drawnSelfie, INTEGRATOR, specimen } from '../people.ts';
import {
  type Answer,
  type Client,
  client,
  type Json,
  settled,
  startTestProduct,
  type TestProduct,
  until,
} from '../product.ts';
import { askedForCall, RULE, trainedModel, watchedRule } from './monitoring.ts';

type Operation = { method: string; path: string; security: Json[]; permission: string | null; said: Json };
const committed: Json = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../openapi.json'), 'utf8'));
const OPERATIONS: Operation[] = Object.entries<Json>(committed.paths).flatMap(([path, methods]) =>
  Object.entries<Json>(methods).map(([method, said]) => ({
    method: method.toUpperCase(),
    path,
    security: said.security,
    permission: said['x-permission'] ?? null,
    said,
  })),
);
const nameOf = (one: Operation) => `${one.method} ${one.path}`;

let t: TestProduct;
let integrator: Client;
let officer: Client;
let senior: Client;
let admin: Client;
let document: Uint8Array;
let selfie: Uint8Array;
beforeAll(async () => {
  t = await startTestProduct();
  integrator = await t.key(INTEGRATOR);
  [officer, senior, admin] = [await t.staff('officer'), await t.staff('senior_officer'), await t.staff('admin')];
  const listed = { surname: 'TOLUNSKY', given_names: 'VASGARD ILMAROVICH', birth_date: '1961-04-17' };
  document = await specimen({ seed: 911, person: listed });
  selfie = await drawnSelfie(41);
}, 180_000);
afterAll(() => t.stop());

describe('DEV-01 the interface is described as it is', () => {
  test('the document that is served is the one that is committed', async () => {
    const served = await (await fetch(`${t.address}/openapi.json`)).json();
    expect(served.openapi).toBe('3.1.0');
    expect(served).toEqual(committed);
  });

  test.each(OPERATIONS.filter((one) => one.security.length > 0).map(nameOf))('%s asks who calls', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const wrong = { authorization: 'Bearer acq_test_nobody_nothing', cookie: 'acquaint_session=x; acquaint_apply=y' };
    for (const headers of [{}, wrong]) {
      const answer = await fetch(t.address + path.replaceAll(/\{\w+\}/g, '1'), { method, headers });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        401,
        'application/problem+json; charset=utf-8',
      ]);
      const problem = (await answer.json()) as Json;
      expect(problem).toMatchObject({ status: 401, type: `/problems/${problem.code}`, title: expect.any(String) });
      expect(problem.request_id).toBe(answer.headers.get('x-request-id'));
    }
  });
});

describe('SEC-01 a route asks for the one permission that the document names', () => {
  let reader: Client;
  beforeAll(async () => {
    reader = await t.key(['lists.read']);
  });

  test.each(OPERATIONS.flatMap((one) => (one.permission && one.permission !== 'lists.read' ? [nameOf(one)] : [])))(
    '%s',
    async (name) => {
      const one = OPERATIONS.find((each) => nameOf(each) === name);
      const path = t.address + (one?.path ?? '').replaceAll(/\{\w+\}/g, '1');
      const answer = await fetch(path, { method: one?.method ?? '', headers: reader.headers });
      expect([answer.status, await answer.json()]).toMatchObject([
        403,
        { code: 'permission.missing', facts: { permission: one?.permission } },
      ]);
    },
  );
});

/** POSTs that keep no answer: it holds a secret or a person's data, or the call only looks something up. */
const NOT_KEPT = [
  '/match/{dataset}',
  '/v1/apply/handoff',
  // The batch's own name makes these count once.
  '/v1/audit/entries',
  '/v1/audit/evidence',
  '/v1/apply/session',
  // A nonce of their own makes these count once.
  '/v1/apply/steps/{code}/liveness/challenge',
  '/v1/apply/steps/{code}/liveness/digits',
  '/v1/apply/steps/{code}/liveness/film',
  '/v1/apply/steps/{code}/liveness/recording',
  '/v1/verifications/{id}/liveness/challenge',
  '/v1/verifications/{id}/liveness/digits',
  '/v1/verifications/{id}/liveness/film',
  '/v1/verifications/{id}/liveness/recording',
  '/v1/apply/steps/{code}/confirm-code',
  '/v1/apply/steps/{code}/send-code',
  '/v1/customers/search',
  '/v1/customers/{id}/reveal',
  '/v1/keys',
  '/v1/sandbox/codes',
  '/v1/clearings/preview',
  '/v1/own-lists/{id}/entries/search',
  '/v1/own-lists/{id}/preview',
  '/v1/rules/check',
  '/v1/screenings',
  // The caller's own id of the transaction makes these count once.
  '/v1/transactions',
  '/v1/transactions/batch',
  '/v1/transactions/history',
  '/v1/transactions/iso20022',
  '/v1/session',
  '/v1/session/second-factor',
  '/v1/staff',
];
/** Operations whose idempotency was seen at work. */
const seen = new Set<string>();
let calls = 0;

function operationOf(method: string, path: string): Operation {
  const fits = OPERATIONS.filter(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const exact = fits.find((one) => one.path === path) ?? fits[0];
  if (!exact) throw new Error(`${method} ${path} is not described`);
  return exact;
}

/** The code of a refusal; an answer that is none may have a code of its own. */
function problemOf({ status, body }: Answer): string | undefined {
  return status >= 400 ? body?.code : undefined;
}

/** Calls once, again with the same key (same answer, nothing done twice), and with another body, where it has one (refused). */
async function once(by: Client, path: string, body: unknown = {}, changed?: unknown): Promise<Answer> {
  const bare = path.split('?')[0] ?? path;
  calls += 1;
  const options = { idempotencyKey: `once-${calls}` };
  const call = (sent: unknown) =>
    sent instanceof Uint8Array ? by.send(path, sent, options) : by.post(path, sent, options);
  const first = await call(body);
  expect([bare, Math.floor(first.status / 100), problemOf(first)]).toEqual([bare, 2, undefined]);
  const again = await call(body);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([first.status, 'true']);
  expect(again.body).toEqual(first.body);
  if (changed !== undefined) {
    const other = await call(changed);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
  }
  seen.add(operationOf('POST', bare).path);
  return first;
}

const made = {
  verification: '',
  customer: '',
  case: '',
  capture: '',
  ownList: '',
  ownChange: '',
  transaction: '',
  backTest: '',
  models: [] as string[],
  applicant: null as Applicant | null,
};
const DETAILS = { values: { personal_number: '512-68-3421', address: '1 Main Street' } };
const US = { country: 'US', document_type: 'passport', scenario: 'sanctions_match' };

async function changeRules(lead: Client, second: Client): Promise<void> {
  const saved = { text: RULE, note: 'first' };
  await once(lead, '/v1/rules', saved, { ...saved, note: 'other' });
  const change = { mode: 'active', version: 1, reason: 'wanted' };
  const { body } = await once(lead, '/v1/rules/OWN-01/changes', change, { ...change, reason: 'other' });
  const approval = `/v1/rule-changes/${body.pending.id}/approvals`;
  await once(second, approval, { approve: true }, { approve: false });
  const quiet = { customer_id: made.customer, days: 3, reason: 'known well' };
  await once(lead, '/v1/rules/OWN-01/snoozes', quiet, { ...quiet, days: 4 });
  await watchedRule(lead, 'OWN-02');
  const tried = (await once(lead, '/v1/back-tests', { text: RULE }, { text: RULE, days: 3 })).body;
  made.backTest = tried.id;
  await once(lead, `/v1/back-tests/${tried.id}/cancel`);
  const payee = { reference: 'mule-7788', reason: 'named by police' };
  const { body: blocked } = await once(lead, '/v1/blocked-payees', payee, { ...payee, reason: 'other' });
  const off = { reason: 'cleared' };
  await once(lead, `/v1/blocked-payees/${blocked.id}/remove`, off, { reason: 'other' });
  const back = { number: 0, reason: 'as it was' };
  await once(second, '/v1/rule-releases/roll-back', back, { ...back, number: 1 });
}

/** Proposed by one, agreed to by another, and taken back, so that the matches lie open as before. */
async function clearTogether(): Promise<void> {
  const found = await until(
    () => officer.get('/v1/matches'),
    (answer) => answer.body.data.length > 1,
  );
  const proposal = { match_ids: found.body.data.map((one: Json) => one.id), reason: 'another year of birth' };
  const { body } = await once(officer, '/v1/clearings', proposal, { ...proposal, reason: 'another country' });
  expect(body.status).toBe('waits');
  await once(senior, `/v1/clearings/${body.id}/approvals`, { approve: true }, { approve: false });
  await once(officer, `/v1/clearings/${body.id}/undo`, { reason: 'too soon' }, { reason: 'too late' });
}

async function changeModels(lead: Client, second: Client): Promise<void> {
  const said = { reason: 'finds more' };
  const other = { reason: 'other' };
  for (const turn of [1, 2]) {
    const id = await trainedModel(t, 100 + turn);
    made.models.push(id);
    const ask = (path: string, by: Client, body: Json, changed: Json) =>
      turn === 1 ? once(by, `/v1/models/${id}${path}`, body, changed) : by.post(`/v1/models/${id}${path}`, body);
    await ask('/proposals', lead, said, other);
    await ask('/approvals', second, { approve: true, ...said }, { approve: false, ...said });
  }
  await once(second, '/v1/models/roll-back', said, other);
  await once(second, '/v1/models/retire', said, other);
  await once(lead, '/v1/models/look');
  const asked = { kind: 'gbdt', days: 30 };
  const { body } = await once(lead, '/v1/models', asked, { ...asked, days: 31 });
  await once(lead, `/v1/models/${body.id}/cancel`);
}

describe('DEV-01 the same Idempotency-Key does a thing once, in every POST that changes something', () => {
  test('an integrator: begin, answer, photographs, submit, cancel', async () => {
    const { id } = (await once(integrator, '/v1/verifications', US, { ...US, country: 'FR' })).body;
    await once(integrator, `/v1/verifications/${id}/inputs/details`, DETAILS, { values: {} });
    await once(integrator, `/v1/verifications/${id}/captures?side=front`, document, selfie);
    await once(integrator, `/v1/verifications/${id}/captures?side=selfie`, selfie, document);
    await once(integrator, `/v1/verifications/${id}/submit`);
    expect((await settled(integrator, id)).body.captures).toHaveLength(2);
    const other = (await integrator.post('/v1/verifications', US)).body.id;
    await once(integrator, `/v1/verifications/${other}/chip`, { dg1: 'AA', sod: 'AA' }, { dg1: 'AQ', sod: 'AA' });
    await once(integrator, `/v1/verifications/${other}/liveness/another-way`);
    await once(integrator, `/v1/verifications/${other}/cancel`, { reason: 'no longer wanted' }, { reason: 'another' });
  }, 60_000);

  test('an applicant: every answer up to the appeal, and the officers between', async () => {
    const begun = (await integrator.post('/v1/verifications', { scenario: 'sanctions_match' })).body;
    const me = await openLink(t, begun.link.url);
    const { consent } = await me.state();
    const signals = { device_id: 'device-0001', time_zone: null, languages: ['en'] };
    await once(me, '/v1/apply/signals', signals, { ...signals, device_id: 'device-0002' });
    await once(
      me,
      '/v1/apply/consents',
      { version: consent.version, accepted: true },
      { version: consent.version, accepted: false },
    );
    const choice = { country: 'US', document_type: 'passport' };
    await once(me, '/v1/apply/choice', choice, { ...choice, country: 'FR' });
    await once(me, '/v1/apply/steps/details/form', DETAILS, { values: {} });
    await once(me, '/v1/apply/steps/document/capture?side=front', document, selfie);
    await once(me, '/v1/apply/steps/selfie/liveness/another-way');
    await once(me, '/v1/apply/steps/selfie/capture?side=selfie', selfie, document);
    await once(me, '/v1/apply/submit');
    const { body: decided } = await settled(integrator, begun.id);

    const path = `/v1/cases/${decided.case_id}`;
    const version = async () => (await officer.get(path)).body.version;
    for (const match of decided.screening.matches) {
      const said = { status: 'potential', reason: 'the same name, perhaps the same person' };
      await once(officer, `/v1/matches/${match.id}/disposition`, said, { ...said, status: 'false_positive' });
    }
    await once(officer, `${path}/claim`, { version: await version() });
    await once(officer, `${path}/notes`, { text: 'looks like the listed person' }, { text: 'not at all' });
    expect((await officer.get(path)).body.notes).toHaveLength(1);
    const [item] = (await officer.get(path)).body.checklist;
    await once(officer, `${path}/checklist`, { code: item.code, done: true }, { code: item.code, done: false });
    await once(officer, `${path}/release`, { version: await version() });
    const refusal = { decision: 'decline', reasons: ['screening.sanctions'], version: await version() };
    const proposed = await once(officer, `${path}/decisions`, refusal, { ...refusal, decision: 'approve' });
    const approval = { approve: true, version: proposed.body.version };
    await once(senior, `${path}/approvals`, approval, { ...approval, approve: false });
    await once(me, '/v1/apply/appeal', { text: 'please look again' }, { text: 'no, do not' });
    Object.assign(made, { verification: begun.id, customer: begun.customer_id, case: decided.case_id, applicant: me });
    made.capture = decided.captures.find((one: Json) => one.side === 'front').id;
  }, 60_000);

  test('an administrator: keys and logins; and whoever verifies the log', async () => {
    const key = await admin.post('/v1/keys', { name: 'short', scopes: ['home.read'], expires_in_days: 1 });
    await once(admin, `/v1/keys/${key.body.id}/revoke`, {}, { other: 1 });
    const hired = { name: 'New Person', email: 'new.person@test.example', roles: ['officer'] };
    const { id } = (await admin.post('/v1/staff', hired)).body;
    await once(admin, `/v1/staff/${id}/disable`);
    await once(admin, `/v1/staff/${id}/enable`);
    await once(await t.staff('auditor'), '/v1/audit/verify');
    await once(admin, '/v1/lists/refresh');
    const bank = await t.key(['transactions.write', 'transactions.label']);
    const login = { id: 'login-1', customer_reference: 'ada', type: 'login', at: new Date().toISOString() };
    made.transaction = (await bank.post('/v1/transactions', login)).body.id;
    const lead = await t.staff('compliance_lead');
    await changeRules(lead, await t.staff('compliance_lead'));
    await changeModels(lead, await t.staff('compliance_lead'));
    const bar = { measure: 'account_age', barred: true };
    await once(lead, '/v1/models/bars', bar, { ...bar, barred: false });
    const label = { label: 'fraud', reason: 'charge-back' };
    const reply = { asked: 'call_back', result: 'denied' };
    await askedForCall(t, made.transaction);
    await once(bank, `/v1/transactions/${made.transaction}/answers`, reply, { ...reply, result: 'confirmed' });
    await once(bank, `/v1/transactions/${made.transaction}/labels`, label, { ...label, label: 'genuine' });
    const own = { name: 'fraud', kind: 'block' };
    made.ownList = (await once(lead, '/v1/own-lists', own, { ...own, kind: 'allow' })).body.id;
    const names = ['Ada Quell', 'Bo Quell', 'Vasgard Tolunsky', 'Vasgard Ilmarovich Tolunsky'];
    const first = { base: 0, reason: 'first', file: btoa(['name', ...names].join('\n')) };
    await once(lead, `/v1/own-lists/${made.ownList}/versions`, first, { ...first, reason: 'other' });
    const [entry] = (await lead.get(`/v1/own-lists/${made.ownList}/entries`)).body.data;
    const gone = `/v1/own-lists/${made.ownList}/entries/${entry.id}/remove`;
    await once(lead, gone, { reason: 'mistaken' }, { reason: 'other' });
    await clearTogether();
    const { id: allow } = (await lead.post('/v1/own-lists', { name: 'known', kind: 'allow' })).body;
    const file = btoa('name,birth_date\nAda Quell,1980-01-01');
    const propose = async (base: number) =>
      (await lead.post(`/v1/own-lists/${allow}/versions`, { base, reason: 'known well', file })).body.pending.id;
    const approval = `/v1/own-list-changes/${await propose(0)}/approvals`;
    await once(await t.staff('senior_officer'), approval, { approve: false }, { approve: true });
    made.ownChange = await propose(0);
  }, 60_000);

  test('no POST was left out, and those that keep nothing do not say that they do', () => {
    const posts = OPERATIONS.filter((one) => one.method === 'POST');
    expect([...seen, ...NOT_KEPT].toSorted()).toEqual(posts.map((one) => one.path).toSorted());
    const kept = posts.filter((one) => one.said.parameters?.some((each: Json) => each.name === 'Idempotency-Key'));
    expect(kept.map((one) => one.path).toSorted()).toEqual([...seen].toSorted());
  });
});

describe('DEV-01 every GET answers in its own schema', () => {
  const FILES = ['/v1/audit/entries/{index}/proof', '/v1/captures/{id}/content', '/v1/captures/{id}/portrait'];
  // A list's first version has no change yet: the acceptance test of the watch over lists reads some.
  const APART = [
    ...FILES,
    '/v1/sandbox/scenarios/{code}/{side}',
    '/v1/events',
    '/v1/lists/{list}/versions/{version}/changes',
  ];
  const gets = OPERATIONS.filter((one) => one.method === 'GET' && !APART.includes(one.path));

  /** Where in `answer` the schema of the document is broken. */
  function faults(one: Operation, answer: unknown): string[] {
    const schema = one.said.responses['200'].content['application/json'].schema;
    const result = z.fromJSONSchema(schema).safeParse(answer);
    return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`);
  }

  async function callerOf(one: Operation): Promise<Client> {
    if (one.path === '/v1/apply') return made.applicant ?? client(t.address, {});
    if (one.path === '/v1/session') return officer;
    return one.permission ? t.key([one.permission]) : client(t.address, {});
  }

  test.each(gets.map(nameOf))('%s', async (name) => {
    const one = gets.find((each) => nameOf(each) === name) as Operation;
    const noun = one.path.split('/')[2] ?? '';
    const ids: Record<string, string> = {
      verifications: made.verification,
      customers: made.customer,
      cases: made.case,
      'own-lists': made.ownList,
      'own-list-changes': made.ownChange,
      transactions: made.transaction,
      'back-tests': made.backTest,
      models: made.models[0] ?? '',
      '{id}': 'sandbox-person-001',
    };
    const path = one.path
      .replace('{id}', ids[noun] ?? '')
      .replace('{code}', one.path.endsWith('/shadow') ? 'OWN-02' : 'TM-01')
      .replace('{dataset}', 'default')
      .replace('{list}', 'sandbox');
    const answer = await (await callerOf(one)).get(path);
    expect([answer.status, problemOf(answer)]).toEqual([200, undefined]);
    if ('next_cursor' in answer.body) expect(answer.body.data.length, `${name} shows nothing`).toBeGreaterThan(0);
    expect(faults(one, answer.body)).toEqual([]);
  });

  test('a schema that is broken would be told', () => {
    const lists = gets.find((one) => one.path === '/v1/lists') as Operation;
    expect(faults(lists, { data: [{ list: 1 }] }).length).toBeGreaterThan(2);
  });

  test('evidence leaves as an attachment that no browser runs', async () => {
    const shown = await officer.bytes(`/v1/captures/${made.capture}/content`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(shown.bytes).equals(Buffer.from(document))).toBe(false);
  });
});
