import type { HeldReport } from '@acquaint/sdk';

export type Band = HeldReport['bands'][number];
export type Mark = {
  band: Band;
  /** The middle of what the model said, and the share of frauds there was; both 0 to 1. */
  said: number;
  was: number;
  /** Within so much the share lies with 95 % confidence. */
  low: number;
  high: number;
};

const Z = 1.96;

/** The bands that have payments, each with the interval of its share (Wilson, Probable inference, 1927). */
export function marksOf(bands: readonly Band[]): Mark[] {
  return bands
    .filter((band) => band.rows > 0)
    .map((band) => {
      const was = band.positives / band.rows;
      const spread = Z ** 2 / band.rows;
      const middle = (was + spread / 2) / (1 + spread);
      const half = (Z * Math.sqrt((was * (1 - was)) / band.rows + spread / (4 * band.rows))) / (1 + spread);
      return {
        ...{ band, was, said: (band.from + band.to) / 2 },
        ...{ low: Math.max(0, middle - half), high: Math.min(1, middle + half) },
      };
    });
}
