import type { Tone } from '@acquaint/kit';
import type { Check } from '@acquaint/sdk';

export type Verdict = 'passed' | 'doubt' | 'refused' | 'running' | 'not_done' | 'not_applicable';

/** The one word for a check. What did not run to its end is a doubt or not done, never passed. */
export function verdictOf(check: Pick<Check, 'status' | 'result'>): Verdict {
  if (check.result === 'pass') return 'passed';
  if (check.result === 'fail') return 'refused';
  if (check.result === 'inconclusive' || check.status === 'error') return 'doubt';
  if (check.result === 'not_applicable') return 'not_applicable';
  return check.status === 'running' || check.status === 'pending' ? 'running' : 'not_done';
}

export const VERDICT_TONES = {
  passed: 'jade',
  doubt: 'amber',
  refused: 'seal',
  running: 'jade',
  not_done: 'ink',
  not_applicable: 'ink',
} as const satisfies Record<Verdict, Tone>;

export const VERDICT_ARCS = {
  passed: 1,
  doubt: 0.5,
  refused: 0.25,
  running: 0.3,
  not_done: null,
  not_applicable: null,
} as const satisfies Record<Verdict, number | null>;
