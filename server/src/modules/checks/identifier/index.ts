import { crossCheck, type IdentifierFinding, validateIdentifier } from '@acquaint/engines/identifiers';
import { defineCheck, fieldOf, local, type Verdict } from '../define-check.ts';

export type IdentifierEvidence = {
  kind: string;
  country: string;
  source: 'printed' | 'typed';
  finding: Pick<IdentifierFinding, 'valid' | 'reason' | 'warning'>;
  crossChecks: { field: string; agrees: boolean }[];
};

/** The local identity number: its form and check digit, and whether the birth date and sex it encodes are the person's. */
export const identifierCheck = defineCheck<IdentifierEvidence>({
  code: 'identifier',
  gather: async (_ctx, inputs) => {
    const documentKind = inputs.pack.documents.find((one) => one.class === inputs.documentType)?.number_kind ?? null;
    const typedKind =
      inputs.pack.flow.steps.flatMap((step) => step.fields ?? []).find((field) => field.kind === 'identifier')
        ?.identifier ?? null;
    const value = documentKind ? fieldOf(inputs, 'personal_number') : (inputs.typed.personal_number ?? null);
    const kind = documentKind ?? typedKind;
    if (!kind || !inputs.country) return null;
    if (!value)
      return {
        ...local,
        evidence: {
          kind,
          country: inputs.country,
          source: documentKind ? 'printed' : 'typed',
          finding: { valid: false, reason: 'format', warning: null },
          crossChecks: [],
        },
      };
    const finding = validateIdentifier({ country: inputs.country, kind, value, today: inputs.today });
    const [birthDate, sex] = [fieldOf(inputs, 'birth_date'), fieldOf(inputs, 'sex')];
    const crossChecks = crossCheck(finding, {
      ...(birthDate ? { birth_date: birthDate } : {}),
      ...(sex ? { sex } : {}),
    });
    return {
      ...local,
      evidence: { kind, country: inputs.country, source: documentKind ? 'printed' : 'typed', finding, crossChecks },
    };
  },
  judge: (evidence) => judge(evidence),
  show: (evidence) => [
    {
      label: `identifier.${evidence.kind}`,
      kind: 'text',
      value: evidence.finding.valid ? 'valid' : (evidence.finding.reason ?? 'invalid'),
      agrees: evidence.finding.valid,
    },
    ...evidence.crossChecks.map((one) => ({
      label: `field.${one.field}`,
      kind: 'comparison' as const,
      value: one.agrees ? 'agrees' : 'differs',
      agrees: one.agrees,
    })),
  ],
});

export function judge(evidence: IdentifierEvidence): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score: null,
    threshold: null,
  });
  if (!evidence.finding.valid) return verdict('inconclusive', ['authenticity.number_format']);
  const differing = evidence.crossChecks.find((one) => !one.agrees);
  if (differing)
    return verdict('inconclusive', [
      differing.field === 'birth_date' ? 'data.dob_mismatch' : 'authenticity.number_format',
    ]);
  return verdict('pass', []);
}
