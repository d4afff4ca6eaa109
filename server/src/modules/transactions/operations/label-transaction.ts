import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { transactionNotFound } from '../errors.ts';
import type { LabelTransaction, TransactionId } from '../schema/index.ts';
import { findEntry, insertLabel } from '../store/index.ts';

/** What a payment turned out to be, as somebody outside the desk learned: a charge-back, the police, the customer. */
export async function labelTransaction(tx: Tx, id: TransactionId, { label, reason }: LabelTransaction): Promise<void> {
  if (!(await findEntry(tx, id))) throw transactionNotFound();
  await insertLabel(tx, { id: newId('mon'), transactionId: id, label, reason });
  await record(tx, { action: 'transaction.labelled', subject: { prefix: 'txn', id }, after: { label }, reason });
}
