import type { CustomerId } from '#modules/customers';
import type { Db, Tx } from '#platform/db';
import { customerKey, openText, sealText } from '#platform/vault';
import { own, placeOf, read, type StoredStep, type Verification } from '../tables.ts';

export async function stepsOf(db: Db, id: string): Promise<StoredStep[]> {
  return read(db)
    .selectFrom('verificationStep')
    .select(['code', 'kind', 'status', 'reasons', 'retakes', 'at'])
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', id)
    .limit(40)
    .execute();
}

export async function saveStep(
  tx: Tx,
  id: string,
  step: Omit<StoredStep, 'at' | 'retakes'> & { retakes?: number },
): Promise<void> {
  const row = { status: step.status, reasons: step.reasons, retakes: step.retakes ?? 0, at: tx.now };
  await own(tx)
    .insertInto('verificationStep')
    .values({ tenantId: tx.tenantId, verificationId: id, code: step.code, kind: step.kind, ...row })
    .onConflict((c) => c.columns(['tenantId', 'verificationId', 'code']).doUpdateSet(row))
    .execute();
}

/** What was typed in a step, sealed under the customer's key. */
export async function saveInput(
  tx: Tx,
  found: Verification,
  step: string,
  values: Record<string, string>,
): Promise<void> {
  const key = await customerKey(tx, found.customerId as CustomerId);
  const sealed = sealText(key, placeOf('verification_input', step, found.id), JSON.stringify(values));
  await own(tx)
    .insertInto('verificationInput')
    .values({ tenantId: tx.tenantId, verificationId: found.id, step, sealed, at: tx.now })
    .onConflict((c) => c.columns(['tenantId', 'verificationId', 'step']).doUpdateSet({ sealed, at: tx.now }))
    .execute();
}

export async function readInputs(db: Db, found: Verification): Promise<Record<string, string>> {
  const rows = await own(db)
    .selectFrom('verificationInput')
    .select(['step', 'sealed'])
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', found.id)
    .limit(40)
    .execute();
  if (rows.length === 0) return {};
  const key = await customerKey(db, found.customerId as CustomerId);
  return Object.assign(
    {},
    ...rows.map(
      (row) =>
        JSON.parse(openText(key, placeOf('verification_input', row.step, found.id), row.sealed)) as Record<
          string,
          string
        >,
    ),
  ) as Record<string, string>;
}
