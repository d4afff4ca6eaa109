// From the first instruction to the film on its way: one try.
import { type LivenessChallenge, ProblemError } from '@acquaint/sdk';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { pause } from '../journey/retry.ts';
import { useJourney } from '../session/journey.tsx';
import { cameraName, filmBody, takeFilm } from './film.ts';
import { type Plan, planOf } from './plan.ts';

export type Filming =
  | { is: 'ready'; interrupted: boolean }
  | { is: 'counting'; left: number }
  | { is: 'filming'; plan: Plan; challenge: LivenessChallenge; elapsedMs: number }
  | { is: 'sending'; share: number };

const COUNT_FROM = 3;
const COUNT_MS = 700;

/** `start` asks the server, counts down, films and sends; what goes wrong in between leads back to `ready`. */
export function useFilm(step: string, video: RefObject<HTMLVideoElement | null>) {
  const { api, act } = useJourney();
  const [filming, setFilming] = useState<Filming>({ is: 'ready', interrupted: false });
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback(async () => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    setProblem(null);
    setFilming({ is: 'counting', left: COUNT_FROM });
    try {
      for (let left = COUNT_FROM; left > 0 && !signal.aborted; left -= 1) {
        setFilming({ is: 'counting', left });
        await pause(COUNT_MS);
      }
      // What to do is asked for as late as can be: the time it may take runs from here.
      const challenge = await api.askMotions(step);
      const seen = video.current;
      if (signal.aborted || !seen) return;
      const plan = planOf(challenge.sequence, challenge.frames.max);
      const limits = { maxSide: challenge.frames.max_side, maxBytes: challenge.frames.max_bytes };
      const onTime = (elapsedMs: number) => setFilming({ is: 'filming', plan, challenge, elapsedMs });
      const shots = await takeFilm(seen, plan, { limits, onTime, signal });
      if (signal.aborted) return;
      if (!shots) return setFilming({ is: 'ready', interrupted: true });
      setFilming({ is: 'sending', share: 0 });
      const body = filmBody(challenge.nonce, cameraName(seen), shots);
      const onProgress = (share: number) => setFilming({ is: 'sending', share });
      await act(() => api.sendFilm({ step, body, onProgress, signal }));
      setFilming({ is: 'ready', interrupted: false });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      setFilming({ is: 'ready', interrupted: false });
    }
  }, [api, act, step, video]);

  return { filming, problem, start };
}
