import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyseName,
  areFormsOfOneName,
  bareSimilarity,
  bareSoundsOf,
  cleanText,
  foldLatin,
  isOrganizational,
  looksLikeOrganization,
  respellBusinessWord,
  scriptOf,
  skeletonOf,
  soundRow,
  soundSimilarity,
  soundsOf,
} from './index.ts';

const person = (name: string) => analyseName(name, { organization: false }).map((token) => token.text);
const company = (name: string) => analyseName(name, { organization: true }).map((token) => token.text);
const alike = (a: string, b: string) => soundSimilarity(soundRow(soundsOf(a)), soundRow(soundsOf(b)));
const bareAlike = (bare: string, written: string) =>
  bareSimilarity(soundRow(bareSoundsOf(bare)), soundRow(soundsOf(written)));

describe('SCR-03 names of any script become comparable parts', () => {
  test('Latin marks, joined letters and apostrophes fold away', () => {
    expect(person('Øystein Łukasz D’Ångström İlhan')).toEqual(['oystein', 'lukasz', 'dangstrom', 'ilhan']);
  });

  test('a word that borrows Cyrillic letters is read as the Latin word it imitates', () => {
    expect(person('Vаsgаrd Tоlunsky')).toEqual(['vasgard', 'tolunsky']);
  });

  test('digits typed for letters are read as letters, numbers of their own stay', () => {
    expect(person('V4sg4rd T0lunsky')).toEqual(['vasgard', 'tolunsky']);
    expect(company('Factory 4711')).toEqual(['factory', '4711']);
  });

  test('invisible characters do not part a name', () => {
    expect(person('Vas\u200bgard\u00ad Tolu\u2060nsky')).toEqual(['vasgard', 'tolunsky']);
  });

  test('Cyrillic follows the passport practice', () => {
    expect(person('Васгард Ильмарович Толунский')).toEqual(['vasgard', 'ilmarovich', 'tolunskiy']);
  });

  test('every spelling of "servant of the Merciful" gives the same parts', () => {
    for (const name of ['Abdurrahman', 'Abd al-Rahman', 'Abdel Rahman', 'Abdul-Rahman', 'عبد الرحمن', 'عبدالرحمن']) {
      expect(
        person(name).filter((part) => part !== '.al'),
        name,
      ).toEqual(['abd', 'rahman']);
    }
  });

  test('an Arabic word without known vowels stays a pattern, its article dropped', () => {
    expect(person('زهير الرميلات')).toEqual(['~zhyr', '~rmylat']);
  });

  test('Han names come as surname and given name, traditional as simplified', () => {
    expect(person('諾維衡')).toEqual(person('诺维衡'));
    expect(person('上官琼屿')).toEqual(['^shangguan:上官', '^qiongyu:琼屿']);
  });

  test('Hangul names come with the family name as families write it', () => {
    expect(person('최광솔')).toEqual(['%choi', '%gwangsol']);
  });

  test('initials, particles and titles are told from words', () => {
    const kinds = analyseName('Dr. J. Ottokar von Grevensteyn', { organization: false }).map((token) => token.kind);
    expect(kinds).toEqual(['title', 'initial', 'word', 'particle', 'word']);
  });

  test('a particle is a name where little else is left', () => {
    expect(person('Bin Zhuo')).toEqual(['bin', 'zhuo']);
    expect(person('Omar bin Zhuo')).toContain('.bin');
  });

  test('legal forms fold to their class in any language and order', () => {
    for (const name of [
      'OOO Severyanka',
      'Severyanka LLC',
      'Limited Liability Company Severyanka',
      'Северянка ООО',
      'Obshestvo s ogranichennoj otvetstvennostiu Severyanka',
    ]) {
      expect(company(name).sort(), name).toEqual(['_llc', 'severyanka']);
    }
  });

  test('business words of several languages become one word', () => {
    expect(company('Banco Korsavia')).toEqual(company('Korsavia Bank').reverse());
    expect(isOrganizational(analyseName('Korsavia Trading', { organization: true }))).toBe(true);
    expect(isOrganizational(analyseName('Marfida Belyukhina', { organization: true }))).toBe(false);
  });

  test('a form that is also a family name does not make an organization', () => {
    expect(looksLikeOrganization('Vasgard Tolunsky LLC')).toBe(true);
    expect(looksLikeOrganization('Marfida Sa')).toBe(false);
  });

  test('one slip in a business word is put right, two are not', () => {
    expect(respellBusinessWord('comapny')).toBe('company');
    expect(respellBusinessWord('tehcnolgy')).toBe('tehcnolgy');
    expect(respellBusinessWord('tolunsky')).toBe('tolunsky');
  });

  test('the script is told by the first letter that has one', () => {
    expect(['Ünal', 'Толун', 'زهير', '上官', '변', 'Βαρ', 'מלך', '42', 'カタ'].map(scriptOf)).toEqual([
      'latin',
      'cyrillic',
      'arabic',
      'han',
      'hangul',
      'greek',
      'hebrew',
      'digits',
      'kana',
    ]);
  });
});

describe('SCR-03 sounds', () => {
  test('spellings of one name are nearer than different names', () => {
    for (const [a, b, other] of [
      ['hussein', 'husayn', 'hassan'],
      ['yusuf', 'yousef', 'yunus'],
      ['sergei', 'serguey', 'serhan'],
      ['khatib', 'hatib', 'habib'],
      ['tolunsky', 'tolounski', 'tulinov'],
    ] as const) {
      expect(alike(a, b), `${a} ${b}`).toBeGreaterThan(0.85);
      expect(alike(a, other), `${a} ${other}`).toBeLessThan(alike(a, b));
    }
  });

  test('one letter that changes the gender costs more than a spelling', () => {
    expect(alike('antonio', 'antonia')).toBeLessThanOrEqual(0.84);
    expect(alike('tolunskaya', 'tolunskaia')).toBeGreaterThan(0.9);
  });

  test('a pattern without vowels fits every vocalisation and wants its long vowels', () => {
    expect(bareAlike('hsyn', 'hussein')).toBeGreaterThan(0.9);
    expect(bareAlike('wlyd', 'walid')).toBeGreaterThan(0.9);
    expect(bareAlike('slym', 'salim')).toBeGreaterThan(bareAlike('slm', 'salim'));
  });

  test('the bare skeleton drops what scripts without vowels cannot tell from a vowel', () => {
    expect(skeletonOf(bareSoundsOf('ywsf'), true)).toBe(skeletonOf(soundsOf('yusuf'), true));
  });

  test('forms of one given name are known, strangers are not', () => {
    expect(areFormsOfOneName('bob', 'robert')).toBe(true);
    expect(areFormsOfOneName('sasha', 'aleksandr')).toBe(true);
    expect(areFormsOfOneName('bob', 'william')).toBe(false);
  });
});

describe('names hold for any text', () => {
  const anyName = fc.string({ unit: 'grapheme', maxLength: 60 });
  const word = fc.stringMatching(/^[a-z]{1,14}$/);

  test('folding twice is folding once', () => {
    fc.assert(fc.property(anyName, (name) => foldLatin(foldLatin(name)) === foldLatin(name)));
    fc.assert(fc.property(anyName, (name) => cleanText(cleanText(name)) === cleanText(name)));
  });

  test('every text is analysed: no throw, bounded, lower-case ASCII behind its sign', () => {
    fc.assert(
      fc.property(anyName, fc.boolean(), (name, organization) => {
        const tokens = analyseName(name, { organization });
        expect(tokens.length).toBeLessThanOrEqual(24);
        for (const token of tokens) expect(token.text).toMatch(/^[~^%._]?[a-z0-9'`]+(?::.+)?$/u);
      }),
      // A silent Korean letter alone, a Greek sign of number, initials of two scripts.
      {
        examples: [
          ['㈇', false],
          ['ㅇ 김', false],
          ['͵', true],
          ['㏘一', false],
        ],
      },
    );
  });

  test('sound similarity is symmetric, within 0 and 1, and 1 for the same word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const value = alike(a, b);
        expect(value).toBeCloseTo(alike(b, a), 5);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(alike(a, a)).toBe(1);
      }),
    );
  });

  test('a floor only cuts off what lies below it', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [left, right] = [soundRow(soundsOf(a)), soundRow(soundsOf(b))];
        const free = soundSimilarity(left, right);
        const cut = soundSimilarity(left, right, 0.7);
        if (free >= 0.7) expect(cut).toBeCloseTo(free, 5);
        else expect(cut).toBeLessThan(0.7);
      }),
    );
  });
});
