import { countryCode } from '@acquaint/engines/lists';
import type { AppliedDecision } from '#modules/cases';
import {
  acceptDocuments,
  type CustomerId,
  type FieldName,
  findCustomer,
  keepDocument,
  setStanding,
  tierLostToExpiry,
  updateFields,
} from '#modules/customers';
import { packNumber } from '#modules/regulation';
import { OPENING_FAMILIARITY, tierAfter } from '#modules/risk';
import { DAY_MS } from '#platform/clock';
import type { Tx } from '#platform/db';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { attemptsExceeded } from '../errors.ts';
import { stepsToRedo } from '../policy.ts';
import { changeVerification, lockVerification, saveStep, type Verification } from '../store/index.ts';
import { readJourney } from './apply-state.ts';
import type { ReadPerson } from './gather-inputs.ts';
import { prolongLink } from './session.ts';

type Applied = Pick<AppliedDecision, 'decision' | 'reasons'> & { redo?: string[] };

/** What was read of the person becomes theirs, whatever the decision will be: officers and later checks need it. */
async function keepPerson(tx: Tx, about: { customerId: CustomerId }, read: ReadPerson): Promise<void> {
  await updateFields(tx, about.customerId, read.fields as Partial<Record<FieldName, string>>, 'printed');
  if (read.documentClass)
    await keepDocument(tx, {
      customerId: about.customerId,
      class: read.documentClass,
      country: read.country && (countryCode(read.country)?.toUpperCase() ?? read.country),
      number: read.fields.document_number ?? read.fields.personal_number ?? null,
      expiryDate: read.expiryDate,
    });
}

/** A decision in force, the machine's or a person's, becomes the verification's outcome and the customer's standing. */
async function apply(tx: Tx, id: string, decision: Applied): Promise<void> {
  const found = await lockVerification(tx, id);
  switch (decision.decision) {
    case 'approve':
      return approve(tx, found);
    case 'decline':
      return finish(tx, found, { outcome: 'declined', reasons: [...decision.reasons] });
    case 'resubmit':
      return handBack(tx, found, decision);
  }
}

async function approve(tx: Tx, found: Verification): Promise<void> {
  const rating =
    found.rating === 'medium' || found.rating === 'high' || found.rating === 'prohibited' ? found.rating : 'low';
  const customerId = found.customerId as CustomerId;
  const customer = await findCustomer(tx, customerId);
  const tier = tierAfter(rating, { current: customer?.tier ?? 0, lost: await tierLostToExpiry(tx, customerId) });
  const familiarity = Math.max(OPENING_FAMILIARITY, customer?.familiarity ?? 0);
  await acceptDocuments(tx, customerId, found.createdAt);
  const standing = { status: 'active', tier, rating, familiarity, verified: true } as const;
  await setStanding(tx, customerId, standing, 'verification approved');
  await finish(tx, found, { outcome: 'approved', reasons: [], tier });
}

async function finish(
  tx: Tx,
  found: Verification,
  end: { outcome: 'approved' | 'declined'; reasons: string[]; tier?: number },
): Promise<void> {
  await changeVerification(tx, found.id, { status: 'completed', ...end, canRetry: false, completedAt: tx.now });
  await record(tx, {
    action: 'verification.completed',
    subject: { prefix: 'ver', id: found.id },
    customerId: found.customerId as CustomerId,
    before: { status: found.status },
    after: { status: 'completed', outcome: end.outcome, tier: end.tier ?? null },
  });
  await emit(tx, {
    type: 'verification.completed',
    subject: { prefix: 'ver', id: found.id },
    facts: { outcome: end.outcome },
  });
}

/** Back to the applicant with the steps to do again and time to do them; the attempt is counted, its cap holds for officers as well. */
async function handBack(tx: Tx, found: Verification, decision: Applied): Promise<void> {
  if (found.attempt >= found.attemptsMax) throw attemptsExceeded();
  const { steps, pack } = await readJourney(tx, found);
  const expiresAt = new Date(tx.now.getTime() + packNumber(pack, 'link_valid_days') * DAY_MS);
  for (const code of decision.redo ?? stepsToRedo(decision.reasons, steps)) {
    const step = steps.find((one) => one.code === code);
    if (step) await saveStep(tx, found.id, { code, kind: step.kind, status: 'redo', reasons: [...decision.reasons] });
  }
  await changeVerification(tx, found.id, {
    status: 'awaiting_customer',
    outcome: 'resubmit',
    reasons: [...decision.reasons],
    canRetry: true,
    attempt: found.attempt + 1,
    expiresAt,
  });
  await prolongLink(tx, found.id, expiresAt);
  await record(tx, {
    action: 'verification.handed_back',
    subject: { prefix: 'ver', id: found.id },
    customerId: found.customerId as CustomerId,
    after: { reasons: decision.reasons, attempt: found.attempt + 1 },
  });
  await emit(tx, { type: 'verification.awaiting_customer', subject: { prefix: 'ver', id: found.id } });
}

export const complete = { keepPerson, apply };
