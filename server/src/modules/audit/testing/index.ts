import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, sql } from '#platform/db';
import { createLogger } from '#platform/telemetry';
import { auditLog, type LogFiles, openAuditLog } from '../log-files.ts';
import { openSequencer, type Sequencer } from '../residents/sequencer.ts';

export function openTestLog(database: Database, home: string): LogFiles {
  const checkers = resolve(import.meta.dirname, '../../../../../docs/verify');
  return openAuditLog(database, { home, region: 'eu', log: createLogger('silent'), checkers });
}

/** Sequences until no entry waits, without the resident's lease; the log's size. */
export async function sequenceNow(database: Database): Promise<number> {
  const sequencer = await openSequencer(database, auditLog(database.facilities));
  try {
    return await sequenceAll(database, sequencer);
  } finally {
    await sequencer.close();
  }
}

/** The same with a sequencer that is open already. */
export async function sequenceAll(database: Database, sequencer: Sequencer): Promise<number> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const moved = await sequencer.round();
    if (moved + sequencer.behind === 0 && (await countWaiting(database)) === 0) return sequencer.size;
    // A row counts as past only when every older transaction of the server ended, those of other tests included.
    if (moved === 0) await pause(10);
  }
  throw new Error('entries still wait: is a transaction of this test open?');
}

const TRIES_MAX = 1000;

async function countWaiting(database: Database): Promise<number> {
  const found = await database.system((tx) =>
    sql<{ n: bigint }>`select count(*) as n from outbox where kind = 'audit'`.execute(tx.connection),
  );
  return Number(found.rows[0]?.n);
}
