import { greyOf, type Point, type Quad, quadSize, type Raster, straighten } from '../vision/index.ts';
import { CELL, OCR_B } from './ocr-b.ts';

const { width: W, height: H } = CELL;
const SIGNS = Object.keys(OCR_B);
/** The letters are looked for this far above and below the middle of the row, in pitches. */
const REACH = 0.5;
const ROOM = Math.round(REACH * W);
/** Heights of the letters against their pitch, as parts of OCR-B's own, and how soft the picture is, in cell pixels. */
const TALLNESS = [0.8, 0.9, 1, 1.12, 1.25] as const;
const SOFTNESS = [0.6, 1.2, 1.9, 2.7] as const;
/** How far a letter may stand from the even grid, in cell pixels, beyond the drift of its neighbours. */
const JITTER = [-1, 0, 1] as const;
const DRIFT = 3;
const DRIFT_WINDOW = 4;
/** Pixels of a cell whose noise is their own: fitted on labelled specimens. */
const FREE_PIXELS = 13.5;
/** What is left unexplained where a letter is compared with itself: never less than this part. */
const LEAST_NOISE = 0.08;
/** Between these likenesses, and shares of letters taken as the other reader took them, the shapes go from deaf to heard. */
const LIKENESS_RAMP = [0.5, 0.7] as const;
const AGREEMENT_RAMP = [0.7, 0.9] as const;

/** Where the characters of a row stand: the middle of character j is at `origin + pitch × j`, as a fraction of the quad's width. */
export type RowGrid = { quad: Quad; origin: number; pitch: number; count: number };

/**
 * What each position looks like: signs with probabilities, the likeliest first. `weight` (0 to 1) says how much to believe it:
 * zones printed in another font look little like OCR-B, and are read otherwise than by whoever knows more fonts.
 */
export type PrintReading = {
  cells: { char: string; probability: number }[][];
  likeness: number;
  weight: number;
  /** How tall the letters are against their pitch, as part of OCR-B's own, and each letter's ink, as tall as told. */
  tall: number;
  patchAt: (at: number, tall: number) => Patch;
};
/** The ink of a letter's cell with `MARGIN` around it, row by row. */
export type Patch = Float32Array;
/** How far a letter may lie beside the middle of its patch, in cell pixels. */
export const MARGIN = 2;

/**
 * Reads a row of evenly spaced OCR-B by its shapes alone: each cell of the grid is compared with all letters, drawn as softly
 * and as tall as the row is. `text` (what another reader took the row for) only helps to lay the grid.
 */
export function matchPrint(raster: Raster, grid: RowGrid, text: string): PrintReading | null {
  let best: { strip: Strip; templates: Templates; dy: number; likeness: number; tall: number } | null = null;
  for (const tall of TALLNESS) {
    const strip = stripOf(raster, grid, tall);
    const templates = templatesOf(SOFTNESS[1]);
    for (let dy = -ROOM; dy <= ROOM; dy++) {
      const likeness = meanLikeness(strip, templates, text, dy);
      if (!best || likeness > best.likeness) best = { strip, templates, dy, likeness, tall };
    }
  }
  if (!best) return null;
  for (const softness of SOFTNESS) {
    const templates = templatesOf(softness);
    const likeness = meanLikeness(best.strip, templates, text, best.dy);
    if (likeness > best.likeness) best = { ...best, templates, likeness };
  }
  const { strip, templates, dy } = best;
  const drift = driftOf(strip, templates, text, dy);
  const likeness = meanLikeness(strip, templates, text, dy, drift);
  const cells = Array.from({ length: grid.count }, (_, at) => {
    const [shiftX, shiftY] = drift[at] ?? [0, 0];
    return ranked(strip, templates, { at, dx: shiftX, dy: dy + shiftY }, likeness);
  });
  const letters = [...text].flatMap((char, at) => (char === '<' ? [] : [alike(cells[at]?.[0]?.char, char)]));
  const agreement = letters.filter(Boolean).length / Math.max(1, letters.length);
  const weight = ramp(likeness, LIKENESS_RAMP) * ramp(agreement, AGREEMENT_RAMP);
  return { cells, likeness, weight, tall: best.tall, patchAt: patches(raster, grid, { dy: dy * best.tall, drift }) };
}

/** Cuts letters out of the row; `dy` is where it lies in cell pixels of OCR-B's own height. */
function patches(
  raster: Raster,
  grid: RowGrid,
  { dy, drift }: { dy: number; drift: readonly [number, number][] },
): PrintReading['patchAt'] {
  const strips = new Map<number, Strip>();
  return (at, tall) => {
    const strip = strips.get(tall) ?? stripOf(raster, grid, tall);
    strips.set(tall, strip);
    const [x, y] = drift[at] ?? [0, 0];
    const left = ROOM + at * W + x - MARGIN;
    const top = ROOM + Math.round(dy / tall) + y - MARGIN;
    const width = W + 2 * MARGIN;
    return Float32Array.from({ length: width * (H + 2 * MARGIN) }, (_, i) => {
      const [column, row] = [left + (i % width), top + Math.floor(i / width)];
      const outside = column < 0 || column >= strip.width || row < 0 || row >= strip.height;
      return outside ? 0 : (strip.ink[row * strip.width + column] ?? 0);
    });
  };
}

/** O and 0 differ by a hair. */
function alike(a: string | undefined, b: string): boolean {
  return a === b || (a === 'O' && b === '0') || (a === '0' && b === 'O');
}

function ramp(value: number, [from, to]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

type Strip = { ink: Float32Array; width: number; height: number };
type Templates = ReadonlyMap<string, Float32Array>;
type Spot = { at: number; dx: number; dy: number };

/** The row as ink, a cell for each character, with room above, below and at both ends. */
function stripOf(raster: Raster, { quad, origin, pitch, count }: RowGrid, tall: number): Strip {
  const size = quadSize(quad);
  const from = origin - pitch * 0.5 - pitch * (ROOM / W);
  const to = origin + pitch * (count - 0.5) + pitch * (ROOM / W);
  const pixels = size.width * pitch;
  const half = ((H / 2 + ROOM) / W) * pixels * tall;
  const part = partAround(quad, from, to, half / size.height);
  const width = count * W + 2 * ROOM;
  const height = H + 2 * ROOM;
  const grey = greyOf(straighten(raster, part, width, height));
  return { ink: Float32Array.from(grey, (value) => 255 - value), width, height };
}

function partAround([a, b, c, d]: Quad, from: number, to: number, half: number): Quad {
  const at = (u: number, v: number): Point => [
    (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v,
    (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v,
  ];
  return [at(from, 0.5 - half), at(to, 0.5 - half), at(to, 0.5 + half), at(from, 0.5 + half)];
}

const templatesBySoftness = new Map<number, Templates>();

/** All letters, blurred and brought to mean 0 and length 1, so that a scalar product is their likeness. */
function templatesOf(softness: number): Templates {
  const known = templatesBySoftness.get(softness);
  if (known) return known;
  const made = new Map(
    SIGNS.map((sign) => {
      const ink = Float32Array.from(OCR_B[sign] ?? '', (digit) => Number.parseInt(digit, 16));
      return [sign, normalised(blurred(ink, softness))] as const;
    }),
  );
  templatesBySoftness.set(softness, made);
  return made;
}

function blurred(ink: Float32Array, softness: number): Float32Array {
  const radius = Math.ceil(softness * 2.5);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * softness ** 2)),
  );
  const total = weights.reduce((sum, each) => sum + each, 0);
  const pass = (from: Float32Array, step: (x: number, y: number, k: number) => number): Float32Array =>
    from.map((_, i) => {
      const x = i % W;
      const y = (i - x) / W;
      return weights.reduce((sum, weight, k) => sum + weight * (from[step(x, y, k - radius)] ?? 0), 0) / total;
    });
  const level = pass(ink, (x, y, k) => (x + k < 0 || x + k >= W ? -1 : y * W + x + k));
  return pass(level, (x, y, k) => (y + k < 0 || y + k >= H ? -1 : (y + k) * W + x));
}

function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0)) || 1;
  return values.map((each) => (each - mean) / length);
}

function likenessAt(strip: Strip, template: Float32Array, { at, dx, dy }: Spot): number {
  const left = ROOM + at * W + dx;
  const top = ROOM + dy;
  let [product, sum, squares] = [0, 0, 0];
  for (let y = 0; y < H; y++) {
    const row = (top + y) * strip.width + left;
    for (let x = 0; x < W; x++) {
      const value = strip.ink[row + x] ?? 0;
      product += value * (template[y * W + x] ?? 0);
      sum += value;
      squares += value * value;
    }
  }
  const spread = Math.sqrt(Math.max(1, squares - (sum * sum) / (W * H)));
  return product / spread;
}

function meanLikeness(
  strip: Strip,
  templates: Templates,
  text: string,
  dy: number,
  drift: readonly [number, number][] = [],
): number {
  let [sum, count] = [0, 0];
  for (const [at, sign] of [...text].entries()) {
    const template = templates.get(sign);
    if (!template) continue;
    const [x, y] = drift[at] ?? [0, 0];
    sum += likenessAt(strip, template, { at, dx: x, dy: dy + y });
    count++;
  }
  return sum / Math.max(1, count);
}

/** Rows bend and grids are off by parts of a cell: the shift of each cell is the middle one among its neighbours' best. */
function driftOf(strip: Strip, templates: Templates, text: string, dy: number): [number, number][] {
  const own = [...text].map((sign, at): [number, number] => {
    const template = templates.get(sign);
    let best: [number, number] = [0, 0];
    let most = -1;
    for (let x = -DRIFT; template && x <= DRIFT; x++) {
      for (let y = -DRIFT; y <= DRIFT; y++) {
        const likeness = likenessAt(strip, template, { at, dx: x, dy: dy + y });
        if (likeness > most) [most, best] = [likeness, [x, y]];
      }
    }
    return best;
  });
  return own.map((_, at) => {
    const near = own.slice(Math.max(0, at - DRIFT_WINDOW), at + DRIFT_WINDOW + 1);
    return [median(near.map(([x]) => x)), median(near.map(([, y]) => y))];
  });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The part that a letter leaves unexplained, against what letters of this row leave unexplained at their best, is its likelihood. */
function ranked(
  strip: Strip,
  templates: Templates,
  spot: Spot,
  likeness: number,
): { char: string; probability: number }[] {
  const sharpness = FREE_PIXELS / 2 / Math.max(LEAST_NOISE, 1 - likeness ** 2);
  const scores = [...templates].map(([char, template]) => {
    let most = -1;
    for (const x of JITTER)
      for (const y of JITTER)
        most = Math.max(most, likenessAt(strip, template, { at: spot.at, dx: spot.dx + x, dy: spot.dy + y }));
    return { char, weight: Math.exp(sharpness * (most * Math.abs(most) - 1)) };
  });
  const total = scores.reduce((sum, { weight }) => sum + weight, 0);
  return scores
    .map(({ char, weight }) => ({ char, probability: weight / total }))
    .sort((a, b) => b.probability - a.probability);
}
