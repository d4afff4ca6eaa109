import { packNumber } from '#modules/regulation';
import { ageOn } from '#platform/clock';
import { defineCheck, fieldOf, local, type Verdict } from '../define-check.ts';

type AgeEvidence = { birthDate: string | null; age: number | null };

/** Old enough by the pack: a fact from the document, so it may refuse. */
export const ageCheck = defineCheck<AgeEvidence>({
  code: 'age',
  gather: async (_ctx, inputs) => {
    const birthDate = fieldOf(inputs, 'birth_date');
    return { ...local, evidence: { birthDate, age: birthDate ? ageOn(birthDate, inputs.today) : null } };
  },
  judge: (evidence, inputs) => judge(evidence, packNumber(inputs.pack, 'minimum_age')),
  show: (evidence) => [{ label: 'age.years', kind: 'score', value: evidence.age }],
});

export function judge(evidence: AgeEvidence, minimum: number): Verdict {
  if (evidence.age === null)
    return { result: 'inconclusive', reasons: ['document.unreadable_fields'], score: null, threshold: minimum };
  const old = evidence.age >= minimum;
  return {
    result: old ? 'pass' : 'fail',
    reasons: old ? [] : ['policy.under_age'],
    score: evidence.age,
    threshold: minimum,
  };
}
