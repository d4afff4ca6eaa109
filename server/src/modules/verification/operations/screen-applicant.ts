import type { CheckInputs, KeptCheck } from '#modules/checks';
import { packNumber } from '#modules/regulation';
import { isOwn, type Searched, search } from '#modules/screening';
import type { Ctx } from '#platform/db';
import type { ReadPerson } from './gather-inputs.ts';

/** Without a name or without lists nobody is clear: unscreened is said, and a person decides. */
export async function screenApplicant(
  ctx: Ctx,
  inputs: CheckInputs,
  read: ReadPerson,
): Promise<Searched | 'unscreened'> {
  const name = read.fields.full_name ?? inputs.typed.full_name;
  if (!name) return 'unscreened';
  try {
    const countries = [read.fields.nationality, inputs.country].flatMap((one) => (one ? [one] : []));
    return await search(
      ctx,
      {
        name,
        nativeName: read.fields.native_name ?? null,
        birthDate: read.fields.birth_date ?? null,
        countries,
        identifiers: [read.fields.document_number, read.fields.personal_number].flatMap((one) => (one ? [one] : [])),
        schema: 'Person',
      },
      { threshold: packNumber(inputs.pack, 'screening_threshold') },
    );
  } catch {
    return 'unscreened';
  }
}

/** What the search means as a check: nothing found passes, anything found or unsearched is a doubt. */
export function screeningCheck(searched: Searched | 'unscreened'): KeptCheck {
  const none = { code: 'screening', provider: 'lists', simulated: false };
  if (searched === 'unscreened')
    return {
      ...none,
      result: 'inconclusive',
      reasons: ['screening.unscreened'],
      score: null,
      threshold: null,
      model: null,
      evidence: [],
    };
  const best = searched.found[0]?.match.match_score ?? 0;
  const pep = (topics: readonly string[]) => topics.length > 0 && topics.every((topic) => topic.startsWith('role.'));
  const reasons = [
    ...new Set(
      searched.found
        .filter((one) => !one.allowedBy)
        .map(({ entity: { topics } }) =>
          isOwn(topics) ? 'screening.own_block' : pep(topics) ? 'screening.pep' : 'screening.sanctions',
        ),
    ),
  ];
  return {
    ...none,
    result: reasons.length > 0 ? 'inconclusive' : 'pass',
    reasons,
    score: best,
    threshold: searched.threshold,
    model: {
      name: searched.algorithm,
      version: searched.lists.map((one) => `${one.list}@${one.version}`).join(' '),
      hash: null,
    },
    evidence: [
      { label: 'screening.lists', kind: 'list', value: searched.lists.map((one) => one.list).join(', ') },
      { label: 'screening.matches', kind: 'score', value: searched.found.length },
    ],
  };
}
