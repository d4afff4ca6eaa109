import { describe, expect, test } from 'vitest';
import { documentStatus, foldWords, mask, searchTokens } from './policy.ts';

describe('PRV-08 personal fields are masked', () => {
  test.each([
    ['full_name', 'Åsa Öberg', 'Å•• Ö••••'],
    ['full_name', '郭磊', '郭•'],
    ['birth_date', '1984-12-19', '1984-••-••'],
    ['email', 'asa@example.org', 'a••••@example.org'],
    ['document_number', 'L01X00T471', '••••471'],
    ['document_number', '12345', '••••••'],
  ] as const)('%s %s shows as %s', (name, value, shown) => {
    expect(mask(name, value)).toBe(shown);
  });
});

test('a name is found by each of its words whatever the marks and case', () => {
  expect(foldWords('Müller-Lüdenscheidt, ÅSA')).toEqual(['muller', 'ludenscheidt', 'asa']);
  expect(searchTokens('sex', 'F')).toEqual([]);
});

describe('DOC-09 a document’s last days', () => {
  test('it is valid on its last day and expired on the next', () => {
    expect(documentStatus('2026-11-22', '2026-11-22', 0)).toBe('expiring');
    expect(documentStatus('2026-11-21', '2026-11-22', 30)).toBe('expired');
  });
  test('the reminder begins 30 days ahead, not 31', () => {
    expect(documentStatus('2026-12-22', '2026-11-22', 30)).toBe('expiring');
    expect(documentStatus('2026-12-23', '2026-11-22', 30)).toBe('valid');
  });
});
