import type { Ctx, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { transactionNotFound } from '../errors.ts';
import type { BatchAnswer, LabelTransaction, TransactionId, TransactionIn } from '../schema/index.ts';
import { findEntry, insertKnown, insertLabel } from '../store/index.ts';

/** What a payment turned out to be, as somebody outside the desk learned: a charge-back, the police, the customer. */
export async function labelTransaction(tx: Tx, id: TransactionId, { label, reason }: LabelTransaction): Promise<void> {
  if (!(await findEntry(tx, id))) throw transactionNotFound();
  await insertLabel(tx, { id: newId('mon'), transactionId: id, label, reason });
  await record(tx, { action: 'transaction.labelled', subject: { prefix: 'txn', id }, after: { label }, reason });
}

type Told = { given: { input: TransactionIn | null }; line: BatchAnswer['lines'][number] };

/** The outcomes that a history brought along, as if each had been said of its payment; sent again, they change nothing. */
export async function keepKnown(ctx: Ctx, told: readonly Told[]): Promise<void> {
  const known = told.flatMap(({ given, line }) => {
    const transactionId = line.decision?.id;
    const label = given.input?.known;
    return transactionId && label ? [{ id: newId('mon'), transactionId, label }] : [];
  });
  if (known.length > 0) await ctx.database.write(ctx, (tx) => insertKnown(tx, known));
}
