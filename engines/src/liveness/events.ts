import { MOTIONS, type Motion } from './challenge.ts';
import { LIMITS } from './limits.ts';
import type { Signal } from './signals.ts';

/** A motion that was seen: from rest over its height back to rest. `amplitude` is 1 at the onset. */
export type MotionEvent = { motion: Motion; startMs: number; peakMs: number; endMs: number; amplitude: number };

const AT_REST = 0.5;

/** Every whole motion in a clip, by the time it began. A motion that was under way at the first or last frame is none. */
export function motionEvents(signals: readonly Signal[]): MotionEvent[] {
  return MOTIONS.flatMap((motion) => merge(eventsOf(motion, signals))).toSorted((a, b) => a.startMs - b.startMs);
}

/** How much of a motion a frame shows: 0 at rest, 1 at its onset. Lids and lips of a turned head are not judged. */
export function activity(motion: Motion, signal: Signal): number {
  const { onset, steadyTurn } = LIMITS;
  const ahead = Math.abs(signal.yaw) < steadyTurn;
  switch (motion) {
    case 'turn_left':
      return signal.yaw / onset.turn;
    case 'turn_right':
      return -signal.yaw / onset.turn;
    case 'nod':
      return ahead ? Math.abs(signal.pitch) / onset.nod : 0;
    case 'blink':
      return ahead ? (1 - signal.open) / onset.blink : 0;
    case 'open_mouth':
      return ahead ? signal.mouth / onset.mouth : 0;
  }
}

function eventsOf(motion: Motion, signals: readonly Signal[]): MotionEvent[] {
  const points = signals.map((signal) => ({ atMs: signal.atMs, value: activity(motion, signal) }));
  const events: MotionEvent[] = [];
  for (let from = 1; from < points.length; from++) {
    const before = points[from - 1];
    const first = points[from];
    if (!before || !first || before.value >= AT_REST || first.value < AT_REST) continue;
    let to = from;
    while (to + 1 < points.length && (points[to + 1]?.value ?? 0) >= AT_REST) to++;
    const [last, after] = [points[to], points[to + 1]];
    const peak = points.slice(from, to + 1).reduce((best, point) => (point.value > best.value ? point : best), first);
    from = to;
    if (!last || !after || peak.value < 1) continue;
    events.push({
      motion,
      startMs: crossing(before, first),
      peakMs: peak.atMs,
      endMs: crossing(last, after),
      amplitude: peak.value,
    });
  }
  return events;
}

type Sample = { atMs: number; value: number };

/** When the straight line between two frames passes the mark of rest. */
function crossing(a: Sample, b: Sample): number {
  return a.atMs + ((AT_REST - a.value) / (b.value - a.value || 1)) * (b.atMs - a.atMs);
}

/** Nodding twice, or down and up, is one nod. */
function merge(events: readonly MotionEvent[]): MotionEvent[] {
  const merged: MotionEvent[] = [];
  for (const event of events) {
    const last = merged.at(-1);
    if (!last || event.startMs - last.endMs > LIMITS.mergeMs) {
      merged.push(event);
      continue;
    }
    const higher = event.amplitude > last.amplitude ? event : last;
    merged[merged.length - 1] = { ...higher, startMs: last.startMs, endMs: event.endMs };
  }
  return merged;
}
