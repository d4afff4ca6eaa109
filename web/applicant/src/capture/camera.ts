// The camera, and the ways in which there is none.
import { useCallback, useEffect, useRef, useState } from 'react';

export type CameraFault = 'insecure' | 'missing' | 'denied' | 'taken' | 'lost';
export type CameraStatus = 'starting' | 'live' | CameraFault;
export type Facing = 'environment' | 'user';

/** False where a browser would not even ask: no HTTPS, or a web view without a camera. */
export function hasCameraDoor(): boolean {
  return window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/**
 * Opens the camera into a video element and watches over it; closes it when the screen goes. With `sound` the microphone is
 * asked for too, and `silent` says that there is none: the camera alone is enough.
 */
export function useCamera(facing: Facing, sound = false) {
  const video = useRef<HTMLVideoElement>(null);
  const [status, setStatus] = useState<CameraStatus>('starting');
  const [silent, setSilent] = useState(false);
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn((current) => current + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn opens the camera again.
  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    const lose = () => !closed && setStatus('lost');
    const start = async () => {
      const opened = await openStream(facing, sound);
      if (typeof opened === 'string') return closed ? undefined : setStatus(opened);
      stream = opened;
      if (closed || !video.current) return stopStream(opened);
      for (const track of opened.getVideoTracks()) track.addEventListener('ended', lose);
      video.current.srcObject = opened;
      // Safari rejects a play() that a second one overtakes; the autoplay attribute then does it.
      await video.current.play().catch(() => undefined);
      setSilent(opened.getAudioTracks().length === 0);
      if (!closed) setStatus('live');
    };
    setStatus('starting');
    void start();
    return () => {
      closed = true;
      stopStream(stream);
    };
  }, [facing, sound, turn]);

  return { video, status, retry, silent };
}

async function openStream(facing: Facing, sound: boolean): Promise<MediaStream | CameraFault> {
  if (!hasCameraDoor()) return window.isSecureContext ? 'missing' : 'insecure';
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { facingMode: { ideal: facing }, width: { ideal: 2560 }, height: { ideal: 1440 } },
      audio: sound,
    });
  } catch (error) {
    // One refusal stands for both devices: what the camera says alone is what counts.
    return sound ? openStream(facing, false) : faultOf(error);
  }
}

/** The names are those of the Media Capture specification, section 10.3. */
export function faultOf(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'taken';
  return 'missing';
}

function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
