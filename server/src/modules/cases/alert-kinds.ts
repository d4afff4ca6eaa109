import { type Db, type Facilities, facility, type Tx } from '#platform/db';
import { invariant } from '#platform/errors';
import type { DecisionId, Priority, Verdict } from './schema.ts';

export type AlertFacts = Record<string, string | number | boolean | null>;
export type AppliedDecision = {
  id: DecisionId;
  decision: Verdict;
  disposition: 'final' | 'retryable';
  reasons: readonly string[];
};
export type Subject = { prefix: string; id: string };
/**
 * What an upper module hands down so that its doubts can be worked here: a name, a queue, what stands in the way of approval,
 * and what a decision in force does to its own rows, in the same transaction.
 */
export type AlertKind = {
  kind: string;
  queue: string;
  title: string;
  /** The reasons an officer may give, where they are not those of a verification; without a verdict here it cannot be given. */
  reasons?: Partial<Record<Verdict, readonly string[]>>;
  /** What an officer ticks off, where it is not what one looks at in a verification. */
  checklist?: readonly string[];
  apply: (tx: Tx, subject: Subject, decision: AppliedDecision) => Promise<void>;
  blockers: (db: Db, subject: Subject) => Promise<string[]>;
  /** Hash and version of what the decision was taken on. */
  inputs: (db: Db, subject: Subject) => Promise<{ hash: string; policyVersion: string }>;
};
type Registry = Map<string, AlertKind>;
const alertKinds = facility<Registry>('alertKinds');

export function contributeAlertKind(facilities: Facilities, kind: AlertKind): void {
  if (!facilities.has(alertKinds)) facilities.provide(alertKinds, new Map());
  facilities.use(alertKinds).set(kind.kind, kind);
}

export function alertKind(holder: { use: Facilities['use'] }, kind: string): AlertKind {
  const found = holder.use(alertKinds).get(kind);
  invariant(found, `the alert kind ${kind} is contributed by its module`);
  return found;
}

export type NewAlert = {
  kind: string;
  subject: Subject;
  customerId: string | null;
  country: string | null;
  reasons: readonly string[];
  facts: AlertFacts;
  priority: Priority;
  grave: boolean;
};
