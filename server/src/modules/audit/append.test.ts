import { realDisk } from '@acquaint/engines/tlog';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyAuthenticator } from '#modules/tenancy';
import { newApiKey, newTenant, startModules, type TestTenant } from '#modules/tenancy/testing';
import { createHttp } from '#platform/http';
import { newId, showId } from '#platform/ids';
import { record } from '#platform/record';
import { createLogger } from '#platform/telemetry';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { describeLog, type LogFiles } from './log-files.ts';
import { auditModule } from './module.ts';
import { openSequencer, type Sequencer } from './residents/sequencer.ts';
import { openTestLog, sequenceAll } from './testing/index.ts';

let t: TestDatabase;
let app: FastifyInstance;
let files: LogFiles;
let bank: TestTenant;
let key: string;
let sequencer: Sequencer;
let now: Date;

beforeEach(async () => {
  t = await testDatabase();
  startModules(t.database, [auditModule]);
  files = openTestLog(t.database, t.home);
  bank = await newTenant(t.database);
  now = new Date('2026-11-27T10:00:00.000Z');
  app = await createHttp({
    routes: auditModule.routes ?? [],
    authenticators: [keyAuthenticator],
    database: t.database,
    clock: () => now,
    log: createLogger('silent'),
    webApps: [],
    openapi: () => ({}),
    health: async () => ({}),
    metrics: async () => '',
    tls: null,
    readOnlyPermission: 'events.read',
  });
  key = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['audit.append', 'audit.read']));
  sequencer = await openSequencer(t.database, files);
  await settle();
});
afterEach(async () => {
  await sequencer.close().catch(() => undefined);
  await app.close();
  await t.close();
});

const settle = () => sequenceAll(t.database, sequencer);

type Appended = { batch_id: string; first: number; entries: number; received_at: string };
type Refused = { code: string; errors: { pointer: string; code: string; detail: string }[] };
const line = (over: object = {}) =>
  JSON.stringify({
    at: '2026-11-27T09:00:00+01:00',
    actor: 'teller-7',
    action: 'account.opened',
    subject: 'acc-1',
    ...over,
  });
const send = (batch: string, lines: readonly string[], secret = key) =>
  app.inject({
    method: 'POST',
    url: `/v1/audit/entries?batch_id=${batch}`,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' },
    payload: lines.join('\n'),
  });
const search = async (query: string) =>
  (
    await app.inject({
      method: 'GET',
      url: `/v1/audit/entries?limit=200&${query}`,
      headers: { authorization: `Bearer ${key}` },
    })
  ).json<{
    data: { index: number; at: string; actor: object; request: string; after: object | null; text: string }[];
  }>().data;

describe('AUD-02 AUD-06 entries of other systems', () => {
  test('a batch is durable when it is answered, stands in its order, and is found', async () => {
    const before = sequencer.size;
    const customer = showId('cus', newId('cus'));
    const lines = [
      line({ customer, transaction: 'gt-1', source: 'core', after: { limit: 5, currency: 'EUR' } }),
      '',
      line({ action: 'account.closed', at: undefined, reason: 'moved away' }),
    ];
    const answer = await send('b-1', lines);
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Appended>()).toEqual({
      batch_id: 'b-1',
      first: before + 1,
      entries: 2,
      received_at: '2026-11-27T10:00:00.000Z',
    });
    expect(sequencer.size).toBe(before + 3);
    await settle();
    expect((await search('action=account')).map(({ index, at, request }) => ({ index, at, request }))).toEqual([
      { index: before + 2, at: '2026-11-27T10:00:00.000Z', request: expect.any(String) },
      { index: before + 1, at: '2026-11-27T08:00:00.000Z', request: 'gt-1' },
    ]);
    const [found] = await search(`customer=${customer}`);
    expect(found).toMatchObject({
      actor: { kind: 'external', id: 'teller-7' },
      after: { currency: 'EUR', limit: 5 },
      text: 'A person of another system: account.opened',
    });
    const [head] = await search('action=audit.batch_appended');
    expect(head).toMatchObject({ index: before, after: { batch: 'b-1', entries: 2 } });
  });

  test('a batch sent again gets the same answer and adds nothing: at once, at the same time, indexed, and after a restart', async () => {
    const lines = [line(), line({ subject: 'acc-2' })];
    const [one, two] = await Promise.all([send('again', lines), send('again', lines)]);
    const size = sequencer.size;
    expect(two.json()).toEqual(one.json());
    expect((await send('again', lines)).json()).toEqual(one.json());
    expect((await send('again', [line()])).json<Refused>()).toMatchObject({ code: 'audit.batch_differs' });

    await sequencer.close();
    files = openTestLog(t.database, t.home);
    sequencer = await openSequencer(t.database, files);
    expect((await send('again', lines)).json()).toEqual(one.json());
    await settle();
    files.live.batches.forget(sequencer.size);
    expect((await send('again', lines)).json()).toEqual(one.json());
    expect((await send('again', [line()])).statusCode).toBe(409);
    expect(sequencer.size).toBe(size);
    const other = await newTenant(t.database);
    const theirs = await t.database.write(other.scope, (tx) => newApiKey(tx, ['audit.append']));
    expect((await send('again', lines, theirs)).json<Appended>().first).not.toBe(one.json<Appended>().first);
  });

  test('one wrong line refuses the batch, each is named, and nothing of it is kept', async () => {
    const before = sequencer.size;
    const wrong = await send('wrong', [
      line(),
      '{"actor":',
      line({ action: 'Opened' }),
      line({ colour: 'red' }),
      line({ after: { birth_date: '1990-01-01' } }),
      line({ before: { contact: 'a@b.example' } }),
      line({ after: { blob: 'x'.repeat(65_000) } }),
    ]);
    expect(wrong.statusCode).toBe(400);
    const { code, errors } = wrong.json<Refused>();
    expect(code).toBe('audit.batch_invalid');
    expect(errors.map((one) => `${one.pointer} ${one.code}`)).toEqual([
      '/lines/2 not_json',
      '/lines/3/action invalid_format',
      '/lines/4/colour unrecognized_keys',
      '/lines/5/after/birth_date personal',
      '/lines/6/before/contact personal',
    ]);
    expect(JSON.stringify(errors)).not.toContain('1990');
    const large = (await send('large', [line({ after: { a: 'x'.repeat(65_500) } })])).json<Refused>();
    expect(large.errors[0]).toMatchObject({ pointer: '/lines/1', code: 'entry_too_large' });
    expect(large.errors[0]?.detail).toContain('SHA-256');
    expect((await send('empty', ['', ' '])).json<Refused>().code).toBe('audit.batch_empty');
    expect(sequencer.size).toBe(before);
    expect((await send('wrong', [line()])).statusCode).toBe(201);
  });

  test('a clock that is set back does not set back the times of receipt', async () => {
    await send('c-1', [line()]);
    now = new Date('2026-11-27T09:00:00.000Z');
    expect((await send('c-2', [line()])).json<Appended>().received_at).toBe('2026-11-27T10:00:00.000Z');
  });

  test('another permission does not append', async () => {
    const reader = await t.database.write(bank.scope, (tx) => newApiKey(tx, ['audit.read']));
    expect((await send('no', [line()], reader)).statusCode).toBe(403);
  });

  test('both doors keep every entry once when they are used at the same time', async () => {
    const act = () =>
      t.database.write(bank.scope, (tx) =>
        record(tx, { action: 'case.opened', subject: { prefix: 'cas', id: newId('cas') } }),
      );
    const sent = Array.from({ length: 12 }, (_, at) => send(`mix-${at}`, [line(), line()]));
    const recorded = Array.from({ length: 12 }, act);
    await Promise.all([...sent, ...recorded, settle()]);
    await settle();
    expect(await search('action=case.opened')).toHaveLength(12);
    expect(await search('action=account.opened')).toHaveLength(24);
  });
});

describe('AUD-09 SEC-05 a log that takes no write', () => {
  test('fails closed: batches and everything that has to be recorded are refused, loudly', async () => {
    await sequencer.close();
    let fails = false;
    const io = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    files.disk = { disk: { ...realDisk, sync: (file) => (fails ? io() : realDisk.sync(file)) } };
    sequencer = await openSequencer(t.database, files);
    expect((await send('kept', [line()])).statusCode).toBe(201);
    fails = true;
    const refused = await send('lost', [line()]);
    expect([refused.statusCode, refused.json<Refused>().code]).toEqual([503, 'audit.log_stopped']);
    fails = false;
    expect((await send('later', [line()])).json<Refused>().code).toBe('audit.log_stopped');
    const act = t.database.write(bank.scope, (tx) =>
      record(tx, { action: 'case.opened', subject: { prefix: 'cas', id: newId('cas') } }),
    );
    await expect(act).rejects.toMatchObject({ code: 'audit.log_stopped', status: 503 });
    expect(describeLog(t.database.facilities)).toMatchObject({ state: 'stopped' });
    await sequencer.close().catch(() => undefined);

    sequencer = await openSequencer(t.database, files);
    await settle();
    // What was never answered may be there or not; sent again under its name it is there once.
    expect((await send('lost', [line()])).statusCode).toBe(201);
    await settle();
    expect(await search('action=account.opened')).toHaveLength(2);
  });
});
