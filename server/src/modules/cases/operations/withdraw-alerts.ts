import type { CustomerId } from '#modules/customers';
import type { Tx } from '#platform/db';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { changeCase, findOpenCase, lockCase, own } from '../store.ts';

/** Closes the open alerts of a kind about a subject because their reason is gone, and their case with them; a decided case is left as it is. */
export async function withdrawAlerts(
  tx: Tx,
  about: { kind: string; subjectId: string; reason: string },
): Promise<number> {
  const closed = await own(tx)
    .updateTable('alert')
    .set({ closedAt: tx.now, closedReason: about.reason })
    .where('tenantId', '=', tx.tenantId)
    .where('kind', '=', about.kind)
    .where('subjectId', '=', about.subjectId)
    .where('closedAt', 'is', null)
    .returning(['id', 'customerId'])
    .execute();
  for (const { id, customerId } of closed)
    await record(tx, {
      action: 'alert.withdrawn',
      subject: { prefix: 'alr', id },
      ...(customerId ? { customerId: customerId as CustomerId } : {}),
      reason: about.reason,
    });
  const open = await findOpenCase(tx, about.kind, about.subjectId);
  const found = open && (await lockCase(tx, open.id as never));
  if (!found || found.status === 'resolved') return closed.length;
  await changeCase(tx, found.id, {
    status: 'resolved',
    resolution: 'withdrawn',
    resolvedAt: tx.now,
    reasons: [...new Set([...found.reasons, about.reason])],
  });
  await record(tx, {
    action: 'case.resolved',
    subject: { prefix: 'cas', id: found.id },
    ...(found.customerId ? { customerId: found.customerId as CustomerId } : {}),
    before: { status: found.status },
    after: { status: 'resolved', resolution: 'withdrawn' },
    reason: about.reason,
  });
  await emit(tx, { type: 'case.resolved', subject: { prefix: 'cas', id: found.id }, facts: { decision: null } });
  return closed.length;
}
