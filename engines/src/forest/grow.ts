import type { Bins } from './bins.ts';
import { MISSING_BIN } from './bins.ts';
import type { Random } from './random.ts';
import { LEAF, type Node } from './trees.ts';

export type GrowSettings = {
  depth: number;
  leaves: number;
  /** What a leaf must hold: rows, and their summed second derivatives. */
  leastRows: number;
  leastHessian: number;
  /** Shrinks the values of leaves (ridge). */
  lambda: number;
  /** Share of the features that a tree may ask. */
  featureShare: number;
  monotone: Readonly<Record<string, 1 | -1>>;
};
type Input = {
  binned: readonly Uint8Array[];
  bins: readonly Bins[];
  names: readonly string[];
  settings: GrowSettings;
  random: Random;
};
type Sums = { gradient: number; hessian: number; rows: number };
type Split = { feature: number; bin: number; missingLeft: boolean; gain: number; left: Sums; right: Sums };
type Open = {
  node: number;
  from: number;
  to: number;
  depth: number;
  sums: Sums;
  histogram: Float64Array;
  split: Split | null;
  /** Between these the values below must stay, so that a monotone feature keeps its word further down. */
  low: number;
  high: number;
};

const BINS = 256;
/** Gradient, hessian and count of each bin. */
const PARTS = 3;

/** Grows trees leaf by leaf, the most useful split first, on histograms of binned features. */
export class Grower {
  readonly #input: Input;
  readonly #directions: readonly number[];
  #rows: Int32Array = new Int32Array();
  #gradients: Float64Array = new Float64Array();
  #hessians: Float64Array = new Float64Array();
  #asked: readonly number[] = [];

  constructor(input: Input) {
    this.#input = input;
    this.#directions = input.names.map((name) => input.settings.monotone[name] ?? 0);
  }

  /** One tree for the given derivatives, on the given rows (their order is changed). */
  grow(gradients: Float64Array, hessians: Float64Array, rows: Int32Array): Node[] {
    [this.#gradients, this.#hessians, this.#rows] = [gradients, hessians, rows];
    this.#asked = this.#chooseFeatures();
    const { settings } = this.#input;
    const nodes: Node[] = [{ ...LEAF, value: 0 }];
    const histogram = this.#histogramOf(0, rows.length);
    const sums = this.#sumsOf(0, rows.length);
    const root: Open = { ...{ node: 0, from: 0, to: rows.length, depth: 0, sums, histogram, split: null }, ...FREE };
    const open = [this.#opened(root)];
    for (let leaves = 1; leaves < settings.leaves; leaves += 1) {
      const best = open.reduce<Open | null>(
        (most, one) => ((one.split?.gain ?? 0) > (most?.split?.gain ?? 0) ? one : most),
        null,
      );
      if (!best?.split) break;
      open.splice(open.indexOf(best), 1);
      open.push(...this.#divide(best, best.split, nodes).map((child) => this.#opened(child)));
    }
    for (const { node, sums: own, low, high } of open) (nodes[node] as Node).value = this.#valueOf(own, low, high);
    meanUp(nodes, open);
    return nodes;
  }

  #chooseFeatures(): number[] {
    const { names, settings, random } = this.#input;
    const all = names.map((_, feature) => feature);
    const count = Math.max(1, Math.round(all.length * settings.featureShare));
    for (let at = 0; at < count; at += 1) {
      const other = at + random.below(all.length - at);
      [all[at], all[other]] = [all[other] as number, all[at] as number];
    }
    return all.slice(0, count).sort((a, b) => a - b);
  }

  #opened(open: Open): Open {
    const { settings } = this.#input;
    const may = open.depth < settings.depth && open.to - open.from >= 2 * settings.leastRows;
    return { ...open, split: may ? this.#bestSplit(open) : null };
  }

  #valueOf({ gradient, hessian }: Sums, low: number, high: number): number {
    const value = -gradient / (hessian + this.#input.settings.lambda);
    return Math.min(high, Math.max(low, value));
  }

  #sumsOf(from: number, to: number): Sums {
    let [gradient, hessian] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const row = this.#rows[at] as number;
      gradient += this.#gradients[row] as number;
      hessian += this.#hessians[row] as number;
    }
    return { gradient, hessian, rows: to - from };
  }

  #histogramOf(from: number, to: number): Float64Array {
    const { binned } = this.#input;
    const [rows, gradients, hessians] = [this.#rows, this.#gradients, this.#hessians];
    const histogram = new Float64Array(binned.length * BINS * PARTS);
    for (const feature of this.#asked) {
      const column = binned[feature] as Uint8Array;
      const base = feature * BINS * PARTS;
      for (let at = from; at < to; at += 1) {
        const row = rows[at] as number;
        const place = base + (column[row] as number) * PARTS;
        histogram[place] = (histogram[place] as number) + (gradients[row] as number);
        histogram[place + 1] = (histogram[place + 1] as number) + (hessians[row] as number);
        histogram[place + 2] = (histogram[place + 2] as number) + 1;
      }
    }
    return histogram;
  }

  #bestSplit(open: Open): Split | null {
    let best: Split | null = null;
    for (const feature of this.#asked) {
      const found = this.#bestOf(feature, open, best?.gain ?? 0);
      if (found) best = found;
    }
    return best;
  }

  /** The best split of one feature that gains more than `least`, with missing values tried on both sides. */
  #bestOf(feature: number, open: Open, least: number): Split | null {
    const cuts = this.#input.bins[feature]?.cuts.length ?? 0;
    const { histogram, sums } = open;
    const base = feature * BINS * PARTS;
    const missing = partAt(histogram, base + MISSING_BIN * PARTS);
    let best: Split | null = null;
    for (const missingLeft of missing.rows > 0 ? [false, true] : [false]) {
      const left = missingLeft ? { ...missing } : { gradient: 0, hessian: 0, rows: 0 };
      for (let bin = 1; bin <= cuts; bin += 1) {
        const place = base + bin * PARTS;
        left.gradient += histogram[place] as number;
        left.hessian += histogram[place + 1] as number;
        left.rows += histogram[place + 2] as number;
        const right = minus(sums, left);
        const gain = this.#gainOf(feature, open, left, right);
        if (gain > Math.max(least, best?.gain ?? 0))
          best = { feature, bin, missingLeft, gain, left: { ...left }, right };
      }
    }
    return best;
  }

  #gainOf(feature: number, { sums, low, high }: Open, left: Sums, right: Sums): number {
    const { leastRows, leastHessian, lambda } = this.#input.settings;
    if (left.rows < leastRows || right.rows < leastRows || left.hessian < leastHessian || right.hessian < leastHessian)
      return 0;
    const direction = this.#directions[feature] ?? 0;
    if (direction !== 0) {
      const rise = this.#valueOf(right, low, high) - this.#valueOf(left, low, high);
      if (rise * direction < 0) return 0;
    }
    const score = ({ gradient, hessian }: Sums) => (gradient * gradient) / (hessian + lambda);
    return score(left) + score(right) - score(sums);
  }

  #divide(open: Open, split: Split, nodes: Node[]): [Open, Open] {
    const { bins } = this.#input;
    const middle = this.#partition(open, split);
    const at = nodes.length;
    nodes.push({ ...LEAF, value: 0 }, { ...LEAF, value: 0 });
    const node = nodes[open.node] as Node;
    Object.assign(node, {
      feature: split.feature,
      cut: bins[split.feature]?.cuts[split.bin - 1] ?? 0,
      missingLeft: split.missingLeft,
      left: at,
      right: at + 1,
    });
    // Only the smaller side is counted; the other is the difference.
    const leftSmaller = middle - open.from <= open.to - middle;
    const counted = leftSmaller ? this.#histogramOf(open.from, middle) : this.#histogramOf(middle, open.to);
    const rest = open.histogram.map((value, place) => value - (counted[place] as number));
    const direction = this.#directions[split.feature] ?? 0;
    const border =
      (this.#valueOf(split.left, open.low, open.high) + this.#valueOf(split.right, open.low, open.high)) / 2;
    const common = { depth: open.depth + 1, split: null, low: open.low, high: open.high };
    const left: Open = {
      ...common,
      node: at,
      from: open.from,
      to: middle,
      sums: split.left,
      histogram: leftSmaller ? counted : rest,
    };
    const right: Open = {
      ...common,
      node: at + 1,
      from: middle,
      to: open.to,
      sums: split.right,
      histogram: leftSmaller ? rest : counted,
    };
    if (direction > 0) [left.high, right.low] = [border, border];
    if (direction < 0) [left.low, right.high] = [border, border];
    return [left, right];
  }

  /** Orders the node's rows: those that go left first. Gives where the right ones begin. */
  #partition({ from, to }: Open, { feature, bin, missingLeft }: Split): number {
    const column = this.#input.binned[feature] as Uint8Array;
    const rows = this.#rows;
    const goesLeft = (row: number) => {
      const own = column[row] as number;
      return own === MISSING_BIN ? missingLeft : own <= bin;
    };
    const aside: number[] = [];
    let place = from;
    for (let at = from; at < to; at += 1) {
      const row = rows[at] as number;
      if (goesLeft(row)) rows[place++] = row;
      else aside.push(row);
    }
    rows.set(aside, place);
    return place;
  }
}

const FREE = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

function partAt(histogram: Float64Array, place: number): Sums {
  return {
    gradient: histogram[place] as number,
    hessian: histogram[place + 1] as number,
    rows: histogram[place + 2] as number,
  };
}

function minus(a: Sums, b: Sums): Sums {
  return { gradient: a.gradient - b.gradient, hessian: a.hessian - b.hessian, rows: a.rows - b.rows };
}

/** Gives every inner node the mean of its leaves, by rows. Children stand behind their parents. */
function meanUp(nodes: Node[], leaves: readonly Open[]): void {
  const rows = new Float64Array(nodes.length);
  for (const { node, sums } of leaves) rows[node] = sums.rows;
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at] as Node;
    if (node.feature < 0) continue;
    const [left, right] = [rows[node.left] as number, rows[node.right] as number];
    rows[at] = left + right;
    node.value =
      ((nodes[node.left] as Node).value * left + (nodes[node.right] as Node).value * right) / Math.max(1, left + right);
  }
}
