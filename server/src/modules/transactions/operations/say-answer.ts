import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { notAsked, transactionNotFound } from '../errors.ts';
import type { SayAnswer } from '../schema/answers.ts';
import type { TransactionId } from '../schema/index.ts';
import { insertAnswer } from '../store/answers.ts';
import { findEntry, insertLabel } from '../store/index.ts';

const DENIED = 'the customer denied it when called back';

/**
 * What came of a code or a call that the decision asked for. A customer who denies the payment labels it fraud; one who confirms it labels
 * nothing, since whoever is deceived confirms too.
 */
export async function sayAnswer(tx: Tx, id: TransactionId, answer: SayAnswer): Promise<void> {
  const entry = await findEntry(tx, id);
  if (!entry) throw transactionNotFound();
  if (!entry.actions.includes(answer.asked)) throw notAsked();
  await insertAnswer(tx, id, answer);
  if (answer.result === 'denied')
    await insertLabel(tx, { id: newId('mon'), transactionId: id, label: 'fraud', reason: DENIED });
  await record(tx, { action: 'transaction.answered', subject: { prefix: 'txn', id }, after: answer });
}
