import type { DocumentReading } from '@acquaint/engines/documents';
import type { CustomerId } from '#modules/customers';
import type { FlowDefinition } from '#modules/regulation';
import { type Db, ownTables, type SystemTx, sql, type Tx } from '#platform/db';
import { customerKey, openText, sealText } from '#platform/vault';
import { verificationNotFound } from './errors.ts';
import type { StepState } from './policy.ts';
import type { Outcome, Side, Status, VerificationId } from './schema.ts';

export type Verification = {
  id: string;
  customerId: string;
  flowVersionId: string;
  purpose: 'onboarding' | 'step_up' | 'periodic' | 'recovery';
  status: Status;
  outcome: Outcome | null;
  country: string | null;
  documentType: string | null;
  locale: string;
  attempt: number;
  attemptsMax: number;
  reasons: string[];
  canRetry: boolean;
  consentVersion: string | null;
  confirmed: string[];
  scenario: string | null;
  simulated: boolean;
  automated: boolean;
  inputsHash: string | null;
  policyVersion: string | null;
  tier: number | null;
  rating: string | null;
  appealedAt: Date | null;
  createdAt: Date;
  submittedAt: Date | null;
  completedAt: Date | null;
  expiresAt: Date;
  version: number;
};
export type StoredStep = StepState & { reasons: string[]; retakes: number; at: Date | null };
export type Capture = {
  id: string;
  verificationId: string;
  customerId: string;
  attempt: number;
  step: string;
  side: Side;
  blobId: string;
  portraitBlobId: string | null;
  width: number;
  height: number;
  bytes: number;
  quality: Record<string, number>;
  reading: Buffer | null;
  current: boolean;
  simulated: boolean;
  at: Date;
};
type FlowColumns = {
  tenantId: string;
  id: string;
  code: string;
  country: string | null;
  pack: string;
  version: number;
  digest: string;
  createdAt: Date;
};
type VerificationTables = {
  flowVersion: FlowColumns & { definition: string };
  verification: Verification & { tenantId: string };
  verificationStep: StoredStep & { tenantId: string; verificationId: string };
  verificationInput: { tenantId: string; verificationId: string; step: string; sealed: Buffer; at: Date };
  capture: Omit<Capture, 'quality'> & { tenantId: string; quality: string };
  applicantToken: {
    tenantId: string;
    id: string;
    verificationId: string;
    kind: 'link' | 'handoff' | 'session' | 'watch';
    hash: Buffer;
    createdAt: Date;
    expiresAt: Date;
    revokedAt: Date | null;
  };
};
export const own = ownTables<VerificationTables>();
const read = ownTables<
  Omit<VerificationTables, 'flowVersion' | 'capture'> & {
    flowVersion: FlowColumns & { definition: FlowDefinition };
    capture: Capture & { tenantId: string };
  }
>();

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

export type FlowVersion = {
  id: string;
  code: string;
  version: number;
  pack: string;
  country: string | null;
  definition: FlowDefinition;
  createdAt: Date;
};
const FLOW = ['id', 'code', 'version', 'pack', 'country', 'definition', 'createdAt'] as const;

export async function findFlow(db: Db, id: string): Promise<FlowVersion> {
  return read(db)
    .selectFrom('flowVersion')
    .select(FLOW)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function listFlows(db: Db): Promise<FlowVersion[]> {
  return read(db)
    .selectFrom('flowVersion')
    .select(FLOW)
    .where('tenantId', '=', db.tenantId)
    .orderBy('pack')
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();
}

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

const CAPTURE = [
  'id',
  'verificationId',
  'customerId',
  'attempt',
  'step',
  'side',
  'blobId',
  'portraitBlobId',
  'width',
  'height',
  'bytes',
  'quality',
  'reading',
  'current',
  'simulated',
  'at',
] as const;

export async function capturesOf(db: Db, id: string): Promise<Capture[]> {
  return read(db)
    .selectFrom('capture')
    .select(CAPTURE)
    .where('tenantId', '=', db.tenantId)
    .where('verificationId', '=', id)
    .where('current', '=', true)
    .orderBy('at')
    .limit(20)
    .execute();
}

export async function findCapture(db: Db, id: string): Promise<Capture | null> {
  return (
    (await read(db)
      .selectFrom('capture')
      .select(CAPTURE)
      .where('tenantId', '=', db.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

/** Keeps a picture as the current one of its side; an earlier one stays as evidence but counts no more. */
export async function saveCapture(
  tx: Tx,
  capture: Omit<Capture, 'reading' | 'current'> & { reading: DocumentReading | null },
): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ current: false })
    .where('tenantId', '=', tx.tenantId)
    .where('verificationId', '=', capture.verificationId)
    .where('step', '=', capture.step)
    .where('side', '=', capture.side)
    .where('current', '=', true)
    .execute();
  const reading = capture.reading ? await sealReading(tx, capture.customerId, capture.id, capture.reading) : null;
  await own(tx)
    .insertInto('capture')
    .values({ ...capture, tenantId: tx.tenantId, quality: JSON.stringify(capture.quality), reading, current: true })
    .execute();
}

export async function saveReading(
  tx: Tx,
  capture: Pick<Capture, 'id' | 'customerId'>,
  reading: DocumentReading,
): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ reading: await sealReading(tx, capture.customerId, capture.id, reading) })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', capture.id)
    .execute();
}

export async function setPortrait(tx: Tx, captureId: string, blobId: string): Promise<void> {
  await own(tx)
    .updateTable('capture')
    .set({ portraitBlobId: blobId })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', captureId)
    .execute();
}

/** The lines of text are left out: fields, sources and zone carry all that is judged or shown. */
async function sealReading(tx: Tx, customerId: string, captureId: string, reading: DocumentReading): Promise<Buffer> {
  const key = await customerKey(tx, customerId as CustomerId);
  return sealText(key, placeOf('capture', 'reading', captureId), JSON.stringify({ ...reading, lines: [] }));
}

export async function openReading(db: Db, capture: Capture): Promise<DocumentReading | null> {
  if (!capture.reading) return null;
  const key = await customerKey(db, capture.customerId as CustomerId);
  return JSON.parse(openText(key, placeOf('capture', 'reading', capture.id), capture.reading)) as DocumentReading;
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

function placeOf(table: string, column: string, row: string) {
  return { table, column, row };
}
