import { packNumber } from '#modules/regulation';
import { defineCheck, local, type Verdict } from '../define-check.ts';

/** A position fix at least as exact as the pack asks; only where the tenant switched that house rule on. */
export const positionCheck = defineCheck<{ accuracyM: number | null }>({
  code: 'position',
  gather: async (_ctx, inputs) =>
    inputs.position ? { ...local, evidence: { accuracyM: inputs.position.accuracyM } } : null,
  judge: ({ accuracyM }, inputs) => judge(accuracyM, packNumber(inputs.pack, 'position_accuracy_m')),
  show: ({ accuracyM }) => [{ label: 'position.accuracy_m', kind: 'score', value: accuracyM }],
});

export function judge(accuracyM: number | null, maximumM: number): Verdict {
  const exact = accuracyM !== null && accuracyM <= maximumM;
  return {
    result: exact ? 'pass' : 'inconclusive',
    reasons: exact ? [] : ['data.insufficient_data'],
    score: accuracyM,
    threshold: maximumM,
  };
}
