import { nodeHash, sameBytes } from './hash.ts';
import { splitOf, type TreeReader } from './reader.ts';

/** Audit path of the leaf at `index` in the tree of `size` entries, lowest first (RFC 6962 section 2.1.1). */
export async function inclusionPath(tree: TreeReader, index: number, size: number): Promise<Uint8Array[]> {
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      path.unshift(await tree.range(middle, end));
      end = middle;
    } else {
      path.unshift(await tree.range(start, middle));
      start = middle;
    }
  }
  return path;
}

/** Proof that the tree of `from` entries is a prefix of the tree of `to` entries (RFC 6962 section 2.1.2). */
export async function consistencyPath(tree: TreeReader, from: number, to: number): Promise<Uint8Array[]> {
  if (from === 0 || from === to) return [];
  const path: Uint8Array[] = [];
  let start = 0;
  let end = to;
  let known = true;
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      path.unshift(await tree.range(middle, end));
      end = middle;
    } else {
      path.unshift(await tree.range(start, middle));
      start = middle;
      known = false;
    }
  }
  if (!known) path.unshift(await tree.range(start, end));
  return path;
}

export type Inclusion = {
  index: number;
  size: number;
  leaf: Uint8Array;
  path: readonly Uint8Array[];
  root: Uint8Array;
};

/** Checks an audit path, RFC 9162 section 2.1.3.2. */
export function verifyInclusion({ index, size, leaf, path, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

export type Consistency = {
  from: number;
  to: number;
  fromRoot: Uint8Array;
  toRoot: Uint8Array;
  path: readonly Uint8Array[];
};

/** Checks that a later tree extends an earlier one, RFC 9162 section 2.1.4.2. Every tree extends the empty one. */
export function verifyConsistency({ from, to, fromRoot, toRoot, path }: Consistency): boolean {
  if (from > to || from < 0) return false;
  if (from === to) return path.length === 0 && sameBytes(fromRoot, toRoot);
  if (from === 0) return path.length === 0;
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...path] : path;
  if (!first) return false;

  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let older = first;
  let newer = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else {
      newer = nodeHash(newer, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(older, fromRoot) && sameBytes(newer, toRoot);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
