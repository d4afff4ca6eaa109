// From the digits to the recording on its way: drawn by the server, said or shown by the person, watched by somebody at the desk.
import { type DigitsChallenge, ProblemError } from '@acquaint/sdk';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useJourney } from '../session/journey.tsx';
import { cameraName } from './film.ts';

export type Recording =
  | { is: 'ready' }
  | { is: 'recording'; challenge: DigitsChallenge; done: () => void }
  | { is: 'sending'; share: number };

// Half a minute of a face and a voice, well below what the server takes.
const BITS = { videoBitsPerSecond: 800_000, audioBitsPerSecond: 48_000 };
const KINDS = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'];
/** Nobody says six digits faster; a tap that came too early costs no try. */
const LEAST_MS = 1500;

/** False where a browser takes pictures but no film. */
export const canRecord = (): boolean => typeof MediaRecorder === 'function';

/** `start` asks which digits, records until `done` or the limit, and sends; what goes wrong leads back to `ready`. */
export function useRecording(step: string, video: RefObject<HTMLVideoElement | null>) {
  const { api, act } = useJourney();
  const [recording, setRecording] = useState<Recording>({ is: 'ready' });
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = useCallback(async () => {
    const stream = video.current?.srcObject;
    if (!(stream instanceof MediaStream)) return;
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    setProblem(null);
    try {
      const challenge = await api.askDigits(step);
      if (signal.aborted) return;
      const film = await record(stream, {
        signal,
        limitMs: challenge.limit_ms,
        onReady: (done) => setRecording({ is: 'recording', challenge, done }),
      });
      if (signal.aborted || !film) return;
      setRecording({ is: 'sending', share: 0 });
      const camera = video.current ? cameraName(video.current) : null;
      const body = new Blob([`${JSON.stringify({ nonce: challenge.nonce, camera })}\n`, film]);
      const onProgress = (share: number) => setRecording({ is: 'sending', share });
      await act(() => api.sendRecording({ step, body, onProgress, signal }));
      setRecording({ is: 'ready' });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      setRecording({ is: 'ready' });
    }
  }, [api, act, step, video]);

  return { recording, problem, start };
}

type Way = { limitMs: number; signal: AbortSignal; onReady: (done: () => void) => void };

/** Records until told, the limit, or the end of the camera; null when the screen went away. */
function record(stream: MediaStream, { limitMs, signal, onReady }: Way): Promise<Blob | null> {
  const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { ...BITS, ...(kind ? { mimeType: kind } : {}) });
  const parts: Blob[] = [];
  const began = performance.now();
  return new Promise((resolve) => {
    const end = () => recorder.state !== 'inactive' && recorder.stop();
    const limit = setTimeout(end, limitMs - 1000);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearTimeout(limit);
      resolve(signal.aborted ? null : new Blob(parts));
    };
    signal.addEventListener('abort', end, { once: true });
    recorder.start();
    onReady(() => setTimeout(end, Math.max(0, LEAST_MS - (performance.now() - began))));
  });
}
