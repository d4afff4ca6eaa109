import { compareValues } from '@acquaint/engines/documents';
import { countryCode } from '@acquaint/engines/lists';
import { AdverseMediaAnswer, type Article, call } from '#modules/vendors';
import { defineCheck, personOf, type Verdict } from '../define-check.ts';
import type { EvidenceLine } from '../schema.ts';

type Told = Article & { about: 'person' | 'namesake' };
export type AdverseEvidence =
  | { asked: false; why: 'service.provider_unavailable' | 'data.insufficient_data' }
  | { asked: true; corpus: string; searchedTo: string; told: Told[]; more: number };

/** Articles that a connector finds under the person's name. What could not be asked is not clear, and a person decides on what was found. */
export const adverseMediaCheck = defineCheck<AdverseEvidence>({
  code: 'adverse_media',
  gather: async (ctx, inputs) => {
    const none = { provider: null, model: null, simulated: false };
    const { name, nativeName, birthDate, nationality } = personOf(inputs);
    if (!name) return { evidence: { asked: false, why: 'data.insufficient_data' }, ...none };
    const countries = [nationality, inputs.country].flatMap((one) => (one ? (countryCode(one) ?? []) : []));
    try {
      const { answer, provider, simulated } = await call(ctx, 'adverse_media', {
        ...{ name, nativeName, birthDate },
        countries: [...new Set(countries)],
      });
      return {
        evidence: heard(AdverseMediaAnswer.parse(answer), { name, nativeName, birthDate }),
        provider,
        model: null,
        simulated,
      };
    } catch {
      return { evidence: { asked: false, why: 'service.provider_unavailable' }, ...none };
    }
  },
  judge: (evidence) => judge(evidence),
  show: (evidence) => {
    if (!evidence.asked) return [{ label: 'adverse_media.corpus', kind: 'text', value: null }];
    const { corpus, searchedTo, told, more } = evidence;
    return [
      { label: 'adverse_media.corpus', kind: 'text', value: corpus },
      { label: 'adverse_media.searched_to', kind: 'date', value: searchedTo },
      { label: 'adverse_media.articles', kind: 'text', value: told.length + more },
      ...told.flatMap((one): EvidenceLine[] => [
        {
          label: `adverse_media.${one.about}`,
          kind: 'text',
          value: [one.title, one.publisher, one.publishedOn, one.url, one.id].flatMap((part) => part ?? []).join(' · '),
        },
        { label: 'adverse_media.categories', kind: 'list', value: one.categories.join(', ') },
      ]),
    ];
  },
});

/** An article whose person has another name or another birth date is told apart; where the article says neither, it counts. */
export function heard(
  { corpus, searchedTo, articles, more }: AdverseMediaAnswer,
  person: { name: string; nativeName: string | null; birthDate: string | null },
): AdverseEvidence {
  const told = articles.map((article): Told => {
    const names = [person.name, person.nativeName].flatMap((name) => name ?? []);
    const named = names.some((name) => compareValues('full_name', name, article.named) !== 'differs');
    const born =
      !article.birthDate ||
      !person.birthDate ||
      compareValues('birth_date', person.birthDate, article.birthDate) !== 'differs';
    return { ...article, about: named && born ? 'person' : 'namesake' };
  });
  return { asked: true, corpus, searchedTo, told, more };
}

export function judge(evidence: AdverseEvidence): Verdict {
  const verdict = (result: Verdict['result'], reasons: readonly string[]): Verdict => ({
    ...{ result, reasons, score: null, threshold: null },
  });
  if (!evidence.asked) return verdict('inconclusive', [evidence.why]);
  // What the source holds back may be about the person.
  const counts = evidence.more > 0 || evidence.told.some((one) => one.about === 'person');
  return counts ? verdict('inconclusive', ['screening.adverse_media']) : verdict('pass', []);
}
