import { type Checkpoint, noteFromBytes, openCheckpoint } from './checkpoint.ts';
import { type DestroyedRange, openDestroyed, remains } from './destroy/verify-destroyed.ts';
import { type Edge, edgeRoot, emptyEdge, pushLeaf } from './edge.ts';
import { LogError } from './errors.ts';
import { leafHash, sameBytes } from './hash.ts';
import {
  bundlePath,
  CHECKPOINT_PATH,
  hashOf,
  KEY_PATH,
  parseBundle,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from './layout.ts';
import { parseVerifierKey } from './note.ts';
import { readPartialOrFull } from './reader.ts';
import type { TileReader } from './store.ts';
import { type FirstBad, olderCopies } from './verify-copies.ts';
import { firstUntrustedTile, type StoredTiles, storedTiles } from './verify-tiles.ts';
import { COSIGNED_PATH } from './witness/collect.ts';
import { cosignaturesOf, parseWitnessKey } from './witness/cosignature.ts';

export {
  type Certificate,
  certificatePath,
  type DestroyInput,
  destroyedRanges,
  destroyRange,
  openCertificate,
  type Range,
  readCertificate,
} from './destroy/verify-destroyed.ts';
export type { DestroyedRange, FirstBad };

export type Verdict =
  | {
      ok: true;
      origin: string;
      size: number;
      root: string;
      key: 'given' | 'beside_log';
      /** The checkpoint that all witnesses asked for cosigned, and who they are; null when none was asked for. */
      witnessed: { size: number; by: string[] } | null;
      /** Ranges whose entries were destroyed under a certificate: their hashes were checked, their contents are gone. */
      destroyed: DestroyedRange[];
    }
  | { ok: false; first_bad: FirstBad };
export type VerifyOptions = { verifierKeys?: readonly string[]; from?: string; witnessKeys?: readonly string[] };

/** Everything found while the tree was computed again from the entries. */
type Recomputed = { root: Uint8Array; rootsAt: Map<number, Uint8Array>; entry: FirstBad | null; tile: FirstBad | null };

/**
 * Computes the whole tree again from the entries and compares it with every stored tile, with the signed
 * checkpoint and, when given, with an older checkpoint. Names the first entry or file that is not as it was
 * signed. With `witnessKeys` the log's cosigned note has to bear a cosignature of each and to be of this history. Without `verifierKeys` the key beside the log is used: whoever can rewrite the log can rewrite that.
 */
export async function verifyLog(store: TileReader, options: VerifyOptions = {}): Promise<Verdict> {
  try {
    const keys = options.verifierKeys ?? [await readKey(store)];
    const checkpoint = await readSigned(store, keys);
    const witnessed = options.witnessKeys?.length ? await readCosigned(store, keys, options.witnessKeys) : null;
    const older = [
      ...(options.from === undefined ? [] : [{ ...openFrom(options.from, keys), where: CHECKPOINT_PATH }]),
      ...(witnessed ? [{ ...witnessed.checkpoint, where: COSIGNED_PATH }] : []),
    ];
    const destroyed = await openDestroyed(store, { ...checkpoint, keys });
    const bad = await findBad(store, checkpoint, { older, destroyed });
    if (bad) return { ok: false, first_bad: bad };
    const root = Buffer.from(checkpoint.root).toString('base64');
    return {
      ok: true,
      origin: checkpoint.origin,
      size: checkpoint.size,
      root,
      key: options.verifierKeys ? 'given' : 'beside_log',
      witnessed: witnessed && { size: witnessed.checkpoint.size, by: witnessed.by },
      destroyed,
    };
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    return { ok: false, first_bad: { tile: cause.where ?? CHECKPOINT_PATH, why: cause.message } };
  }
}

type Older = Checkpoint & { where: string };

type Beside = { older: readonly Older[]; destroyed: readonly DestroyedRange[] };

async function findBad(store: TileReader, checkpoint: Checkpoint, beside: Beside): Promise<FirstBad | null> {
  const { older, destroyed } = beside;
  for (const one of older) {
    if (one.origin !== checkpoint.origin) return { tile: one.where, why: 'the older checkpoint is of another log' };
    if (one.size > checkpoint.size) {
      return { tile: one.where, why: `the log has ${checkpoint.size} entries, the older checkpoint ${one.size}` };
    }
  }
  const tiles = storedTiles(store, checkpoint.size);
  const marks = new Set(older.map((one) => one.size));
  const found = await recompute(store, tiles, { size: checkpoint.size, marks, destroyed });
  if (!sameBytes(found.root, checkpoint.root)) {
    // The entries are not those that were signed. Tiles that still hash to the checkpoint say which entry differs.
    const untrusted = await firstUntrustedTile(tiles, checkpoint);
    if (untrusted === null && found.entry) return found.entry;
    if (untrusted !== null && untrusted !== CHECKPOINT_PATH) {
      return { tile: untrusted, why: 'the tile is not the one that the log committed to' };
    }
    return found.entry ?? found.tile ?? { tile: CHECKPOINT_PATH, why: 'entries and tiles were rewritten together' };
  }
  if (found.tile) return found.tile;
  for (const one of older) {
    if (sameBytes(found.rootsAt.get(one.size) ?? new Uint8Array(0), one.root)) continue;
    const why = `history changed: the first ${one.size} entries do not hash to the older checkpoint`;
    return { tile: one.where, why };
  }
  return null;
}

async function recompute(
  store: TileReader,
  tiles: StoredTiles,
  { size, marks, destroyed }: { size: number; marks: ReadonlySet<number>; destroyed: readonly DestroyedRange[] },
): Promise<Recomputed> {
  const edge = emptyEdge();
  const found: Recomputed = { root: new Uint8Array(0), rootsAt: new Map(), entry: null, tile: null };
  if (marks.has(0)) found.rootsAt.set(0, edgeRoot(edge));
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++) {
    const width = tileWidth(size, bundle);
    const isDestroyed = isWithin(destroyed, bundle * TILE_WIDTH);
    const { leaves, bad } = isDestroyed
      ? await keptLeaves(store, tiles, bundle)
      : await readLeaves(store, bundle, width);
    if (bad && leaves.length < width) {
      // What follows cannot be hashed; the first entry that already differs is still the better answer.
      const differs = await firstDiffering(tiles, bundle, leaves);
      return { ...found, entry: found.entry ?? differs ?? bad };
    }
    if (bad) found.tile ??= bad;
    found.entry ??= await firstDiffering(tiles, bundle, leaves);
    for (const leaf of leaves) {
      for (const full of pushLeaf(edge, leaf)) {
        found.tile ??= await tiles.compare(full.level, full.index, full.hashes);
      }
      if (marks.has(edge.size)) found.rootsAt.set(edge.size, edgeRoot(edge));
    }
  }
  found.tile ??= await compareEdge(tiles, edge);
  return { ...found, root: edgeRoot(edge) };
}

async function compareEdge(tiles: StoredTiles, edge: Edge): Promise<FirstBad | null> {
  for (const [level, hashes] of edge.levels.entries()) {
    const index = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    const bad = hashes.length === 0 ? null : await tiles.compare(level, index, hashes);
    if (bad) return bad;
  }
  return null;
}

async function firstDiffering(
  tiles: StoredTiles,
  bundle: number,
  leaves: readonly Uint8Array[],
): Promise<FirstBad | null> {
  const stored = await tiles.read(0, bundle);
  if (!stored) return null;
  const at = leaves.findIndex((leaf, position) => !sameBytes(leaf, hashOf(stored, position)));
  return at < 0
    ? null
    : { entry: bundle * TILE_WIDTH + at, why: 'the entry does not hash to what the log committed to' };
}

type LeavesRead = { leaves: Uint8Array[]; bad: FirstBad | null };

async function readLeaves(store: TileReader, bundle: number, width: number): Promise<LeavesRead> {
  const { entries, bad } = await readEntries(store, bundle, width);
  return { leaves: entries.map(leafHash), bad };
}

/** The hashes of entries that were destroyed: the root that they lead to is what vouches for them. */
async function keptLeaves(store: TileReader, tiles: StoredTiles, bundle: number): Promise<LeavesRead> {
  const hashes = await tiles.read(0, bundle);
  const missing = { tile: tilePath(0, bundle, TILE_WIDTH), why: 'the tile of destroyed entries is missing' };
  if (!hashes) return { leaves: [], bad: missing };
  const leaves = Array.from({ length: TILE_WIDTH }, (_, at) => hashOf(hashes, at));
  return { leaves, bad: await remains(store, bundle) };
}

function isWithin(ranges: readonly DestroyedRange[], index: number): boolean {
  return ranges.some(({ first, end }) => index >= first && index < end);
}

type EntriesRead = { entries: Uint8Array[]; bad: FirstBad | null };

/** Entries of one bundle, as many as can be read; also checks older partial copies where the store can list them. */
async function readEntries(store: TileReader, bundle: number, width: number): Promise<EntriesRead> {
  const path = (wide: number) => bundlePath(bundle, wide);
  const found = await readPartialOrFull(store, path, width);
  if (!found) return { entries: [], bad: { tile: path(width), why: 'the entry bundle is missing' } };
  const { entries, whole } = parseBundle(found.bytes, width, found.full === (width === TILE_WIDTH));
  if (entries.length < width) {
    const entry = bundle * TILE_WIDTH + entries.length;
    return { entries, bad: { entry, why: `${found.path} ends or breaks at this entry` } };
  }
  if (!whole) return { entries, bad: { tile: found.path, why: 'bytes after the last entry' } };
  const bad = await olderCopies(store, { path, width, prefix: (older) => framesLength(entries, older) }, found.bytes);
  return { entries, bad };
}

function framesLength(entries: readonly Uint8Array[], width: number): number {
  return entries.slice(0, width).reduce((sum, entry) => sum + 2 + entry.length, 0);
}

async function readKey(store: TileReader): Promise<string> {
  const bytes = await store.read(KEY_PATH);
  if (!bytes) throw new LogError('log.key_malformed', 'no verifier key given and none beside the log', KEY_PATH);
  const key = Buffer.from(bytes).toString('utf8').trim();
  try {
    parseVerifierKey(key);
    return key;
  } catch (cause) {
    throw Object.assign(new LogError('log.key_malformed', 'not a verifier key', KEY_PATH), { cause });
  }
}

async function readSigned(store: TileReader, keys: readonly string[]): Promise<Checkpoint> {
  const bytes = await store.read(CHECKPOINT_PATH);
  if (!bytes) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  return openCheckpoint(noteFromBytes(bytes), keys);
}

async function readCosigned(
  store: TileReader,
  keys: readonly string[],
  witnessKeys: readonly string[],
): Promise<{ checkpoint: Checkpoint; by: string[] }> {
  const bytes = await store.read(COSIGNED_PATH);
  if (!bytes) throw new LogError('log.broken', 'no witness cosigned this log', COSIGNED_PATH);
  const note = noteFromBytes(bytes);
  const by = cosignaturesOf(note, witnessKeys).map(({ name }) => name);
  const missing = witnessKeys.map((key) => parseWitnessKey(key).name).filter((name) => !by.includes(name));
  if (missing.length > 0) {
    throw new LogError('log.broken', `no cosignature by ${missing.join(', ')}`, COSIGNED_PATH);
  }
  return { checkpoint: openCheckpoint(note, keys), by };
}

function openFrom(note: string, keys: readonly string[]): Checkpoint {
  try {
    return openCheckpoint(note, keys);
  } catch (cause) {
    throw Object.assign(new LogError('log.note_malformed', 'the older checkpoint given is not signed by this log'), {
      cause,
    });
  }
}
