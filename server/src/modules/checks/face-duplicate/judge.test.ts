import { describe, expect, test } from 'vitest';
import { type DuplicateEvidence, judge } from './index.ts';

const alone: DuplicateEvidence = { searched: true, why: null, linked: [], threshold: 0.6 };

describe('BIO-04 a face that another customer already has', () => {
  test('a face that nobody has passes', () => {
    expect(judge(alone)).toEqual({ result: 'pass', reasons: [], score: null, threshold: null });
  });

  test('a near face goes to a person with its score and never fails by itself', () => {
    const linked = [
      { customer: 'cus_eu_1', nameMasked: 'A••• B•••', similarity: 0.82 },
      { customer: 'cus_eu_2', nameMasked: 'C••• D•••', similarity: 0.61 },
    ];
    expect(judge({ ...alone, linked })).toEqual({
      result: 'inconclusive',
      reasons: ['face.already_enrolled'],
      score: 0.82,
      threshold: 0.6,
    });
  });

  test('a face that could not be searched is not called new', () => {
    for (const why of ['face.not_detected', 'service.provider_unavailable'] as const)
      expect(judge({ ...alone, searched: false, why })).toMatchObject({ result: 'inconclusive', reasons: [why] });
  });
});
