import { compareValues } from '@acquaint/engines/documents';
import { call, type Kinds } from '#modules/vendors';
import { defineCheck, fieldOf, type Verdict } from '../define-check.ts';
import type { OutsideTestimony } from '../schema.ts';

type RegistryAnswer = Kinds['registry']['answer'];

export type RegistryEvidence = {
  asked: boolean;
  found: boolean;
  nameAgrees: boolean | null;
  birthDateAgrees: boolean | null;
};

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
      return { ...heard(answer, { name, birthDate: fieldOf(inputs, 'birth_date') }, simulated), provider, model: null };
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

/** What the register said: its values are held against what was asked wherever it gives no verdict of its own. */
export function heard(
  { found, values = {}, matches = {}, ...answer }: RegistryAnswer,
  asked: { name: string | null; birthDate: string | null },
  simulated: boolean,
): { evidence: RegistryEvidence; testimony: OutsideTestimony | null; simulated: boolean } {
  const agreesOn = (field: string, own: string | null): boolean | null => {
    const held = values[field];
    const outcome = matches[field] ?? (held && own ? compareValues(field, own, held) : 'unsure');
    return outcome === 'unsure' ? null : outcome === 'agrees';
  };
  // Where the verdict and the value contradict each other, the doubt counts.
  const both = (said: boolean | null, seen: boolean | null): boolean | null =>
    said === false || seen === false ? false : (said ?? seen);
  const evidence = {
    asked: true,
    found,
    nameAgrees: both(answer.nameAgrees, agreesOn('full_name', asked.name)),
    birthDateAgrees: both(answer.birthDateAgrees, agreesOn('birth_date', asked.birthDate)),
  };
  const spoke = found && Object.keys(values).length + Object.keys(matches).length > 0;
  return { evidence, testimony: spoke ? { source: 'registry', simulated, values, matches } : null, simulated };
}

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
