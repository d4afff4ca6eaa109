import { describe, expect, test } from 'vitest';
import { heard, judge } from './index.ts';

const PERSON = { name: 'EVA MUELLER', nativeName: null, birthDate: '1985-01-17' };
const ARTICLE = {
  ...{ id: 'a1', title: 'A trial', publisher: 'A paper', publishedOn: '2025-03-14', url: null },
  ...{ named: 'Eva Müller', birthDate: '1985', categories: ['fraud' as const] },
};
const result = (articles: (typeof ARTICLE | (Omit<typeof ARTICLE, 'birthDate'> & { birthDate: null }))[], more = 0) =>
  judge(heard({ corpus: 'papers', searchedTo: '2025-11-01', articles, more }, PERSON));

describe('SCR-07 what is written about a person', () => {
  test('an article about the person is a doubt for somebody to look at, never a refusal', () => {
    expect(result([ARTICLE])).toMatchObject({ result: 'inconclusive', reasons: ['screening.adverse_media'] });
  });

  test('one about somebody else of the name is told apart by name or birth date; where it says neither it counts', () => {
    expect(result([{ ...ARTICLE, birthDate: '1955' }]).result).toBe('pass');
    expect(result([{ ...ARTICLE, named: 'Otto Brandt' }]).result).toBe('pass');
    expect(result([{ ...ARTICLE, birthDate: null }]).result).toBe('inconclusive');
  });

  test('nothing found passes; more than was given, or a source that was not asked, does not', () => {
    expect(result([]).result).toBe('pass');
    expect(result([], 1).result).toBe('inconclusive');
    expect(judge({ asked: false, why: 'service.provider_unavailable' })).toMatchObject({
      result: 'inconclusive',
      reasons: ['service.provider_unavailable'],
    });
  });
});
