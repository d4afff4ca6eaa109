import { Random } from './random.ts';
import { checkTable, type FeatureTable } from './table.ts';
import { LEAF, type Node, packTrees, sumOfTrees, type Trees } from './trees.ts';

export type IsolationSettings = { trees: number; sample: number; seed: number };
export type Isolated = { trees: Trees; settings: IsolationSettings; usual: number };

export const ISOLATION_DEFAULTS: IsolationSettings = { trees: 200, sample: 512, seed: 1 };
const EULER = 0.5772156649015329;
/** Splits are tried on so many features before a node of equal rows is left alone. */
const TRIES = 8;

/**
 * An isolation forest (Liu, Ting and Zhou 2008): what few random cuts set apart from a sample is odd. A node's value is the mean path length
 * of the sample below it, so that attributions say which feature made the path short. What is missing goes to the larger side.
 */
export function isolate(
  table: FeatureTable,
  given: Partial<IsolationSettings> = {},
  progress?: (done: number, of: number) => void,
): Isolated {
  const settings = { ...ISOLATION_DEFAULTS, ...given };
  checkTable(table);
  const random = new Random(settings.seed);
  const size = Math.min(settings.sample, table.rows);
  const deepest = Math.ceil(Math.log2(Math.max(2, size)));
  const grown: Node[][] = [];
  for (let tree = 0; tree < settings.trees; tree += 1) {
    const nodes: Node[] = [];
    growNode({ table, random, deepest, nodes }, drawRows(table.rows, size, random), 0);
    grown.push(nodes);
    progress?.(tree + 1, settings.trees);
  }
  return { trees: packTrees(grown), settings, usual: pathLength(size) };
}

/** How odd a row is, 0..1: 0.5 is usual, near 1 is set apart at once. */
export function isolationScore({ trees, usual }: Pick<Isolated, 'trees' | 'usual'>, row: ArrayLike<number>): number {
  return 2 ** (-sumOfTrees(trees, row) / (trees.roots.length * usual));
}

/** Mean path length of an unsuccessful search in a tree of `n` rows: what a leaf that was not taken apart still stands for. */
export function pathLength(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}

function drawRows(rows: number, size: number, random: Random): Int32Array {
  const drawn = new Set<number>();
  while (drawn.size < size) drawn.add(random.below(rows));
  return Int32Array.from(drawn);
}

type Growing = { table: FeatureTable; random: Random; deepest: number; nodes: Node[] };

/** Grows the node for some rows and gives its mean path length. */
function growNode(growing: Growing, rows: Int32Array, depth: number): number {
  const { nodes, deepest } = growing;
  const at = nodes.push({ ...LEAF, value: depth + pathLength(rows.length) }) - 1;
  const node = nodes[at] as Node;
  if (rows.length <= 1 || depth >= deepest) return node.value;
  const split = chooseCut(growing, rows);
  if (!split) return node.value;
  const column = growing.table.columns[split.feature] as Float64Array;
  const left = rows.filter((row) => (column[row] as number) <= split.cut);
  const right = rows.filter((row) => (column[row] as number) > split.cut);
  const missing = rows.filter((row) => Number.isNaN(column[row]));
  const missingLeft = left.length >= right.length;
  const leftRows = missingLeft ? Int32Array.from([...left, ...missing]) : left;
  const rightRows = missingLeft ? right : Int32Array.from([...right, ...missing]);
  node.feature = split.feature;
  node.cut = split.cut;
  node.missingLeft = missingLeft;
  node.left = nodes.length;
  const leftLength = growNode(growing, leftRows, depth + 1);
  node.right = nodes.length;
  const rightLength = growNode(growing, rightRows, depth + 1);
  node.value = (leftLength * leftRows.length + rightLength * rightRows.length) / rows.length;
  return node.value;
}

function chooseCut({ table, random }: Growing, rows: Int32Array): { feature: number; cut: number } | null {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const feature = random.below(table.names.length);
    const column = table.columns[feature] as Float64Array;
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const row of rows) {
      const value = column[row] as number;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (most > least) return { feature, cut: least + random.unit() * (most - least) };
  }
  return null;
}
