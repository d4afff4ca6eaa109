import { destroyedRanges, type Range } from './destroy/certificate.ts';
import type { Edge } from './edge.ts';
import { LogError } from './errors.ts';
import { HASH_BYTES, hashPairs, nodeHash } from './hash.ts';
import { bundlePath, hashOf, levelCount, parseBundle, TILE_HEIGHT, TILE_WIDTH, tilePath, tileWidth } from './layout.ts';
import type { TileReader } from './store.ts';

export type Found = { bytes: Uint8Array; path: string; full: boolean };

/** A partial file, else the full one that replaced it; null when neither is there. */
export async function readPartialOrFull(
  store: TileReader,
  path: (width: number) => string,
  width: number,
): Promise<Found | null> {
  const exact = await store.read(path(width));
  if (exact) return { bytes: exact, path: path(width), full: width === TILE_WIDTH };
  if (width === TILE_WIDTH) return null;
  const full = await store.read(path(TILE_WIDTH));
  return full ? { bytes: full, path: path(TILE_WIDTH), full: true } : null;
}

/** The first `width` hashes of a tile; throws `log.broken` naming the file when it is absent or has a wrong length. */
export async function readTile(store: TileReader, level: number, index: number, width: number): Promise<Uint8Array> {
  const path = (wide: number) => tilePath(level, index, wide);
  const found = await readPartialOrFull(store, path, width);
  if (!found) throw new LogError('log.broken', 'the tile is missing', path(width));
  if (found.bytes.length !== (found.full ? TILE_WIDTH : width) * HASH_BYTES) {
    throw new LogError('log.broken', 'the tile has a wrong length', found.path);
  }
  return found.bytes.subarray(0, width * HASH_BYTES);
}

/** The first `width` entries of a bundle; throws `log.broken` naming the file when they cannot all be read. */
export async function readBundle(store: TileReader, index: number, width: number): Promise<Uint8Array[]> {
  const path = (wide: number) => bundlePath(index, wide);
  const found = await readPartialOrFull(store, path, width);
  if (!found) {
    const destroyed = (await destroyedRanges(store)).some((range) => contains(range, index * TILE_WIDTH));
    if (destroyed) throw new LogError('log.entry_destroyed', 'these entries were destroyed', path(width));
    throw new LogError('log.broken', 'the entry bundle is missing', path(width));
  }
  const bundle = parseBundle(found.bytes, width, found.full === (width === TILE_WIDTH));
  if (!bundle.whole) throw new LogError('log.broken', 'the entry bundle is damaged', found.path);
  return bundle.entries;
}

function contains({ first, end }: Range, index: number): boolean {
  return index >= first && index < end;
}

/** The right edge of the tree with `size` entries, from its stored tiles. */
export async function readEdge(store: TileReader, size: number): Promise<Edge> {
  const levels: Uint8Array[][] = [];
  for (let level = 0; levelCount(size, level) > 0; level++) {
    const count = levelCount(size, level);
    const width = count % TILE_WIDTH;
    const tile = width === 0 ? new Uint8Array(0) : await readTile(store, level, Math.floor(count / TILE_WIDTH), width);
    levels.push(Array.from({ length: width }, (_, at) => hashOf(tile, at)));
  }
  return { size, levels };
}

/** Hashes of ranges of a tree with `size` entries, read from its tiles. */
export type TreeReader = { range(start: number, end: number): Promise<Uint8Array> };
/** Tiles with all nodes above their hashes, so that a node is looked up and not computed; the oldest go first. */
export type TileCache = { get(path: string, read: () => Promise<Uint8Array>): Promise<Buffer[]> };

const CACHED_TILES = 2048;

export function tileCache(most: number = CACHED_TILES): TileCache {
  const known = new Map<string, Promise<Buffer[]>>();
  return {
    get: (path, read) => {
      const found = known.get(path);
      if (found) return found;
      const expanded = read().then(expand);
      known.set(path, expanded);
      expanded.catch(() => known.delete(path));
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return expanded;
    },
  };
}

export function treeReader(store: TileReader, size: number, cache: TileCache = tileCache()): TreeReader {
  /** Hash of the perfect subtree of 2^height leaves that starts at `start`. */
  const perfect = async (start: number, height: number): Promise<Uint8Array> => {
    const level = Math.floor(height / TILE_HEIGHT);
    const first = start / TILE_WIDTH ** level;
    const index = Math.floor(first / TILE_WIDTH);
    const width = tileWidth(levelCount(size, level), index);
    const rows = await cache.get(tilePath(level, index, width), () => readTile(store, level, index, width));
    const above = height % TILE_HEIGHT;
    return hashOf(rows[above] ?? new Uint8Array(0), (first % TILE_WIDTH) / 2 ** above);
  };

  const range = async (start: number, end: number): Promise<Uint8Array> => {
    const count = end - start;
    const split = splitOf(count);
    if (split * 2 === count || count === 1) return perfect(start, Math.log2(count));
    return nodeHash(await range(start, start + split), await range(start + split, end));
  };
  return { range };
}

/** The hashes of a tile, then the row of nodes above them, and so on while there are two of a row. */
function expand(tile: Uint8Array): Buffer[] {
  const rows: Buffer[] = [Buffer.from(tile)];
  for (let row = rows[0]; row && row.length >= 2 * HASH_BYTES; row = rows.at(-1)) rows.push(hashPairs(row));
  return rows;
}

/** The largest power of two smaller than `count` (count ≥ 2): where RFC 6962 divides a tree. */
export function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
