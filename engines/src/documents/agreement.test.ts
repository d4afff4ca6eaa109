import { describe, expect, test } from 'vitest';
import { agreementsOf, agrees, compareAcross, compareValues } from './index.ts';

describe('DOC-06 sources of one field', () => {
  test.each([
    ['surname', 'MUELLER', 'Müller', true],
    ['surname', 'MULLER', 'Müller', true],
    ['surname', 'GARCIA', 'García', true],
    ['surname', 'KOALSKI', 'KOWALSKI', false],
    ['given_names', 'MARIA OLIVIA', 'Maria Olivia', true],
    ['given_names', 'JUAN CARL', 'JUAN CARLOS', true],
    ['given_names', 'AN', 'ANNA', false],
    ['document_number', 'L898902C3', 'L898902C 3', true],
    ['document_number', 'L898902C3', 'L898902C8', false],
    ['birth_date', '1974-08-12', '1974-08-12', true],
    ['birth_date', '1974-08-12', '1974-12-08', false],
    ['nationality', 'DEU', 'D', true],
    ['nationality', 'DEU', 'DNK', false],
    ['address', '12 High Street, Oxford', '12 HIGH STREET OXFORD', true],
    ['address', '12 High Street, Oxford', '98 Low Road, Reading', false],
  ])('%s: %s and %s', (field, a, b, same) => {
    expect(agrees(field, a, b)).toBe(same);
    expect(agrees(field, b, a)).toBe(same);
  });

  test.each([
    ['full_name', 'WANG WEI', '王伟', 'agrees'],
    ['full_name', 'LI NA', '王伟', 'unsure'],
    ['full_name', 'JAN KOWALSKI', 'Kowalski, Jan', 'agrees'],
    ['full_name', 'JOHN SMITH', 'John Quincy Smith', 'unsure'],
    ['given_names', 'J', 'JOHN', 'unsure'],
    ['given_names', 'MARIA', 'MARIA OLIVIA', 'unsure'],
    ['surname', 'SHEVCHENKO', 'Шевченко', 'agrees'],
    ['surname', 'NXXUNXXEZ', 'Ñuñez', 'agrees'],
    ['sex', 'X', 'F', 'unsure'],
    ['sex', 'M', 'F', 'differs'],
    ['nationality', 'DE', 'DEU', 'agrees'],
    ['nationality', 'Germany', 'D', 'agrees'],
    ['birth_date', '1974', '1974-08-12', 'agrees'],
    ['birth_date', '1974-09', '1974-08-12', 'differs'],
    ['document_number', 'A0123O', 'A01230', 'unsure'],
    ['personal_number', 'XXXXXXXX6789', '2341 2345 6789', 'agrees'],
    ['personal_number', 'XXXXXXXX6789', '234123456780', 'differs'],
    ['personal_number', 'XXXXXXXX6789', '6789', 'differs'],
    ['address', '12 High Street, Oxford, OX1 4BH', '12 HIGH ST OXFORD OX1 4BH', 'agrees'],
    ['address', '12 High Street, Oxford, OX1 4BH', '14 High Street, Oxford', 'differs'],
    ['address', 'Flat 2, 12 High Street, Oxford', '12 High St, Cowley, Oxford', 'unsure'],
    ['birth_place', 'MADRID', 'Madrid, España', 'unsure'],
  ])('%s: %s and %s: %s', (field, a, b, outcome) => {
    expect(compareValues(field, a, b)).toBe(outcome);
    expect(compareValues(field, b, a)).toBe(outcome);
  });

  test('each pair is listed, with the letters that differ in each', () => {
    const pairs = agreementsOf('surname', [
      { source: 'mrz', value: 'KOALSKI' },
      { source: 'printed', value: 'Kowalski' },
      { source: 'barcode', value: 'KOWALSKI' },
    ]);
    expect(pairs.map(({ a, b, outcome }) => [a.source, b.source, outcome])).toEqual([
      ['mrz', 'printed', 'differs'],
      ['mrz', 'barcode', 'differs'],
      ['printed', 'barcode', 'agrees'],
    ]);
    expect(pairs[0]).toMatchObject({ a: { spans: [[2, 2]] }, b: { spans: [[2, 3]] } });
    expect(pairs[2]).toMatchObject({ a: { spans: [] }, b: { spans: [] } });
  });

  test('a name that is the beginning of another is a cut one in a zone, and another name elsewhere', () => {
    const outcome = (source: 'mrz' | 'typed') =>
      agreementsOf('surname', [
        { source, value: 'SANTOSH' },
        { source: 'printed', value: 'Santoshkumar' },
      ])[0]?.outcome;
    expect(outcome('mrz')).toBe('agrees');
    expect(outcome('typed')).toBe('differs');
  });

  test('over all sides: a barcode against the front, a typed whole name against its parts, nothing within one side', () => {
    const pairs = compareAcross([
      { source: 'printed', origin: 'front', fields: { surname: 'DOE', given_names: 'JANE', birth_date: '1990-01-02' } },
      { source: 'mrz', origin: 'front', fields: { surname: 'DOE' } },
      { source: 'barcode', origin: 'back', fields: { surname: 'DOE', given_names: 'JANE', birth_date: '1990-01-03' } },
      { source: 'typed', origin: 'typed', fields: { full_name: 'Jane Roe' } },
    ]);
    const told = pairs.map(({ field, a, b, outcome }) => `${field} ${a.source} ${b.source} ${outcome}`);
    expect(told).toContain('birth_date printed barcode differs');
    expect(told).toContain('surname mrz barcode agrees');
    expect(told).toContain('full_name printed typed differs');
    expect(told).not.toContain('surname printed mrz agrees');
    expect(told).not.toContain('full_name printed barcode agrees');
  });
});
