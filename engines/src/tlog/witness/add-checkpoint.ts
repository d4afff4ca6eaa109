import { openCheckpoint, readCheckpoint } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { HASH_BYTES, sameBytes } from '../hash.ts';
import { consistencyPath, verifyConsistency } from '../merkle-proof.ts';
import { decodeBase64, parseNote, parseVerifierKey } from '../note.ts';
import { treeReader } from '../reader.ts';
import type { TileReader } from '../store.ts';
import type { Witness } from './cosignature.ts';

/** C2SP tlog-witness allows so many hashes in a proof. */
const MAX_PROOF = 63;

/** What a witness remembers of a log: the last tree it cosigned. */
export type Seen = { size: number; root: Uint8Array };
export type Judged =
  | { status: 200; body: string; seen: Seen }
  | { status: 400 | 403 | 404 | 422; body: string }
  | { status: 409; body: string; size: number };
export type Judging = {
  body: string;
  /** Verifier keys of the logs that this witness follows. */
  logKeys: readonly string[];
  witness: Witness;
  seconds: number;
  seenOf: (origin: string) => Seen | null;
};

/**
 * A witness's answer to `add-checkpoint` of C2SP tlog-witness. It cosigns only what extends the tree that it cosigned last; a size other
 * than that one, and a second root of one size (a fork), get 409 with the size it knows. `seen` has to be durable before 200 is sent.
 */
export function judgeCheckpoint({ body, logKeys, witness, seconds, seenOf }: Judging): Judged {
  const request = readRequest(body);
  if (!request) return { status: 400, body: 'not an add-checkpoint request\n' };
  const { old, proof, note } = request;
  const claimed = readOrNull(() => readCheckpoint(note));
  if (!claimed) return { status: 400, body: 'not a checkpoint\n' };
  const keys = logKeys.filter((key) => parseVerifierKey(key).name === claimed.origin);
  if (keys.length === 0) return { status: 404, body: 'this log is not followed\n' };
  const checkpoint = readOrNull(() => openCheckpoint(note, keys));
  if (!checkpoint) return { status: 403, body: 'no signature by the key of this log\n' };
  if (old > checkpoint.size) return { status: 400, body: 'the old size is larger than the checkpoint\n' };
  const seen = seenOf(checkpoint.origin) ?? { size: 0, root: new Uint8Array(HASH_BYTES) };
  const isFork = old === checkpoint.size && old > 0 && !sameBytes(seen.root, checkpoint.root);
  if (old !== seen.size || isFork) return { status: 409, body: `${seen.size}\n`, size: seen.size };
  const extended = { from: old, to: checkpoint.size, fromRoot: seen.root, toRoot: checkpoint.root, path: proof };
  const holds = old === 0 || old === checkpoint.size ? proof.length === 0 : verifyConsistency(extended);
  if (!holds) return { status: 422, body: 'the proof does not hold\n' };
  const { text } = parseNote(note);
  return { status: 200, body: witness.cosign(text, seconds), seen: { size: checkpoint.size, root: checkpoint.root } };
}

/** The request by which a log asks for a cosignature: from the size that the witness knows to its own. */
export async function checkpointRequest(store: TileReader, note: string, old: number): Promise<string> {
  const { size } = readCheckpoint(note);
  const path = await consistencyPath(treeReader(store, size), old, size);
  const hashes = path.map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  return `old ${old}\n${hashes.join('')}\n${note}`;
}

type Request = { old: number; proof: Uint8Array[]; note: string };

function readRequest(body: string): Request | null {
  const split = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(split, 0)).split('\n');
  const [, old = ''] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const proof = hashes.map(decodeBase64);
  if (old === '' || proof.length > MAX_PROOF || !proof.every((hash) => hash?.length === HASH_BYTES)) return null;
  return { old: Number(old), proof: proof.filter((hash) => hash !== null), note: body.slice(split + 2) };
}

function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof LogError) return null;
    throw cause;
  }
}
