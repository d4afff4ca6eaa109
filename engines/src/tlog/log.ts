import { type Checkpoint, checkpointText, noteFromBytes, openCheckpoint } from './checkpoint.ts';
import { copyEdge, type Edge, edgeRoot, emptyEdge, pushLeaf } from './edge.ts';
import { LogError } from './errors.ts';
import { leafHash, sameBytes } from './hash.ts';
import {
  bundlePath,
  CHECKPOINT_PATH,
  frameEntry,
  KEY_PATH,
  levelCount,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from './layout.ts';
import { consistencyPath, inclusionPath } from './merkle-proof.ts';
import { type Signer, signNote } from './note.ts';
import { readBundle, readEdge, treeReader } from './reader.ts';
import { type TileStore, writeAll } from './store.ts';
import { assertUnused, clearFresh, pruneFinished, sweepLeftovers } from './sweep.ts';

/** One append takes at most this many entries: what is held in memory until it is durable. */
export const MAX_BATCH_ENTRIES = 100_000;

export type Log = {
  readonly size: number;
  append(entries: readonly Uint8Array[]): Promise<{ first: number }>;
  checkpoint(): Promise<string>;
  root(): Uint8Array;
  readEntry(index: number): Promise<Uint8Array>;
  readEntries(from: number, to: number): Promise<Uint8Array[]>;
  inclusionProof(index: number, size: number): Promise<Uint8Array[]>;
  consistencyProof(from: number, to: number): Promise<Uint8Array[]>;
};

export type LogInput = { store: TileStore; origin: string; signer: Signer };

/** What is published: the edge, the frames of the last unfinished bundle, and the note that covers them. */
type State = { edge: Edge; frames: Uint8Array[]; note: string };

/**
 * Opens a log, or creates it in an empty store. An append returns once its entries, its tiles and then a
 * checkpoint that covers them are durable, so what a crash leaves behind is the last published checkpoint.
 * One writer at a time: a second one is refused with `log.superseded` before it publishes.
 */
export async function openLog({ store, origin, signer }: LogInput): Promise<Log> {
  if (signer.name !== origin) throw new LogError('log.key_malformed', 'the signer bears the name of the log');
  const stored = await store.read(CHECKPOINT_PATH);
  let state = stored
    ? await loadState(store, noteFromBytes(stored), { origin, signer })
    : await createState(store, { origin, signer });
  let turn: Promise<unknown> = Promise.resolve();

  const commit = async (entries: readonly Uint8Array[]): Promise<{ first: number }> => {
    const first = state.edge.size;
    if (entries.length === 0) return { first };
    const { next, files } = extend(state, entries);
    const published = {
      ...next,
      note: signCheckpoint({ origin, size: next.edge.size, root: edgeRoot(next.edge) }, signer),
    };
    await assertStillOurs(store, state.note);
    await clearFresh(store, first, next.edge.size);
    await writeAll(store, files);
    await assertStillOurs(store, state.note);
    await store.write(CHECKPOINT_PATH, Buffer.from(published.note));
    state = published;
    await pruneFinished(store, first, state.edge.size);
    return { first };
  };

  return {
    get size() {
      return state.edge.size;
    },
    append(entries) {
      const run = turn.then(() => commit(entries));
      turn = run.then(
        () => null,
        () => null,
      );
      return run;
    },
    checkpoint: async () => state.note,
    root: () => edgeRoot(state.edge),
    readEntry: async (index) => {
      const [entry] = await readRange(store, state.edge.size, { from: index, to: index + 1 });
      if (!entry) throw new LogError('log.entry_unknown', `the log has no entry ${index}`);
      return entry;
    },
    readEntries: (from, to) => readRange(store, state.edge.size, { from, to }),
    inclusionProof: async (index, size) => {
      assertWithin(size, state.edge.size);
      if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
        throw new LogError('log.entry_unknown', `a log of ${size} entries has no entry ${index}`);
      }
      return inclusionPath(treeReader(store, state.edge.size), index, size);
    },
    consistencyProof: async (from, to) => {
      assertWithin(to, state.edge.size);
      assertWithin(from, to);
      return consistencyPath(treeReader(store, state.edge.size), from, to);
    },
  };
}

export async function createState(store: TileStore, { origin, signer }: Omit<LogInput, 'store'>): Promise<State> {
  await assertUnused(store);
  const edge = emptyEdge();
  const note = signCheckpoint({ origin, size: 0, root: edgeRoot(edge) }, signer);
  await store.write(KEY_PATH, Buffer.from(`${signer.verifierKey}\n`));
  await store.write(CHECKPOINT_PATH, Buffer.from(note));
  return { edge, frames: [], note };
}

/** Reads what the checkpoint covers and refuses to go on from anything that does not hash to it. */
export async function loadState(
  store: TileStore,
  note: string,
  { origin, signer }: Omit<LogInput, 'store'>,
): Promise<State> {
  const checkpoint = openOwnCheckpoint(note, signer);
  if (checkpoint.origin !== origin) {
    throw new LogError('log.broken', 'the checkpoint is that of another log', CHECKPOINT_PATH);
  }
  const edge = await readEdge(store, checkpoint.size);
  if (!sameBytes(edgeRoot(edge), checkpoint.root)) {
    throw new LogError('log.broken', 'the tiles do not hash to the checkpoint', CHECKPOINT_PATH);
  }
  const leaves = edge.levels[0] ?? [];
  const bundle = Math.floor(checkpoint.size / TILE_WIDTH);
  const entries = leaves.length === 0 ? [] : await readBundle(store, bundle, leaves.length);
  for (const [at, entry] of entries.entries()) {
    if (sameBytes(leafHash(entry), leaves[at] ?? new Uint8Array(0))) continue;
    throw new LogError(
      'log.broken',
      `entry ${bundle * TILE_WIDTH + at} was changed`,
      bundlePath(bundle, leaves.length),
    );
  }
  await sweepLeftovers(store, checkpoint.size);
  return { edge, frames: entries.map(frameEntry), note };
}

export function openOwnCheckpoint(note: string, signer: Signer): Checkpoint {
  try {
    return openCheckpoint(note, [signer.verifierKey]);
  } catch (cause) {
    throw Object.assign(new LogError('log.broken', 'the checkpoint is not ours', CHECKPOINT_PATH), { cause });
  }
}

/** The state after the entries, and every file it needs. Full tiles come once, partial ones for this checkpoint. */
function extend(
  current: State,
  entries: readonly Uint8Array[],
): { next: Omit<State, 'note'>; files: Map<string, Uint8Array> } {
  if (entries.length > MAX_BATCH_ENTRIES) {
    throw new LogError('log.batch_too_large', `an append takes at most ${MAX_BATCH_ENTRIES} entries`);
  }
  const edge = copyEdge(current.edge);
  const files = new Map<string, Uint8Array>();
  let frames = [...current.frames];
  for (const entry of entries) {
    frames.push(frameEntry(entry));
    const full = pushLeaf(edge, leafHash(entry));
    for (const tile of full) files.set(tilePath(tile.level, tile.index, TILE_WIDTH), Buffer.concat(tile.hashes));
    if (frames.length < TILE_WIDTH) continue;
    files.set(bundlePath(edge.size / TILE_WIDTH - 1, TILE_WIDTH), Buffer.concat(frames));
    frames = [];
  }
  const bundle = Math.floor(edge.size / TILE_WIDTH);
  if (frames.length > 0) files.set(bundlePath(bundle, frames.length), Buffer.concat(frames));
  for (const [level, hashes] of edge.levels.entries()) {
    const count = levelCount(edge.size, level);
    if (hashes.length === 0 || count === levelCount(current.edge.size, level)) continue;
    files.set(tilePath(level, Math.floor(count / TILE_WIDTH), hashes.length), Buffer.concat(hashes));
  }
  return { next: { edge, frames }, files };
}

/** Two writers would fork the log: the one whose checkpoint was overtaken stops here. */
async function assertStillOurs(store: TileStore, note: string): Promise<void> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (stored && sameBytes(stored, Buffer.from(note))) return;
  throw new LogError('log.superseded', 'another writer published a checkpoint: open the log again', CHECKPOINT_PATH);
}

export async function readRange(
  store: TileStore,
  size: number,
  range: { from: number; to: number },
): Promise<Uint8Array[]> {
  const { from, to } = range;
  assertWithin(from, size);
  if (!Number.isSafeInteger(to) || to < from || to > size) throw new LogError('log.entry_unknown', 'no such entries');
  const entries: Uint8Array[] = [];
  for (let at = from; at < to; ) {
    const bundle = Math.floor(at / TILE_WIDTH);
    const found = await readBundle(store, bundle, tileWidth(size, bundle));
    const end = Math.min(to - bundle * TILE_WIDTH, found.length);
    entries.push(...found.slice(at - bundle * TILE_WIDTH, end));
    at = bundle * TILE_WIDTH + end;
  }
  return entries;
}

function assertWithin(size: number, limit: number): void {
  if (Number.isSafeInteger(size) && size >= 0 && size <= limit) return;
  throw new LogError('log.size_unknown', `the log has ${limit} entries`);
}

function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(checkpointText(checkpoint), [signer]);
}
