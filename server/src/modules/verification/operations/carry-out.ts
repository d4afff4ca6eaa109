import { appendDecision, type Verdict as CaseVerdict, openAlerts } from '#modules/cases';
import type { CustomerId } from '#modules/customers';
import type { Tx } from '#platform/db';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import type { Verdict } from '../policy.ts';
import { changeVerification } from '../store/index.ts';
import { complete } from './complete.ts';
import type { ReadPerson } from './gather-inputs.ts';

type About = { id: string; customerId: CustomerId; country: string | null };
type Basis = { policyVersion: string; hash: string; read: ReadPerson };

/** Does what the machine decided: an outcome with a decision on record, or a case for a person. */
export async function carryOut(tx: Tx, about: About, verdict: Verdict, basis: Basis): Promise<void> {
  await complete.keepPerson(tx, about, basis.read);
  if (verdict.kind === 'review') return toReview(tx, about, verdict);
  const decision: CaseVerdict = verdict.kind;
  const reasons = verdict.kind === 'approve' ? [] : verdict.reasons;
  await appendDecision(tx, {
    subject: { prefix: 'ver', id: about.id },
    caseId: null,
    customerId: about.customerId,
    decision,
    reasons,
    policyVersion: basis.policyVersion,
    hash: basis.hash,
    needsSecond: false,
  });
  await changeVerification(tx, about.id, { automated: true });
  await complete.apply(tx, about.id, {
    decision,
    reasons,
    ...(verdict.kind === 'resubmit' ? { redo: verdict.redo } : {}),
  });
}

/** Hands the verification to a person: an alert that becomes a case with a clock. */
export async function toReview(tx: Tx, about: About, verdict: Extract<Verdict, { kind: 'review' }>): Promise<void> {
  await changeVerification(tx, about.id, { status: 'in_review', reasons: verdict.reasons });
  const screening = verdict.reasons.some((reason) =>
    ['screening.sanctions', 'screening.own_block', 'screening.pep'].includes(reason),
  );
  await openAlerts(tx, [
    {
      kind: screening ? 'verification.screening' : 'verification.review',
      subject: { prefix: 'ver', id: about.id },
      customerId: about.customerId,
      country: about.country,
      reasons: verdict.reasons,
      facts: { reasons: verdict.reasons.length },
      priority: verdict.grave ? 'urgent' : 'routine',
      grave: verdict.grave,
    },
  ]);
  await record(tx, {
    action: 'verification.sent_to_review',
    subject: { prefix: 'ver', id: about.id },
    customerId: about.customerId,
    after: { reasons: verdict.reasons },
  });
  await emit(tx, { type: 'verification.in_review', subject: { prefix: 'ver', id: about.id } });
}
