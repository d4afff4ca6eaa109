import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareSimilarity, boundedRow, soundMask, soundRow, soundSimilarity } from './index.ts';
import { SOUNDS } from './phonetic.ts';

/** A row of sounds, and another made of it by a few slips: two rows by chance are hardly ever alike. */
const rows = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: SOUNDS - 1 }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(12), fc.nat(2), fc.integer({ min: 1, max: SOUNDS - 1 })), { maxLength: 3 }),
  )
  .map(([one, slips]) => {
    const other = [...one];
    for (const [at, kind, sound] of slips)
      other.splice(at % (other.length + 1), kind > 0 ? 1 : 0, ...(kind < 2 ? [sound] : []));
    return [Uint8Array.from(one), Uint8Array.from(other)] as const;
  });

describe('SCR-03 what is ruled out without a comparison would not have been alike enough', () => {
  test.each([
    ['written out', soundSimilarity],
    ['without vowels', bareSimilarity],
  ])('%s', (_, similarity) => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.6, 0.72, 0.9), ([one, other], floor) => {
        const whole = similarity(soundRow(one), soundRow(other));
        const masked = { ...soundRow(other), mask: soundMask(other, 0, other.length) };
        const bounded = similarity(boundedRow(one), masked, floor);
        if (whole >= floor) expect(bounded).toBe(whole);
        else expect(bounded).toBeLessThan(floor);
      }),
      { numRuns: 3000 },
    );
  });
});
