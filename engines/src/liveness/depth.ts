import { reshaping, unflatness } from './flatness.ts';
import type { Frame } from './frame.ts';
import { LIMITS } from './limits.ts';
import type { LivenessReason } from './reasons.ts';
import type { Signal } from './signals.ts';

export type Depth = {
  /** The largest left-over among frames whose head is turned; null when none is. */
  turned: number | null;
  /** The largest left-over and the largest change of shape among all frames. */
  most: number;
  reshaped: number;
  reasons: LivenessReason[];
};

/** Does the face have depth, or is it one flat picture, moved or turned? `rest` is the frame that all are laid beside. */
export function judgeDepth(frames: readonly Frame[], signals: readonly Signal[], rest: number): Depth {
  const from = frames[rest]?.landmarks;
  const views = signals.flatMap((signal) => {
    const to = frames[signal.index]?.landmarks;
    return from && to && signal.index !== rest
      ? [{ signal, left: unflatness(from, to), shape: reshaping(from, to) }]
      : [];
  });
  const turned = views.filter(({ signal }) => Math.abs(signal.yaw) >= LIMITS.onset.turn).map(({ left }) => left);
  const most = Math.max(0, ...views.map(({ left }) => left));
  const reshaped = Math.max(0, ...views.map(({ shape }) => shape));
  const found = turned.length > 0 ? Math.max(...turned) : null;
  return { turned: found, most, reshaped, reasons: reasonsOf(found, most, reshaped, liveliness(signals)) };
}

function reasonsOf(turned: number | null, most: number, reshaped: number, lively: boolean): LivenessReason[] {
  if (turned !== null) return turned < LIMITS.depth ? ['liveness.flat'] : [];
  if (most >= LIMITS.flat || lively) return [];
  return [reshaped >= LIMITS.reshaped ? 'liveness.flat' : 'liveness.still_picture'];
}

/** Lids or lips that moved belong to no still picture. */
function liveliness(signals: readonly Signal[]): boolean {
  return signals.some((signal) => 1 - signal.open >= LIMITS.onset.blink || signal.mouth >= LIMITS.onset.mouth);
}
