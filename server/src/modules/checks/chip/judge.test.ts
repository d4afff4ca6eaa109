import { describe, expect, test } from 'vitest';
import { type ChipEvidence, judge } from './index.ts';

const good: ChipEvidence = {
  result: 'genuine',
  reasons: [],
  issuer: 'CN=Utopia authority',
  algorithm: 'ECDSA brainpoolP256r1 SHA-256',
  validTo: '2035-01-01',
  portrait: 'jpeg',
  changedGroups: [],
  differing: [],
};

describe('DOC-07 what a chip must show', () => {
  test('signed by its state, unchanged and in accord with the document: it passes', () => {
    expect(judge(good)).toMatchObject({ result: 'pass', reasons: [] });
  });

  test.each([
    ['no trust list', { result: 'no_trust_list', reasons: ['chip.no_trust_list'] }, 'chip.no_trust_list'],
    [
      'a signature of nobody known',
      { result: 'not_genuine', reasons: ['authenticity.chip_signature_invalid'] },
      'authenticity.chip_signature_invalid',
    ],
    [
      'a chip that cannot be read',
      { result: 'unreadable', reasons: ['document.chip_unreadable'] },
      'document.chip_unreadable',
    ],
    [
      'another name than the print',
      { differing: [{ field: 'surname', other: 'printed' }] },
      'authenticity.chip_data_mismatch',
    ],
    ['a portrait of a kind not read', { reasons: ['chip.portrait_unsupported'] }, 'chip.portrait_unsupported'],
  ] as const)('%s goes to a person', (_, change, reason) => {
    const verdict = judge({
      ...good,
      ...change,
      reasons: 'reasons' in change ? [...change.reasons] : [],
      differing: 'differing' in change ? [...change.differing] : [],
    });
    expect(verdict.result).toBe('inconclusive');
    expect(verdict.reasons).toEqual([reason]);
  });
});
