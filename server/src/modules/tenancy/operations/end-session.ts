import type { Tx } from '#platform/db';
import { record } from '#platform/record';
import { staffOnly } from '../errors.ts';
import { endSessionRow } from '../store/index.ts';

/** Signs out: the token is worth nothing from here on, whoever holds a copy. */
export async function endSession(tx: Tx, sessionId: string | undefined): Promise<void> {
  if (tx.actor.kind !== 'staff' || !sessionId) throw staffOnly();
  const ended = await endSessionRow(tx, sessionId);
  if (ended) await record(tx, { action: 'staff.signed_out', subject: { prefix: 'stf', id: tx.actor.id } });
}
