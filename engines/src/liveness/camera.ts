import type { Frame } from './frame.ts';
import { LIMITS } from './limits.ts';
import type { LivenessReason } from './reasons.ts';
import { greysApart } from './replay.ts';

/** What the device says about its camera. None of it can be trusted to be true; what it gives away is taken. */
export type CameraSignals = { label: string | null };
export type CameraHint = 'label' | 'even_intervals' | 'same_bytes' | 'no_noise';

// Programs that offer themselves to the browser as a camera.
const VIRTUAL =
  /virtual|\bobs\b|manycam|snap ?camera|xsplit|v4l2|loopback|droidcam|splitcam|mmhmm|fake|e2esoft|camtwist|webcamoid/i;

/** Whether a camera's name is that of a program rather than a lens. */
export const isVirtualCamera = (label: string): boolean => VIRTUAL.test(label);

/** Signs that the frames came from a program rather than a lens. */
export function cameraHints(frames: readonly Frame[], { label }: CameraSignals): CameraHint[] {
  const steps = frames.slice(1).map((frame, i) => frame.atMs - (frames[i]?.atMs ?? 0));
  const even = steps.length > 0 && Math.max(...steps) - Math.min(...steps) < LIMITS.jitterMs;
  const twins = new Set(frames.map((frame) => frame.digest)).size < frames.length;
  const frozen = frames
    .slice(1)
    .filter((frame, i) => greysApart(frame.thumb, frames[i]?.thumb ?? new Uint8Array()) === 0);
  const hints: CameraHint[] = [];
  if (label !== null && isVirtualCamera(label)) hints.push('label');
  if (even) hints.push('even_intervals');
  if (twins) hints.push('same_bytes');
  if (frozen.length * 3 >= frames.length) hints.push('no_noise');
  return hints;
}

/** One telling hint is enough; the weak one, even intervals, needs company. */
export function judgeCamera(hints: readonly CameraHint[]): LivenessReason[] {
  const told =
    hints.includes('label') || hints.includes('same_bytes') || hints.length > 1 || hints.includes('no_noise');
  return told ? ['network.virtual_camera'] : [];
}
