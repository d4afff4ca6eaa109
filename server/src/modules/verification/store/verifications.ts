import { type Db, type SystemTx, sql, type Tx } from '#platform/db';
import { verificationNotFound } from '../errors.ts';
import type { Outcome, Status, VerificationId } from '../schema.ts';
import { own, read, type Verification } from '../tables.ts';

const COLUMNS = [
  'id',
  'customerId',
  'flowVersionId',
  'purpose',
  'status',
  'outcome',
  'country',
  'documentType',
  'locale',
  'attempt',
  'attemptsMax',
  'reasons',
  'canRetry',
  'consentVersion',
  'confirmed',
  'scenario',
  'simulated',
  'automated',
  'inputsHash',
  'policyVersion',
  'tier',
  'rating',
  'appealedAt',
  'createdAt',
  'submittedAt',
  'completedAt',
  'expiresAt',
  'version',
] as const;

export async function findVerification(db: Db, id: string): Promise<Verification | null> {
  return (
    (await read(db)
      .selectFrom('verification')
      .select(COLUMNS)
      .where('tenantId', '=', db.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

export async function getVerification(db: Db, id: string): Promise<Verification> {
  const found = await findVerification(db, id);
  if (!found) throw verificationNotFound();
  return found;
}

/** The row locked to the end of the transaction: two devices of one applicant act one after the other. */
export async function lockVerification(tx: Tx, id: string): Promise<Verification> {
  const found = await read(tx)
    .selectFrom('verification')
    .select(COLUMNS)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw verificationNotFound();
  return found;
}

export async function changeVerification(
  tx: Tx,
  id: string,
  change: Partial<Omit<Verification, 'id' | 'version'>>,
): Promise<void> {
  await own(tx)
    .updateTable('verification')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

export type VerificationFilter = {
  status?: string | undefined;
  outcome?: string | undefined;
  country?: string | undefined;
  customerId?: string;
  limit: number;
  after: string[] | null;
};

export async function listVerifications(db: Db, filter: VerificationFilter): Promise<Verification[]> {
  let query = read(db).selectFrom('verification').select(COLUMNS).where('tenantId', '=', db.tenantId);
  if (filter.status) query = query.where('status', '=', filter.status as Status);
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome as Outcome);
  if (filter.country) query = query.where('country', '=', filter.country);
  if (filter.customerId) query = query.where('customerId', '=', filter.customerId);
  if (filter.after)
    query = query.where(sql<boolean>`(created_at, id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  return query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Due verifications of every tenant: past their date and still open. */
export async function overdueVerifications(
  tx: SystemTx,
  now: Date,
): Promise<{ tenantId: string; id: VerificationId }[]> {
  const rows = await own(tx)
    .selectFrom('verification')
    .select(['tenantId', 'id'])
    .where('status', 'in', ['created', 'started', 'awaiting_customer'])
    .where('expiresAt', '<', now)
    .limit(500)
    .execute();
  return rows.map((row) => ({ tenantId: row.tenantId, id: row.id as VerificationId }));
}
