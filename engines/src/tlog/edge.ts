import { EMPTY_ROOT, nodeHash } from './hash.ts';
import { levelCount, TILE_WIDTH } from './layout.ts';

export type FullTile = { level: number; index: number; hashes: readonly Uint8Array[] };

/**
 * The right edge of a tree: for each level the hashes of its last, unfinished tile (0 to 255 of them).
 * It is all that is needed to append and to compute the root.
 */
export type Edge = { size: number; levels: Uint8Array[][] };

export function emptyEdge(): Edge {
  return { size: 0, levels: [] };
}

export function copyEdge(edge: Edge): Edge {
  return { size: edge.size, levels: edge.levels.map((level) => [...level]) };
}

/** Adds one leaf hash to the edge in place and returns the tiles that became full by it, lowest level first. */
export function pushLeaf(edge: Edge, leaf: Uint8Array): FullTile[] {
  const full: FullTile[] = [];
  let carried: Uint8Array | null = leaf;
  edge.size += 1;
  for (let level = 0; carried; level++) {
    const hashes: Uint8Array[] = edge.levels[level] ?? [];
    hashes.push(carried);
    carried = null;
    edge.levels[level] = hashes;
    if (hashes.length < TILE_WIDTH) break;
    full.push({ level, index: levelCount(edge.size, level) / TILE_WIDTH - 1, hashes });
    edge.levels[level] = [];
    carried = perfectRoot(hashes);
  }
  return full;
}

/** Root of the tree whose right edge this is, RFC 6962 section 2.1. */
export function edgeRoot(edge: Edge): Uint8Array {
  let root: Uint8Array | null = null;
  for (const hashes of edge.levels) {
    let left = hashes.length;
    while (left > 0) {
      const span = left & -left;
      const subtree = perfectRoot(hashes.slice(left - span, left));
      root = root ? nodeHash(subtree, root) : subtree;
      left -= span;
    }
  }
  return root ?? EMPTY_ROOT;
}

/** Root of a perfect subtree over 1, 2, 4 … hashes. */
export function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) above.push(nodeHash(pick(row, at), pick(row, at + 1)));
    row = above;
  }
  return pick(row, 0);
}

function pick(row: readonly Uint8Array[], at: number): Uint8Array {
  const found = row[at];
  if (!found) throw new RangeError('a perfect subtree has a power of two of hashes');
  return found;
}
