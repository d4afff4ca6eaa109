import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sighting, suppress } from './detect.ts';
import { embeddingDistance, faceVerdict, livenessVerdict, similarityOf } from './distance.ts';
import { choosePortrait, chooseSelfieFace, type Face, isFace, isSteady, largestFace } from './face.ts';
import { settle } from './landmarks.ts';
import { surroundings } from './liveness.ts';
import { templateBytes, templateFromBytes } from './template.ts';

const bands = { bands: { match: 0.54, review: 0.44, duplicate: 0.6 } };
const face = (heightPx: number): Face => ({
  box: { x: 0, y: 0, width: heightPx, height: heightPx },
  score: 0.9,
  landmarks: [],
  embedding: null,
  heightPx,
});

describe('BIO-01 the bands of a comparison', () => {
  test('a similarity on a threshold has passed it, one just below has not', () => {
    expect(faceVerdict(0.54, bands)).toBe('match');
    expect(faceVerdict(0.5399, bands)).toBe('review');
    expect(faceVerdict(0.44, bands)).toBe('review');
    expect(faceVerdict(0.4399, bands)).toBe('mismatch');
  });

  test('what is not a number never matches', () => {
    expect(faceVerdict(Number.NaN, bands)).toBe('mismatch');
    expect(similarityOf(Number.NaN, 1.2)).toBe(0);
    expect(similarityOf(Number.POSITIVE_INFINITY, 1.2)).toBe(0);
  });

  test('similarity runs from 1 at distance 0 to 0 where the pack says', () => {
    expect([0, 0.6, 1.2, 5].map((distance) => similarityOf(distance, 1.2))).toEqual([1, 0.5, 0, 0]);
  });

  test('distances are Euclidean or cosine, and embeddings of two packs are not compared', () => {
    const a = Float32Array.of(3, 0);
    const b = Float32Array.of(0, 4);
    expect(embeddingDistance(a, b, 'euclidean')).toBe(5);
    expect(embeddingDistance(a, b, 'cosine')).toBe(1);
    expect(embeddingDistance(a, Float32Array.of(9, 0), 'cosine')).toBeCloseTo(0, 9);
    expect(embeddingDistance(a, new Float32Array(2), 'cosine')).toBe(1);
    expect(() => embeddingDistance(a, new Float32Array(3), 'euclidean')).toThrow(RangeError);
    expect(() => embeddingDistance(new Float32Array(0), new Float32Array(0), 'euclidean')).toThrow(RangeError);
  });
});

describe('which face counts', () => {
  const pack = { minFacePx: 64 };

  test('a selfie with a second face half as tall is refused, with a smaller one behind it is not', () => {
    expect(chooseSelfieFace([face(200), face(100)], pack).reasons).toEqual(['face.multiple']);
    expect(chooseSelfieFace([face(200), face(99)], pack).reasons).toEqual([]);
  });

  test('a face must be 64 pixels tall', () => {
    expect(chooseSelfieFace([face(64)], pack).reasons).toEqual([]);
    expect(chooseSelfieFace([face(63.9)], pack).reasons).toEqual(['face.low_quality']);
    expect(choosePortrait([face(63.9)], pack).reasons).toEqual(['face.low_quality']);
  });

  test('the portrait of a document is the larger of portrait and ghost image', () => {
    const chosen = choosePortrait([face(80), face(160)], pack);
    expect({ height: chosen.face?.heightPx, reasons: chosen.reasons }).toEqual({ height: 160, reasons: [] });
  });

  test('no face has a reason of its own', () => {
    expect(chooseSelfieFace([], pack)).toEqual({ face: null, reasons: ['face.not_detected'] });
    expect(choosePortrait([], pack)).toEqual({ face: null, reasons: ['face.not_detected'] });
    expect(largestFace([])).toBeNull();
  });

  test('of two sightings of one face the surer is kept, two faces side by side both are', () => {
    const seen = (x: number, score: number): Sighting => ({ x, y: 0, width: 100, height: 100, angle: 0, score });
    expect(suppress([seen(0, 0.6), seen(10, 0.9), seen(200, 0.7)], 0.4).map(({ x }) => x)).toEqual([10, 200]);
    // 100 x 100 boxes 43 apart share 57 of 143 columns: just under 0.4.
    expect(suppress([seen(0, 0.9), seen(43, 0.8)], 0.4)).toHaveLength(2);
    expect(suppress([seen(0, 0.9), seen(42, 0.8)], 0.4)).toHaveLength(1);
  });

  test('landmarks that wander between two looks, or are no face, are told by their doubt', () => {
    expect(isFace({ unrest: 0.1, shape: 0.1 })).toBe(true);
    expect(isFace({ unrest: 0.101, shape: 0.01 })).toBe(false);
    expect(isFace({ unrest: Number.NaN, shape: 0.01 })).toBe(false);
    expect(isSteady({ unrest: 0.03, shape: 0.045 })).toBe(true);
    expect(isSteady({ unrest: 0.031, shape: 0.045 })).toBe(false);
    const still = Array.from({ length: 68 }, (_, i): [number, number] => [i % 9, Math.floor(i / 9)]);
    expect(settle(still, still)).toEqual({ points: still, unrest: 0 });
  });
});

describe('passive liveness', () => {
  const model = { bands: { real: 0.8, uncertain: 0.5 } };

  test('a score on a band has reached it, one below has not, and what is not a number is an attack', () => {
    expect([0.8, 0.799, 0.5, 0.499, Number.NaN].map((score) => livenessVerdict(score, model))).toEqual([
      'real',
      'uncertain',
      'uncertain',
      'attack',
      'attack',
    ]);
  });

  test('the surroundings are moved inside the picture, and shrink with the box when it is too small for them', () => {
    const raster = { width: 401, height: 301, rgb: new Uint8Array(0) };
    const around = (x: number, y: number) => surroundings(raster, { x, y, width: 100, height: 100 }, 2);
    expect(around(100, 100)).toEqual({ x: 50, y: 50, width: 200, height: 200 });
    expect(around(-10, 260)).toEqual({ x: 0, y: 100, width: 200, height: 200 });
    const tall = surroundings(raster, { x: 150, y: 50, width: 100, height: 200 }, 2.7);
    expect(tall).toEqual({ x: 125, y: 0, width: 150, height: 300 });
  });
});

describe('templates', () => {
  const embeddings = fc.float32Array({ minLength: 1, maxLength: 512, noNaN: true, noDefaultInfinity: true });

  test('an embedding comes back from its bytes exactly', () => {
    fc.assert(
      fc.property(embeddings, (embedding) => {
        expect(templateFromBytes(templateBytes(embedding), embedding.length)).toEqual(embedding);
      }),
    );
  });

  test('bytes of another length or with a number that is none are refused', () => {
    expect(() => templateFromBytes(templateBytes(Float32Array.of(1, 2)), 3)).toThrow(RangeError);
    expect(() => templateFromBytes(templateBytes(Float32Array.of(1, Number.NaN)), 2)).toThrow(RangeError);
  });
});
