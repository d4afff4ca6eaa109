import type { FeatureTable } from '../forest/index.ts';

/** Standard deviations beyond which a value says no more. */
const FURTHEST = 20;

/** How raw values become inputs: by mean and standard deviation of what was learnt from. */
export type Scaling = { mean: readonly number[]; deviation: readonly number[] };

/** Learns the scaling of each feature from what it has; what is missing or without end counts nothing. */
export function scalingOf(table: FeatureTable): Scaling {
  const measured = table.columns.map(momentsOf);
  return { mean: measured.map(({ mean }) => mean), deviation: measured.map(({ deviation }) => deviation) };
}

function momentsOf(column: Float64Array) {
  let [count, mean, squares] = [0, 0, 0];
  for (const value of column) {
    if (!Number.isFinite(value)) continue;
    count++;
    const away = value - mean;
    mean += away / count;
    squares += away * (value - mean);
  }
  const deviation = count === 0 ? 0 : Math.sqrt(squares / count);
  return { mean, deviation: deviation > 1e-12 ? deviation : 1 };
}

/** A raw value as input; what is missing is what is usual. */
export function scaled({ mean, deviation }: Scaling, feature: number, raw: number): number {
  if (Number.isNaN(raw)) return 0;
  const away = (raw - (mean[feature] as number)) / (deviation[feature] as number);
  return Math.max(-FURTHEST, Math.min(FURTHEST, away));
}

/** The rows of each key in their order; without keys every row is a history of its own. */
export function historiesOf(rows: number, keys: readonly string[] | null): Uint32Array[] {
  if (!keys) return Array.from({ length: rows }, (_, row) => Uint32Array.of(row));
  const found = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const key = keys[row] ?? '';
    const history = found.get(key);
    if (history) history.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()].map((history) => Uint32Array.from(history));
}
