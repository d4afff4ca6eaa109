// The first call: the link's token for a session, or the session that this browser already has.
import type { ApplyState } from '@acquaint/sdk';
import { ProblemError } from '@acquaint/sdk';
import { pause, RESEND, withRetry } from '../journey/retry.ts';
import type { ApplyApi } from './api.ts';
import { readSignals } from './signals.ts';

export type Opened = { is: 'open'; state: ApplyState } | { is: 'refused'; problem: ProblemError; had: Had };
/** What the browser came with: an open session, a link, or neither. */
export type Had = 'session' | 'link' | 'nothing';
export type OpenSession = () => Promise<Opened>;

/** Opens the session and tells the device's facts; without an answer it tries again twice by itself. */
export function sessionOpener(api: ApplyApi, token: string | null): OpenSession {
  return async () => {
    try {
      const state = await withRetry(() => (token === null ? api.read() : api.open(token)), {
        tries: 3,
        backoff: RESEND,
        again: isOutage,
        wait: pause,
      });
      return { is: 'open', state: await withSignals(api, state) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { is: 'refused', problem: error, had: token === null ? 'nothing' : 'link' };
    }
  };
}

/** The server or the network is away: the same call may succeed later. */
export function isOutage(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

// A person is not kept from going on because a fact about their device did not arrive.
async function withSignals(api: ApplyApi, state: ApplyState): Promise<ApplyState> {
  try {
    return await api.signal(readSignals());
  } catch (error) {
    if (error instanceof ProblemError) return state;
    throw error;
  }
}
