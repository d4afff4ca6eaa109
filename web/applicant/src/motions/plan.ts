// When which instruction is shown and when a frame is taken. The server knows no such plan: it judges what the frames show.
import type { Motion } from '@acquaint/sdk';

export type Cue = { motion: Motion | null; fromMs: number; untilMs: number };
export type Plan = { cues: Cue[]; framesAtMs: number[]; wholeMs: number };

// Time to read, to begin, to do it and to come back; a second of rest before the first and after the last.
const MOTION_MS = 2_800;
const REST_MS = 1_000;
// More than these a motion say nothing new, and each has to travel.
const MOST_A_MOTION = 7;
const AT_REST = 2;

/** The instructions one after the other, and frames spread over them, `framesMax` at most. */
export function planOf(sequence: readonly Motion[], framesMax: number): Plan {
  const count = Math.max(1, sequence.length);
  const each = Math.min(MOST_A_MOTION, Math.floor((framesMax - 2 * AT_REST) / count));
  const motions = sequence.map((motion, at) => ({
    motion,
    fromMs: REST_MS + at * MOTION_MS,
    untilMs: REST_MS + (at + 1) * MOTION_MS,
  }));
  const endsAt = REST_MS + sequence.length * MOTION_MS;
  const cues: Cue[] = [
    { motion: null, fromMs: 0, untilMs: REST_MS },
    ...motions,
    { motion: null, fromMs: endsAt, untilMs: endsAt + REST_MS },
  ];
  const framesAtMs = cues.flatMap((cue) => spread(cue, cue.motion === null ? AT_REST : each));
  return { cues, framesAtMs, wholeMs: endsAt + REST_MS };
}

/** The instruction at a time; the last one when all is over. */
export function cueAt(plan: Plan, elapsedMs: number): Cue | undefined {
  return plan.cues.find((cue) => elapsedMs < cue.untilMs) ?? plan.cues.at(-1);
}

function spread({ fromMs, untilMs }: Cue, count: number): number[] {
  return Array.from({ length: count }, (_, at) => fromMs + ((at + 0.5) / count) * (untilMs - fromMs));
}
