import type { Motion } from './challenge.ts';

/**
 * Everything a verdict depends on besides the models. Where a number was measured, the README beside this file says on what.
 * Angles in degrees, lengths in distances of the eyes, times in milliseconds, shares from 0 to 1.
 */
export const LIMITS = {
  frames: { min: 8, max: 24 },
  /** From here a motion has begun in earnest; at half of it the face is back at rest. */
  onset: { turn: 11, nod: 6, blink: 0.4, mouth: 0.18 },
  /** Beyond this turn nods, lids and lips are not measured. */
  steadyTurn: 9,
  /** Shorter than this from rest to rest no person moves. */
  shortestMs: { turn_left: 350, turn_right: 350, nod: 300, blink: 60, open_mouth: 200 } satisfies Record<
    Motion,
    number
  >,
  /** Of the whole, for each motion asked for. */
  shortestEachMs: 450,
  turnPerSecond: 400,
  /** From the end of one motion to the height of the next. */
  longestPauseMs: 7000,
  /** A longer gap between two frames could hide a change of person. */
  longestGapMs: 1500,
  /** By this much the frames may seem to last longer than the server waited for them. */
  clockSlackMs: 1000,
  mergeMs: 900,
  extras: 1,
  /** A move of the head between two frames: so far at once, and so far more a second. */
  jump: { at: 0.9, perSecond: 2.5, resize: 1.35, resizePerSecond: 0.6 },
  missingFaces: 0.25,
  /** What is left unexplained by a flat sheet when a head turns by at least the onset. */
  depth: 0.02,
  /** Below this left-over a whole clip shows one rigid flat picture. */
  flat: 0.016,
  /** From this change of shape on the flat picture was turned, not only moved. */
  reshaped: 0.03,
  replay: { greys: 1.2, share: 0.6 },
  loop: { apart: 0.012, moved: 0.04, run: 3, lag: 2 },
  /** Intervals between frames that differ by less than this come from no camera. */
  jitterMs: 0.5,
  frontal: { yaw: 10, frames: 3 },
} as const;
