import { type Agreement, agreementsOf } from '@acquaint/engines/documents';
import { call } from '#modules/vendors';
import { type CheckInputs, defineCheck, type Verdict } from '../define-check.ts';
import type { EvidenceLine } from '../schema.ts';

export type ChipEvidence = {
  result: 'genuine' | 'not_genuine' | 'unreadable' | 'no_trust_list';
  reasons: string[];
  issuer: string | null;
  algorithm: string | null;
  validTo: string | null;
  portrait: 'jpeg' | 'jpeg2000' | null;
  changedGroups: number[];
  /** Fields that the chip and the document's own print or zone do not say alike. */
  differing: { field: string; other: string }[];
};

const COMPARED = [
  'surname',
  'given_names',
  'document_number',
  'birth_date',
  'expiry_date',
  'sex',
  'nationality',
] as const;

/** Was the chip signed by its state, is it unchanged, and does it say what the document says? */
export const chipCheck = defineCheck<ChipEvidence>({
  code: 'chip',
  gather: async (ctx, inputs) => {
    if (!inputs.chip) return null;
    const { answer, provider, simulated } = await call(ctx, 'chip', { ...inputs.chip, today: inputs.today });
    const { signature } = answer;
    return {
      evidence: {
        result: answer.result,
        reasons: [...answer.reasons],
        issuer: signature.issuer,
        algorithm: signature.algorithm,
        validTo: signature.validTo,
        portrait: answer.portrait?.format ?? null,
        changedGroups: answer.groups.flatMap(({ number, unchanged }) => (unchanged ? [] : [number])),
        differing: answer.mrz ? differingFrom(answer.mrz.fields, inputs) : [],
      },
      provider,
      model: null,
      simulated,
    };
  },
  judge: (evidence) => judge(evidence),
  show,
});

function differingFrom(chip: Readonly<Record<string, string | null>>, inputs: CheckInputs): ChipEvidence['differing'] {
  const readings = inputs.captures.flatMap(({ step, reading }) => (step === 'document' && reading ? [reading] : []));
  return COMPARED.flatMap((field) => {
    const value = chip[field];
    if (!value) return [];
    const pairs = readings.flatMap((reading) =>
      (reading.sources[field] ?? []).flatMap((said): Agreement[] =>
        agreementsOf(field, [{ source: 'chip', value }, said]),
      ),
    );
    return pairs.filter(({ agrees }) => !agrees).map(({ b }) => ({ field, other: b.source }));
  });
}

/** Only a chip that its state signed, unchanged and in accord with the document, passes; every doubt goes to a person. */
export function judge(evidence: ChipEvidence): Verdict {
  const reasons = new Set(evidence.reasons);
  if (evidence.differing.length > 0) reasons.add('authenticity.chip_data_mismatch');
  const passes = evidence.result === 'genuine' && reasons.size === 0;
  return { result: passes ? 'pass' : 'inconclusive', reasons: [...reasons], score: null, threshold: null };
}

function show(evidence: ChipEvidence): EvidenceLine[] {
  return [
    {
      label: 'chip.result',
      kind: 'text',
      value: evidence.result,
      agrees: evidence.result === 'genuine' ? true : evidence.result === 'not_genuine' ? false : null,
    },
    { label: 'chip.issuer', kind: 'text', value: evidence.issuer },
    { label: 'chip.algorithm', kind: 'text', value: evidence.algorithm },
    { label: 'chip.valid_to', kind: 'date', value: evidence.validTo },
    { label: 'chip.portrait', kind: 'text', value: evidence.portrait },
    ...evidence.changedGroups.map((number) => ({
      label: 'chip.changed_group',
      kind: 'score' as const,
      value: number,
      agrees: false,
    })),
    ...evidence.differing.map(({ field, other }) => ({
      label: `field.${field}`,
      kind: 'comparison' as const,
      value: 'chip',
      expected: other,
      agrees: false,
    })),
  ];
}
