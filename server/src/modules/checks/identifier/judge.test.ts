import { describe, expect, test } from 'vitest';
import { type IdentifierEvidence, judge } from './index.ts';

const good: IdentifierEvidence = {
  kind: 'resident_id',
  country: 'CN',
  source: 'printed',
  finding: { valid: true, reason: null, warning: null },
  crossChecks: [{ field: 'birth_date', agrees: true }],
};

describe('ONB-06 the identity number and what it encodes', () => {
  test('a right number that encodes the printed birth date passes', () => {
    expect(judge(good).result).toBe('pass');
  });
  test('a wrong check digit and another birth date each leave a doubt', () => {
    expect(judge({ ...good, finding: { valid: false, reason: 'check_digit', warning: null } }).reasons).toEqual([
      'authenticity.number_format',
    ]);
    expect(judge({ ...good, crossChecks: [{ field: 'birth_date', agrees: false }] }).reasons).toEqual([
      'data.dob_mismatch',
    ]);
  });
});
