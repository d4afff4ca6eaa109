import type { Frame } from './frame.ts';
import { distance, type Point } from './geometry.ts';
import { LIMITS } from './limits.ts';
import type { LivenessReason } from './reasons.ts';

/** What is kept of an earlier attempt to know its frames again. */
export type Earlier = { thumbs: readonly Uint8Array[]; digests: readonly string[] };

/** Has this clip, or most of it, been shown before, or does it show its own beginning again? */
export function judgeReplay(frames: readonly Frame[], earlier: readonly Earlier[]): LivenessReason[] {
  const reasons: LivenessReason[] = [];
  if (earlier.some((attempt) => shownBefore(frames, attempt))) reasons.push('liveness.replayed');
  if (loops(frames)) reasons.push('liveness.loop');
  return reasons;
}

function shownBefore(frames: readonly Frame[], { thumbs, digests }: Earlier): boolean {
  // Two cameras never give the same bytes, nor does one camera twice.
  if (frames.some((frame) => digests.includes(frame.digest))) return true;
  const known = frames.filter((frame) => thumbs.some((thumb) => greysApart(thumb, frame.thumb) < LIMITS.replay.greys));
  return frames.length > 0 && known.length >= frames.length * LIMITS.replay.share;
}

/** Mean difference of two thumbnails in greys, once both are as bright: a film played on keeps its picture, not its light. */
export function greysApart(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length || a.length === 0) return Number.POSITIVE_INFINITY;
  const shift = average(b) - average(a);
  return a.reduce((sum, value, i) => sum + Math.abs((b[i] ?? 0) - value - shift), 0) / a.length;
}

const average = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * A run of frames that lies on an earlier run of the same clip, point by point, while the face moves in both. A person who
 * does something twice does not do it in the same pixels.
 */
function loops(frames: readonly Frame[]): boolean {
  const { apart, moved, run, lag } = LIMITS.loop;
  for (let shift = lag; shift < frames.length - run + 1; shift++) {
    let [length, travelled] = [0, 0];
    for (let i = 0; i + shift < frames.length; i++) {
      const same = landmarksApart(frames[i], frames[i + shift]) < apart;
      length = same ? length + 1 : 0;
      travelled = same && length > 1 ? travelled + landmarksApart(frames[i - 1], frames[i]) : 0;
      if (length >= run && travelled >= moved * (run - 1)) return true;
    }
  }
  return false;
}

function landmarksApart(a: Frame | undefined, b: Frame | undefined): number {
  if (!a?.landmarks || !b?.landmarks) return Number.POSITIVE_INFINITY;
  const [one, other] = [a.landmarks, b.landmarks];
  const squares = one.reduce((sum, point, i) => sum + distance(point, other[i] ?? [0, 0]) ** 2, 0);
  return Math.sqrt(squares / one.length) / Math.max(1e-6, eyeSpan(one));
}

const eyeSpan = (points: readonly Point[]) => distance(points[36] ?? [0, 0], points[45] ?? [0, 0]);
