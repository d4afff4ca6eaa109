import type { Checkpoint } from './checkpoint.ts';
import { type Edge, edgeRoot, perfectRoot } from './edge.ts';
import { HASH_BYTES, sameBytes } from './hash.ts';
import { CHECKPOINT_PATH, hashOf, levelCount, TILE_WIDTH, tilePath, tileWidth } from './layout.ts';
import { type Found, readPartialOrFull } from './reader.ts';
import type { TileReader } from './store.ts';
import { type FirstBad, olderCopies } from './verify-copies.ts';

/** The tiles as they are stored for a tree of `size` entries. */
export type StoredTiles = {
  size: number;
  /** The hashes of a tile, or null when the file is absent or has a wrong length. */
  read(level: number, index: number): Promise<Uint8Array | null>;
  /** What is wrong with a tile that should hold these hashes; null when nothing is. */
  compare(level: number, index: number, hashes: readonly Uint8Array[]): Promise<FirstBad | null>;
};

export function storedTiles(store: TileReader, size: number): StoredTiles {
  const find = (level: number, index: number): Promise<Found | null> =>
    readPartialOrFull(store, (width) => tilePath(level, index, width), tileWidth(levelCount(size, level), index));

  return {
    size,
    read: async (level, index) => {
      const found = await find(level, index);
      const width = tileWidth(levelCount(size, level), index);
      return found && hasRightLength(found, width) ? found.bytes.subarray(0, width * HASH_BYTES) : null;
    },
    compare: async (level, index, hashes) => {
      const path = (width: number) => tilePath(level, index, width);
      const found = await find(level, index);
      if (!found) return { tile: path(hashes.length), why: 'the tile is missing' };
      if (!hasRightLength(found, hashes.length)) return { tile: found.path, why: 'the tile has a wrong length' };
      const expected = Buffer.concat(hashes);
      if (!sameBytes(expected, found.bytes.subarray(0, expected.length))) {
        return { tile: found.path, why: 'the tile does not hold the hashes of its entries' };
      }
      return olderCopies(store, { path, width: hashes.length, prefix: (width) => width * HASH_BYTES }, expected);
    },
  };
}

/**
 * Walks the tiles from the checkpoint down: the path of the first one that its parent (or the checkpoint, for
 * the right edge) does not vouch for; null when the tiles alone still prove the signed root.
 */
export async function firstUntrustedTile(tiles: StoredTiles, checkpoint: Checkpoint): Promise<string | null> {
  const edge: Edge = { size: tiles.size, levels: [] };
  for (let level = 0; levelCount(tiles.size, level) > 0; level++) {
    const count = levelCount(tiles.size, level);
    const width = count % TILE_WIDTH;
    const index = Math.floor(count / TILE_WIDTH);
    const bytes = width === 0 ? new Uint8Array(0) : await tiles.read(level, index);
    if (!bytes) return tilePath(level, index, width);
    edge.levels.push(split(bytes));
  }
  if (!sameBytes(edgeRoot(edge), checkpoint.root)) return CHECKPOINT_PATH;
  for (let level = edge.levels.length - 1; level >= 1; level--) {
    const bad = await firstUnlikeParent(tiles, level);
    if (bad) return bad;
  }
  return null;
}

/** Compares each full tile under `level` with the hash that `level` keeps of it. */
async function firstUnlikeParent(tiles: StoredTiles, level: number): Promise<string | null> {
  const count = levelCount(tiles.size, level);
  for (let parent = 0; parent * TILE_WIDTH < count; parent++) {
    const hashes = await tiles.read(level, parent);
    if (!hashes) return tilePath(level, parent, tileWidth(count, parent));
    for (let at = 0; at < tileWidth(count, parent); at++) {
      const index = parent * TILE_WIDTH + at;
      const child = await tiles.read(level - 1, index);
      if (child && sameBytes(perfectRoot(split(child)), hashOf(hashes, at))) continue;
      return tilePath(level - 1, index, TILE_WIDTH);
    }
  }
  return null;
}

function split(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => hashOf(bytes, at));
}

function hasRightLength(found: Found, width: number): boolean {
  return found.bytes.length === (found.full ? TILE_WIDTH : width) * HASH_BYTES;
}
