import { createHash } from 'node:crypto';
import type { AlertKind } from '#modules/cases';
import { Problem } from '#platform/errors';
import { endHolds } from './operations/end-holds.ts';
import { openHolds } from './store/index.ts';
import { TRANSACTION_KIND } from './words.ts';

/** A case about what a customer's payments look like. Approval lets what is held go and ends the freeze; decline refuses it. */
export const TRANSACTION_ALERT: AlertKind = {
  kind: TRANSACTION_KIND,
  queue: 'transactions',
  title: `case.kind.${TRANSACTION_KIND}`,
  reasons: {
    approve: ['transaction.expected', 'transaction.explained', 'transaction.rule_too_strict'],
    decline: ['transaction.fraud', 'transaction.laundering', 'transaction.account_taken_over'],
  },
  checklist: ['checklist.payments_looked_at', 'checklist.habits_compared', 'checklist.customer_asked'],
  apply: async (tx, subject, decision) => {
    if (decision.decision === 'resubmit') throw new Problem('case.verdict_unsuitable', 422);
    await endHolds(tx, subject.id, {
      verdict: decision.decision === 'approve' ? 'released' : 'refused',
      reason: decision.reasons[0] ?? `decision.${decision.decision}`,
    });
  },
  blockers: async () => [],
  inputs: async (db, subject) => {
    const held = (await openHolds(db, subject.id)).map((entry) => entry.digest.toString('hex'));
    return { hash: createHash('sha256').update(JSON.stringify(held)).digest('hex'), policyVersion: TRANSACTION_KIND };
  },
};
