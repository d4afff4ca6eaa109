import type { Db, Tx } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { brandId, newId } from '#platform/ids';
import { record } from '#platform/record';
import { blinders } from '#platform/vault';
import { payeeBlocked, payeeNotFound } from '../errors.ts';
import type { BlockedPayeeRow, BlockPayee } from '../schema/index.ts';
import {
  actorOf,
  type BlockedPayee,
  insertBlockedPayee,
  listBlockedPayees,
  removeBlockedPayee,
} from '../store/index.ts';
import { type Names, namesOf } from './people.ts';

/** Puts an account on the list of payees whose first payment is held; it holds within a second. */
export async function blockPayee(tx: Tx, { reference, reason }: BlockPayee): Promise<BlockedPayeeRow> {
  const { 'transaction.counterparty': blind } = await blinders(tx, ['transaction.counterparty']);
  const payee = {
    id: newId('ent'),
    token: blind(`${tx.tenantId}|${reference}`),
    masked: `…${reference.slice(-4)}`,
    reason,
    byActor: actorOf(tx),
    at: tx.now,
  };
  if (!(await insertBlockedPayee(tx, payee))) throw payeeBlocked();
  await record(tx, {
    action: 'transaction.payee_blocked',
    subject: { prefix: 'ent', id: payee.id },
    after: { masked: payee.masked },
    reason,
  });
  return rowOf({ ...payee, removedAt: null, removedBy: null, removedReason: null }, await namesOf(tx, [payee.byActor]));
}

export async function unblockPayee(tx: Tx, id: string, reason: string): Promise<BlockedPayeeRow> {
  const removed = await removeBlockedPayee(tx, id, { removedBy: actorOf(tx), removedReason: reason });
  if (!removed) throw payeeNotFound();
  await record(tx, {
    action: 'transaction.payee_unblocked',
    subject: { prefix: 'ent', id },
    before: { masked: removed.masked },
    reason,
  });
  return rowOf(removed, await namesOf(tx, [removed.byActor, removed.removedBy]));
}

export async function readBlockedPayees(
  db: Db,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<BlockedPayeeRow>> {
  const before = readCursor(query.cursor, 1)?.[0] ?? null;
  const page = cutPage(await listBlockedPayees(db, query.limit, before), query.limit, (row) => [row.id]);
  const nameOf = await namesOf(
    db,
    page.data.flatMap((one) => [one.byActor, one.removedBy]),
  );
  return { data: page.data.map((one) => rowOf(one, nameOf)), nextCursor: page.nextCursor };
}

function rowOf(payee: BlockedPayee, nameOf: Names): BlockedPayeeRow {
  const { id, masked, reason, byActor, at, removedAt, removedBy, removedReason } = payee;
  const removed =
    removedAt && removedBy !== null ? { by: nameOf(removedBy), reason: removedReason ?? '', at: removedAt } : null;
  return { id: brandId('ent', id), masked, reason, by: nameOf(byActor), at, removed };
}
