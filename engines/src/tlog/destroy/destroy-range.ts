import { noteFromBytes, openCheckpoint } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { leafHash, sameBytes } from '../hash.ts';
import { bundlePath, CHECKPOINT_PATH, hashOf, levelCount, parseBundle, TILE_WIDTH, tileWidth } from '../layout.ts';
import type { Signer } from '../note.ts';
import { readTile } from '../reader.ts';
import type { TileReader, TileStore } from '../store.ts';
import {
  certificatePath,
  DESTROYED_PATH,
  destroyedRanges,
  digestLeaves,
  openCertificate,
  type Range,
  signCertificate,
} from './certificate.ts';

export type DestroyInput = Range & {
  store: TileStore;
  signer: Signer;
  /** The published entry that says who decided it; it may not lie in the range. */
  decision: number;
  at: Date;
  reason: string;
};

/**
 * Destroys the entries of a range of whole bundles: their bytes go, their hashes stay in the tree, and a certificate signed by the log's
 * key says so. The certificate is durable before the first byte goes. Called again after a crash, with the same range, it goes on and
 * gives the certificate that was signed. Refuses a range that is damaged: what cannot be checked any more has to be right when it goes.
 */
export async function destroyRange(input: DestroyInput): Promise<string> {
  const { store, signer, first, end } = input;
  const known = await destroyedRanges(store);
  const same = known.find((range) => range.first === first && range.end === end);
  if (same) {
    const bytes = await store.read(certificatePath(same));
    if (bytes) {
      const note = noteFromBytes(bytes);
      openCertificate(note, [signer.verifierKey]);
      await removeBundles(store, same);
      return note;
    }
  }
  if (!same && known.some((range) => range.first < end && first < range.end)) {
    throw new LogError('log.broken', 'some of the range was destroyed before', DESTROYED_PATH);
  }
  const note = await certify(input);
  await store.write(certificatePath({ first, end }), Buffer.from(note));
  const ranges = (same ? known : [...known, { first, end }]).sort((a, b) => a.first - b.first);
  await store.write(DESTROYED_PATH, Buffer.from(ranges.map((one) => `${one.first}-${one.end}\n`).join('')));
  await removeBundles(store, { first, end });
  return note;
}

async function certify({ store, signer, first, end, decision, at, reason }: DestroyInput): Promise<string> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (!stored) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  const { origin, size } = openCheckpoint(noteFromBytes(stored), [signer.verifierKey]);
  const isWhole = first % TILE_WIDTH === 0 && end % TILE_WIDTH === 0 && first >= 0 && first < end;
  if (!isWhole || end > size || decision >= size || (decision >= first && decision < end)) {
    throw new LogError('log.entry_unknown', 'only whole bundles that are published go, by a decision outside of them');
  }
  const tiles: Uint8Array[] = [];
  for (let bundle = first / TILE_WIDTH; bundle * TILE_WIDTH < end; bundle++) {
    const tile = await readTile(store, 0, bundle, TILE_WIDTH);
    await assertAsSigned(store, bundle, tile);
    tiles.push(tile);
  }
  const leaf = await leafAt(store, size, decision);
  const made = { origin, first, end, leaves: digestLeaves(tiles), decision: { index: decision, leaf }, at, reason };
  return signCertificate(made, signer);
}

async function assertAsSigned(store: TileReader, bundle: number, tile: Uint8Array): Promise<void> {
  const path = bundlePath(bundle, TILE_WIDTH);
  const bytes = await store.read(path);
  const { entries, whole } = bytes ? parseBundle(bytes, TILE_WIDTH, true) : { entries: [], whole: false };
  if (whole && entries.every((entry, at) => sameBytes(leafHash(entry), hashOf(tile, at)))) return;
  throw new LogError('log.broken', 'what is to be destroyed is not what was signed', path);
}

export async function leafAt(store: TileReader, size: number, index: number): Promise<Uint8Array> {
  const tile = Math.floor(index / TILE_WIDTH);
  const hashes = await readTile(store, 0, tile, tileWidth(levelCount(size, 0), tile));
  return hashOf(hashes, index % TILE_WIDTH);
}

async function removeBundles(store: TileStore, { first, end }: Range): Promise<void> {
  if (!store.remove) throw new LogError('log.broken', 'this log cannot remove files');
  for (let bundle = first / TILE_WIDTH; bundle * TILE_WIDTH < end; bundle++) {
    await store.remove(bundlePath(bundle, TILE_WIDTH));
    await store.remove(`${bundlePath(bundle, TILE_WIDTH)}.p`);
  }
}
