import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LogError,
  MAX_EVIDENCE_ENTRIES,
  newestCheckpoint,
  type PackFiles,
  packEvidence,
  writeZip,
} from '@acquaint/engines/tlog';
import type { Ctx } from '#platform/db';
import { showId } from '#platform/ids';
import { record } from '#platform/record';
import { evidenceTooLarge, evidenceUnbounded, logUnavailable } from '../errors.ts';
import { auditLog, type LogFiles, readBodies } from '../log-files.ts';
import type { EvidenceAsked, LogBody } from '../schema.ts';
import { countIndexed, searchPositions } from '../store.ts';

/** Entries of the tail that are read at a time. */
const STRETCH = 2000;

/**
 * A zip with the tenant's own entries of a customer or a time, each proven against one signed checkpoint, a statement by the log's key that
 * none was left out, the keys and a checker. At most 10,000 entries (`audit.evidence_too_large`); taking one is itself an entry.
 */
export async function takeEvidence(ctx: Ctx, asked: EvidenceAsked): Promise<Uint8Array> {
  if (asked.customer === undefined && asked.from === undefined) throw evidenceUnbounded();
  const files = auditLog(ctx);
  const head = await newest(files);
  const indexes = await selected(ctx, files, asked, head.size);
  if (indexes.length > MAX_EVIDENCE_ENTRIES) throw evidenceTooLarge();
  await ctx.database.write(ctx, (tx) =>
    record(tx, {
      action: 'audit.evidence_taken',
      subject: { prefix: 'ten', id: tx.tenantId },
      ...(asked.customer === undefined ? {} : { customerId: asked.customer }),
      after: { entries: indexes.length, from: asked.from?.toISOString() ?? null, to: asked.to?.toISOString() ?? null },
      reason: asked.reason,
    }),
  );
  const customer = asked.customer === undefined ? null : showId('cus', asked.customer);
  const pack = await packEvidence({
    store: files.store,
    note: head.note,
    indexes,
    selection: { customer, from: asked.from ?? null, to: asked.to ?? null },
    madeAt: ctx.now,
    verifierKey: files.signer.verifierKey,
    signer: files.signer,
    cache: files.tiles,
    beside: await helpers(files),
  });
  return writeZip(pack, ctx.now);
}

async function newest(files: LogFiles): Promise<{ note: string; size: number }> {
  try {
    return await newestCheckpoint(files.store);
  } catch (error) {
    if (error instanceof LogError) throw logUnavailable(error);
    throw error;
  }
}

/** Positions that fit, rising: from the index, and from the log itself where the index has not followed yet. */
async function selected(ctx: Ctx, files: LogFiles, asked: EvidenceAsked, size: number): Promise<number[]> {
  const indexed = Math.min(size, await ctx.database.system(countIndexed));
  const found = await ctx.database.read(ctx, (db) =>
    searchPositions(db, {
      customerId: asked.customer ?? null,
      actorId: null,
      action: null,
      subject: null,
      from: asked.from ?? null,
      to: asked.to ?? null,
      before: indexed,
      limit: MAX_EVIDENCE_ENTRIES,
    }),
  );
  const positions = found.reverse();
  const fits = fitting(ctx, asked);
  for (let first = indexed; first < size && positions.length <= MAX_EVIDENCE_ENTRIES; first += STRETCH) {
    const stretch = Array.from({ length: Math.min(STRETCH, size - first) }, (_, at) => first + at);
    const bodies = await readBodies(files, stretch);
    positions.push(...stretch.filter((_, at) => fits(bodies[at])));
  }
  return positions;
}

/** Whether an entry is the tenant's own and of the selection, as the index would say. */
function fitting(ctx: Ctx, { customer, from, to }: EvidenceAsked): (body: LogBody | undefined) => boolean {
  const tenant = showId('ten', ctx.tenantId);
  const shown = customer === undefined ? null : showId('cus', customer);
  return (body) => {
    if (body?.tenant !== tenant || (shown !== null && body.customer !== shown)) return false;
    const at = Date.parse(body.at);
    return (!from || at >= from.getTime()) && (!to || at < to.getTime());
  };
}

async function helpers(files: LogFiles): Promise<PackFiles> {
  const checker = await readFile(join(files.checkers, 'check-pack.py'));
  return new Map<string, Uint8Array>([
    ['README.txt', Buffer.from(README)],
    ['check.py', checker],
  ]);
}

const README = `Evidence from an audit log

entries.jsonl    what was logged, one entry a line, with its position in the log
proofs/          one C2SP tlog-proof for each entry: the entry and its path to the root
checkpoint       the log's signed root, with cosignatures where witnesses gave some
verifier.key     the log's public key as the sender gave it: compare it with one that you have from elsewhere
statement        what was asked for, signed by the log's key: that these are all such entries of the log at this checkpoint
check.py         checks all of it with Python 3 and openssl alone

    python3 check.py <verifier key that you have from elsewhere>

A proof shows that an entry stands in the log and was not changed. That none was left out is the word of whoever
signed the statement; who doubts it verifies the whole log. Values that say who a person is are encrypted in it.
`;
