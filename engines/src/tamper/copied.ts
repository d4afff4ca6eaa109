import type { Raster } from '../vision/index.ts';
import { type Field, fieldOf, meansOf, noiseOf } from './residual.ts';
import { clamp, type TamperSignal } from './signal.ts';
import { type Mark, mapOf } from './where.ts';

/** On a shorter side below this a letter has too few pixels to be told from another print of it. */
const LEAST_SIDE = 500;
/** Below so many grey levels of noise in the quietest blocks two prints may look the same by themselves. */
const QUIET = 0.1;
const LEAST_NOISE = 0.25;
const USUAL = 0.5;
/** Saving twice adds so much to the difference of two copies, and never more than so many times the noise that it left. */
const SAVED = 2.2;
const SAVED_TIMES = 3;
/** Points stand out of their surroundings by so many deviations of the noise; so many of the plainest are looked at. */
const POINT_CONTRAST = 8;
const MOST_POINTS = 9000;
const SURROUNDINGS = 5;
/** Samples of a point: five by five, each the mean of three by three pixels, within a letter. */
const REACH = 4;
const STEP = 2;
const SAMPLES = ((2 * REACH) / STEP + 1) ** 2;
const RIM = REACH + SURROUNDINGS;
/** Two points are held against each other pixel by pixel when their samples differ by no more than this many deviations. */
const ALIKE = 2.2;
const MOST_LOOKS = 20_000;
const MOST_PAIRS = 12_000_000;
/** What is nearer than this is the same stroke. */
const APART = 14;
/** Cells of four by four pixels, so many to each side, whose difference is below the noise: two prints differ by 1.4 times that or more. */
const CELL = 4;
const WINDOW = 7;
/** Cells count when something is printed in them. */
const PRINTED = 3;
/** What is found in so many places more is a pattern that the document repeats, or a pattern of the sensor. */
const REPEATED = 3;
/** A picture that is the same in so many ways repeats itself, as drawn patterns do: nothing can be told from it. */
const MOST_SHIFTS = 5;
/** Printed cells for a full score: one letter of 30 pixels has about so many. */
const WHOLE = 20;
export const COPIED_THRESHOLD = 0.5;

type Point = { x: number; y: number; response: number; samples: Float32Array };
type Pair = { a: Point; b: Point; cells: number; left: number; right: number; top: number; bottom: number };

/**
 * A part of the picture laid over another: the same pixels twice, noise and all. Letters of one kind look alike too, but each print was
 * photographed with noise of its own, so that their difference is louder than the noise; that of a copy is quieter.
 */
export function copiedSignal(raster: Raster): TamperSignal {
  const signal = { code: 'copied', threshold: COPIED_THRESHOLD, version: 'noise-twice-1', overlay: null } as const;
  const field = fieldOf(raster);
  const small = Math.min(raster.width, raster.height) < LEAST_SIDE;
  if (small || noiseOf(field, QUIET) < LEAST_NOISE) return { ...signal, score: null };
  const usual = noiseOf(field, USUAL);
  const noise = Math.max(usual, Math.min(SAVED, SAVED_TIMES * usual));
  const pairs = pairsOf(field, noise).filter(({ cells }) => cells / WHOLE >= COPIED_THRESHOLD / 2);
  const alone = pairs.filter((pair) => !isRepeated(pair, pairs));
  if (shiftsOf(alone) > MOST_SHIFTS) return { ...signal, score: null };
  const most = alone.reduce((best, { cells }) => Math.max(best, cells), 0);
  return { ...signal, score: clamp(most / WHOLE), overlay: mapOf(raster, alone.flatMap(marksOf)) };
}

function marksOf({ a, b, cells, left, right, top, bottom }: Pair): Mark[] {
  return [a, b].map(({ x, y }) => ({
    box: { x: x + left, y: y + top, width: right - left, height: bottom - top },
    strength: cells / WHOLE,
  }));
}

/** A place with several others like it; the points of one patch go to the same place. */
function isRepeated({ a, b }: Pair, pairs: readonly Pair[]): boolean {
  return [a, b].some((place) => {
    const others: Point[] = [];
    for (const pair of pairs) {
      const other = isNear(pair.a, place) ? pair.b : isNear(pair.b, place) ? pair.a : null;
      if (other && !others.some((one) => isNear(one, other))) others.push(other);
    }
    return others.length >= REPEATED;
  });
}

function shiftsOf(pairs: readonly Pair[]): number {
  return new Set(pairs.map(({ a, b }) => `${Math.abs(a.x - b.x) >> 2} ${Math.abs(a.y - b.y) >> 2}`)).size;
}

function isNear(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < (2 * WINDOW + 1) * CELL;
}

/** Pairs of points that look alike, with what is the same around them. */
function pairsOf(field: Field, noise: number): Pair[] {
  const points = pointsOf(field, noise);
  const most = (ALIKE * noise) ** 2 * SAMPLES;
  const pairs: Pair[] = [];
  let [looks, compared] = [0, 0];
  for (const [i, a] of points.entries())
    for (let j = i + 1; j < points.length && looks < MOST_LOOKS && compared < MOST_PAIRS; j++) {
      const b = points[j];
      if (!b || b.response - a.response > ALIKE * 2 * noise) break;
      compared++;
      if ((Math.abs(a.x - b.x) < APART && Math.abs(a.y - b.y) < APART) || !isAlike(a.samples, b.samples, most))
        continue;
      looks++;
      const pair = sameAround(field, { a, b }, noise);
      if (pair.cells > 0) pairs.push(pair);
    }
  return pairs;
}

function isAlike(a: Float32Array, b: Float32Array, most: number): boolean {
  let sum = 0;
  for (let i = 0; i < a.length && sum <= most; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum <= most;
}

/** Extremes of a small square against a larger one, in the order of their strength: a copy has them where its original has. */
function pointsOf(field: Field, noise: number): Point[] {
  const { width, height } = field;
  const mean = meansOf(field);
  const response = new Float32Array(width * height);
  for (let y = RIM; y < height - RIM; y++)
    for (let x = RIM; x < width - RIM; x++) response[y * width + x] = mean(x, y, 1) - mean(x, y, SURROUNDINGS);
  const found: Omit<Point, 'samples'>[] = [];
  for (let y = RIM; y < height - RIM; y++)
    for (let x = RIM; x < width - RIM; x++) {
      const value = response[y * width + x] ?? 0;
      if (Math.abs(value) >= POINT_CONTRAST * noise && isExtreme(response, y * width + x, width))
        found.push({ x, y, response: value });
    }
  found.sort((a, b) => Math.abs(b.response) - Math.abs(a.response));
  return found
    .slice(0, MOST_POINTS)
    .sort((a, b) => a.response - b.response)
    .map((point) => ({ ...point, samples: samplesOf(point, mean) }));
}

function isExtreme(response: Float32Array, at: number, width: number): boolean {
  const value = response[at] ?? 0;
  const sign = Math.sign(value);
  for (let j = -2; j <= 2; j++)
    for (let i = -2; i <= 2; i++) if (sign * (response[at + j * width + i] ?? 0) > sign * value) return false;
  return true;
}

function samplesOf({ x, y }: { x: number; y: number }, mean: ReturnType<typeof meansOf>): Float32Array {
  const samples = new Float32Array(SAMPLES);
  const ground = mean(x, y, SURROUNDINGS);
  let at = 0;
  for (let j = -REACH; j <= REACH; j += STEP)
    for (let i = -REACH; i <= REACH; i += STEP) samples[at++] = mean(x + i, y + j, 1) - ground;
  return samples;
}

/** The cells around both points, hanging together, whose difference is quieter than the noise. */
function sameAround(field: Field, { a, b }: { a: Point; b: Point }, noise: number): Pair {
  const side = 2 * WINDOW + 1;
  const seen = new Uint8Array(side * side);
  const pair: Pair = { a, b, cells: 0, left: 0, right: 0, top: 0, bottom: 0 };
  const stack = [WINDOW * side + WINDOW];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (seen[at] === 1) continue;
    seen[at] = 1;
    const [u, v] = [(at % side) - WINDOW, Math.floor(at / side) - WINDOW];
    const { difference, spread } = cellOf(field, a, b, [u * CELL - CELL / 2, v * CELL - CELL / 2]);
    if (!(difference <= noise)) continue;
    if (spread > PRINTED * noise) {
      pair.cells++;
      pair.left = Math.min(pair.left, u * CELL);
      pair.right = Math.max(pair.right, (u + 1) * CELL);
      pair.top = Math.min(pair.top, v * CELL);
      pair.bottom = Math.max(pair.bottom, (v + 1) * CELL);
    }
    if (u > -WINDOW) stack.push(at - 1);
    if (u < WINDOW) stack.push(at + 1);
    if (v > -WINDOW) stack.push(at - side);
    if (v < WINDOW) stack.push(at + side);
  }
  return pair;
}

function cellOf({ width, height, grey }: Field, a: Point, b: Point, [u, v]: [number, number]) {
  let [squares, sum, sumSquares] = [0, 0, 0];
  for (let y = v; y < v + CELL; y++)
    for (let x = u; x < u + CELL; x++) {
      const [ax, ay, bx, by] = [a.x + x, a.y + y, b.x + x, b.y + y];
      if (Math.min(ax, ay, bx, by) < 0 || Math.max(ax, bx) >= width || Math.max(ay, by) >= height)
        return { difference: Number.POSITIVE_INFINITY, spread: 0 };
      const p = grey[ay * width + ax] ?? 0;
      squares += (p - (grey[by * width + bx] ?? 0)) ** 2;
      sum += p;
      sumSquares += p * p;
    }
  const count = CELL * CELL;
  return {
    difference: Math.sqrt(squares / count),
    spread: Math.sqrt(Math.max(0, sumSquares / count - (sum / count) ** 2)),
  };
}
