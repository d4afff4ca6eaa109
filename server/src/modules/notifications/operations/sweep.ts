import { DAY_MS } from '#platform/clock';
import type { Database } from '#platform/db';
import { deleteCodesBefore } from '../store.ts';

/** Deletes codes a day after they were sent; the log keeps that they were. */
export async function sweepCodes(database: Database): Promise<void> {
  await database.system((tx) => deleteCodesBefore(tx, new Date(tx.now.getTime() - DAY_MS)));
}
