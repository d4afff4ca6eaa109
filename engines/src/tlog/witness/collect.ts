import { readCheckpoint } from '../checkpoint.ts';
import { LogError } from '../errors.ts';
import { parseNote } from '../note.ts';
import type { TileReader } from '../store.ts';
import { checkpointRequest, type Judged, judgeCheckpoint, type Seen } from './add-checkpoint.ts';
import { cosignaturesOf, makeWitness, parseWitnessKey, type Witness } from './cosignature.ts';

export { cosignaturesOf, type Judged, judgeCheckpoint, makeWitness, parseWitnessKey, type Seen, type Witness };

/** Our own addition to the layout: the newest checkpoint with the cosignatures that witnesses gave it. */
export const COSIGNED_PATH = 'cosigned';

/** A witness to be asked: its verifier key, and what sends a request and gives status and body. */
export type AskedWitness = { key: string; ask: (body: string) => Promise<{ status: number; body: string }> };
export type WitnessAnswer =
  | { outcome: 'cosigned'; line: string; at: Date }
  /** It cosigned another tree of this log: the log that asks, or one before it, was forked. */
  | { outcome: 'forked'; size: number }
  | { outcome: 'failed'; why: string };

/** Asks one witness to cosign a note, from the size it is thought to know; a 409 corrects that once. */
export async function askWitness(
  store: TileReader,
  input: { note: string; known: number; witness: AskedWitness },
): Promise<WitnessAnswer> {
  const { note, witness } = input;
  const { size } = readCheckpoint(note);
  let known = Math.min(input.known, size);
  for (const isLast of [false, true]) {
    const { status, body } = await witness.ask(await checkpointRequest(store, note, known));
    if (status === 200) return readAnswer(note, body, witness.key);
    if (status === 422) return { outcome: 'forked', size: known };
    if (status !== 409) return { outcome: 'failed', why: `the witness answered ${status}` };
    const said = Number(body.trim());
    if (!/^\d{1,16}$/.test(body.trim()) || said > size || said === known || isLast)
      return { outcome: 'forked', size: said };
    known = said;
  }
  return { outcome: 'failed', why: 'the witness changes its mind' };
}

/** The note with lines of cosignatures behind its own. */
export function withCosignatures(note: string, lines: readonly string[]): string {
  return `${note}${lines.join('')}`;
}

function readAnswer(note: string, body: string, key: string): WitnessAnswer {
  try {
    parseNote(withCosignatures(note, [body]));
    const [found] = cosignaturesOf(withCosignatures(note, [body]), [key]);
    return found
      ? { outcome: 'cosigned', line: body, at: found.at }
      : { outcome: 'failed', why: 'the answer is not a cosignature by its key' };
  } catch (cause) {
    if (!(cause instanceof LogError)) throw cause;
    return { outcome: 'failed', why: cause.message };
  }
}
