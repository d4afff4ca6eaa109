import { LogError } from './errors.ts';
import { bundlePath, CHECKPOINT_PATH, levelCount, TILE_WIDTH, tilePath } from './layout.ts';
import type { TileStore } from './store.ts';

/**
 * A log whose checkpoint is gone must not start again at zero: that would be a fork. Since the empty
 * checkpoint is published before any other file, a tile or bundle without one means loss.
 */
export async function assertUnused(store: TileStore): Promise<void> {
  const first = [bundlePath, (index: number, width: number) => tilePath(0, index, width)];
  for (const path of first) {
    for (let width = 1; width <= TILE_WIDTH; width++) {
      if (await store.read(path(0, width))) {
        throw new LogError('log.broken', 'the checkpoint is missing but entries are there', CHECKPOINT_PATH);
      }
    }
  }
}

/**
 * Before the first write into a tile: removes partial files that a crashed append left there. They were never
 * published, and would stand beside the published ones with other contents.
 */
export async function clearFresh(store: TileStore, from: number, to: number): Promise<void> {
  if (!store.remove) return;
  for (const { path, count, before } of rowsOf(to, from)) {
    for (let index = Math.ceil(before / TILE_WIDTH); index * TILE_WIDTH < count; index++) {
      await store.remove(`${path(index)}.p`);
    }
  }
}

/**
 * After a journal was replayed from `from` to `to`: removes partial files that the crashed writer left beyond `from`, but for those of
 * the tree as it is now. They may be torn, or hold what was never acknowledged.
 */
export async function clearReplayed(store: TileStore, from: number, to: number): Promise<void> {
  if (!store.remove || !store.list) return;
  for (const { path, count, before } of rowsOf(to, from)) {
    const last = Math.floor(count / TILE_WIDTH);
    for (let index = Math.floor(before / TILE_WIDTH); index <= last; index++) {
      const durable = index * TILE_WIDTH < before ? before % TILE_WIDTH : 0;
      for (const name of await store.list(`${path(index)}.p`)) {
        const width = Number(name);
        if (index === last && (width === count % TILE_WIDTH || (width >= 1 && width <= durable))) continue;
        await store.remove(`${path(index)}.p/${name}`);
      }
    }
  }
}

/** Removes partial files of tiles that are full now: tlog-tiles allows it once the full one is published. */
export async function pruneFinished(store: TileStore, from: number, to: number): Promise<void> {
  if (!store.remove) return;
  for (const { path, count, before } of rowsOf(to, from)) {
    const index = Math.floor(before / TILE_WIDTH);
    if (before % TILE_WIDTH !== 0 && index < Math.floor(count / TILE_WIDTH)) await store.remove(`${path(index)}.p`);
  }
}

/** At opening: removes partial files of the last tiles that are wider than the published checkpoint knows. */
export async function sweepLeftovers(store: TileStore, size: number): Promise<void> {
  if (!store.remove || !store.list) return;
  for (const { path, count } of rowsOf(size, size)) {
    const index = Math.floor(count / TILE_WIDTH);
    for (const name of await store.list(`${path(index)}.p`)) {
      const width = Number(name);
      if (!(width >= 1 && width <= count % TILE_WIDTH)) await store.remove(`${path(index)}.p/${name}`);
    }
    if (index > 0) await store.remove(`${path(index - 1)}.p`);
  }
}

type Row = { path: (index: number) => string; count: number; before: number };

/** The rows of files of a log: entry bundles, then each level of tiles that exists at `size`. */
function rowsOf(size: number, before: number): Row[] {
  const rows: Row[] = [{ path: (index) => bundlePath(index, TILE_WIDTH), count: size, before }];
  for (let level = 0; level === 0 || levelCount(size, level - 1) > 0; level++) {
    const path = (index: number) => tilePath(level, index, TILE_WIDTH);
    rows.push({ path, count: levelCount(size, level), before: levelCount(before, level) });
  }
  return rows;
}
