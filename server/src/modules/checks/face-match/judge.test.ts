import { describe, expect, test } from 'vitest';
import { type FaceEvidence, faceMatch, judge } from './index.ts';

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
  test('the officer sees the score with both lines, and what was measured at the score and at the threshold', () => {
    const rate = { errors: 2, trials: 300, low: 0.001, high: 0.024 };
    const measured = [
      {
        set: 'a set',
        falseMatch: rate,
        falseNonMatch: null,
        here: { falseMatch: { ...rate, errors: 0 }, falseNonMatch: null },
      },
    ];
    const lines = faceMatch.show({ ...same, measured });
    expect(lines[0]).toMatchObject({ kind: 'score', value: 0.9, threshold: 0.7, review: 0.5 });
    expect(lines.filter(({ kind }) => kind === 'rate')).toEqual([
      { label: 'face.stranger_as_alike', kind: 'rate', value: 'a set', rate: { ...rate, errors: 0 } },
      { label: 'face.false_match', kind: 'rate', value: 'a set', rate },
    ]);
  });
});
