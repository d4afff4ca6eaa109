import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptVersion,
  countryCode,
  diffLists,
  emptyEntity,
  entityHash,
  type ListFile,
  partialDate,
  partialDates,
} from './index.ts';

const listOf = (count: number): ListFile => ({
  list: 'x',
  title: 'X',
  authority: 'X',
  version: '1',
  entities: Array.from({ length: count }, (_, at) => emptyEntity(`x-${at}`, 'x', 'Person')),
  sha256: '',
  warnings: [],
});

describe('SCR-01 a damaged download never replaces a good list', () => {
  test('an empty list is refused, even the first', () => {
    expect(acceptVersion(null, listOf(0))).toEqual({ accepted: false, reason: 'list.empty', was: 0, now: 0 });
    expect(acceptVersion({ entities: 10 }, listOf(0))).toMatchObject({ reason: 'list.empty' });
  });

  test('a tenth fewer entities is still accepted, one more is not', () => {
    expect(acceptVersion({ entities: 100 }, listOf(90))).toEqual({ accepted: true });
    expect(acceptVersion({ entities: 100 }, listOf(89))).toEqual({
      accepted: false,
      reason: 'list.shrank',
      was: 100,
      now: 89,
    });
    expect(acceptVersion(null, listOf(1))).toEqual({ accepted: true });
  });
});

describe('SCR-05 what changed between two versions', () => {
  const person = (id: string, name: string, birth = '1970') => ({
    ...emptyEntity(id, 'x', 'Person' as const),
    names: [{ text: name, kind: 'primary' as const }],
    birth_dates: [birth],
  });

  test('added, removed and changed are told apart, and a change of names from one of details', () => {
    const before = [person('a', 'A'), person('b', 'B'), person('c', 'C'), person('d', 'D')];
    const after = [person('b', 'B'), person('c', 'C', '1971'), person('d', 'Dd'), person('e', 'E')];
    const diff = diffLists(before, after);
    expect(diff.added.map((each) => each.id)).toEqual(['e']);
    expect(diff.removed.map((each) => each.id)).toEqual(['a']);
    expect(diff.changed.map((each) => [each.after.id, each.names])).toEqual([
      ['c', false],
      ['d', true],
    ]);
  });

  test('the order in which facts are written changes nothing', () => {
    const one = { ...person('a', 'A'), countries: ['ru', 'by'] };
    expect(entityHash(one)).toBe(entityHash({ ...one, countries: ['by', 'ru'] }));
    expect(entityHash(one)).not.toBe(entityHash({ ...one, countries: ['ru'] }));
  });
});

describe('partial dates', () => {
  test('the ways authorities write a date', () => {
    expect(partialDate('17 Apr 1961')).toBe('1961-04-17');
    expect(partialDate('Apr 1961')).toBe('1961-04');
    expect(partialDate('circa 1961')).toBe('1961');
    expect(partialDate('17/04/1961')).toBe('1961-04-17');
    expect(partialDate('00/00/1961')).toBe('1961');
    expect(partialDate('1961-04-17T00:00:00')).toBe('1961-04-17');
    expect(partialDates('1962 to 1964')).toEqual(['1962', '1963', '1964']);
    expect(partialDates('between 01 Jan 1962 and 31 Dec 1963')).toEqual(['1962', '1963']);
    expect(partialDates('26 Sep 1946 to 07 Dec 1946')).toEqual(['1946']);
  });

  test('a day no calendar has is no date', () => {
    expect(partialDate('1961-02-29')).toBeNull();
    expect(partialDate('1960-02-29')).toBe('1960-02-29');
    expect(partialDate('31 Apr 1961')).toBeNull();
    expect(partialDate('1961-13')).toBeNull();
    expect(partialDates('1900 to 1990')).toEqual([]);
  });

  test('what is read is canonical: reading it again gives itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        const date = partialDate(text);
        if (date !== null) expect(partialDate(date)).toBe(date);
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (day) => partialDate(day.toISOString().slice(0, 10)) === day.toISOString().slice(0, 10),
      ),
    );
  });
});

describe('countries', () => {
  test('codes, names and authorities’ own names become one code', () => {
    expect(
      ['RU', 'rus', 'Russia', 'Russian Federation', 'Korea, North', 'Hong_Kong', 'Côte d’Ivoire', 'Atlantis', ''].map(
        countryCode,
      ),
    ).toEqual(['ru', 'ru', 'ru', 'ru', 'kp', 'hk', 'ci', null, null]);
  });
});
