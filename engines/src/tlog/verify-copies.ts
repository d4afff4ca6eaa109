import { sameBytes } from './hash.ts';
import { TILE_WIDTH } from './layout.ts';
import type { TileReader } from './store.ts';

/** Where a log first differs from what was signed: an entry by its index, or a file by its path. */
export type FirstBad = { entry?: number; tile?: string; why: string };

type Copies = { path: (width: number) => string; width: number; prefix: (width: number) => number };

/** Partial files of earlier checkpoints must be prefixes of the current file. */
export async function olderCopies(store: TileReader, copies: Copies, current: Uint8Array): Promise<FirstBad | null> {
  if (!store.list) return null;
  for (const name of await store.list(`${copies.path(TILE_WIDTH)}.p`)) {
    const width = Number(name);
    // Wider files belong to an append that is under way or was cut off: no checkpoint covers them yet.
    if (!Number.isInteger(width) || width < 1 || width >= copies.width) continue;
    const bytes = await store.read(copies.path(width));
    if (!bytes || sameBytes(bytes, current.subarray(0, copies.prefix(width)))) continue;
    return { tile: copies.path(width), why: 'an older partial file differs from the current one' };
  }
  return null;
}
