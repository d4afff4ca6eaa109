import { type CustomerId, liftRestrictions } from '#modules/customers';
import type { Database, Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { addSpent } from '../lane/memory.ts';
import {
  type EntryWithVerdict,
  expiredHolds,
  insertVerdict,
  lockState,
  openHolds,
  writeDecisions,
} from '../store/index.ts';
import { CAUSE } from '../words.ts';

const EXPIRED_MAX = 200;
type Ending = { verdict: 'released' | 'refused'; reason: string };

/**
 * Ends open holds of a customer: all of them, or those that are meant. What is let go ends the freeze as well, unless something is still
 * held; what is refused no longer counts against the limits.
 */
export async function endHolds(
  tx: Tx,
  customerId: string,
  ending: Ending,
  isMeant: (entry: EntryWithVerdict) => boolean = () => true,
): Promise<void> {
  // The state is locked first, as every decision does: one of the two comes after the other.
  const state = await lockState(tx, customerId);
  const open = await openHolds(tx, customerId);
  const held = open.filter(isMeant);
  for (const entry of held) await endOne(tx, entry, ending);
  if (ending.verdict === 'released' && held.length === open.length)
    await liftRestrictions(tx, brandId('cus', customerId), CAUSE, ending.reason);
  const counted = held.filter((entry) => entry.countedMinor > 0n);
  if (ending.verdict !== 'refused' || !state || counted.length === 0) return;
  const spent = new Map(state.spent.days.map(([day, minor]): [number, bigint] => [day, BigInt(minor)]));
  for (const entry of counted) addSpent(spent, entry.at, -entry.countedMinor);
  const days = [...spent].map(([day, minor]): [number, string] => [day, minor.toString()]);
  await writeDecisions(
    tx,
    [],
    [{ ...state, version: state.version + 1n, spent: { currency: state.spent.currency, days } }],
  );
}

async function endOne(tx: Tx, entry: EntryWithVerdict, { verdict, reason }: Ending): Promise<void> {
  if (!(await insertVerdict(tx, { transactionId: entry.id, verdict, reason }))) return;
  const subject = { prefix: 'txn', id: entry.id } as const;
  await record(tx, {
    action: `transaction.${verdict}`,
    subject,
    customerId: entry.customerId as CustomerId,
    before: { outcome: entry.outcome },
    after: { verdict },
    reason,
  });
  await emit(tx, { type: `transaction.${verdict}`, subject });
}

/**
 * A hold that nobody ended in its time ends by itself: one that a doubt alone opened lets the payment go, one about who the customer is
 * refuses it, since not being known is no doubt that time answers.
 */
export async function expireHolds(database: Database, now: Date, tenants: readonly { id: string }[]): Promise<void> {
  for (const { id } of tenants) {
    const scope = {
      tenantId: brandId('ten', id),
      actor: { kind: 'system', id: 'transactions.expire', ip: null },
      requestId: 'transactions.expire',
      now,
    } as const;
    const due = await database.read(scope, (db) => expiredHolds(db, EXPIRED_MAX));
    for (const customerId of new Set(due.map((entry) => entry.customerId)))
      await database.write(scope, (tx) => expireOf(tx, customerId));
  }
}

async function expireOf(tx: Tx, customerId: string): Promise<void> {
  const isDue = ({ holdExpiresAt }: EntryWithVerdict) => holdExpiresAt !== null && holdExpiresAt <= tx.now;
  const reason = 'hold.expired';
  await endHolds(tx, customerId, { verdict: 'refused', reason }, (entry) => isDue(entry) && !isDoubtAlone(entry));
  await endHolds(tx, customerId, { verdict: 'released', reason }, (entry) => isDue(entry) && isDoubtAlone(entry));
}

const isDoubtAlone = ({ reasons }: EntryWithVerdict): boolean => reasons.every((one) => one.startsWith('rule.'));
