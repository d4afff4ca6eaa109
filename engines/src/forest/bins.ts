/** Bins of one feature: `cuts` rise; a value belongs to the first bin whose cut it does not exceed. Bin 0 is for what is missing. */
export type Bins = { cuts: Float64Array };

export const MISSING_BIN = 0;
const MOST_CUTS = 254;
const QUANTILES = 127;
const WIDTHS = 64;
const TAILS = 31;
/** Within the outermost hundredth on each side. */
const TAIL = 0.01;

/**
 * Cuts for a feature: half of them quantiles, the rest of equal width and within the outer hundredths. Frauds sit in the tails, where
 * plain quantiles leave no cut.
 */
export function binsOf(column: Float64Array): Bins {
  const values = Float64Array.from(column.filter((value) => !Number.isNaN(value))).sort();
  if (values.length === 0) return { cuts: new Float64Array() };
  const different = distinct(values);
  if (different.length <= MOST_CUTS) return { cuts: middles(different) };
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] as number;
  const [least, most] = [values[0] as number, values[values.length - 1] as number];
  const wanted: number[] = [];
  for (let k = 1; k <= QUANTILES; k += 1) wanted.push(at(k / (QUANTILES + 1)));
  for (let k = 1; k <= WIDTHS; k += 1) wanted.push(least + ((most - least) * k) / (WIDTHS + 1));
  for (let k = 1; k <= TAILS; k += 1) {
    const share = TAIL * 10 ** (-3 * (k / TAILS));
    wanted.push(at(share), at(1 - share));
  }
  const cuts = distinct(Float64Array.from(wanted.filter((cut) => cut < most)).sort());
  return { cuts: Float64Array.from(cuts) };
}

function distinct(sorted: Float64Array): Float64Array {
  return sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
}

/** Cuts half-way between neighbours. */
function middles(values: Float64Array): Float64Array {
  const cuts = new Float64Array(Math.max(0, values.length - 1));
  for (let at = 0; at < cuts.length; at += 1) cuts[at] = ((values[at] as number) + (values[at + 1] as number)) / 2;
  return cuts;
}

/** The bin of every row: 0 for missing, else 1 + the number of cuts below the value. */
export function binColumn(column: Float64Array, { cuts }: Bins): Uint8Array {
  const bins = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    if (Number.isNaN(value)) continue;
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cuts[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    bins[row] = low + 1;
  }
  return bins;
}
