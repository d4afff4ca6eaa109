import { SCORING } from './weights.ts';

/** The score at which reports are given on and tuned for: the default threshold. */
const PIVOT_SCORE = 0.7;

/** Moves raw alignment scores so that the operating point (see SCORING.pivot) lies at 0.70; 0 and 1 stay. Monotone. */
export function calibrate(raw: number): number {
  const { pivot } = SCORING;
  if (raw <= pivot) return (raw * PIVOT_SCORE) / pivot;
  return PIVOT_SCORE + ((raw - pivot) * (1 - PIVOT_SCORE)) / (1 - pivot);
}

/** The raw score that calibrates to `score`. */
export function uncalibrate(score: number): number {
  const { pivot } = SCORING;
  if (score <= PIVOT_SCORE) return (score * pivot) / PIVOT_SCORE;
  return pivot + ((score - PIVOT_SCORE) * (1 - pivot)) / (1 - PIVOT_SCORE);
}
