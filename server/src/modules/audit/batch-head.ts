import { readId } from '#platform/ids';
import type { TakenBatch } from './batches.ts';
import type { LogBody } from './schema.ts';

/**
 * The entry that precedes those of a batch: who sent it, under which name, how many it holds and the hash of what was sent. Entries that
 * others send never have an actor of kind `api_key`, so nobody can send one of these.
 */
export const BATCH_ACTION = 'audit.batch_appended';

export type HeadedBatch = TakenBatch & { tenantId: string; batch: string };

/** The batch that an entry heads; null for any other entry. */
export function batchOf(body: LogBody, position: number): HeadedBatch | null {
  if (body.action !== BATCH_ACTION || body.actor.kind !== 'api_key') return null;
  const { batch, entries, sha256 } = body.after ?? {};
  const tenantId = readId('ten', body.tenant);
  if (!tenantId || typeof batch !== 'string' || typeof entries !== 'number' || typeof sha256 !== 'string') return null;
  const answer = { batchId: batch, first: position + 1, entries, receivedAt: new Date(body.at) };
  return { tenantId, batch, sha256, position, answer };
}
