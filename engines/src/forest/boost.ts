import { binColumn, binsOf, MISSING_BIN } from './bins.ts';
import { Grower, type GrowSettings } from './grow.ts';
import { Random } from './random.ts';
import { checkTable, type FeatureTable, FitRefused } from './table.ts';
import { type Node, packTrees, type Trees } from './trees.ts';

/** How trees are boosted. `monotone` holds +1 where a feature must not lower the score, −1 where it must not raise it. */
export type BoostSettings = GrowSettings & {
  trees: number;
  learningRate: number;
  /** Share of the rows that each tree sees. */
  rowShare: number;
  /** Weight of a positive row. */
  positiveWeight: number;
  /** Trees without a smaller loss on rows that are kept aside, after which no more are grown; 0 grows all of them. */
  patience: number;
  seed: number;
};
/** Rows that no tree learns from, by which it is seen when more trees no longer help. */
export type Aside = { table: FeatureTable; labels: Uint8Array };
export type Progress = (done: number, of: number) => void;
/** Raw scores are log-odds: `base` plus the sum of the trees. */
export type Boosted = { base: number; trees: Trees; settings: BoostSettings };

export const BOOST_DEFAULTS: BoostSettings = {
  trees: 150,
  learningRate: 0.05,
  depth: 4,
  leaves: 12,
  leastHessian: 0.1,
  leastRows: 20,
  lambda: 1,
  rowShare: 0.8,
  featureShare: 1,
  positiveWeight: 1,
  monotone: {},
  patience: 30,
  seed: 1,
};

/**
 * Gradient-boosted trees for a yes-or-no label (Friedman 2001, second-order steps as in Chen and Guestrin 2016), on histograms.
 * `labels[row]` is 1 or 0. `progress` is told after each tree and may throw to cancel. With rows `aside`, the trees up to the smallest loss
 * on them are kept. Throws `FitRefused`.
 */
export function boost(
  table: FeatureTable,
  labels: Uint8Array,
  given: Partial<BoostSettings> = {},
  { progress, aside }: { progress?: Progress | undefined; aside?: Aside } = {},
): Boosted {
  const settings = { ...BOOST_DEFAULTS, ...given };
  checkTable(table);
  if (labels.length !== table.rows) throw new FitRefused('fit.setting', 'there is one label a row');
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === table.rows)
    throw new FitRefused('fit.one_class', 'the label has one value only; there is nothing to tell apart');
  const bins = table.columns.map(binsOf);
  const binned = table.columns.map((column, feature) =>
    binColumn(column, bins[feature] ?? { cuts: new Float64Array() }),
  );
  const random = new Random(settings.seed);
  const weighted = positives * settings.positiveWeight;
  const base = Math.log(weighted / (table.rows - positives));
  const scores = new Float64Array(table.rows).fill(base);
  const gradients = new Float64Array(table.rows);
  const hessians = new Float64Array(table.rows);
  const grower = new Grower({ binned, bins, names: table.names, settings, random });
  const grown: Node[][] = [];
  const watched = aside && settings.patience > 0 ? new Watched(aside, base) : null;
  for (let tree = 0; tree < settings.trees; tree += 1) {
    derive({ scores, labels, gradients, hessians, positiveWeight: settings.positiveWeight });
    const nodes = grower.grow(gradients, hessians, sampleRows(table.rows, settings.rowShare, random));
    shrink(nodes, settings.learningRate);
    addScores(nodes, { binned, bins, scores });
    grown.push(nodes);
    progress?.(tree + 1, settings.trees);
    if (watched && watched.treesSinceBest(nodes) >= settings.patience) break;
  }
  if (watched) grown.length = watched.best;
  return { base, trees: packTrees(grown), settings };
}

type Derivation = {
  scores: Float64Array;
  labels: Uint8Array;
  gradients: Float64Array;
  hessians: Float64Array;
  positiveWeight: number;
};

/** First and second derivative of the log loss at the present scores. */
function derive({ scores, labels, gradients, hessians, positiveWeight }: Derivation): void {
  for (let row = 0; row < scores.length; row += 1) {
    const p = 1 / (1 + Math.exp(-(scores[row] as number)));
    const weight = labels[row] === 1 ? positiveWeight : 1;
    gradients[row] = weight * (p - (labels[row] as number));
    hessians[row] = weight * p * (1 - p);
  }
}

function sampleRows(rows: number, share: number, random: Random): Int32Array {
  if (share >= 1) return Int32Array.from({ length: rows }, (_, row) => row);
  const chosen = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row += 1) if (random.unit() < share) chosen[count++] = row;
  return chosen.subarray(0, count);
}

function shrink(nodes: Node[], rate: number): void {
  for (const node of nodes) node.value *= rate;
}

type Scoring = { binned: readonly Uint8Array[]; bins: readonly { cuts: Float64Array }[]; scores: Float64Array };

/** Adds a new tree's values to all rows, by their bins. */
function addScores(nodes: readonly Node[], { binned, bins, scores }: Scoring): void {
  const cutBins = nodes.map((node) => (node.feature < 0 ? 0 : (bins[node.feature]?.cuts.indexOf(node.cut) ?? 0) + 1));
  for (let row = 0; row < scores.length; row += 1) {
    let at = 0;
    let node = nodes[0] as Node;
    while (node.feature >= 0) {
      const bin = (binned[node.feature] as Uint8Array)[row] as number;
      const left = bin === MISSING_BIN ? node.missingLeft : bin <= (cutBins[at] as number);
      at = left ? node.left : node.right;
      node = nodes[at] as Node;
    }
    scores[row] = (scores[row] as number) + node.value;
  }
}

/** The loss on rows that are kept aside, tree by tree. */
class Watched {
  readonly #rows: Aside;
  readonly #scores: Float64Array;
  #least = Number.POSITIVE_INFINITY;
  #trees = 0;
  /** How many trees had the smallest loss. */
  best = 1;

  constructor(rows: Aside, base: number) {
    this.#rows = rows;
    this.#scores = new Float64Array(rows.table.rows).fill(base);
  }

  /** Counts a tree in, and says how many were grown since the best. */
  treesSinceBest(nodes: readonly Node[]): number {
    const { table, labels } = this.#rows;
    this.#trees += 1;
    let loss = 0;
    for (let row = 0; row < table.rows; row += 1) {
      const score = (this.#scores[row] as number) + valueAt(nodes, table.columns, row);
      this.#scores[row] = score;
      loss += Math.log1p(Math.exp(labels[row] === 1 ? -score : score));
    }
    if (loss < this.#least) [this.#least, this.best] = [loss, this.#trees];
    return this.#trees - this.best;
  }
}

function valueAt(nodes: readonly Node[], columns: readonly Float64Array[], row: number): number {
  let node = nodes[0] as Node;
  while (node.feature >= 0) {
    const value = (columns[node.feature] as Float64Array)[row] as number;
    const isLeft = Number.isNaN(value) ? node.missingLeft : value <= node.cut;
    node = nodes[isLeft ? node.left : node.right] as Node;
  }
  return node.value;
}
