import { describe, expect, test } from 'vitest';
import { agrees } from './index.ts';

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
});
