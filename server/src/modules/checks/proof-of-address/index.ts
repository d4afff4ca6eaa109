import { packNumber } from '#modules/regulation';
import { type CheckInputs, defineCheck, fieldOf, type Verdict } from '../define-check.ts';

type BillEvidence = {
  class: string | null;
  nameAgrees: boolean | null;
  issuedOn: string | null;
  ageDays: number | null;
};

/** A recent bill in the customer's name. Age is a fact, so it may refuse; a poor reading is a doubt. */
export const proofOfAddress = defineCheck<BillEvidence>({
  code: 'proof_of_address',
  gather: async (_ctx, inputs) => {
    const bill = inputs.captures.find((capture) => capture.step === 'address_proof');
    if (!bill) return null;
    const issuedOn = bill.reading?.fields.issue_date?.value ?? null;
    const ageDays = issuedOn ? Math.round((Date.parse(inputs.today) - Date.parse(issuedOn)) / 86_400_000) : null;
    return {
      evidence: {
        class: bill.reading?.class ?? null,
        nameAgrees: namesAgree(inputs, bill.reading?.fields.full_name?.value ?? null),
        issuedOn,
        ageDays,
      },
      provider: 'ocr-local',
      model: { name: 'pp-ocr', version: 'v4', hash: null },
      simulated: false,
    };
  },
  judge: (evidence, inputs) => judge(evidence, packNumber(inputs.pack, 'proof_of_address_max_age_days')),
  show: (evidence) => [
    { label: 'document.class', kind: 'text', value: evidence.class },
    { label: 'field.issue_date', kind: 'date', value: evidence.issuedOn },
    {
      label: 'field.full_name',
      kind: 'comparison',
      value: evidence.nameAgrees === null ? null : evidence.nameAgrees ? 'agrees' : 'differs',
      agrees: evidence.nameAgrees,
    },
  ],
});

function namesAgree(inputs: CheckInputs, billed: string | null): boolean | null {
  const own =
    fieldOf(inputs, 'full_name') ??
    [fieldOf(inputs, 'given_names'), fieldOf(inputs, 'surname')].filter(Boolean).join(' ');
  if (!billed || !own) return null;
  const words = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean);
  const printed = new Set(words(billed));
  return words(own).every((word) => printed.has(word));
}

export function judge(evidence: BillEvidence, maxAgeDays: number): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score: evidence.ageDays,
    threshold: maxAgeDays,
  });
  if (evidence.ageDays === null) return verdict('inconclusive', ['address.unreadable']);
  if (evidence.ageDays > maxAgeDays) return verdict('fail', ['address.too_old']);
  if (evidence.nameAgrees !== true)
    return verdict('inconclusive', [evidence.nameAgrees === false ? 'data.name_mismatch' : 'address.unreadable']);
  return verdict('pass', []);
}
