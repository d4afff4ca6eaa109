import { type CustomerId, findCustomer } from '#modules/customers';
import type { Tx } from '#platform/db';
import { type Id, newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKey, sealText } from '#platform/vault';
import { type AppliedDecision, alertKind, type Subject } from '../alert-kinds.ts';
import { caseNotFound } from '../errors.ts';
import { checkApproval, checkProposal, dispositionOf, needsSecond, REASONS } from '../policy.ts';
import type { CaseId, DecisionId, Verdict } from '../schema.ts';
import { changeCase, decisionsOf, insertDecision, lockCase, own, type StoredCase } from '../store.ts';

type Proposal = { decision: Verdict; reasons: readonly string[]; note?: string | undefined; version: number };

/** Proposes a decision; it takes force at once, or waits for a second person where policy asks for one. */
export async function proposeDecision(tx: Tx, caseId: CaseId, proposal: Proposal): Promise<void> {
  const found = await lockCase(tx, caseId);
  if (!found) throw caseNotFound();
  const kind = alertKind(tx, found.kind);
  const subject = subjectOf(found);
  const state = { ...found, rating: await ratingOf(tx, found.customerId) };
  checkProposal(state, proposal, {
    reasons: kind.reasons ?? REASONS,
    blockers: await kind.blockers(tx, subject),
  });

  const second = needsSecond(state, proposal.decision);
  const id = await appendDecision(tx, {
    subject,
    caseId,
    customerId: found.customerId,
    ...proposal,
    ...(await kind.inputs(tx, subject)),
    needsSecond: second,
  });
  if (second) {
    await changeCase(tx, caseId, {
      status: 'pending_approval',
      assigneeId: tx.actor.kind === 'staff' ? tx.actor.id : found.assigneeId,
    });
    await emit(tx, { type: 'case.pending_approval', subject: { prefix: 'cas', id: caseId } });
  } else
    await putInForce(tx, found, {
      id,
      decision: proposal.decision,
      disposition: dispositionOf(proposal.decision),
      reasons: proposal.reasons,
    });
}

/** The second person's word on a pending decision: in force, or back to the desk. */
export async function settleApproval(
  tx: Tx,
  caseId: CaseId,
  input: { approve: boolean; note?: string | undefined; version: number },
): Promise<void> {
  const found = await lockCase(tx, caseId);
  if (!found) throw caseNotFound();
  const waiting = (await decisionsOf(tx, found.subjectId)).findLast(
    (one) => one.caseId === caseId && one.needsSecond && one.approved === null,
  );
  const pending = waiting ? { proposedBy: waiting.proposedBy, decision: waiting.decision } : null;
  checkApproval({ ...found, rating: null }, pending, tx.actor, input.version);
  if (!waiting) return;

  await own(tx)
    .insertInto('decisionApproval')
    .values({
      tenantId: tx.tenantId,
      decisionId: waiting.id,
      approved: input.approve,
      byKind: tx.actor.kind,
      byActor: tx.actor.id,
      note: await sealNote(tx, found.customerId, waiting.id, 'approval_note', input.note),
      at: tx.now,
    })
    .execute();
  await record(tx, {
    action: input.approve ? 'decision.approved' : 'decision.rejected',
    subject: { prefix: 'dec', id: waiting.id },
    ...customerOf(found),
    after: { case: caseId, decision: waiting.decision },
  });
  if (input.approve)
    await putInForce(tx, found, {
      id: waiting.id as DecisionId,
      decision: waiting.decision,
      disposition: waiting.disposition,
      reasons: waiting.reasons,
    });
  else await changeCase(tx, caseId, { status: 'in_progress' });
}

async function putInForce(tx: Tx, found: StoredCase, decision: AppliedDecision): Promise<void> {
  await alertKind(tx, found.kind).apply(tx, subjectOf(found), decision);
  await changeCase(tx, found.id, {
    status: 'resolved',
    resolution: decision.decision === 'approve' ? 'false_positive' : 'confirmed',
    resolvedAt: tx.now,
  });
  await record(tx, {
    action: 'case.resolved',
    subject: { prefix: 'cas', id: found.id },
    ...customerOf(found),
    before: { status: found.status },
    after: { status: 'resolved', decision: decision.decision },
  });
  await emit(tx, {
    type: 'case.resolved',
    subject: { prefix: 'cas', id: found.id },
    facts: { decision: decision.decision },
  });
}

type NewDecision = {
  subject: Subject;
  caseId: string | null;
  customerId: string | null;
  decision: Verdict;
  reasons: readonly string[];
  note?: string | undefined;
  policyVersion: string;
  hash: string;
  needsSecond: boolean;
};

/** Appends a decision with the policy version and the hash of its inputs; an earlier one is superseded, never changed. */
export async function appendDecision(tx: Tx, input: NewDecision): Promise<DecisionId> {
  const id = newId('dec');
  const earlier = (await decisionsOf(tx, input.subject.id)).at(-1);
  await insertDecision(tx, {
    id,
    subjectPrefix: input.subject.prefix,
    subjectId: input.subject.id,
    caseId: input.caseId,
    customerId: input.customerId,
    decision: input.decision,
    disposition: dispositionOf(input.decision),
    reasons: [...input.reasons],
    note: await sealNote(tx, input.customerId, id, 'note', input.note),
    policyVersion: input.policyVersion,
    inputsHash: input.hash,
    needsSecond: input.needsSecond,
    supersedes: earlier?.id ?? null,
    proposedByKind: tx.actor.kind,
    proposedBy: tx.actor.id,
    proposedAt: tx.now,
  });
  await record(tx, {
    action: 'decision.recorded',
    subject: { prefix: 'dec', id },
    ...customerOf(input),
    after: {
      about: input.subject.id,
      decision: input.decision,
      reasons: input.reasons,
      policy: input.policyVersion,
      inputs: input.hash,
      needs_second: input.needsSecond,
    },
  });
  await emit(tx, { type: 'decision.recorded', subject: { prefix: 'dec', id }, facts: { decision: input.decision } });
  return id;
}

async function sealNote(
  tx: Tx,
  customerId: string | null,
  row: string,
  column: string,
  text: string | undefined,
): Promise<Buffer | null> {
  if (!text || !customerId) return null;
  return sealText(await customerKey(tx, customerId as CustomerId), { table: 'decision', column, row }, text);
}

async function ratingOf(tx: Tx, customerId: string | null): Promise<string | null> {
  return customerId ? ((await findCustomer(tx, customerId as CustomerId))?.rating ?? null) : null;
}

function subjectOf(found: StoredCase): Subject {
  return { prefix: found.subjectPrefix, id: found.subjectId };
}

function customerOf(holder: { customerId: string | null }): { customerId?: Id<'cus'> } {
  return holder.customerId ? { customerId: holder.customerId as Id<'cus'> } : {};
}
