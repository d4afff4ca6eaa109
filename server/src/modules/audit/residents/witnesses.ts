import {
  type AskedWitness,
  askWitness,
  COSIGNED_PATH,
  type DurableLog,
  readCheckpoint,
  type WitnessAnswer,
  withCosignatures,
} from '@acquaint/engines/tlog';
import type { LogFiles, WitnessState } from '../log-files.ts';

const ASK_EVERY_MS = 10_000;
const TIMEOUT_MS = 10_000;
const ANSWER_MAX = 4096;

/**
 * Has the newest checkpoint cosigned by every witness, now and every ten seconds while it grows; the cosigned note is published beside the
 * checkpoint. A witness that cosigned another tree of this log is told loudly: somebody forked it. Returns what ends it.
 */
export function askWitnesses(files: LogFiles, log: DurableLog): () => Promise<void> {
  if (files.witnesses.length === 0) return async () => undefined;
  let asking: Promise<void> | null = null;
  const ask = () => {
    asking ??= askAll(files, log)
      .catch((error: unknown) => files.log.error({ err: error, module: 'audit' }, 'the witnesses could not be asked'))
      .finally(() => {
        asking = null;
      });
  };
  ask();
  const timer = setInterval(ask, ASK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await asking;
  };
}

/** One checkpoint to all witnesses; what they cosigned replaces the cosigned note that stood there. */
export async function askAll(files: LogFiles, log: DurableLog): Promise<void> {
  const note = log.checkpoint();
  const { size } = readCheckpoint(note);
  if (files.witnesses.every((one) => one.state.size === size)) return;
  const lines = await Promise.all(files.witnesses.map((one) => askOne(files, note, one)));
  const given = lines.filter((line) => line !== null);
  if (given.length > 0) await files.store.write(COSIGNED_PATH, Buffer.from(withCosignatures(note, given)));
}

async function askOne(
  files: LogFiles,
  note: string,
  { key, url, state }: LogFiles['witnesses'][number],
): Promise<string | null> {
  const witness: AskedWitness = { key, ask: (body) => post(url, body) };
  const answer = await askWitness(files.store, { note, known: state.size, witness }).catch(
    (): WitnessAnswer => ({ outcome: 'failed', why: 'the witness cannot be reached' }),
  );
  remember(state, note, answer);
  if (answer.outcome === 'forked') {
    files.log.error({ module: 'audit', size: answer.size }, 'a witness cosigned another history of this log');
  }
  if (answer.outcome === 'failed') files.log.warn({ module: 'audit', reason: answer.why }, 'a witness did not cosign');
  return answer.outcome === 'cosigned' ? answer.line : null;
}

function remember(state: WitnessState, note: string, answer: WitnessAnswer): void {
  state.outcome = answer.outcome;
  if (answer.outcome !== 'cosigned') return;
  state.size = readCheckpoint(note).size;
  state.at = answer.at;
}

async function post(url: string, body: string): Promise<{ status: number; body: string }> {
  const response = await fetch(new URL('add-checkpoint', url), {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  });
  const text = await response.text();
  return { status: response.status, body: text.slice(0, ANSWER_MAX) };
}
