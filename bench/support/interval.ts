/** The two-sided 95 % interval of a rate (Clopper and Pearson), by bisection on the binomial distribution. */
export function exactInterval(errors: number, trials: number): { low: number; high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  return {
    low: errors === 0 ? 0 : bisect((rate) => 1 - chanceOfAtMost(errors - 1, trials, rate) < 0.025),
    high: errors === trials ? 1 : bisect((rate) => chanceOfAtMost(errors, trials, rate) > 0.025),
  };
}

/**
 * The largest true rate that would still show this few errors in one of twenty tries (Clopper and Pearson, one-sided
 * 95 %); with no error it is the rule of three.
 */
export function upperBound(errors: number, trials: number): number {
  if (trials === 0 || errors >= trials) return 1;
  return bisect((rate) => chanceOfAtMost(errors, trials, rate) > 0.05);
}

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
  let term = (1 - rate) ** trials;
  let sum = term;
  for (let k = 1; k <= errors; k++) {
    term *= ((trials - k + 1) / k) * (rate / (1 - rate));
    sum += term;
  }
  return sum;
}
