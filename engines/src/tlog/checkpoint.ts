import { LogError } from './errors.ts';
import { HASH_BYTES } from './hash.ts';
import { decodeBase64, openNote, parseNote } from './note.ts';

export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** The signed text of a C2SP tlog-checkpoint: origin, size, root, one line each. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** Reads a checkpoint's text (extension lines are allowed and ignored); throws `log.note_malformed`. */
export function parseCheckpointText(text: string): Checkpoint {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const bytes = decodeBase64(root);
  const entries = Number(size);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(entries)) throw malformed();
  if (!bytes || bytes.length !== HASH_BYTES) throw malformed();
  return { origin, size: entries, root: bytes };
}

/** Verifies a checkpoint's signatures against the keys given and reads it. */
export function openCheckpoint(note: string, verifierKeys: readonly string[]): Checkpoint {
  const { text, signedBy } = openNote(note, verifierKeys);
  const checkpoint = parseCheckpointText(text);
  // A key that signs for another log (or a witness alone) does not vouch for this origin.
  if (!signedBy.includes(checkpoint.origin)) {
    throw new LogError('log.note_malformed', 'the checkpoint is not signed by the key of its own origin');
  }
  return checkpoint;
}

/** Reads a checkpoint without judging its signatures: for a caller that trusts the bytes by other means. */
export function readCheckpoint(note: string): Checkpoint {
  return parseCheckpointText(parseNote(note).text);
}

/** Bytes of a checkpoint file as text; refuses what is not UTF-8. */
export function noteFromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw Object.assign(malformed(), { cause });
  }
}

function malformed(): LogError {
  return new LogError('log.note_malformed', 'not a checkpoint');
}
