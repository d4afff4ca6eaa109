import { call } from '#modules/vendors';
import { defineCheck, fieldOf, type Verdict } from '../define-check.ts';

type RegistryEvidence = { asked: boolean; found: boolean; nameAgrees: boolean | null; birthDateAgrees: boolean | null };

/** An authoritative source asked about the identity number; away or silent, a person decides. */
export const registryCheck = defineCheck<RegistryEvidence>({
  code: 'registry',
  gather: async (ctx, inputs) => {
    const number = inputs.typed.personal_number;
    const kind = inputs.pack.flow.steps
      .flatMap((step) => step.fields ?? [])
      .find((field) => field.kind === 'identifier')?.identifier;
    if (!number || !kind || !inputs.country) return null;
    const name =
      fieldOf(inputs, 'full_name') ??
      ([fieldOf(inputs, 'given_names'), fieldOf(inputs, 'surname')].filter(Boolean).join(' ') || null);
    try {
      const { answer, provider, simulated } = await call(ctx, 'registry', {
        country: inputs.country,
        kind,
        number,
        name,
        birthDate: fieldOf(inputs, 'birth_date'),
      });
      return { evidence: { asked: true, ...answer }, provider, model: null, simulated };
    } catch {
      return {
        evidence: { asked: false, found: false, nameAgrees: null, birthDateAgrees: null },
        provider: null,
        model: null,
        simulated: false,
      };
    }
  },
  judge: (evidence) => judge(evidence),
  show: (evidence) => [
    {
      label: 'registry.found',
      kind: 'text',
      value: evidence.asked ? (evidence.found ? 'yes' : 'no') : null,
      agrees: evidence.asked ? evidence.found : null,
    },
    {
      label: 'field.full_name',
      kind: 'comparison',
      value: evidence.nameAgrees === null ? null : evidence.nameAgrees ? 'agrees' : 'differs',
      agrees: evidence.nameAgrees,
    },
    {
      label: 'field.birth_date',
      kind: 'comparison',
      value: evidence.birthDateAgrees === null ? null : evidence.birthDateAgrees ? 'agrees' : 'differs',
      agrees: evidence.birthDateAgrees,
    },
  ],
});

export function judge(evidence: RegistryEvidence): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    result,
    reasons,
    score: null,
    threshold: null,
  });
  if (!evidence.asked) return verdict('inconclusive', ['service.provider_unavailable']);
  if (!evidence.found) return verdict('inconclusive', ['data.number_not_found']);
  if (evidence.nameAgrees === false || evidence.birthDateAgrees === false)
    return verdict('inconclusive', ['data.registry_no_match']);
  return verdict('pass', []);
}
