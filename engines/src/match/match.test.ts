import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyEntity, type ListedEntity, parseSandboxList } from '../lists/index.ts';
import { buildNameIndex, deserializeIndex, IndexUnreadable, matchNames, PROFILES, serializeIndex } from './index.ts';

const SANDBOX = parseSandboxList(readFileSync(join(import.meta.dirname, '../../../packs/sandbox/list.yaml'), 'utf8'));
const index = buildNameIndex(SANDBOX.entities);
const ids = (name: string, more: object = {}) => index.search({ name, ...more }).map((match) => match.entity_id);
const best = (name: string, more: object = {}) => index.search({ name, ...more })[0];

describe('SCR-03 a listed name is found however it is written', () => {
  test.each([
    ['as listed', 'Vasgard Ilmarovich Tolunsky', 'sandbox-person-001'],
    ['family name first', 'TOLUNSKY, Vasgard Ilmarovich', 'sandbox-person-001'],
    ['without the middle name', 'Vasgard Tolunsky', 'sandbox-person-001'],
    ['with one slip', 'Vasgrad Tolunsky', 'sandbox-person-001'],
    ['with two slips', 'Vasgrad Tolunksy', 'sandbox-person-001'],
    ['with an initial', 'V. Tolunsky', 'sandbox-person-001'],
    ['joined', 'VasgardTolunsky', 'sandbox-person-001'],
    ['romanised otherwise', 'Wasgard Toloonskiy', 'sandbox-person-001'],
    ['in Cyrillic', 'Толунский Васгард', 'sandbox-person-001'],
    ['with letters of another script inside', 'Vаsgard Tolunskу', 'sandbox-person-001'],
    ['in Arabic', 'زهير الرميلات', 'sandbox-person-003'],
    ['Arabic by sound', 'Zuheir Kandawi Rumeilat', 'sandbox-person-003'],
    ['the article written to the name', 'Zuhayr Qandawi Alrumailat', 'sandbox-person-003'],
    ['a compound written together', 'Abdulwadid Farhoun Sabtani', 'sandbox-person-004'],
    ['the same compound in Arabic', 'عبدالوديد فرحون', 'sandbox-person-004'],
    ['in Han', '上官琼屿', 'sandbox-person-006'],
    ['in traditional characters', '上官瓊嶼', 'sandbox-person-006'],
    ['pinyin in syllables', 'Shangguan Qiong Yu', 'sandbox-person-006'],
    ['in Hangul', '변광솔', 'sandbox-person-008'],
    ['in Greek', 'Βαρναβίδης Θεόκλητος', 'sandbox-person-019'],
    ['by a nickname', 'Harry Penderquist', 'sandbox-person-018'],
    ['a company with another legal form', 'Severyanka Gidroprom Limited Liability Company', 'sandbox-company-002'],
    ['a company without its form', 'Severyanka Gidroprom', 'sandbox-company-002'],
    ['a company with a slip in its form', 'Qinglan Xingtu Technology Compnay Limited', 'sandbox-company-003'],
    ['a company in another language’s words', 'Korsavia Banco de Metal', 'sandbox-company-005'],
    ['a ship', 'Melusine Pearl', 'sandbox-vessel-001'],
  ])('%s', (_, name, id) => {
    expect(ids(name)).toContain(id);
  });

  test('people on no list find nobody', () => {
    for (const name of [
      'Anna Jones',
      'Li Wei',
      '김민준',
      'محمد أحمد',
      'John Smith',
      'Maria Garcia',
      'Petra Novak',
      '王芳',
      'Иван Смирнов',
      '',
    ])
      expect(ids(name), name).toEqual([]);
  });

  test('homophones in Han are other people, variants of one character are not', () => {
    const han = buildNameIndex([
      { ...emptyEntity('t-1', 't', 'Person'), names: [{ text: '上官瓊嶼', kind: 'primary' }], topics: ['sanction'] },
    ]);
    const score = (name: string) => han.search({ name }, { threshold: 0.3 })[0]?.match_score ?? 0;
    expect(score('上官琼屿')).toBe(1);
    expect(score('上官琼宇')).toBeLessThan(0.95);
    expect(score('上管穷雨')).toBeLessThan(0.7);
    expect(score('Shangguan Qiongyu')).toBe(1);
  });

  test('a person is not a ship, and an unknown kind may be anything', () => {
    expect(ids('Melusine Pearl', { schema: 'Person' })).toEqual([]);
    expect(ids('Melusine Pearl', { schema: 'Vessel' })).toEqual(['sandbox-vessel-001']);
    expect(ids('Obsidian Strait Shipmanagement', { schema: 'Company' })).toContain('sandbox-company-001');
  });

  test('stricter profiles find a part of what generous ones find', () => {
    const name = 'Wasgard Tolunski';
    const counts = (['exact', 'strict', 'balanced', 'fuzzy'] as const).map(
      (profile) => index.search({ name }, { profile }).length,
    );
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    expect(counts[0]).toBe(0);
    expect(PROFILES.balanced.threshold).toBe(0.7);
  });
});

describe('SCR-04 every match is explained part by part', () => {
  test('equal, near, missing and initial parts are named', () => {
    const match = best('V. Tolunski');
    expect(match?.alignment.map(({ query, listed, rule }) => [query, listed, rule])).toEqual([
      ['V.', 'Vasgard', 'initial'],
      ['Tolunski', 'Tolunskiy', 'skeleton'],
    ]);
    const whole = index.search({ name: 'Vasgard Belomor Tolunsky' }, { threshold: 0.5 })[0];
    expect(whole?.alignment.find((part) => part.rule === 'missing_listed')).toMatchObject({
      query: 'Belomor',
      listed: null,
    });
  });

  test('a name in another script is called transliterated, joined words joined', () => {
    expect(best('Васгард Толунский')?.alignment.map((part) => part.rule)).not.toContain('edit');
    expect(best('VasgardTolunsky')?.alignment.some((part) => part.rule === 'joined')).toBe(true);
    expect(best('Vasgard Tolunsky')?.alignment.map((part) => part.rule)).toContain('equal');
  });

  test('birth date and country move the score, and say why', () => {
    const name = 'Vasgrad Tolunski';
    const alone = best(name)?.match_score ?? 0;
    const same = best(name, { birth_date: '1961-04-17', countries: ['Russia'] });
    const other = best(name, { birth_date: '1961-09-01' });
    expect(same?.match_score).toBeGreaterThan(alone);
    expect(same?.qualifiers.map((each) => [each.field, Math.sign(each.effect)])).toEqual([
      ['birth_date', 1],
      ['countries', 1],
    ]);
    expect(other?.match_score).toBeLessThan(alone);
    expect(best(name, { birth_date: '1990-01-01', countries: ['br'] })?.match_score ?? 0).toBeLessThan(
      other?.match_score ?? 1,
    );
  });

  test('a partial listed date agrees with every day of its year and with no other year', () => {
    const effect = (birth_date: string) => best('Zuhayr Qandawi al-Rumailat', { birth_date })?.qualifiers[0]?.effect;
    expect(effect('1970-12-31')).toBeGreaterThan(0);
    expect(effect('1971-01-01')).toBeLessThan(0);
    expect(effect('not a date')).toBeUndefined();
  });

  test('a public office found by name alone counts for less than with a birth date', () => {
    const alone = best('Adelia Montforte Carapeba');
    expect(alone?.qualifiers.map((each) => each.field)).toEqual(['topics']);
    expect(
      best('Adelia Montforte Carapeba', { birth_date: '1968-06-11' })?.qualifiers.map((each) => each.field),
    ).toEqual(['birth_date']);
  });

  test('risk says how grave a match would be, whatever its score', () => {
    expect(best('Abu Qandil')?.risk_score).toBe(1);
    expect(best('Harlan Penderquist')?.risk_score).toBe(0.5);
  });

  test('an equal identifier is a match whatever the name says; a part of it is none', () => {
    const match = index.search({ name: 'Somebody Else', identifiers: ['71-99 04411'] })[0];
    expect(match).toMatchObject({
      entity_id: 'sandbox-person-001',
      match_score: 1,
      qualifiers: [{ field: 'identifiers' }],
    });
    expect(index.search({ name: 'Somebody Else', identifiers: ['71990441', '1'] })).toEqual([]);
    expect(index.search({ name: '', identifiers: ['0x5abd0000000000000000000000000000000000b0'] })[0]?.entity_id).toBe(
      'sandbox-wallet-001',
    );
  });
});

describe('an index', () => {
  test('answers the same after it was written and read', () => {
    const read = deserializeIndex(serializeIndex(index, [{ list: 'sandbox' }]));
    expect(read.lists).toEqual([{ list: 'sandbox' }]);
    expect(read.size).toEqual(index.size);
    for (const name of ['Vasgrad Tolunski', 'زهير الرميلات', 'Severyanka Gidroprom'])
      expect(read.search({ name })).toEqual(index.search({ name }));
  });

  test('answers the same whatever was asked before', () => {
    const first = index.search({ name: 'Wasgard Toloonskiy' });
    index.search({ name: 'Zuhayr Qandawi' }, { profile: 'fuzzy' });
    expect(index.search({ name: 'Wasgard Toloonskiy' })).toEqual(first);
  });

  test('that is cut short, foreign or of another version is refused', () => {
    const file = serializeIndex(index);
    for (const bytes of [
      file.subarray(0, 70_000),
      new Uint8Array(100),
      new TextEncoder().encode('{"magic":"acquaint-index-0","columns":[],"lists":[]}'),
    ]) {
      expect(() => deserializeIndex(bytes)).toThrow(IndexUnreadable);
    }
  });

  test('of nobody finds nobody', () => {
    expect(buildNameIndex([]).search({ name: 'Vasgard Tolunsky' })).toEqual([]);
  });

  test('gives no more than the limit, best first', () => {
    const many: ListedEntity[] = Array.from({ length: 30 }, (_, at) => ({
      ...emptyEntity(`t-${String(at).padStart(2, '0')}`, 't', 'Person'),
      names: [{ text: 'Vasgard Tolunsky', kind: 'primary' }],
      topics: ['sanction'],
    }));
    const found = buildNameIndex(many).search({ name: 'Vasgard Tolunsky' }, { limit: 5 });
    expect(found.map((match) => match.entity_id)).toEqual(['t-00', 't-01', 't-02', 't-03', 't-04']);
  });
});

describe('two names without a list', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      'Vasgard Tolunsky',
      'Толунский Васгард',
      '上官琼屿',
      'زهير قنداوي',
      'OOO Severyanka',
      'Abd al-Rahman',
      'J. P. van Dijk',
    ),
  );

  test('score between 0 and 1, the same either way round, and 1 for a name with itself when it has letters', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        const score = matchNames(a, b).match_score;
        expect(score).toBe(matchNames(b, a).match_score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
    for (const name of ['Vasgard Tolunsky', '上官琼屿', 'زهير قنداوي', 'OOO Severyanka'])
      expect(matchNames(name, name).match_score, name).toBe(1);
    expect(matchNames('', 'Vasgard').match_score).toBe(0);
  });

  test('a search never scores outside 0 and 1', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const match of index.search(
          { name, birth_date: '1961-04-17', countries: ['ru'] },
          { threshold: 0, limit: 50 },
        )) {
          expect(match.match_score).toBeGreaterThanOrEqual(0);
          expect(match.match_score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('one person’s spellings are nearer than two people', () => {
    expect(matchNames('Vasgard Tolunsky', 'Толунский, Васгард').match_score).toBeGreaterThan(0.9);
    expect(matchNames('VasgardTolunsky', 'Vasgard Tolunsky').match_score).toBeGreaterThan(0.9);
    expect(matchNames('Vasgard Tolunsky', 'Ilmar Tolunsky').match_score).toBeLessThan(0.7);
    expect(matchNames('Korsavia Bank AG', 'Korsavia Bank Aktiengesellschaft', { schema: 'Company' }).match_score).toBe(
      1,
    );
  });
});
