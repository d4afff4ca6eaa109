// From measures to one sentence for the hand. The limits were chosen on photographs of documents and faces scaled to
// MEASURED_WIDTH: sharp documents measure 280 and more, the same blurred by one pixel 80 to 470, by two below 65;
// faces 110 and more, blurred 20 to 90. In doubt the picture is allowed: the shutter is never locked.
import type { Framing } from './framing.ts';
import type { Measures } from './measure.ts';

export type Subject = 'card' | 'passport' | 'page' | 'face';
export type Verdict = 'dark' | 'glare' | 'blurry' | 'good';
/** What to do now while aiming. */
export type Hint = Verdict | Exclude<Framing, 'unsure' | 'fits'> | 'moving';
/** What the camera sees at one moment: the part in the frame, where the subject lies, and how much changed since the last look. */
export type Sight = { measures: Measures; framing: Framing; changed: number };

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

// Grey levels by which the picture as a whole changes between two looks: a hand that rests stays below, one that moves does not.
const MOVING = 9;

/** The first thing to change: into the frame comes first, since light and sharpness are measured there. */
export function hintOf({ measures, framing, changed }: Sight, subject: Subject): Hint {
  const verdict = judge(measures, subject);
  if (verdict === 'dark') return verdict;
  if (framing !== 'unsure' && framing !== 'fits') return framing;
  if (verdict !== 'good') return verdict;
  return changed > MOVING ? 'moving' : 'good';
}

/** How many of the measures are right, as a share: the part of the frame that is closed. */
export function closedShare({ measures, framing, changed }: Sight, subject: Subject): number {
  const limits = LIMITS[subject];
  const right = [
    measures.brightness >= limits.darkest,
    !isGlare(measures.glare, limits),
    measures.sharpness >= limits.leastSharp,
    framing === 'fits' || framing === 'unsure',
    changed <= MOVING,
  ];
  return right.filter(Boolean).length / right.length;
}

const STEADY = 3;

/** The hint shown, given the one shown now and the latest ones: it changes when the last three agree, so that words do not flicker. */
export function steadyHint(shown: Hint | null, latest: readonly Hint[]): Hint | null {
  const last = latest.slice(-STEADY);
  const first = last[0];
  if (first === undefined || last.length < STEADY) return shown;
  return last.every((hint) => hint === first) ? first : shown;
}

/** Some hints have other words for a face than for a document. */
const OF_A_FACE: ReadonlySet<Hint> = new Set(['blurry', 'far', 'near', 'aside']);

/** The message for what to do now while aiming. */
export function hintKey(hint: Hint, face: boolean): string {
  return face && OF_A_FACE.has(hint) ? `camera.hint.${hint}.face` : `camera.hint.${hint}`;
}
