import type { Actor } from '#platform/db';
import {
  awaitsApproval,
  blocked,
  caseChanged,
  caseResolved,
  notPending,
  reasonNeeded,
  secondReviewerNeeded,
  unknownReason,
  verdictRefused,
} from './errors.ts';
import type { CaseStatus, Priority, Verdict } from './schema.ts';

export type CaseState = { status: CaseStatus; version: number; grave: boolean; rating: string | null };
export type Pending = { proposedBy: string; decision: Verdict };

/** The reasons an officer may give, by decision; each has words in every language. */
export const REASONS = {
  approve: ['review.data_confirmed', 'review.document_genuine', 'review.face_confirmed', 'review.match_cleared'],
  decline: [
    'authenticity.tampered',
    'authenticity.fabricated',
    'authenticity.mrz_mismatch',
    'face.mismatch_document',
    'data.name_mismatch',
    'document.expired',
    'policy.under_age',
    'policy.restricted_person',
    'screening.sanctions',
    'screening.own_block',
    'compromised.seen_with_other_person',
  ],
  resubmit: [
    'image.blurry',
    'image.glare',
    'image.cut_off',
    'image.too_dark',
    'document.wrong_side',
    'document.unreadable_fields',
    'document.expired',
    'face.not_detected',
    'face.low_quality',
    'face.covered',
    'data.insufficient_data',
  ],
} as const satisfies Record<Verdict, readonly string[]>;

export const CHECKLIST = [
  'checklist.name_compared',
  'checklist.portrait_compared',
  'checklist.document_looked_at',
] as const;

/** A grave case or a high rating is not decided by one person alone, nor is any approval against an open sanctions match. */
export function needsSecond(state: CaseState, decision: Verdict): boolean {
  if (decision === 'resubmit') return false;
  return state.grave || state.rating === 'high' || state.rating === 'prohibited';
}

export type Reasons = Partial<Record<Verdict, readonly string[]>>;

type Proposal = { decision: Verdict; reasons: readonly string[]; version: number };

/** Refuses what may not be proposed; the version says which state the officer saw. */
export function checkProposal(
  state: CaseState,
  proposal: Proposal,
  { reasons, blockers }: { reasons: Reasons; blockers: readonly string[] },
): void {
  if (state.status === 'resolved') throw caseResolved();
  if (state.version !== proposal.version) throw caseChanged(state.version);
  if (state.status === 'pending_approval') throw awaitsApproval();
  if (proposal.decision !== 'approve' && proposal.reasons.length === 0) throw reasonNeeded();
  const allowed = reasons[proposal.decision];
  if (!allowed) throw verdictRefused(proposal.decision);
  const unknown = proposal.reasons.find((reason) => !allowed.includes(reason));
  if (unknown) throw unknownReason(unknown);
  if (proposal.decision === 'approve' && blockers[0]) throw blocked(blockers[0]);
}

/** Four eyes: whoever proposed is not who approves, whether person or key. */
export function checkApproval(state: CaseState, pending: Pending | null, actor: Actor, version: number): Pending {
  if (state.status !== 'pending_approval' || !pending) throw notPending();
  if (state.version !== version) throw caseChanged(state.version);
  if (pending.proposedBy === actor.id) throw secondReviewerNeeded();
  return pending;
}

export function dispositionOf(decision: Verdict): 'final' | 'retryable' {
  return decision === 'resubmit' ? 'retryable' : 'final';
}

const MINUTES = {
  routine: 'queue_routine_minutes',
  urgent: 'queue_urgent_minutes',
  complex: 'queue_complex_minutes',
  callback: 'queue_callback_minutes',
} as const satisfies Record<Priority, string>;

/** The clock of a case: due after the queue's minutes, warned at three quarters. */
export function clocksFor(openedAt: Date, minutes: number): { warnAt: Date; dueAt: Date } {
  return {
    warnAt: new Date(openedAt.getTime() + minutes * 45_000),
    dueAt: new Date(openedAt.getTime() + minutes * 60_000),
  };
}

export function minutesKey(priority: Priority): (typeof MINUTES)[Priority] {
  return MINUTES[priority];
}

const PRESSING = { routine: 0, complex: 1, urgent: 2, callback: 3 } as const satisfies Record<Priority, number>;

export function isMorePressing(one: Priority, than: Priority): boolean {
  return PRESSING[one] > PRESSING[than];
}
