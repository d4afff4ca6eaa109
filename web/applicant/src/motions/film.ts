// The frames of somebody doing what they are told, small enough to travel, and the body that carries them.
import { pause } from '../journey/retry.ts';
import type { Plan } from './plan.ts';

export type Shot = { atMs: number; blob: Blob };
export type Limits = { maxSide: number; maxBytes: number };

const QUALITIES = [0.82, 0.6, 0.4];

/**
 * Takes the frames of a plan and tells how far it is; null when it was stopped, or when the page or the camera went away in
 * between: half a film is worth nothing.
 */
export async function takeFilm(
  video: HTMLVideoElement,
  plan: Plan,
  { limits, onTime, signal }: { limits: Limits; onTime: (elapsedMs: number) => void; signal: AbortSignal },
): Promise<Shot[] | null> {
  const canvas = document.createElement('canvas');
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const ticking = setInterval(() => onTime(elapsed()), 50);
  const shots: Shot[] = [];
  try {
    for (const due of [...plan.framesAtMs, plan.wholeMs]) {
      await pause(Math.max(0, due - elapsed()));
      if (signal.aborted || document.visibilityState === 'hidden' || video.videoWidth === 0) return null;
      if (due === plan.wholeMs) break;
      const atMs = elapsed();
      const blob = await frameOf(video, canvas, limits);
      if (!blob) return null;
      shots.push({ atMs, blob });
    }
    return shots;
  } finally {
    clearInterval(ticking);
  }
}

async function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement, limits: Limits): Promise<Blob | null> {
  const scale = Math.min(1, limits.maxSide / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!blob || blob.size <= limits.maxBytes) return blob;
  }
  return null;
}

/** One line that says what follows, then the frames. */
export function filmBody(nonce: string, camera: string | null, shots: readonly Shot[]): Blob {
  const frames = shots.map(({ atMs, blob }) => ({ at_ms: Math.round(atMs * 10) / 10, bytes: blob.size }));
  const line = `${JSON.stringify({ nonce, camera, frames })}\n`;
  return new Blob([line, ...shots.map(({ blob }) => blob)], { type: 'application/octet-stream' });
}

/** What the browser calls the camera that is open. */
export function cameraName(video: HTMLVideoElement): string | null {
  const stream = video.srcObject;
  const label = stream instanceof MediaStream ? (stream.getVideoTracks()[0]?.label ?? '') : '';
  return label === '' ? null : label.slice(0, 200);
}
