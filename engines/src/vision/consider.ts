import type { LineReading, View } from './recognise.ts';

const BLANK = 0;
/**
 * Nats a character: a recogniser of this kind loses narrow characters far more often than it invents them, so a reading earns this much
 * for each one it holds. Measured on cards drawn at 640 pixels: below 1 letters are lost, above 2.5 first ones are invented.
 */
const GAIN_PER_CHARACTER = 1.5;
/** A word that is so much less likely than what was read, in nats a character, does not stand there. */
const MOST_LOST_PER_CHARACTER = 7;
const FLOOR = 1e-7;

/**
 * One reading out of several views of a line: each view's reading (or each of the given words) is weighed against all views by the
 * probability of its characters in that order. The likeliest comes first; `share` is its part of the whole weight, 0 to 1.
 */
export function weigh(
  views: readonly View[],
  indexOf: ReadonlyMap<string, number>,
  words?: readonly string[],
): { text: string; share: number }[] {
  const candidates = [...new Set(words ?? withMerged(views.map(({ reading }) => reading.text)))].filter(Boolean);
  const gain = words ? 0 : GAIN_PER_CHARACTER;
  const weightOf = (text: string) => {
    const classes = [...text].flatMap((char) => indexOf.get(char) ?? []);
    const sum = views.reduce((total, { scores, steps, width }) => total + likelihood(scores, steps, width, classes), 0);
    return { text, weight: sum / views.length + gain * classes.length };
  };
  const seen = Math.max(...views.map(({ reading }) => weightOf(reading.text).weight));
  const weighed = candidates
    .map(weightOf)
    .filter(({ text, weight }) => !words || weight > seen - MOST_LOST_PER_CHARACTER * text.length);
  weighed.sort((a, b) => b.weight - a.weight);
  const most = weighed[0]?.weight ?? 0;
  const whole = weighed.reduce((total, { weight }) => total + Math.exp(weight - most), 0);
  return weighed.map(({ text, weight }) => ({ text, share: Math.exp(weight - most) / whole }));
}

/** The readings, and for each two of them one that has what either has alone: one view loses this letter, another that one. */
function withMerged(texts: readonly string[]): string[] {
  return texts.concat(texts.flatMap((a, i) => texts.slice(i + 1).flatMap((b) => [merge(a, b), merge(b, a)])));
}

/** `a` with the characters that only `b` has, in their places; where both differ, what `a` has. */
function merge(a: string, b: string): string {
  const [x, y] = [[...a], [...b]];
  const common = x.map(() => y.map(() => 0).concat(0)).concat([y.map(() => 0).concat(0)]);
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--) {
      const row = common[i];
      if (!row) continue;
      const [here = 0, right = 0, diagonal = 0] = [common[i + 1]?.[j], row[j + 1], common[i + 1]?.[j + 1]];
      row[j] = x[i] === y[j] ? diagonal + 1 : Math.max(here, right);
    }
  let out = '';
  let [i, j] = [0, 0];
  let [onlyA, onlyB] = ['', ''];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      out += (onlyA || onlyB) + x[i];
      [onlyA, onlyB] = ['', ''];
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)))
      onlyA += x[i++];
    else onlyB += y[j++];
  }
  return out + (onlyA || onlyB);
}

/** The logarithm of the probability that these classes, in this order, are what the time steps say (CTC forward algorithm). */
function likelihood(scores: Float32Array, steps: number, width: number, classes: readonly number[]): number {
  // Blanks stand between, before and after the characters.
  const states = Int32Array.from(classes.flatMap((each) => [BLANK, each]).concat(BLANK));
  const count = states.length;
  let row = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  let next = new Float64Array(count);
  for (let step = 0; step < steps; step++) {
    // What lies further on than one character a step, or too far back for the rest to follow, is not reached.
    const from = Math.max(0, count - 2 * (steps - step));
    const to = Math.min(count, 2 * step + 2);
    next.fill(Number.NEGATIVE_INFINITY);
    for (let at = from; at < to; at++) {
      const state = states[at] ?? BLANK;
      const said = Math.log(Math.max(FLOOR, scores[step * width + state] ?? 0));
      if (step === 0) {
        next[at] = said;
        continue;
      }
      const before = sumLogs(row[at] ?? 0, at > 0 ? (row[at - 1] ?? 0) : Number.NEGATIVE_INFINITY);
      const skips = at > 1 && state !== BLANK && state !== states[at - 2];
      next[at] = said + (skips ? sumLogs(before, row[at - 2] ?? 0) : before);
    }
    [row, next] = [next, row];
  }
  return sumLogs(row[count - 1] ?? 0, row[count - 2] ?? Number.NEGATIVE_INFINITY);
}

function sumLogs(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/**
 * How well each of the words fits somewhere within a line, other text before and after it allowed: the likelihood, a character, of the line
 * with the word in it against the likeliest reading, 0 to 1, over all views. The best fitting comes first.
 */
export function fitWithin(
  views: readonly View[],
  indexOf: ReadonlyMap<string, number>,
  words: readonly string[],
): { text: string; share: number }[] {
  const seen = views.map((view) => ({ ...view, best: bestUpTo(view) }));
  const fitting = words.map((text) => {
    const classes = [...text].flatMap((char) => indexOf.get(char) ?? []);
    const lost = seen.reduce((sum, view) => sum + lossWithin(view, classes), 0) / views.length;
    return { text, share: classes.length === 0 ? 0 : Math.exp(-lost / classes.length) };
  });
  return fitting.sort((a, b) => b.share - a.share);
}

/** The logarithm of the likeliest path up to each time step. */
function bestUpTo({ scores, steps, width }: View): Float64Array {
  const sums = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    let most = 0;
    // The scores of a step add up to one: what has more than half of it is the strongest.
    for (let i = 0; i < width && most <= 0.5; i++) most = Math.max(most, scores[step * width + i] ?? 0);
    sums[step + 1] = (sums[step] ?? 0) + Math.log(Math.max(FLOOR, most));
  }
  return sums;
}

/** What the likeliest path loses when it must pass through these classes in their order, with anything before and after. */
function lossWithin({ scores, steps, width, best }: View & { best: Float64Array }, classes: readonly number[]): number {
  const states = Int32Array.from(classes.flatMap((each) => [each, BLANK]).slice(0, -1));
  const count = states.length;
  const row = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const whole = best[steps] ?? 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let step = 0; step < steps; step++) {
    for (let at = count - 1; at >= 0; at--) {
      const state = states[at] ?? BLANK;
      const said = Math.log(Math.max(FLOOR, scores[step * width + state] ?? 0));
      const start = at === 0 ? (best[step] ?? 0) : (row[at - 1] ?? 0);
      const skip =
        at > 1 && state !== BLANK && state !== states[at - 2] ? (row[at - 2] ?? 0) : Number.NEGATIVE_INFINITY;
      row[at] = said + Math.max(row[at] ?? 0, start, skip);
    }
    most = Math.max(most, (row[count - 1] ?? 0) + whole - (best[step + 1] ?? 0));
  }
  return whole - most;
}

/** The clearest of the views that read as `text`; a text that no view reads whole is as clear as the views are on average, without glyphs. */
export function readingOf(views: readonly View[], text: string): LineReading {
  const readings = views.map(({ reading }) => reading).sort((a, b) => b.confidence - a.confidence);
  const mean = readings.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, readings.length);
  return readings.find((reading) => reading.text === text) ?? { text, confidence: mean, glyphs: [] };
}
