import type { SystemTx } from '#platform/db';
import type { Attempts } from '../policy.ts';
import { own } from '../tables.ts';

/** The count of one e-mail, locked until the transaction ends, so that parallel guesses are counted one by one. */
export async function lockAttempts(tx: SystemTx, addressHash: Buffer): Promise<Attempts | null> {
  await own(tx)
    .insertInto('signInAttempt')
    .values({ addressHash, failed: 0, lastFailedAt: tx.now, lockedUntil: null })
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await own(tx)
    .selectFrom('signInAttempt')
    .select(['failed', 'lastFailedAt', 'lockedUntil'])
    .where('addressHash', '=', addressHash)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function saveAttempts(tx: SystemTx, addressHash: Buffer, attempts: Attempts): Promise<void> {
  await own(tx).updateTable('signInAttempt').set(attempts).where('addressHash', '=', addressHash).execute();
}

export async function clearAttempts(tx: SystemTx, addressHash: Buffer): Promise<void> {
  await own(tx).deleteFrom('signInAttempt').where('addressHash', '=', addressHash).execute();
}

export async function deleteAttemptsBefore(tx: SystemTx, at: Date): Promise<void> {
  await own(tx).deleteFrom('signInAttempt').where('lastFailedAt', '<', at).execute();
}
