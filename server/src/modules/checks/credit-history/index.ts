import { countryCode } from '@acquaint/engines/lists';
import { CreditHistoryAnswer, call } from '#modules/vendors';
import { defineCheck, personOf, type Verdict } from '../define-check.ts';

export type CreditEvidence =
  | { asked: false; why: 'service.provider_unavailable' | 'data.insufficient_data' }
  | { asked: true; answer: CreditHistoryAnswer };

/** What a credit bureau keeps about the person. What could not be asked is not clear; nobody is refused by it alone. */
export const creditHistoryCheck = defineCheck<CreditEvidence>({
  code: 'credit_history',
  gather: async (ctx, inputs) => {
    const none = { provider: null, model: null, simulated: false };
    const { name, birthDate, personalNumber, address } = personOf(inputs);
    const country = countryCode(inputs.country ?? '')?.toUpperCase();
    if (!name || !country) return { evidence: { asked: false, why: 'data.insufficient_data' }, ...none };
    try {
      const asked = { country, name, birthDate, personalNumber, address };
      const { answer, provider, simulated } = await call(ctx, 'credit_history', asked);
      return { evidence: { asked: true, answer: CreditHistoryAnswer.parse(answer) }, provider, model: null, simulated };
    } catch {
      return { evidence: { asked: false, why: 'service.provider_unavailable' }, ...none };
    }
  },
  judge: (evidence) => judge(evidence),
  show: (evidence) => {
    if (!evidence.asked) return [{ label: 'credit_history.bureau', kind: 'text', value: null }];
    const { answer } = evidence;
    const found = { label: 'credit_history.found', kind: 'text', value: answer.found ? 'yes' : 'no' } as const;
    const bureau = { label: 'credit_history.bureau', kind: 'text', value: answer.bureau } as const;
    if (!answer.found) return [bureau, { ...found, agrees: false }];
    const { report, asOf, score, accounts, openDefaults, bankruptcy, deceased } = answer;
    return [
      bureau,
      { ...found, agrees: true },
      { label: 'credit_history.report', kind: 'text', value: report },
      { label: 'credit_history.as_of', kind: 'date', value: asOf },
      {
        label: 'credit_history.score',
        kind: 'text',
        value: score ? `${score.value} (${score.low}–${score.high})` : null,
      },
      { label: 'credit_history.accounts', kind: 'text', value: accounts },
      { label: 'credit_history.defaults', kind: 'text', value: openDefaults, agrees: openDefaults === 0 },
      { label: 'credit_history.bankruptcy', kind: 'text', value: bankruptcy ? 'yes' : 'no', agrees: !bankruptcy },
      { label: 'credit_history.deceased', kind: 'text', value: deceased ? 'yes' : 'no', agrees: !deceased },
    ];
  },
});

export function judge(evidence: CreditEvidence): Verdict {
  const verdict = (reasons: readonly string[]): Verdict => ({
    ...{ result: reasons.length > 0 ? 'inconclusive' : 'pass', reasons, score: null, threshold: null },
  });
  if (!evidence.asked) return verdict([evidence.why]);
  const { answer } = evidence;
  if (!answer.found) return verdict(['credit.no_file']);
  return verdict([
    ...(answer.deceased ? ['credit.deceased'] : []),
    ...(answer.bankruptcy ? ['credit.bankruptcy'] : []),
    ...(answer.openDefaults > 0 ? ['credit.defaults'] : []),
  ]);
}
