import { randomUUID } from 'node:crypto';
import { type DurableLog, LogError, openDurableLog } from '@acquaint/engines/tlog';
import type { Database } from '#platform/db';
import { invariant } from '#platform/errors';
import { readId } from '#platform/ids';
import { awaitLease, type Lease } from '#platform/leases';
import type { Resident } from '#platform/module';
import { dropRows, takeCommitted } from '#platform/outbox';
import { BATCH_ACTION, batchOf, type HeadedBatch } from '../batch-head.ts';
import { logCut } from '../errors.ts';
import { auditLog, type LogFiles, readBody } from '../log-files.ts';
import { EXTERNAL, type LogBody } from '../schema.ts';
import { countIndexed, insertBatches, insertEntries } from '../store.ts';
import type { BatchRow, EntryRow } from '../tables.ts';
import { createWaker } from './waker.ts';
import { askWitnesses } from './witnesses.ts';

export const LEASE = 'audit.sequencer';
const BATCH = 2000;
const INDEX_BATCH = 2000;
const REPLAY_BATCH = 1000;
/** While others append in bulk the index lets them go first. */
const PAUSE_WHILE_BUSY_MS = 250;
const LOOK_EVERY_MS = 1000;
const PAUSE_AFTER_FAILURE_MS = 1000;

export type Sequencer = {
  readonly size: number;
  /** Entries of the log that the index does not hold yet. */
  readonly behind: number;
  /** Appends what waits in the outbox and indexes some of what is behind; how many it appended. */
  round: () => Promise<number>;
  close: () => Promise<void>;
};

/**
 * Moves entries from the outbox into the log, each exactly once, and indexes what the log holds, whichever door it came by. A round
 * appends (durable) and deletes the rows in one transaction. Where that transaction fails or the process dies, rows are left that the log
 * holds already: before anything else is appended, those rows are deleted by the id in each entry. The index follows what a signed
 * checkpoint covers, in its own transaction, and is never ahead of the rows.
 */
export async function openSequencer(database: Database, files: LogFiles): Promise<Sequencer> {
  const log = await openDurableLog({ folder: files.folder, signer: files.signer, ...files.disk });
  let indexed = await database.system(countIndexed);
  if (indexed > log.size) {
    await log.close();
    throw logCut(indexed, log.size);
  }
  const unread = { from: indexed };
  await readTail(files, log, indexed);
  let inStep = false;
  const stopAsking = askWitnesses(files, log);
  files.live.writer = log;
  files.live.stopped = null;
  return {
    get size() {
      return log.size;
    },
    get behind() {
      return log.size - indexed;
    },
    round: async () => {
      if (!inStep) await dropKnownRows(database, log, unread.from);
      unread.from = log.size;
      inStep = false;
      const moved = await appendBatch(database, log);
      inStep = true;
      await log.publish();
      indexed = await indexSome(database, log, indexed);
      files.live.batches.forget(indexed);
      return moved;
    },
    close: async () => {
      if (files.live.writer === log) files.live.writer = null;
      await stopAsking();
      await log.close();
    },
  };
}

async function appendBatch(database: Database, log: DurableLog): Promise<number> {
  return database.system(async (tx) => {
    const rows = await takeCommitted(tx, 'audit', BATCH);
    if (rows.length === 0) return 0;
    await log.append(rows.map((row) => Buffer.from(row.body)));
    await dropRows(
      tx,
      rows.map((row) => row.id),
    );
    return rows.length;
  });
}

/** Deletes rows that the log holds: after a crash those of one batch. */
async function dropKnownRows(database: Database, log: DurableLog, start: number): Promise<void> {
  await log.publish();
  for (let from = start; from < log.published; from += REPLAY_BATCH) {
    const entries = await log.readEntries(from, Math.min(log.published, from + REPLAY_BATCH));
    const ids = entries.map(readBody).flatMap((body) => (body.actor.kind === EXTERNAL ? [] : [body.id]));
    await database.system((tx) => dropRows(tx, ids));
  }
}

/** Indexes one stretch of what is behind; how far the index reaches then. */
async function indexSome(database: Database, log: DurableLog, indexed: number): Promise<number> {
  const to = Math.min(log.published, indexed + INDEX_BATCH);
  if (to === indexed) return indexed;
  const bodies = (await log.readEntries(indexed, to)).map(readBody);
  const batches = bodies.flatMap((body, at) => batchOf(body, indexed + at) ?? []);
  await database.system(async (tx) => {
    await insertEntries(
      tx,
      bodies.map((body, at) => rowOf(body, indexed + at)),
    );
    await insertBatches(tx, batches.map(batchRow));
  });
  return to;
}

/** The names of batches that lie behind the index, and the last time that the log speaks of. */
async function readTail(files: LogFiles, log: DurableLog, indexed: number): Promise<void> {
  const { batches } = files.live;
  for (let from = indexed; from < log.published; from += REPLAY_BATCH) {
    const entries = await log.readEntries(from, Math.min(log.published, from + REPLAY_BATCH));
    for (const [at, entry] of entries.entries()) {
      if (!Buffer.from(entry).includes(BATCH_ACTION)) continue;
      const found = batchOf(readBody(entry), from + at);
      if (found) batches.hold(found.tenantId, found.batch, Promise.resolve(found));
    }
  }
  const [last] = log.published > 0 ? await log.readEntries(log.published - 1, log.published) : [];
  if (last) files.live.latestMs = Math.max(files.live.latestMs, Date.parse(readBody(last).at));
}

function batchRow({ tenantId, batch, sha256, position, answer }: HeadedBatch): BatchRow {
  const { entries, receivedAt } = answer;
  return { tenantId, batch, sha256, position: BigInt(position), entries, receivedAt };
}

function rowOf(body: LogBody, position: number): EntryRow {
  const tenantId = readId('ten', body.tenant);
  invariant(tenantId, 'an entry names its tenant');
  return {
    tenantId,
    position: BigInt(position),
    entryId: body.id,
    at: new Date(body.at),
    actorKind: body.actor.kind,
    actorId: body.actor.id,
    action: body.action,
    subject: body.subject,
    customerId: body.customer ? readId('cus', body.customer) : null,
    requestId: body.request,
  };
}

type Running = { stop: () => Promise<void> };

/** One process at a time holds the lease and sequences; when it stops or dies another goes on where the log ends. */
export function sequencerResident(): Resident {
  let running: Running | null = null;
  return {
    name: LEASE,
    scope: 'process',
    budgetMb: 64,
    build: async (database) => {
      running = await start(database, auditLog(database.facilities));
    },
    close: async () => {
      await running?.stop();
      running = null;
    },
  };
}

async function start(database: Database, files: LogFiles): Promise<Running> {
  const owner = randomUUID();
  const waker = createWaker();
  let stopped = false;
  const stopListening = await database.listen('acquaint_outbox', (kind) => {
    if (kind === 'audit' || kind === '') waker.heard();
  });
  const serve = async () => {
    while (!stopped) {
      try {
        const lease = await awaitLease(database, LEASE, owner, () => stopped);
        if (lease) await sequence(database, { files, lease, wait: waker.wait, stopped: () => stopped });
      } catch (error) {
        if (isOfTheLog(error)) files.live.stopped = error;
        files.log.error(
          { err: error, module: 'audit' },
          'the log could not be written; the entries wait in the outbox',
        );
        // A disk that lost a write may show pages that it does not hold: only a new process reads what is really there.
        const isFinal = error instanceof LogError && error.code === 'log.stopped' && error.where === 'sync';
        while (isFinal && !stopped) await waker.wait(LOOK_EVERY_MS);
        if (!stopped) await waker.wait(PAUSE_AFTER_FAILURE_MS);
      }
    }
  };
  const serving = serve();
  return {
    stop: async () => {
      stopped = true;
      waker.ring();
      await serving;
      await stopListening();
      waker.close();
    },
  };
}

type Service = { files: LogFiles; lease: Lease; wait: (ms: number) => Promise<void>; stopped: () => boolean };

async function sequence(database: Database, { files, lease, wait, stopped }: Service): Promise<void> {
  let sequencer: Sequencer | null = null;
  try {
    sequencer = await openSequencer(database, files);
    while (lease.isHeld()) {
      const appended = sequencer.size;
      const moved = await sequencer.round();
      if (moved === BATCH) continue;
      if (sequencer.behind > 0) {
        if (sequencer.size - appended > moved && !stopped()) await wait(PAUSE_WHILE_BUSY_MS);
        continue;
      }
      // What was committed before the stop is in the log after it.
      if (stopped()) return;
      await wait(LOOK_EVERY_MS);
    }
  } finally {
    await sequencer?.close().catch((error: unknown) => {
      if (isOfTheLog(error)) files.live.stopped = error;
    });
    await lease.release();
  }
}

/** Whether the log itself fails, and not the database beside it or the lease. */
function isOfTheLog(error: unknown): boolean {
  if (error instanceof LogError) return error.code !== 'log.superseded';
  return (
    error instanceof Error && 'code' in error && (error.code === 'audit.log_cut' || DISK_ERRORS.has(String(error.code)))
  );
}

const DISK_ERRORS = new Set(['EACCES', 'EDQUOT', 'EIO', 'ENOSPC', 'EROFS']);
