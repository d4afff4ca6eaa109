import { noteFromBytes, readCheckpoint } from './checkpoint.ts';
import { LogError } from './errors.ts';
import { CHECKPOINT_PATH, TILE_WIDTH, tileWidth } from './layout.ts';
import { readBundle } from './reader.ts';
import type { TileReader } from './store.ts';

/**
 * Entries by index, in the order asked, read as the folder stands and without a writer: each bundle is read once. It proves
 * nothing; `proveEntry` does. Throws `log.entry_unknown` past the published size.
 */
export async function readEntriesAt(store: TileReader, indexes: readonly number[]): Promise<Uint8Array[]> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (!stored) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  const { size } = readCheckpoint(noteFromBytes(stored));
  const bundles = new Map<number, Uint8Array[]>();
  const entries: Uint8Array[] = [];
  for (const index of indexes) {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      throw new LogError('log.entry_unknown', `a log of ${size} entries has no entry ${index}`);
    }
    const number = Math.floor(index / TILE_WIDTH);
    const bundle = bundles.get(number) ?? (await readBundle(store, number, tileWidth(size, number)));
    bundles.set(number, bundle);
    entries.push(bundle[index % TILE_WIDTH] ?? new Uint8Array(0));
  }
  return entries;
}
