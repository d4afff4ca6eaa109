import { z } from 'zod';

/** Turns a raw score into a probability. `platt` keeps the order of scores; `steps` (isotonic) may make neighbours equal. */
export type Calibration =
  | { kind: 'platt'; slope: number; offset: number }
  | { kind: 'steps'; from: readonly number[]; p: readonly number[] };

/** A calibration as a model file has it. */
export const CalibrationText = z.union([
  z.strictObject({ kind: z.literal('platt'), slope: z.number(), offset: z.number() }),
  z.strictObject({ kind: z.literal('steps'), from: z.array(z.number()), p: z.array(z.number()) }),
]);

export const IDENTITY_OF_LOG_ODDS: Calibration = { kind: 'platt', slope: 1, offset: 0 };
const TURNS = 100;
const STILL = 1e-10;

/** The probability that a raw score stands for, 0..1. */
export function probability(calibration: Calibration, raw: number): number {
  if (calibration.kind === 'platt') return 1 / (1 + Math.exp(-(calibration.slope * raw + calibration.offset)));
  let [low, high] = [0, calibration.from.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((calibration.from[middle] as number) <= raw) low = middle;
    else high = middle - 1;
  }
  return calibration.p[low] ?? 0;
}

/** A logistic curve through scores and outcomes (Platt 1999, with his smoothed targets), by Newton's method. */
export function fitPlatt(raw: ArrayLike<number>, labels: ArrayLike<number>): Calibration {
  let positives = 0;
  for (let at = 0; at < labels.length; at += 1) positives += labels[at] as number;
  const negatives = labels.length - positives;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  let [slope, offset] = [1, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    let [gs, go, ss, so, oo] = [0, 0, 1e-9, 0, 1e-9];
    for (let at = 0; at < labels.length; at += 1) {
      const x = raw[at] as number;
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const difference = p - (labels[at] === 1 ? high : low);
      const weight = Math.max(1e-12, p * (1 - p));
      gs += difference * x;
      go += difference;
      ss += weight * x * x;
      so += weight * x;
      oo += weight;
    }
    const determinant = ss * oo - so * so;
    if (!(Math.abs(determinant) > 1e-30)) break;
    const ds = (gs * oo - go * so) / determinant;
    const dof = (go * ss - gs * so) / determinant;
    // A step that is too long for the curve is shortened.
    const most = Math.max(Math.abs(ds), Math.abs(dof), 5) / 5;
    [slope, offset] = [slope - ds / most, offset - dof / most];
    if (Math.abs(ds) + Math.abs(dof) < STILL) break;
  }
  return { kind: 'platt', slope, offset };
}

/** The rising steps nearest to the outcomes (isotonic regression by pooling adjacent violators, Ayer and others 1955). */
export function fitIsotonic(raw: ArrayLike<number>, labels: ArrayLike<number>): Calibration {
  const order = Array.from({ length: labels.length }, (_, at) => at).sort(
    (a, b) => (raw[a] as number) - (raw[b] as number),
  );
  const ties: Pool[] = [];
  for (const at of order) {
    const from = raw[at] as number;
    const tied = ties.at(-1)?.from === from ? ties.at(-1) : undefined;
    if (tied) [tied.sum, tied.count] = [tied.sum + (labels[at] as number), tied.count + 1];
    else ties.push({ from, sum: labels[at] as number, count: 1 });
  }
  const pools: Pool[] = [];
  for (const tie of ties) {
    pools.push(tie);
    mergeBack(pools);
  }
  return { kind: 'steps', from: pools.map((pool) => pool.from), p: pools.map((pool) => pool.sum / pool.count) };
}

type Pool = { from: number; sum: number; count: number };

function mergeBack(pools: Pool[]): void {
  for (;;) {
    const [before, last] = [pools.at(-2), pools.at(-1)];
    if (!before || !last || before.sum / before.count < last.sum / last.count) return;
    before.sum += last.sum;
    before.count += last.count;
    pools.pop();
  }
}
