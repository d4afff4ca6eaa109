// A picture on its way: progress, two repeats by itself when the line drops, and the picture kept when they fail.
import { type CaptureAnswer, ProblemError } from '@acquaint/sdk';
import { useEffect, useRef, useState } from 'react';
import { pause, RESEND, withRetry } from '../journey/retry.ts';
import type { Side } from '../journey/screen.ts';
import type { ApplyApi } from '../session/api.ts';
import { isOutage } from '../session/open.ts';
import type { Picture } from './picture.ts';

export type Sending =
  | { is: 'idle' }
  | { is: 'sending'; share: number }
  | { is: 'failed'; problem: ProblemError }
  | { is: 'answered'; answer: CaptureAnswer };

const TRIES = 3;

/** `send` starts, `forget` returns to idle; leaving the screen stops what is under way. */
export function useSending(api: ApplyApi, step: string, side: Side) {
  const [sending, setSending] = useState<Sending>({ is: 'idle' });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (picture: Picture) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setSending({ is: 'sending', share: 0 });
    const upload = {
      ...{ step, side, picture: picture.blob, idempotencyKey: picture.key, signal: controller.signal },
      onProgress: (share: number) => setSending({ is: 'sending', share }),
    };
    try {
      const answer = await withRetry(() => api.capture(upload), {
        tries: TRIES,
        backoff: RESEND,
        again: isOutage,
        wait: pause,
      });
      if (!controller.signal.aborted) setSending({ is: 'answered', answer });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ProblemError)) throw error;
      setSending({ is: 'failed', problem: error });
    }
  };
  return { sending, send, forget: () => setSending({ is: 'idle' }) };
}
