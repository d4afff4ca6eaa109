import { type CustomerId, giveConsent } from '#modules/customers';
import type { Tx } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { notOpen, stepsMissing, verificationNotFound } from '../errors.ts';
import { changeVerification, lockVerification, saveInput, saveStep } from '../store/index.ts';
import { openForAnswer } from './answer-step.ts';
import { readJourney } from './apply-state.ts';
import { JUDGE_JOB } from './job-name.ts';

/** Every step done, the machine's part begins: queued in this transaction, so an acknowledged submission is never lost. */
export async function submit(tx: Tx, id: string): Promise<void> {
  const found = await openForAnswer(tx, id, true);
  if (tx.actor.kind !== 'applicant')
    await attest(tx, id, found.customerId as CustomerId, found.country !== null && found.documentType !== null);
  const { steps } = await readJourney(tx, found);
  const missing = steps.filter((step) => step.status !== 'done').map((step) => step.code);
  if (missing.length > 0) throw stepsMissing(missing);
  await changeVerification(tx, id, { status: 'submitted', outcome: null, reasons: [], submittedAt: tx.now });
  await record(tx, {
    action: 'verification.submitted',
    subject: { prefix: 'ver', id },
    customerId: found.customerId as CustomerId,
    after: { attempt: found.attempt },
  });
  await emit(tx, { type: 'verification.submitted', subject: { prefix: 'ver', id } });
  await enqueue(tx, { name: JUDGE_JOB }, { verificationId: id });
}

/** An integrator who submits through the API says to have the person's consent; that is recorded as theirs. */
async function attest(tx: Tx, id: string, customerId: CustomerId, chosen: boolean): Promise<void> {
  await giveConsent(tx, {
    customerId,
    purposes: ['identity', 'face', 'screening'],
    version: 'attested-by-integrator',
    locale: 'en',
  });
  await saveStep(tx, id, { code: 'consent', kind: 'consent', status: 'done', reasons: [] });
  if (chosen) await saveStep(tx, id, { code: 'choice', kind: 'choice', status: 'done', reasons: [] });
}

export async function cancelVerification(tx: Tx, id: string, reason: string): Promise<void> {
  const found = await lockVerification(tx, id);
  if (['completed', 'cancelled', 'expired'].includes(found.status)) throw notOpen(found.status);
  await changeVerification(tx, id, { status: 'cancelled', completedAt: tx.now });
  await record(tx, {
    action: 'verification.cancelled',
    subject: { prefix: 'ver', id },
    customerId: found.customerId as CustomerId,
    before: { status: found.status },
    after: { status: 'cancelled' },
    reason,
  });
  await emit(tx, { type: 'verification.cancelled', subject: { prefix: 'ver', id } });
}

/** The applicant asks for a second look at a decline; it opens once, and what they wrote is for the officer to read. */
export async function appeal(
  tx: Tx,
  id: string,
  text: string,
): Promise<{ customerId: CustomerId; country: string | null; first: boolean }> {
  const found = await lockVerification(tx, id);
  if (found.outcome !== 'declined') throw verificationNotFound();
  const customerId = found.customerId as CustomerId;
  if (found.appealedAt) return { customerId, country: found.country, first: false };
  await changeVerification(tx, id, { appealedAt: tx.now });
  await saveInput(tx, found, 'appeal', { appeal: text });
  await record(tx, { action: 'verification.appealed', subject: { prefix: 'ver', id }, customerId, sealed: { text } });
  return { customerId, country: found.country, first: true };
}
