// Waiting longer after each failure, so that a server in trouble is not asked harder.

export type Backoff = { firstMs: number; factor: number; longestMs: number };

/** Asking how the checks are going: each second at first, at most every ten. */
export const POLL: Backoff = { firstMs: 1_000, factor: 1.25, longestMs: 10_000 };

/** Watching for a person's answer, which takes minutes at best. */
export const WATCH: Backoff = { firstMs: 5_000, factor: 1.5, longestMs: 30_000 };

/** Following what is done on another device. */
export const FOLLOW: Backoff = { firstMs: 2_000, factor: 1.02, longestMs: 5_000 };

/** Sending again what the network dropped. */
export const RESEND: Backoff = { firstMs: 800, factor: 2.5, longestMs: 8_000 };

/** The pause before try number `attempt` (0 is the first repeat), in whole milliseconds. */
export function pauseMs(backoff: Backoff, attempt: number): number {
  const grown = backoff.firstMs * backoff.factor ** Math.max(0, attempt);
  return Math.round(Math.min(grown, backoff.longestMs));
}

export type Retry = {
  tries: number;
  backoff: Backoff;
  again: (cause: unknown) => boolean;
  wait: (ms: number) => Promise<void>;
};

/** Runs the task until it succeeds, its failure is no reason to try again, or the tries are used up. */
export async function withRetry<T>(task: () => Promise<T>, retry: Retry): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await task();
    } catch (cause) {
      if (attempt + 1 >= retry.tries || !retry.again(cause)) throw cause;
      await retry.wait(pauseMs(retry.backoff, attempt));
    }
  }
}

/** Resolves after the pause. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
