import { describe, expect, test } from 'vitest';
import { type FaceEvidence, judge } from './index.ts';

const same: FaceEvidence = {
  similarity: 0.9,
  verdict: 'match',
  threshold: 0.7,
  reviewThreshold: 0.5,
  reasons: [],
  documentFaces: 1,
  selfieFaces: 1,
  measured: [],
  unavailable: false,
};

describe('BIO-01 the selfie against the portrait', () => {
  test('a match passes with its score and threshold', () => {
    expect(judge(same)).toEqual({ result: 'pass', reasons: [], score: 0.9, threshold: 0.7 });
  });
  test('a mismatch, a doubtful score and a missing face each go to a person', () => {
    expect(judge({ ...same, verdict: 'mismatch', similarity: 0.2 })).toMatchObject({
      result: 'inconclusive',
      reasons: ['face.mismatch_document'],
    });
    expect(judge({ ...same, verdict: 'review', similarity: 0.6 }).result).toBe('inconclusive');
    expect(judge({ ...same, verdict: 'no_face', similarity: null }).reasons).toEqual(['face.not_detected']);
  });
  test('a model that failed to load is never a pass', () => {
    expect(judge({ ...same, unavailable: true })).toMatchObject({
      result: 'inconclusive',
      reasons: ['service.provider_unavailable'],
    });
  });
});
