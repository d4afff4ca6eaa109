import { boundsOf, type OcrLine, type Raster } from '../vision/index.ts';
import { type Letter, lettersOf, type Measure } from './letters.ts';
import { clamp, type TamperSignal } from './signal.ts';
import { type Mark, mapOf } from './where.ts';

/** How far honest letters of one word stray from the others: 98 of 100 by less, on generated photographs of eight classes. */
const STRAY: Readonly<Record<Measure, number>> = {
  sharpness: 0.1,
  stroke: 0.2,
  darkness: 0.1,
  top: 0.045,
  base: 0.045,
};
/** Print wears paler, and round letters look softer than others; neither is a sign. */
const ONLY_MORE: ReadonlySet<Measure> = new Set(['sharpness', 'darkness']);
/** A measure counts for at most so much, and the strangest of a letter not at all: one may be a fault of measuring. */
const MOST = 4;
/** The rest of a letter's strangeness for a full score. */
const STRANGE = 8.2;
/** How much sharper the letters of a line are than those of the other lines of its kind, for a full score (a logarithm). */
const SHARPER = 0.24;
/** Letters smaller than this are mostly edges. */
const LEAST_CAP_PX = 14;
const LEAST_LETTERS = 4;
const LEAST_LINES = 3;
/** Lines of one kind: of nearly one height and weight (logarithms). */
const ONE_HEIGHT = 0.2;
const ONE_WEIGHT = 0.2;
export const PRINT_THRESHOLD = 0.7;

type Judged = { letters: readonly Letter[]; strength: number };

/**
 * Letters that do not belong to the print around them: in a word, one that differs in height, base line, thickness, darkness or sharpness from its
 * neighbours; on the page, a line that is sharper than the others of its kind, since what was laid on did not pass through the lens.
 */
export function inspectPrint(raster: Raster, lines: readonly OcrLine[]): TamperSignal {
  const signal = { code: 'print', threshold: PRINT_THRESHOLD, version: 'letters-1' } as const;
  const letters = lettersOf(raster, lines).filter(({ capPx }) => capPx >= LEAST_CAP_PX);
  const words = groups(letters, ({ line, word }) => `${line} ${word}`);
  const wholeLines = groups(letters, ({ line }) => `${line}`);
  if (words.length === 0 && wholeLines.length <= LEAST_LINES) return { ...signal, score: null, overlay: null };
  const judged = [...words.flatMap(strangeIn), ...sharperLines(wholeLines)];
  const score = clamp(judged.reduce((most, { strength }) => Math.max(most, strength), 0));
  const marks = judged
    .filter(({ strength }) => strength >= PRINT_THRESHOLD / 2)
    .flatMap(({ letters: marked, strength }) => marked.map(({ quad }): Mark => ({ box: boundsOf(quad), strength })));
  return { ...signal, score, overlay: mapOf(raster, marks) };
}

function groups(letters: readonly Letter[], key: (letter: Letter) => string): Letter[][] {
  return [...Map.groupBy(letters, key).values()].filter((group) => group.length >= LEAST_LETTERS);
}

function strangeIn(word: readonly Letter[]): Judged[] {
  return word.map((letter) => {
    const others = word.filter((other) => other !== letter);
    const strays = (Object.keys(STRAY) as Measure[]).map((measure) => {
      const far = letter[measure] - median(others.map((other) => other[measure]));
      if (far < 0 && ONLY_MORE.has(measure)) return 0;
      return Math.min(MOST, (far / STRAY[measure]) ** 2);
    });
    const rest = strays.reduce((sum, each) => sum + each, 0) - Math.max(...strays);
    return { letters: [letter], strength: rest / STRANGE };
  });
}

function sharperLines(lines: readonly Letter[][]): Judged[] {
  const known = lines.map((letters) => ({
    letters,
    sharpness: mean(letters.map(({ sharpness }) => sharpness)),
    height: Math.log(mean(letters.map(({ capPx }) => capPx))),
    weight: mean(letters.map(({ stroke }) => stroke)),
  }));
  return known.flatMap((line) => {
    const others = known.filter(
      ({ letters, height, weight }) =>
        letters !== line.letters &&
        Math.abs(height - line.height) < ONE_HEIGHT &&
        Math.abs(weight - line.weight) < ONE_WEIGHT,
    );
    if (others.length < LEAST_LINES) return [];
    const more = line.sharpness - median(others.map(({ sharpness }) => sharpness));
    return [{ letters: line.letters, strength: more / SHARPER }];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
