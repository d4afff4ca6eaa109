import { describe, expect, test } from 'vitest';
import { ageBand, genderOf } from './groups.ts';

const at = new Date('2026-06-01T00:00:00Z');
const born = (birthYear: number | null, sex: string | null = null) => ({ birthYear, sex });

describe('MDL-01 errors are compared by groups that nobody may be treated worse for', () => {
  test('a band begins with its first year and ends before the next', () => {
    expect([2009, 2008, 2002, 2001, 1987, 1986, 1962, 1961].map((year) => ageBand(born(year), at))).toEqual([
      ...['0–17', '18–24', '18–24', '25–39', '25–39', '40–64', '40–64', '65+'],
    ]);
  });

  test('what nobody knows, or cannot be, is in no band', () => {
    expect([born(null), born(1800), born(2031)].map((one) => ageBand(one, at))).toEqual(['', '', '']);
    expect(ageBand(undefined, at)).toBe('');
  });

  test('a gender is as a document has it; unknown is not a third one', () => {
    expect(['F', 'female', 'm', 'X', '<', '', ' '].map((sex) => genderOf(born(null, sex)))).toEqual([
      ...['F', 'F', 'M', 'X', 'X', '', ''],
    ]);
    expect([genderOf(born(null)), genderOf(undefined)]).toEqual(['', '']);
  });
});
