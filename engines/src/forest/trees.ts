/**
 * Decision trees in flat arrays. Node `n` asks `feature[n]`; a value up to `cut[n]` goes to `left[n]`, a larger one to `right[n]`, a missing one
 * where `missingLeft[n]` says. A leaf has feature −1. `value[n]` is what the tree says there: for inner nodes the mean over the rows that
 * came by, so that the differences along a path tell which feature moved the score.
 */
export type Trees = {
  roots: Int32Array;
  feature: Int32Array;
  cut: Float64Array;
  left: Int32Array;
  right: Int32Array;
  missingLeft: Uint8Array;
  value: Float64Array;
};

export type Node = { feature: number; cut: number; left: number; right: number; missingLeft: boolean; value: number };

export const LEAF: Pick<Node, 'feature' | 'cut' | 'left' | 'right' | 'missingLeft'> = {
  feature: -1,
  cut: 0,
  left: -1,
  right: -1,
  missingLeft: false,
};

/** Trees from lists of nodes whose `left` and `right` count within their own tree. */
export function packTrees(trees: readonly (readonly Node[])[]): Trees {
  const size = trees.reduce((sum, tree) => sum + tree.length, 0);
  const packed: Trees = {
    roots: new Int32Array(trees.length),
    feature: new Int32Array(size),
    cut: new Float64Array(size),
    left: new Int32Array(size),
    right: new Int32Array(size),
    missingLeft: new Uint8Array(size),
    value: new Float64Array(size),
  };
  let base = 0;
  trees.forEach((tree, index) => {
    packed.roots[index] = base;
    tree.forEach((node, at) => {
      packed.feature[base + at] = node.feature;
      packed.cut[base + at] = node.cut;
      packed.left[base + at] = node.left === -1 ? -1 : base + node.left;
      packed.right[base + at] = node.right === -1 ? -1 : base + node.right;
      packed.missingLeft[base + at] = node.missingLeft ? 1 : 0;
      packed.value[base + at] = node.value;
    });
    base += tree.length;
  });
  return packed;
}

/** The sum of what all trees say of a row of feature values (NaN is missing). */
export function sumOfTrees(trees: Trees, row: ArrayLike<number>): number {
  const { roots, feature, value } = trees;
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] as number;
    while ((feature[node] as number) >= 0) node = step(trees, node, row);
    sum += value[node] as number;
  }
  return sum;
}

function step({ feature, cut, left, right, missingLeft }: Trees, node: number, row: ArrayLike<number>): number {
  const asked = row[feature[node] as number] as number;
  if (asked <= (cut[node] as number)) return left[node] as number;
  if (asked > (cut[node] as number)) return right[node] as number;
  return (missingLeft[node] === 1 ? left[node] : right[node]) as number;
}

/**
 * How much each feature moved a row's sum: along each path the difference between a node's value and its child's is the asked feature's (Saabas
 * 2014). `base` and all attributions add up to the sum exactly, but for rounding.
 */
export function attribute(
  trees: Trees,
  row: ArrayLike<number>,
  features: number,
): { base: number; attributions: Float64Array } {
  const attributions = new Float64Array(features);
  let base = 0;
  for (const root of trees.roots) {
    let node = root;
    base += trees.value[node] as number;
    while ((trees.feature[node] as number) >= 0) {
      const next = step(trees, node, row);
      const asked = trees.feature[node] as number;
      attributions[asked] =
        (attributions[asked] as number) + (trees.value[next] as number) - (trees.value[node] as number);
      node = next;
    }
  }
  return { base, attributions };
}
