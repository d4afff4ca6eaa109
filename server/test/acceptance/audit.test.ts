import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileStore, verifyLog } from '@acquaint/engines/tlog';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLink } from '../applicant.ts';
import { drawnSelfie, INTEGRATOR, specimen } from '../people.ts';
import { type Answer, type Client, type Json, settled, startTestProduct, type TestProduct, until } from '../product.ts';

const CLI = resolve(import.meta.dirname, '../../../cli/bin/acquaint.mjs');

let t: TestProduct;
let integrator: Client;
let officer: Client;
let auditor: Client;
let key: string;
let copy: string;
/** What the journey's calls answered, to find them again in the log. */
let done: { id: string; customer: string; created: Answer; submitted: Answer; started: Date };
beforeAll(async () => {
  t = await startTestProduct();
  [integrator, officer, auditor] = [await t.key(INTEGRATOR), await t.staff('officer'), await t.staff('auditor')];
  key = join(t.home, 'keys/log.pub');
  copy = mkdtempSync(join(tmpdir(), 'acquaint-log-copy-'));
  done = await journey();
}, 180_000);
afterAll(async () => {
  rmSync(copy, { recursive: true, force: true });
  await t.stop();
});

/** A doubtful applicant from link to an officer's approval. */
async function journey(): Promise<typeof done> {
  const started = new Date(Date.now() - 1000);
  const created = await integrator.post('/v1/verifications', { scenario: 'passport_wrong_check_digit' });
  const { id, customer_id: customer, link } = created.body;
  const me = await openLink(t, link.url);
  await me.consent();
  await me.choose('FR', 'passport');
  await me.show('document', 'front', await specimen({ seed: 801, flaw: 'wrong_check_digit' }));
  await me.show('selfie', 'selfie', await drawnSelfie(41));
  const submitted = await me.submit();
  const decided = (await settled(integrator, id)).body;
  await officer.get(`/v1/verifications/${id}`);
  await officer.bytes(`/v1/captures/${decided.captures[0].id}/content`);
  await officer.post(`/v1/customers/${customer}/reveal`, { fields: ['birth_date'], reason: 'reading it aloud' });
  const { version } = (await officer.get(`/v1/cases/${decided.case_id}`)).body;
  const verdict = { decision: 'approve', reasons: ['review.document_genuine'], version };
  const approved = await officer.post(`/v1/cases/${decided.case_id}/decisions`, verdict);
  expect(approved.body).toMatchObject({ status: 'resolved', reasons: ['authenticity.mrz_checksum'] });
  return { id, customer, created, submitted, started };
}

/** Entries of the customer, oldest first, once the sequencer has written the last one. */
async function entries(): Promise<Json[]> {
  const found = await until(
    () => auditor.get(`/v1/audit/entries?customer=${done.customer}&limit=200`),
    (answer) => answer.body.data?.some((entry: Json) => entry.action === 'verification.completed'),
  );
  return found.body.data.toReversed();
}

async function acquaint(...args: string[]): Promise<{ code: number; out: Json }> {
  const child = spawn(process.execPath, [CLI, 'log', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out: JSON.parse(text.trim().split('\n').at(-1) ?? 'null') };
}

describe('AUD-01 every step of a journey is in the log: who, when, in which request', () => {
  test('in order, each with actor, time to the millisecond and request', async () => {
    const found = await entries();
    const steps = [
      ['verification.created', 'api_key'],
      ['applicant.session_opened', 'applicant'],
      ['consent.granted', 'applicant'],
      ['verification.choice_made', 'applicant'],
      ['capture.taken', 'applicant'],
      ['capture.taken', 'applicant'],
      ['verification.submitted', 'applicant'],
      ['verification.sent_to_review', 'system'],
      ['verification.viewed', 'staff'],
      ['capture.viewed', 'staff'],
      ['customer.revealed', 'staff'],
      ['decision.recorded', 'staff'],
      ['verification.completed', 'staff'],
    ];
    const wanted = new Set(steps.map(([action]) => action));
    const told = found.filter((entry) => wanted.has(entry.action)).map((entry) => [entry.action, entry.actor.kind]);
    expect(told).toEqual(steps);
    let before = 0;
    for (const entry of found) {
      expect(entry.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Date.parse(entry.at)).toBeGreaterThanOrEqual(before - 1000);
      before = Date.parse(entry.at);
      expect(entry.request.length).toBeGreaterThan(5);
      expect(entry.actor.id.length).toBeGreaterThan(2);
      expect(entry.text.length).toBeGreaterThan(5);
      expect(entry.text).not.toMatch(/^audit\.|\{/);
    }
  });

  test('one request id runs through everything that a request did and stands in its answer', async () => {
    const found = await entries();
    for (const [answer, action] of [
      [done.created, 'verification.created'],
      [done.submitted, 'verification.submitted'],
    ] as const) {
      const entry = found.find((one) => one.action === action);
      expect(entry.request).toBe(answer.headers.get('x-request-id'));
    }
    const decision = found.find((one) => one.action === 'decision.recorded');
    const together = found.filter((one) => one.request === decision.request).map((one) => one.action);
    expect(together).toEqual(expect.arrayContaining(['decision.recorded', 'verification.completed']));
  });

  test('changes stand with before and after; staff and keys with their address, applicants without', async () => {
    const found = await entries();
    const changed = found.findLast((one) => one.action === 'customer.standing_changed');
    expect(changed).toMatchObject({ before: { status: 'prospect', tier: 0 }, after: { status: 'active', tier: 1 } });
    for (const entry of found) {
      if (entry.actor.kind === 'staff' || entry.actor.kind === 'api_key')
        expect(entry.actor.ip).toMatch(/127\.0\.0\.1/);
      if (entry.actor.kind === 'applicant') expect(entry.actor).toMatchObject({ id: done.id, ip: null });
    }
  });

  test('it is searched by customer, actor, action, kind of action, subject and time, and the search is an entry', async () => {
    const found = await entries();
    const search = async (query: string) => (await auditor.get(`/v1/audit/entries?limit=200&${query}`)).body.data;
    const staffId = found.find((one) => one.action === 'decision.recorded').actor.id;
    const cases = [
      [`actor=${staffId}`, (one: Json) => one.actor.id === staffId],
      [`actor=${done.id}`, (one: Json) => one.actor.id === done.id],
      ['action=capture.viewed', (one: Json) => one.action === 'capture.viewed'],
      ['action=capture', (one: Json) => one.action.startsWith('capture.')],
      [`subject=${done.id}`, (one: Json) => one.subject === done.id],
      [`from=${done.started.toISOString()}`, (one: Json) => Date.parse(one.at) >= done.started.getTime()],
    ] as const;
    for (const [query, fits] of cases) {
      const hits: Json[] = await search(query);
      expect(hits.length, query).toBeGreaterThan(0);
      expect(
        hits.filter((one) => !fits(one)),
        query,
      ).toEqual([]);
    }
    expect(await search(`to=${done.started.toISOString()}&customer=${done.customer}`)).toEqual([]);
    await until(
      () => search('action=audit.searched'),
      (hits) => hits.some((one: Json) => one.customer === done.customer && one.after.filters.includes('customer')),
    );
  });
});

describe('AUD-03 the log shows where it was touched', () => {
  /** A copy of the log at rest, for a reader outside; the running one goes on. */
  function copied(): string {
    const folder = mkdtempSync(join(copy, 'log-'));
    cpSync(join(t.home, 'log/eu'), folder, { recursive: true });
    return folder;
  }

  /** The bundle that holds the newest entries: the widest partial file of the last bundle. */
  function newestBundle(folder: string): string {
    const bundles = readdirSync(join(folder, 'tile/entries'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return bundles.toSorted((a, b) => readFileSync(a).length - readFileSync(b).length).at(-1) as string;
  }

  function flip(file: string, at: number): void {
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }

  test('untouched, an outsider’s command verifies it and a proof of one entry', async () => {
    const { code, out } = await acquaint('verify', copied(), '--key', key);
    expect([code, out.ok]).toEqual([0, true]);
    const [entry] = (await entries()).slice(-1);
    const proof = join(copy, 'entry.tlog-proof');
    writeFileSync(proof, (await auditor.bytes(`/v1/audit/entries/${entry.index}/proof`)).bytes);
    const checked = await acquaint('check', proof, '--key', key);
    expect(checked).toMatchObject({ code: 0, out: { ok: true, index: entry.index } });
    expect(JSON.parse(checked.out.entry)).toMatchObject({ action: entry.action, customer: done.customer });
    expect((await auditor.get('/v1/audit/entries/99999999/proof')).status).toBe(404);
  }, 60_000);

  test('one byte changed anywhere in a bundle: exit 1, and the entry or tile is named', async () => {
    const folder = copied();
    const bundle = newestBundle(folder);
    const size = readFileSync(bundle).length;
    for (const at of [0, Math.floor(size / 2), size - 1]) {
      flip(bundle, at);
      const { code, out } = await acquaint('verify', folder, '--key', key);
      expect([code, out.ok], `byte ${at}`).toEqual([1, false]);
      expect(out.first_bad.entry ?? out.first_bad.tile, `byte ${at}`).toBeDefined();
      flip(bundle, at);
    }
    const verifierKeys = [readFileSync(key, 'utf8').trim()];
    for (let n = 0; n < 60; n += 1) {
      const at = Math.floor((n / 60) * size);
      flip(bundle, at);
      const verdict = await verifyLog(fileStore(folder), { verifierKeys });
      expect(verdict, `byte ${at}`).toMatchObject({ ok: false, first_bad: { why: expect.any(String) } });
      flip(bundle, at);
    }
    expect((await verifyLog(fileStore(folder), { verifierKeys })).ok).toBe(true);
  }, 60_000);

  test('the product itself says the same, to whoever may verify', async () => {
    expect((await officer.post('/v1/audit/verify')).status).toBe(403);
    const whole = await auditor.post('/v1/audit/verify');
    expect(whole.body).toMatchObject({ ok: true, first_bad: null });
    expect(whole.body.size).toBeGreaterThan(20);
    const found = (await auditor.get(`/v1/audit/entries?action=audit.verified`)).status;
    expect(found).toBe(200);
    const bundle = newestBundle(join(t.home, 'log/eu'));
    flip(bundle, 40);
    const touched = await auditor.post('/v1/audit/verify');
    flip(bundle, 40);
    expect(touched.body.ok).toBe(false);
    expect(touched.body.first_bad.entry ?? touched.body.first_bad.tile).toBeDefined();
  }, 60_000);
});
