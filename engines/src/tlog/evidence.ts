import { noteFromBytes, openCheckpoint, readCheckpoint } from './checkpoint.ts';
import { readEntriesAt } from './entries.ts';
import { LogError } from './errors.ts';
import { HASH_BYTES, leafHash } from './hash.ts';
import { CHECKPOINT_PATH } from './layout.ts';
import { inclusionPath, verifyInclusion } from './merkle-proof.ts';
import { decodeBase64 } from './note.ts';
import { type TileCache, tileCache, treeReader } from './reader.ts';
import type { TileReader } from './store.ts';

/** First line of an evidence file. */
const FORMAT = 'acquaint-evidence@v1';
/** A tree of 2^53 entries has paths of 53 hashes. */
const MAX_PATH = 53;
const AT_ONCE = 256;

/**
 * Entries of a log with their paths to one checkpoint, as JSON lines: the first line is `{"format","checkpoint"}`, each further one
 * `{"index","entry","path"}`, the entry as its own text (`entry_base64` where its bytes are no text) and the path of RFC 6962,
 * section 2.1.1, in base64. `indexes` come in ascending order; throws `log.entry_unknown` for one that the checkpoint does not cover.
 */
export async function* evidenceLines(
  store: TileReader,
  indexes: readonly number[],
  cache: TileCache = tileCache(),
): AsyncGenerator<string> {
  const stored = await store.read(CHECKPOINT_PATH);
  if (!stored) throw new LogError('log.broken', 'the checkpoint is missing', CHECKPOINT_PATH);
  const checkpoint = noteFromBytes(stored);
  const { size } = readCheckpoint(checkpoint);
  const beyond = indexes.find((index) => !Number.isSafeInteger(index) || index < 0 || index >= size);
  if (beyond !== undefined) throw new LogError('log.entry_unknown', `a log of ${size} entries has no entry ${beyond}`);
  yield JSON.stringify({ format: FORMAT, checkpoint });
  const tree = treeReader(store, size, cache);
  for (let from = 0; from < indexes.length; from += AT_ONCE) {
    const part = indexes.slice(from, from + AT_ONCE);
    const entries = await readEntriesAt(store, part);
    for (const [at, index] of part.entries()) {
      const path = (await inclusionPath(tree, index, size)).map((hash) => Buffer.from(hash).toString('base64'));
      yield JSON.stringify({ index, ...named(entries[at] ?? new Uint8Array(0)), path });
    }
  }
}

function named(bytes: Uint8Array): { entry: string } | { entry_base64: string } {
  const buffer = Buffer.from(bytes);
  const entry = buffer.toString('utf8');
  return Buffer.from(entry).equals(buffer) ? { entry } : { entry_base64: buffer.toString('base64') };
}

export type EvidenceVerdict =
  | { ok: true; entries: number; origin: string; size: number }
  | { ok: false; line: number; why: string };

/** True of the first line of an evidence file. */
export function isEvidence(text: string): boolean {
  return text.startsWith(`{"format":"${FORMAT}"`);
}

/** Holds every entry of an evidence file against its checkpoint, and that against the key; the first line that is wrong is named, from 1. */
export function checkEvidence(text: string, verifierKey: string): EvidenceVerdict {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const first = parsed(head);
  if (first?.format !== FORMAT || typeof first.checkpoint !== 'string')
    return wrong(1, 'not the head of an evidence file');
  let checkpoint: ReturnType<typeof openCheckpoint>;
  try {
    checkpoint = openCheckpoint(first.checkpoint, [verifierKey]);
  } catch (cause) {
    if (cause instanceof LogError) return wrong(1, 'the checkpoint is not signed by this key');
    throw cause;
  }
  const { size, root, origin } = checkpoint;
  for (const [at, line] of lines.entries()) {
    const proven = provenIn(line);
    if (!proven) return wrong(at + 2, 'not an entry with its path');
    if (!verifyInclusion({ ...proven, size, root }))
      return wrong(at + 2, `entry ${proven.index} is not the one that was logged`);
  }
  return { ok: true, entries: lines.length, origin, size };
}

function provenIn(line: string): { index: number; leaf: Uint8Array; path: Uint8Array[] } | null {
  const one = parsed(line);
  const entry =
    typeof one?.entry === 'string' ? Buffer.from(one.entry) : decodeBase64(String(one?.entry_base64 ?? '*'));
  if (!one || !entry || !Number.isSafeInteger(one.index) || !Array.isArray(one.path) || one.path.length > MAX_PATH)
    return null;
  const path = one.path.map((hash) => decodeBase64(String(hash)));
  if (!path.every((hash) => hash?.length === HASH_BYTES)) return null;
  return { index: Number(one.index), leaf: leafHash(entry), path: path.filter((hash) => hash !== null) };
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function wrong(line: number, why: string): EvidenceVerdict {
  return { ok: false, line, why };
}
