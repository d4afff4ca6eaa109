import type { AlertKind } from '#modules/cases';
import { screeningOf } from '#modules/screening';
import { complete } from './operations/complete.ts';
import { getVerification } from './store/index.ts';

/** A case about a verification: what stands in the way of approval, and what the officer's decision does. */
function aboutVerification(kind: string, queue: string): AlertKind {
  return {
    kind,
    queue,
    title: `case.kind.${kind}`,
    apply: async (tx, subject, decision) => complete.apply(tx, subject.id, decision),
    blockers: async (db, subject) => {
      const matches = (await screeningOf(db, subject.id))?.matches ?? [];
      const blockers: string[] = [];
      if (
        matches.some(
          (match) =>
            match.status === 'true_positive' && match.entity.topics.some((topic) => topic.startsWith('sanction')),
        )
      )
        blockers.push('match_confirmed');
      if (matches.some((match) => match.status === 'new' || match.status === 'potential'))
        blockers.push('match_unresolved');
      return blockers;
    },
    inputs: async (db, subject) => {
      const found = await getVerification(db, subject.id);
      return { hash: found.inputsHash ?? 'none', policyVersion: found.policyVersion ?? 'none' };
    },
  };
}

export const ALERT_KINDS: readonly AlertKind[] = [
  aboutVerification('verification.review', 'verification'),
  aboutVerification('verification.screening', 'screening'),
  aboutVerification('verification.appeal', 'verification'),
];
