import type { FacePackManifest } from './manifest.ts';

type Measured = FacePackManifest['measured'][number];
export type Rate = NonNullable<Measured['falseMatch']>;
export type Rates = { falseMatch: Rate | null; falseNonMatch: Rate | null };
export type ScoredPair = { same: boolean; similarity: number };

/** The two-sided 95 % interval of a rate (Clopper and Pearson), by bisection on the binomial distribution. */
export function exactInterval(errors: number, trials: number): { low: number; high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  return {
    low: errors === 0 ? 0 : bisect((rate) => 1 - chanceOfAtMost(errors - 1, trials, rate) < 0.025),
    high: errors === trials ? 1 : bisect((rate) => chanceOfAtMost(errors, trials, rate) > 0.025),
  };
}

/** Errors among labelled pairs if this similarity were where a match begins; null for a kind of pair that there is none of. */
export function ratesOf(pairs: readonly ScoredPair[], similarity: number): Rates {
  const same = pairs.filter((pair) => pair.same);
  const strangers = pairs.filter((pair) => !pair.same);
  return {
    falseMatch: rateOf(strangers.filter((pair) => pair.similarity >= similarity).length, strangers.length),
    falseNonMatch: rateOf(same.filter((pair) => !(pair.similarity >= similarity)).length, same.length),
  };
}

/**
 * What a set says of one similarity: how many strangers were at least this alike, and how many pairs of one person were no more
 * alike. Between two points of the curve the one that counts more errors speaks. Null without a curve or beyond its ends.
 */
export function ratesAt({ curve, falseMatch, falseNonMatch }: Measured, similarity: number): Rates | null {
  const below = curve.findLast((point) => point.similarity <= similarity);
  const above = curve.find((point) => point.similarity >= similarity);
  if (!below || !above) return null;
  return {
    falseMatch: falseMatch && below.falseMatches !== null ? rateOf(below.falseMatches, falseMatch.trials) : null,
    falseNonMatch:
      falseNonMatch && above.falseNonMatches !== null ? rateOf(above.falseNonMatches, falseNonMatch.trials) : null,
  };
}

function rateOf(errors: number, trials: number): Rate | null {
  if (trials === 0) return null;
  const { low, high } = exactInterval(errors, trials);
  return { errors, trials, low: rounded(low), high: rounded(high) };
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;

/** The rate at which something that holds for small rates ceases to. */
function bisect(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function chanceOfAtMost(errors: number, trials: number, rate: number): number {
  if (rate >= 1) return errors >= trials ? 1 : 0;
  let sum = 0;
  // In logarithms, since the chance of no error at all is too small for a number where trials are many.
  let logTerm = trials * Math.log1p(-rate);
  for (let k = 0; k <= errors; k++) {
    if (k > 0) logTerm += Math.log((trials - k + 1) / k) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
