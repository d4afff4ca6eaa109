import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { packNumber } from '#modules/regulation';
import { defineCheck, local, type Verdict } from '../define-check.ts';

type PhoneEvidence = { confirmed: boolean; country: string | null; expected: string | null; accounts: number };

/** A confirmed phone of the right region, not shared by more accounts than the pack allows. */
export const phoneCheck = defineCheck<PhoneEvidence>({
  code: 'phone',
  gather: async (_ctx, inputs) => {
    const parsed = inputs.typed.phone ? parsePhoneNumberFromString(inputs.typed.phone) : undefined;
    return {
      ...local,
      evidence: {
        confirmed: inputs.confirmed.includes('sms'),
        country: parsed?.country ?? null,
        expected: inputs.country,
        accounts: inputs.accountsWithPhone,
      },
    };
  },
  judge: (evidence, inputs) => judge(evidence, packNumber(inputs.pack, 'same_phone_accounts_max')),
  show: (evidence) => [
    { label: 'phone.confirmed', kind: 'text', value: evidence.confirmed ? 'yes' : 'no', agrees: evidence.confirmed },
    {
      label: 'phone.region',
      kind: 'comparison',
      value: evidence.country,
      expected: evidence.expected,
      agrees: evidence.country === evidence.expected,
    },
    { label: 'phone.accounts', kind: 'score', value: evidence.accounts },
  ],
});

export function judge(evidence: PhoneEvidence, accountsMax: number): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score: evidence.accounts,
    threshold: accountsMax,
  });
  if (!evidence.confirmed) return verdict('inconclusive', ['data.insufficient_data']);
  if (evidence.accounts > accountsMax) return verdict('inconclusive', ['network.phone_many_accounts']);
  if (evidence.country !== null && evidence.expected !== null && evidence.country !== evidence.expected)
    return verdict('inconclusive', ['network.geo_mismatch']);
  return verdict('pass', []);
}
