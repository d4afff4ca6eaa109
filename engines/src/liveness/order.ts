import type { Challenge } from './challenge.ts';
import type { MotionEvent } from './events.ts';
import { LIMITS } from './limits.ts';
import type { LivenessReason } from './reasons.ts';
import type { Signal } from './signals.ts';

export type Ordered = { matched: (MotionEvent | null)[]; reasons: LivenessReason[] };

/** Lays what was seen beside what was asked for: each motion after the one before it, none missing, few besides. */
export function matchOrder({ sequence }: Challenge, events: readonly MotionEvent[]): Ordered {
  const matched: (MotionEvent | null)[] = [];
  let after = Number.NEGATIVE_INFINITY;
  for (const motion of sequence) {
    const next = events.find((event) => event.motion === motion && event.startMs >= after) ?? null;
    matched.push(next);
    after = next?.endMs ?? after;
  }
  const missing = sequence.filter((motion) => !events.some((event) => event.motion === motion));
  // People blink when they like; every other motion that was not asked for belongs to another challenge.
  const extras = events.filter((event) => event.motion !== 'blink' && !matched.includes(event));
  const reasons: LivenessReason[] = [];
  if (missing.length > 0) reasons.push('liveness.missing_motion');
  if (extras.length > LIMITS.extras || (missing.length === 0 && matched.includes(null)))
    reasons.push('liveness.wrong_order');
  return { matched, reasons };
}

/** Were the motions a person's, neither faster nor slower, in the time that was given? */
export function matchPace(
  challenge: Challenge,
  {
    matched,
    signals,
    elapsedMs,
  }: { matched: readonly (MotionEvent | null)[]; signals: readonly Signal[]; elapsedMs: number | null },
): LivenessReason[] {
  const seen = matched.flatMap((event) => event ?? []);
  const [first, last] = [signals[0]?.atMs ?? 0, signals.at(-1)?.atMs ?? 0];
  const short = seen.some((event) => event.endMs - event.startMs < LIMITS.shortestMs[event.motion]);
  const whole = (seen.at(-1)?.endMs ?? 0) - (seen[0]?.startMs ?? 0);
  const hasty = seen.length === challenge.sequence.length && whole < LIMITS.shortestEachMs * seen.length;
  // Frames that say they took longer than the server waited were made before they were asked for.
  const forged = elapsedMs !== null && last - first > elapsedMs + LIMITS.clockSlackMs;
  const late = seen.some((event, i) => i > 0 && event.peakMs - (seen[i - 1]?.endMs ?? 0) > LIMITS.longestPauseMs);
  const reasons: LivenessReason[] = [];
  if (short || hasty || forged || whips(signals)) reasons.push('liveness.too_fast');
  if (late || last - first > challenge.limitMs) reasons.push('liveness.too_slow');
  return reasons;
}

function whips(signals: readonly Signal[]): boolean {
  return signals.some((signal, i) => {
    const before = signals[i - 1];
    if (!before) return false;
    const seconds = Math.max(1e-3, (signal.atMs - before.atMs) / 1000);
    return Math.abs(signal.yaw - before.yaw) / seconds > LIMITS.turnPerSecond;
  });
}
