import type { CustomerId } from '#modules/customers';
import type { Database } from '#platform/db';
import { brandId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { OPEN } from '../policy.ts';
import { changeVerification, lockVerification, overdueVerifications } from '../store/index.ts';

/** Ends verifications past their date: nothing waits unseen. */
export async function expireOverdue(database: Database): Promise<void> {
  const now = new Date();
  for (const due of await database.system((tx) => overdueVerifications(tx, now))) {
    await database.write(
      {
        tenantId: brandId('ten', due.tenantId),
        actor: { kind: 'system', id: 'verification.expire', ip: null },
        requestId: 'schedule',
        now,
      },
      async (tx) => {
        const found = await lockVerification(tx, due.id);
        if (!OPEN.has(found.status) || found.expiresAt >= now) return;
        await changeVerification(tx, due.id, { status: 'expired', completedAt: now });
        await record(tx, {
          action: 'verification.expired',
          subject: { prefix: 'ver', id: due.id },
          customerId: found.customerId as CustomerId,
          before: { status: found.status },
          after: { status: 'expired' },
        });
        await emit(tx, { type: 'verification.expired', subject: { prefix: 'ver', id: due.id } });
      },
    );
  }
}
