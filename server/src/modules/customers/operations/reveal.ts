import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { customerNotFound, tooManyReveals } from '../errors.ts';
import type { CustomerId, FieldName } from '../schema.ts';
import { findCustomer, own, readFields } from '../store.ts';

const PER_HOUR = 120;
const SHOWN_FOR_MS = 5 * 60_000;

/** Shows fields in clear to a person who gave a reason: counted, limited, and in the log before the answer leaves. */
export async function revealFields(
  tx: Tx,
  customerId: CustomerId,
  input: { fields: readonly FieldName[]; reason: string },
): Promise<{ values: Record<string, string | null>; until: Date }> {
  if (!(await findCustomer(tx, customerId))) throw customerNotFound();
  const recent = await own(tx)
    .selectFrom('reveal')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('tenantId', '=', tx.tenantId)
    .where('actorId', '=', tx.actor.id)
    .where('at', '>', new Date(tx.now.getTime() - 3_600_000))
    .executeTakeFirst();
  if (Number(recent?.count ?? 0) >= PER_HOUR) throw tooManyReveals(PER_HOUR);

  await own(tx)
    .insertInto('reveal')
    .values({ tenantId: tx.tenantId, id: newId('evt'), customerId, actorId: tx.actor.id, at: tx.now })
    .execute();
  await record(tx, {
    action: 'customer.revealed',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    after: { fields: input.fields },
    reason: input.reason,
  });
  const stored = new Map((await readFields(tx, customerId)).map((field) => [field.name, field.value]));
  return {
    values: Object.fromEntries(input.fields.map((name) => [name, stored.get(name) ?? null])),
    until: new Date(tx.now.getTime() + SHOWN_FOR_MS),
  };
}
