import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openLog, verifyLog } from '@acquaint/engines/tlog';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Database, type Scope, sql } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { type TestDatabase, testDatabase } from '#platform/testing';
import { type LogFiles, readBody } from '../log-files.ts';
import { openTestLog, sequenceNow } from '../testing/index.ts';
import { openSequencer, sequencerResident } from './sequencer.ts';

let t: TestDatabase;
let files: LogFiles;
beforeEach(async () => {
  t = await testDatabase();
  files = openTestLog(t.database, t.home);
});
afterEach(() => t.close());

const subject = () => ({ prefix: 'stf', id: newId('stf') }) as const;
const write = (action: string, over: Partial<Scope> = {}) =>
  t.database.write(t.scope(over), (tx) => record(tx, { action, subject: subject() }));
const count = (table: 'outbox' | 'audit_entry') =>
  t.database.system(async (tx) => {
    const rows = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(tx.connection);
    return Number(rows.rows[0]?.n);
  });
const bodies = async () => {
  const log = await openLog({ store: files.store, origin: files.origin, signer: files.signer });
  return (await log.readEntries(0, log.size)).map(readBody);
};

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: t.ownerUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('AUD-03 entries reach the log exactly once', () => {
  test('what was committed is in the signed log in order, and what rolled back is not', async () => {
    await write('case.opened');
    await t.rolledBack((tx) => record(tx, { action: 'case.lost', subject: subject() }));
    await write('case.decided');
    expect(await sequenceNow(t.database)).toBe(2);
    expect((await bodies()).map((body) => body.action)).toEqual(['case.opened', 'case.decided']);
    expect(await count('outbox')).toBe(0);
    expect(await verifyLog(files.store, { verifierKeys: [files.signer.verifierKey] })).toMatchObject({
      ok: true,
      size: 2,
    });
  });

  test('an entry that committed waits for older open transactions, so that none is ever passed over', async () => {
    const [written, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const open = t.database.write(t.scope(), async (tx) => {
      await record(tx, { action: 'case.slow', subject: subject() });
      written.resolve();
      await release.promise;
    });
    await written.promise;
    await write('case.quick');
    const sequencer = await openSequencer(t.database, files);
    const moved = await sequencer.round();
    release.resolve();
    await open;
    expect(moved).toBe(0);
    await sequenceNow(t.database);
    expect((await bodies()).map((body) => body.action).sort()).toEqual(['case.quick', 'case.slow']);
  });

  test('a crash after the log was written and before the index was is made good without a second copy', async () => {
    await write('case.opened');
    await write('case.decided');
    const waiting = await t.database.system(async (tx) =>
      sql<{ body: string }>`select body from outbox order by ord`.execute(tx.connection),
    );
    const log = await openLog({ store: files.store, origin: files.origin, signer: files.signer });
    await log.append(waiting.rows.map((row) => Buffer.from(row.body)));
    await write('case.closed');
    expect(await sequenceNow(t.database)).toBe(3);
    expect((await bodies()).map((body) => body.action)).toEqual(['case.opened', 'case.decided', 'case.closed']);
    expect([await count('outbox'), await count('audit_entry')]).toEqual([0, 3]);
  });

  test('a round whose transaction fails after the log was written is made good by the next one', async () => {
    await write('case.opened');
    let fails = true;
    const system: Database['system'] = (work) =>
      t.database.system(async (tx) => {
        const done = await work(tx);
        if (done === 1 && fails) throw new Error('connection lost');
        return done;
      });
    const sequencer = await openSequencer({ ...t.database, system }, files);
    await expect
      .poll(() => sequencer.round().catch((error: Error) => error.message), { timeout: 20_000 })
      .toBe('connection lost');
    expect([sequencer.size, await count('outbox'), await count('audit_entry')]).toEqual([1, 1, 0]);
    fails = false;
    expect(await sequencer.round()).toBe(0);
    expect([sequencer.size, await count('outbox'), await count('audit_entry')]).toEqual([1, 0, 1]);
  });

  test('the index is only ever added to, and is rebuilt from the log when it is lost', async () => {
    for (const action of ['case.opened', 'case.decided']) await write(action);
    await sequenceNow(t.database);
    const cross = t.database.system((tx) => sql`delete from audit_entry`.execute(tx.connection));
    await expect(cross).rejects.toThrow(/permission denied/);
    await asOwner('truncate audit_entry');
    await sequenceNow(t.database);
    expect(await count('audit_entry')).toBe(2);
  });

  test('a log that was cut is not continued', async () => {
    for (const action of ['case.opened', 'case.decided']) await write(action);
    await sequenceNow(t.database);
    openTestLog(t.database, join(t.home, 'elsewhere'));
    await write('case.closed');
    await expect(sequenceNow(t.database)).rejects.toThrow('audit.log_cut');
    expect(await count('outbox')).toBe(1);
  });

  test('killed at random moments, it loses nothing and doubles nothing', { timeout: 120_000 }, async () => {
    const input = { url: t.ownerUrl, passwords: inject('passwords'), home: t.home };
    let written = 0;
    for (let round = 0; round < 3; round += 1) {
      const child = fork(join(import.meta.dirname, '../testing/sequence-until-killed.ts'), [JSON.stringify(input)]);
      await once(child, 'message');
      for (let i = 0; i < 40; i += 1) {
        await write(`case.act_${round}`);
        written += 1;
        if (i === 15 + round * 9) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    expect(await sequenceNow(t.database)).toBe(written);
    const ids = (await bodies()).map((body) => body.id);
    expect(new Set(ids).size).toBe(written);
    expect(await count('audit_entry')).toBe(written);
    expect(await verifyLog(files.store)).toMatchObject({ ok: true, size: written });
  });
});

test('the resident sequences under its lease soon after a commit, and leaves nothing behind when it stops', async () => {
  const [one, other] = [sequencerResident(), sequencerResident()];
  await one.build(t.database);
  await other.build(t.database);
  await write('case.opened');
  await expect.poll(() => count('audit_entry'), { timeout: 20_000 }).toBe(1);
  await write('case.decided');
  await one.close();
  await other.close();
  await sequenceNow(t.database);
  expect((await bodies()).map((body) => body.action)).toEqual(['case.opened', 'case.decided']);
});
