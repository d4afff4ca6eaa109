import { type CustomerId, customerNotFound, findCustomer } from '#modules/customers';
import type { Database, Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { templateNotFound } from '../errors.ts';
import { deleteTemplates, overdueTemplates } from '../store.ts';

const AT_ONCE = 500;

/** Deletes a customer's face templates and nothing else of theirs. Refuses when there is none. */
export async function deleteFaceTemplate(tx: Tx, customerId: CustomerId): Promise<void> {
  if (!(await findCustomer(tx, customerId))) throw customerNotFound();
  if (!(await forget(tx, customerId, 'asked_for'))) throw templateNotFound();
}

/** Deletes templates past the day until which they may be kept. */
export async function expireTemplates(database: Database): Promise<void> {
  const now = new Date();
  for (const due of await database.system((tx) => overdueTemplates(tx, AT_ONCE))) {
    const actor = { kind: 'system', id: 'faces.expire', ip: null } as const;
    await database.write({ tenantId: brandId('ten', due.tenantId), actor, requestId: 'schedule', now }, (tx) =>
      forget(tx, due.customerId, 'kept_long_enough'),
    );
  }
}

async function forget(tx: Tx, customerId: CustomerId, why: 'asked_for' | 'kept_long_enough'): Promise<boolean> {
  const count = await deleteTemplates(tx, customerId);
  if (count === 0) return false;
  const subject = { prefix: 'cus', id: customerId } as const;
  await record(tx, { action: 'face.template_deleted', subject, customerId, after: { why, count } });
  await emit(tx, { type: 'face.template_deleted', subject });
  return true;
}
