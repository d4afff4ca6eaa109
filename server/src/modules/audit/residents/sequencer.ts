import { randomUUID } from 'node:crypto';
import { type Log, openLog } from '@acquaint/engines/tlog';
import type { Database } from '#platform/db';
import { invariant } from '#platform/errors';
import { readId } from '#platform/ids';
import { awaitLease, type Lease } from '#platform/leases';
import type { Resident } from '#platform/module';
import { dropRows, takeCommitted } from '#platform/outbox';
import { logCut } from '../errors.ts';
import { auditLog, type LogFiles, readBody } from '../log-files.ts';
import type { LogBody } from '../schema.ts';
import { countIndexed, insertEntries } from '../store.ts';
import type { EntryRow } from '../tables.ts';
import { createWaker } from './waker.ts';

export const LEASE = 'audit.sequencer';
const BATCH = 2000;
const REPLAY_BATCH = 1000;
const LOOK_EVERY_MS = 1000;
const PAUSE_AFTER_FAILURE_MS = 1000;

export type Sequencer = { readonly size: number; round: () => Promise<number> };

/**
 * Moves entries from the outbox into the log, each exactly once. A round appends (durable, with a signed checkpoint), then indexes
 * and deletes the rows in one transaction. Where that transaction fails or the process dies, the log is ahead of the index: the next
 * round first indexes what the log already holds and deletes those rows by the id in each entry, so none is appended twice.
 */
export async function openSequencer(database: Database, files: LogFiles): Promise<Sequencer> {
  const log = await openLog({ store: files.store, origin: files.origin, signer: files.signer });
  let inStep = false;
  return {
    get size() {
      return log.size;
    },
    round: async () => {
      if (!inStep) await catchUp(database, log);
      inStep = false;
      const moved = await appendBatch(database, log);
      inStep = true;
      return moved;
    },
  };
}

async function appendBatch(database: Database, log: Log): Promise<number> {
  return database.system(async (tx) => {
    const rows = await takeCommitted(tx, 'audit', BATCH);
    if (rows.length === 0) return 0;
    const leaves = rows.map((row) => Buffer.from(row.body));
    const bodies = leaves.map(readBody);
    const { first } = await log.append(leaves);
    await insertEntries(
      tx,
      bodies.map((body, at) => rowOf(body, first + at)),
    );
    await dropRows(
      tx,
      rows.map((row) => row.id),
    );
    return rows.length;
  });
}

/** Indexes what the log holds beyond the index: after a crash a batch, after the loss of the index everything. */
async function catchUp(database: Database, log: Log): Promise<void> {
  const indexed = await database.system(countIndexed);
  if (indexed > log.size) throw logCut(indexed, log.size);
  for (let from = indexed; from < log.size; from += REPLAY_BATCH) {
    const entries = await log.readEntries(from, Math.min(log.size, from + REPLAY_BATCH));
    const bodies = entries.map(readBody);
    await database.system(async (tx) => {
      await insertEntries(
        tx,
        bodies.map((body, at) => rowOf(body, from + at)),
      );
      await dropRows(
        tx,
        bodies.map((body) => body.id),
      );
    });
  }
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
  const stopListening = await database.listen('acquaint_outbox', waker.heard);
  const serve = async () => {
    while (!stopped) {
      try {
        const lease = await awaitLease(database, LEASE, owner, () => stopped);
        if (lease) await sequence(database, { files, lease, wait: waker.wait, stopped: () => stopped });
      } catch (error) {
        files.log.error(
          { err: error, module: 'audit' },
          'the log could not be written; the entries wait in the outbox',
        );
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
  try {
    const sequencer = await openSequencer(database, files);
    while (lease.isHeld()) {
      const moved = await sequencer.round();
      if (moved === BATCH) continue;
      // What was committed before the stop is in the log after it.
      if (stopped()) return;
      await wait(LOOK_EVERY_MS);
    }
  } finally {
    await lease.release();
  }
}
