import { createHash } from 'node:crypto';
import { type Framed, frameAll, LogError, MAX_ENTRY_BYTES } from '@acquaint/engines/tlog';
import type { Ctx } from '#platform/db';
import type { FieldError } from '#platform/errors';
import { cellRegion, newId, showId } from '#platform/ids';
import { BATCH_ACTION } from '../batch-head.ts';
import type { TakenBatch } from '../batches.ts';
import { batchDiffers, batchEmpty, batchInvalid, logBusy, logStopped, logUnavailable } from '../errors.ts';
import { auditLog, type LiveLog } from '../log-files.ts';
import { type Appended, EXTERNAL } from '../schema.ts';
import { findBatch } from '../store.ts';
import { readLines } from './read-lines.ts';

export const BATCH_BYTES = 4 * 1024 * 1024;
export const LINES_MAX = 10_000;
const WAITING_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Appends a batch of another system: all of its lines or none, acknowledged when they are durable. A batch that was taken under the same
 * name gets the same answer and adds nothing; another content under that name is refused (409). What is wrong is told by line.
 */
export async function appendEntries(ctx: Ctx, batch: string, bytes: Uint8Array): Promise<Appended> {
  const { live } = auditLog(ctx);
  if (live.stopped !== null) throw logStopped(live.stopped);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const held = live.batches.find(ctx.tenantId, batch);
  const taking = held ?? takeBatch(ctx, { batch, sha256, bytes });
  if (!held) live.batches.hold(ctx.tenantId, batch, taking);
  const taken = await taking;
  if (taken.sha256 !== sha256) throw batchDiffers();
  return taken.answer;
}

type Given = { batch: string; sha256: string; bytes: Uint8Array };

async function takeBatch(ctx: Ctx, given: Given): Promise<TakenBatch> {
  const { live } = auditLog(ctx);
  const { writer } = live;
  if (!writer) throw logUnavailable(new Error('the log is written by another process'));
  const before = await ctx.database.read(ctx, (db) => findBatch(db, given.batch));
  if (before) {
    const { batch, entries, receivedAt } = before;
    const answer = { batchId: batch, first: Number(before.position) + 1, entries, receivedAt };
    return { sha256: before.sha256, position: Number(before.position), answer };
  }
  if (writer.waiting > WAITING_MAX_BYTES) throw logBusy();
  const receivedAt = nextReceipt(live, ctx.now);
  const framed = framedBatch(ctx, given, receivedAt);
  try {
    const { first } = await writer.appendFramed(framed);
    const answer = { batchId: given.batch, first: first + 1, entries: framed.count - 1, receivedAt };
    return { sha256: given.sha256, position: first, answer };
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === 'log.stopped') live.stopped = error;
    throw error.code === 'log.stopped' ? logStopped(error) : logUnavailable(error);
  }
}

/** Times of receipt in the log never go back, whatever the clock does; what the other system says of its own time stands beside. */
function nextReceipt(live: LiveLog, now: Date): Date {
  live.latestMs = Math.max(live.latestMs, now.getTime());
  return new Date(live.latestMs);
}

/** The lines as entries of the log behind the one that heads them. Keys stand in the order of RFC 8785. */
function framedBatch(ctx: Ctx, { batch, sha256, bytes }: Given, receivedAt: Date): Framed {
  const { lines, errors } = readLines(bytes, LINES_MAX);
  const received = receivedAt.toISOString();
  const tenant = showId('ten', ctx.tenantId);
  const region = cellRegion();
  const entries: Buffer[] = [Buffer.alloc(0)];
  for (const { line, input } of lines) {
    const entry = Buffer.from(
      JSON.stringify({
        action: input.action,
        actor: { id: input.actor, ip: null, kind: EXTERNAL },
        after: sorted(input.after),
        at: input.at === undefined ? received : new Date(input.at).toISOString(),
        before: sorted(input.before),
        customer: input.customer ? showId('cus', input.customer) : null,
        id: newId('evt'),
        reason: input.reason ?? null,
        received,
        region,
        request: input.transaction ?? ctx.requestId,
        source: input.source ?? null,
        subject: input.subject,
        tenant,
        v: 1,
      }),
    );
    if (entry.length > MAX_ENTRY_BYTES) errors.push(tooLarge(line));
    entries.push(entry);
  }
  if (errors.length > 0) throw batchInvalid(errors.slice(0, ERRORS_MAX));
  if (lines.length === 0) throw batchEmpty();
  entries[0] = Buffer.from(
    JSON.stringify({
      action: BATCH_ACTION,
      actor: { id: ctx.actor.id, ip: ctx.actor.ip, kind: ctx.actor.kind },
      after: { batch, entries: lines.length, sha256 },
      at: received,
      before: null,
      customer: null,
      id: newId('evt'),
      reason: null,
      region,
      request: ctx.requestId,
      subject: tenant,
      tenant,
      v: 1,
    }),
  );
  return frameAll(entries);
}

const ERRORS_MAX = 50;

function sorted(facts: Record<string, unknown> | undefined): Record<string, unknown> | null {
  if (!facts) return null;
  const names = Object.keys(facts).sort();
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

function tooLarge(line: number): FieldError {
  const detail = `An entry has at most ${MAX_ENTRY_BYTES} bytes: keep the evidence elsewhere and append its SHA-256.`;
  return { pointer: `/lines/${line}`, code: 'entry_too_large', detail };
}
