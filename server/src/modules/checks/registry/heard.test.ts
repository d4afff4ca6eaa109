import { describe, expect, test } from 'vitest';
import { heard, judge } from './index.ts';

const asked = { name: 'EVA MUELLER', birthDate: '1985-01-17' };
const silent = { found: true, nameAgrees: null, birthDateAgrees: null };
const result = (answer: Parameters<typeof heard>[0]) => judge(heard(answer, asked, true).evidence).result;

describe('DOC-06 what a register says of the person', () => {
  test('values that are the same as what was asked pass; one that differs goes to a person', () => {
    expect(result({ ...silent, values: { full_name: 'Eva Müller', birth_date: '1985-01-17' } })).toBe('pass');
    expect(result({ ...silent, values: { full_name: 'Eva Müller', birth_date: '1985-01-18' } })).toBe('inconclusive');
  });

  test('a match by field counts as the register says it', () => {
    expect(result({ ...silent, matches: { full_name: 'agrees', birth_date: 'agrees' } })).toBe('pass');
    expect(result({ ...silent, matches: { full_name: 'differs' } })).toBe('inconclusive');
  });

  test('a verdict that its own value contradicts is a doubt', () => {
    expect(result({ ...silent, nameAgrees: true, values: { full_name: 'SOMEBODY ELSE' } })).toBe('inconclusive');
  });

  test('what it said is kept with whether it was simulated; a number that it does not know leaves nothing', () => {
    const values = { full_name: 'EVA MUELLER' };
    expect(heard({ ...silent, values }, asked, true).testimony).toMatchObject({ simulated: true, values });
    expect(heard({ ...silent, found: false, values }, asked, true).testimony).toBeNull();
  });
});
