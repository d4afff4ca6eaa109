// From measures to one sentence for the hand. The limits were chosen on photographs of documents and faces scaled to
// MEASURED_WIDTH: sharp documents measure 280 and more, the same blurred by one pixel 80 to 470, by two below 65;
// faces 110 and more, blurred 20 to 90. In doubt the picture is allowed: the shutter is never locked.
import type { Measures } from './measure.ts';

export type Subject = 'card' | 'passport' | 'page' | 'face';
export type Verdict = 'dark' | 'glare' | 'blurry' | 'good';

/** Pictures are scaled to this width before they are measured. */
export const MEASURED_WIDTH = 480;

// Light reflects in a spot. What is burnt out over more than this is white paper, which is nobody's fault.
const WHITE_FROM = 0.3;

type Limits = { darkest: number; mostGlare: number; leastSharp: number };

const LIMITS = {
  card: { darkest: 0.25, mostGlare: 0.1, leastSharp: 140 },
  passport: { darkest: 0.25, mostGlare: 0.12, leastSharp: 140 },
  // The margins of a page are white in any light, and so is a wall behind a face.
  page: { darkest: 0.3, mostGlare: 1, leastSharp: 140 },
  face: { darkest: 0.2, mostGlare: 1, leastSharp: 40 },
} as const satisfies Record<Subject, Limits>;

/** The first thing to change, or good. */
export function judge(measures: Measures, subject: Subject): Verdict {
  const limits = LIMITS[subject];
  if (measures.brightness < limits.darkest) return 'dark';
  if (isGlare(measures.glare, limits)) return 'glare';
  if (measures.sharpness < limits.leastSharp) return 'blurry';
  return 'good';
}

function isGlare(share: number, limits: Limits): boolean {
  return share > limits.mostGlare && share < WHITE_FROM;
}

/** How many of the three measures are right, as a share: the part of the frame that is closed. */
export function closedShare(measures: Measures, subject: Subject): number {
  const limits = LIMITS[subject];
  const right = [
    measures.brightness >= limits.darkest,
    !isGlare(measures.glare, limits),
    measures.sharpness >= limits.leastSharp,
  ];
  return right.filter(Boolean).length / right.length;
}

const STEADY = 3;

/** The verdict shown, given the one shown now and the latest ones: it changes when the last three agree, so that words do not flicker. */
export function steadyVerdict(shown: Verdict | null, latest: readonly Verdict[]): Verdict | null {
  const last = latest.slice(-STEADY);
  const first = last[0];
  if (first === undefined || last.length < STEADY) return shown;
  return last.every((verdict) => verdict === first) ? first : shown;
}
