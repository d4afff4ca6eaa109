import { DAY_MS } from '#platform/clock';
import type { Database } from '#platform/db';
import { FORGET_FAILURES_MS } from '../policy.ts';
import { deleteAttemptsBefore, deleteSessionsBefore } from '../store/index.ts';

/** Deletes sessions a day after they ran out, and failures that count no more. */
export async function sweepSignIns(database: Database): Promise<void> {
  await database.system(async (tx) => {
    await deleteSessionsBefore(tx, new Date(tx.now.getTime() - DAY_MS));
    await deleteAttemptsBefore(tx, new Date(tx.now.getTime() - FORGET_FAILURES_MS));
  });
}
