import { noteFromBytes, openCheckpoint, readCheckpoint } from './checkpoint.ts';
import { LogError } from './errors.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import { CHECKPOINT_PATH, TILE_WIDTH, tileWidth } from './layout.ts';
import { inclusionPath, verifyInclusion } from './merkle-proof.ts';
import { decodeBase64 } from './note.ts';
import { readBundle, type TileCache, tileCache, treeReader } from './reader.ts';
import type { TileReader } from './store.ts';

export { type TileCache, tileCache };

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 entries has paths of 53 hashes. */
const MAX_PATH = 53;

/** Text of a C2SP tlog-proof; its `extra` line is the entry itself, so that the file needs nothing beside it. */
export type ProofFile = string;
export type ProofContents = { index: number; entry: Uint8Array; path: Uint8Array[]; checkpoint: string };

/** Proves that entry `index` is in the log, against its current checkpoint. A cache kept between calls spares reading and hashing tiles. */
export async function proveEntry(store: TileReader, index: number, cache?: TileCache): Promise<ProofFile> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (!stored) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  return openProver(store, noteFromBytes(stored), cache).prove(index);
}

export type Prover = {
  size: number;
  note: string;
  entry(index: number): Promise<Uint8Array>;
  prove(index: number): Promise<ProofFile>;
};

/** Proves many entries against one checkpoint of the log; those of one bundle, asked one after the other, are read once. */
export function openProver(store: TileReader, note: string, cache?: TileCache): Prover {
  const { size } = readCheckpoint(note);
  const tree = treeReader(store, size, cache);
  let last: { bundle: number; entries: Uint8Array[] } | null = null;
  const entry = async (index: number): Promise<Uint8Array> => {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      throw new LogError('log.entry_unknown', `a log of ${size} entries has no entry ${index}`);
    }
    const bundle = Math.floor(index / TILE_WIDTH);
    if (last?.bundle !== bundle) last = { bundle, entries: await readBundle(store, bundle, tileWidth(size, bundle)) };
    return last.entries[index % TILE_WIDTH] ?? new Uint8Array(0);
  };
  const prove = async (index: number): Promise<ProofFile> => {
    const bytes = await entry(index);
    const path = await inclusionPath(tree, index, size);
    return [HEADER, `extra ${base64(bytes)}`, `index ${index}`, ...path.map(base64), '', note].join('\n');
  };
  return { size, note, entry, prove };
}

/** Reads a proof file without judging it; throws `log.note_malformed`. */
export function readProof(proof: ProofFile): ProofContents {
  const split = proof.indexOf('\n\n');
  const [header, extra = '', index = '', ...hashes] = proof.slice(0, split).split('\n');
  const entry = extra.startsWith('extra ') ? decodeBase64(extra.slice(6)) : null;
  const path = hashes.map(decodeBase64);
  if (split < 0 || header !== HEADER || !entry || !/^index (0|[1-9]\d{0,15})$/.test(index)) throw malformed();
  if (path.length > MAX_PATH || !path.every((hash) => hash?.length === HASH_BYTES)) throw malformed();
  return {
    index: Number(index.slice(6)),
    entry,
    path: path.filter((hash) => hash !== null),
    checkpoint: proof.slice(split + 2),
  };
}

/** True when the checkpoint is signed by the key and the entry stands in it at the index stated. */
export function verifyProof(proof: ProofFile, verifierKey: string): boolean {
  try {
    const { index, entry, path, checkpoint } = readProof(proof);
    const { size, root } = openCheckpoint(checkpoint, [verifierKey]);
    return verifyInclusion({ index, size, leaf: leafHash(entry), path, root });
  } catch (cause) {
    if (cause instanceof LogError) return false;
    throw cause;
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function malformed(): LogError {
  return new LogError('log.note_malformed', 'not a proof file');
}
