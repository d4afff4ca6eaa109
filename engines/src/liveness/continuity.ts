import { MOTIONS } from './challenge.ts';
import { activity } from './events.ts';
import type { Frame } from './frame.ts';
import { distance } from './geometry.ts';
import { LIMITS } from './limits.ts';
import type { LivenessReason } from './reasons.ts';
import type { Signal } from './signals.ts';

/** Is one face there throughout, moving as a head moves, without a gap in which something could be exchanged? */
export function judgeContinuity(frames: readonly Frame[], signals: readonly Signal[]): LivenessReason[] {
  const reasons: LivenessReason[] = [];
  const without = frames.filter((frame) => frame.faces === 0).length;
  if (without > frames.length * LIMITS.missingFaces) reasons.push('face.not_detected');
  if (frames.some((frame) => frame.faces > 1)) reasons.push('face.multiple');
  const gaps = frames.some((frame, i) => {
    const passed = frame.atMs - (frames[i - 1]?.atMs ?? frame.atMs - 1);
    return passed <= 0 || passed > LIMITS.longestGapMs;
  });
  if (gaps || signals.some((signal, i) => i > 0 && jumps(signals[i - 1] ?? signal, signal)))
    reasons.push('liveness.discontinuous');
  return reasons;
}

function jumps(before: Signal, now: Signal): boolean {
  const seconds = (now.atMs - before.atMs) / 1000;
  const { at, perSecond, resize, resizePerSecond } = LIMITS.jump;
  const [a, b] = [before.measures, now.measures];
  const moved = distance(a.centre, b.centre) / Math.max(a.span, b.span);
  // A turned head shows its eyes closer together: that is no change of distance.
  const [near, far] = [a.span / cosine(before.yaw), b.span / cosine(now.yaw)];
  const resized = Math.max(near, far) / Math.min(near, far);
  return moved > at + perSecond * seconds || resized > resize + resizePerSecond * seconds;
}

const cosine = (degrees: number) => Math.max(0.5, Math.cos((degrees * Math.PI) / 180));

export type SamePerson = {
  similarity: (a: Float32Array, b: Float32Array) => number;
  bands: { match: number; review: number };
};
export type Company = { similarities: (number | null)[]; least: number | null; reasons: LivenessReason[] };

/**
 * How alike each frame's face is to the reference. At rest it must be the same person by the pack's own match band; a face in
 * motion looks less like itself, so there the review band counts. One frame out of line may be a blurred one, never two.
 */
export function judgeCompany(
  frames: readonly Frame[],
  signals: readonly Signal[],
  reference: Float32Array | null,
  { similarity, bands }: SamePerson,
): Company {
  const similarities = frames.map((frame) =>
    reference && frame.embedding ? similarity(reference, frame.embedding) : null,
  );
  const moving = new Set(
    signals.filter((one) => MOTIONS.some((motion) => activity(motion, one) >= 0.5)).map((one) => one.index),
  );
  const told = similarities.flatMap((value, index) => (value === null ? [] : [{ value, moving: moving.has(index) }]));
  const doubtful = told.filter((one) => one.value < (one.moving ? bands.review : bands.match)).length;
  const stranger = told.some((one) => one.value < (one.moving ? bands.review * 0.8 : bands.review));
  return {
    similarities,
    least: told.length > 0 ? Math.min(...told.map((one) => one.value)) : null,
    reasons: doubtful > 1 || stranger ? ['liveness.two_people'] : [],
  };
}
