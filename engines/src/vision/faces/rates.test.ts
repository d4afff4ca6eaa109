import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exactInterval, FacePackManifestSchema, ratesAt, ratesOf } from './index.ts';

const PACKS = resolve(import.meta.dirname, '../../../../packs/models');
const pairs = [
  ...[0.5, 0.7, 0.9].map((similarity) => ({ same: true, similarity })),
  ...[0.1, 0.3, 0.5, 0.6].map((similarity) => ({ same: false, similarity })),
];

describe('BIO-01 the error rates of a comparison', () => {
  test('a stranger on the threshold is wrongly matched, one person on it is not refused', () => {
    expect(ratesOf(pairs, 0.5)).toMatchObject({
      falseMatch: { errors: 2, trials: 4 },
      falseNonMatch: { errors: 0, trials: 3 },
    });
    expect(ratesOf(pairs, 0.51)).toMatchObject({ falseMatch: { errors: 1 }, falseNonMatch: { errors: 1 } });
    expect(ratesOf([{ same: true, similarity: Number.NaN }], 0.5).falseNonMatch).toMatchObject({ errors: 1 });
    expect(ratesOf(pairs.slice(0, 3), 0.5).falseMatch).toBeNull();
  });

  test('the intervals are those of Clopper and Pearson', () => {
    // The closed forms: no error leaves 1 − 0.025^(1/n), one error of one everything above 0.025.
    expect(exactInterval(0, 38)).toEqual({ low: 0, high: expect.closeTo(1 - 0.025 ** (1 / 38), 9) });
    expect(exactInterval(1, 1)).toEqual({ low: expect.closeTo(0.025, 9), high: 1 });
    expect(exactInterval(10, 100)).toEqual({ low: expect.closeTo(0.049, 4), high: expect.closeTo(0.1762, 4) });
    expect(exactInterval(0, 100_000).high).toBeCloseTo(3.69e-5, 6);
    expect(exactInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('between two points of the curve the one with more errors speaks; beyond its ends nothing is said', () => {
    const curve = [0.4, 0.5, 0.6].map((similarity) => {
      const { falseMatch, falseNonMatch } = ratesOf(pairs, similarity);
      return { similarity, falseMatches: falseMatch!.errors, falseNonMatches: falseNonMatch!.errors };
    });
    const measured = { set: 'invented', ...ratesOf(pairs, 0.5), curve };
    expect(ratesAt(measured, 0.55)).toMatchObject({ falseMatch: { errors: 2 }, falseNonMatch: { errors: 1 } });
    expect(ratesAt(measured, 0.6)).toMatchObject({ falseMatch: { errors: 1 }, falseNonMatch: { errors: 1 } });
    expect([ratesAt(measured, 0.39), ratesAt(measured, 0.61), ratesAt({ ...measured, curve: [] }, 0.5)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each(['dlib', 'faceplugin'])('what the pack %s says was measured agrees with itself', (pack) => {
    const manifest = FacePackManifestSchema.parse(JSON.parse(readFileSync(join(PACKS, pack, 'manifest.json'), 'utf8')));
    expect(manifest.measured.length).toBeGreaterThan(0);
    for (const { curve, falseMatch, falseNonMatch } of manifest.measured) {
      for (const rate of [falseMatch, falseNonMatch]) {
        if (!rate) continue;
        const { low, high } = exactInterval(rate.errors, rate.trials);
        expect([rate.low, rate.high]).toEqual([expect.closeTo(low, 3), expect.closeTo(high, 3)]);
      }
      const at = curve.find(({ similarity }) => similarity === manifest.bands.match);
      if (at) {
        expect(at.falseMatches ?? 0).toBe(falseMatch?.errors ?? 0);
        expect(at.falseNonMatches ?? 0).toBe(falseNonMatch?.errors ?? 0);
      }
      for (const [i, { similarity, falseMatches, falseNonMatches }] of curve.entries()) {
        const next = curve[i + 1];
        if (!next) continue;
        expect(next.similarity).toBeGreaterThan(similarity);
        expect(next.falseMatches ?? 0).toBeLessThanOrEqual(falseMatches ?? 0);
        expect(next.falseNonMatches ?? 0).toBeGreaterThanOrEqual(falseNonMatches ?? 0);
      }
    }
  });
});
