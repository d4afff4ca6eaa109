import { greyOf, type Point, type Quad, quadSize, type Raster, straighten } from './raster.ts';

const HEIGHT = 64;
const MOST_WIDTH = 3000;
/** Room above and below a line, in heights of its box: marks reach out of it. */
const ROOM = 0.25;
/** Paper is the brightness that this part of a column stays below; print the darkest part of the strip. */
const PAPER = 0.8;
const DARKEST = 0.98;
/** What is darker than this part of full ink belongs to a letter. */
const INK = 0.4;
/** Small letters against capitals, in the print of documents (Noto, Arial, Helvetica: 0.72 to 0.75). */
const SMALL = 0.74;
/** Below this much contrast (grey levels) a strip holds no print to be looked at. */
const LEAST_CONTRAST = 24;

const TALL = /[\p{Lu}\p{N}bdfhklß]/u;
const SMALL_LETTER = /[aceimnorsuvwxzgpqyjı]/u;
const ON_BASELINE = /[\p{Lu}\p{N}abcdefhiklmnorstuvwxzß]/u;
const BELOW_BASELINE = /[QJ,;]/u;

/** A line of print as ink (0 paper, 1 full), with the places of its letters. Rows and columns are pixels of the strip. */
export type LineInk = {
  ink: Float32Array;
  width: number;
  height: number;
  /** Height of a capital. */
  cap: number;
  cells: readonly Cell[];
};
/** The columns [from, to) of a character, the row above which a letter of its kind has no ink, and its baseline. */
export type Cell = { char: string; from: number; to: number; top: number; base: number };

/** Looks at a line whose characters stand `at` these fractions of its width; null where nothing clear is printed. */
export function lineInk(raster: Raster, quad: Quad, chars: readonly { char: string; at: number }[]): LineInk | null {
  const roomy = withRoom(quad);
  const size = quadSize(roomy);
  if (size.height < 4 || chars.length === 0) return null;
  const width = Math.min(MOST_WIDTH, Math.max(HEIGHT, Math.round((size.width / size.height) * HEIGHT)));
  const ink = inked(greyOf(straighten(raster, roomy, width, HEIGHT)), width);
  if (!ink) return null;
  const strip = { ink, width, height: HEIGHT };
  const spans = spansOf(strip, chars);
  const middle = busiestRow(strip);
  const bodies = spans.map((span) => ({ ...span, ...bodyOf(strip, span, middle) }));
  const lines = guideLines(bodies);
  if (!lines || lines.cap < HEIGHT / 8) return null;
  const { cap, slope } = lines;
  const cells = spans.map(({ char, from, to }) => {
    const lean = slope * ((from + to) / 2);
    const top = (TALL.test(char) ? lines.tall : lines.small) + lean;
    return { char, from, to, top, base: lines.base + lean };
  });
  return { ...strip, cap, cells };
}

function withRoom([a, b, c, d]: Quad): Quad {
  const move = (from: Point, other: Point): Point => [
    from[0] + (from[0] - other[0]) * ROOM,
    from[1] + (from[1] - other[1]) * ROOM,
  ];
  return [move(a, d), move(b, c), move(c, b), move(d, a)];
}

/** Ink against the paper around it: the light of a photograph changes along a line. */
function inked(grey: Uint8Array, width: number): Float32Array | null {
  const column = new Uint8Array(HEIGHT);
  const paper = Float32Array.from({ length: width }, (_, x) => {
    for (let y = 0; y < HEIGHT; y++) column[y] = grey[y * width + x] ?? 0;
    return column.sort()[Math.floor(HEIGHT * PAPER)] ?? 0;
  });
  const light = smoothed(paper, HEIGHT / 2);
  const dark = Float32Array.from(grey, (value, i) => (light[i % width] ?? 0) - value);
  const contrast = levelOf(dark, DARKEST);
  if (contrast < LEAST_CONTRAST) return null;
  return dark.map((value) => Math.min(1, Math.max(0, value / contrast)));
}

/** The whole grey level that this part of all values stays below. */
function levelOf(values: Float32Array, part: number): number {
  const counts = new Uint32Array(256);
  for (const value of values) {
    const level = Math.max(0, Math.min(255, Math.round(value)));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  let level = 0;
  for (let passed = counts[0] ?? 0; level < 255 && passed <= values.length * part; ) passed += counts[++level] ?? 0;
  return level;
}

function smoothed(values: Float32Array, reach: number): Float32Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    sums[i + 1] = (sums[i] ?? 0) + value;
  });
  return values.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(values.length, i + reach + 1)];
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

type Strip = Pick<LineInk, 'ink' | 'width' | 'height'>;
type Span = Pick<Cell, 'char' | 'from' | 'to'>;

/** Borders between characters: the palest column near the middle between two. */
function spansOf(strip: Strip, chars: readonly { char: string; at: number }[]): Span[] {
  const amount = Float32Array.from({ length: strip.width }, (_, x) => {
    let sum = 0;
    for (let y = HEIGHT / 4; y < (HEIGHT * 3) / 4; y++) sum += strip.ink[y * strip.width + x] ?? 0;
    return sum;
  });
  const centres = chars.map(({ at }) => at * strip.width);
  const border = (i: number): number => {
    const [left, right] = [centres[i - 1], centres[i]];
    if (left === undefined || right === undefined) return left === undefined ? 0 : strip.width;
    const middle = (left + right) / 2;
    const reach = (right - left) * 0.3;
    let best = Math.round(middle);
    for (let x = Math.ceil(middle - reach); x <= middle + reach; x++)
      if (cost(amount, x, middle) < cost(amount, best, middle)) best = x;
    return best;
  };
  return chars.map(({ char }, i) => ({ char, from: border(i), to: border(i + 1) }));
}

function cost(amount: Float32Array, x: number, middle: number): number {
  return (amount[x] ?? 0) + Math.abs(x - middle) * 0.02;
}

function busiestRow({ ink, width }: Strip): number {
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    ink.subarray(y * width, (y + 1) * width).reduce((sum, each) => sum + each, 0),
  );
  // The middle of all ink lies within the small letters, whatever marks there are.
  const half = rows.reduce((sum, each) => sum + each, 0) / 2;
  let passed = 0;
  return rows.findIndex((row) => {
    passed += row;
    return passed >= half;
  });
}

/** From the middle up and down as far as there is ink. */
function bodyOf({ ink, width }: Strip, { from, to }: Span, middle: number): { top: number; bottom: number } {
  const inked = (y: number): number => {
    let [most, next] = [0, 0];
    for (let x = from; x < to; x++) {
      const value = ink[y * width + x] ?? 0;
      if (value > most) [most, next] = [value, most];
      else if (value > next) next = value;
    }
    return next;
  };
  let top = middle;
  while (top > 0 && inked(top - 1) >= INK) top--;
  let bottom = middle;
  while (bottom < HEIGHT && inked(bottom) >= INK) bottom++;
  return { top: top - part(inked(top - 1)), bottom: bottom + part(inked(bottom)) };
}

/** The edge of ink lies within the pixel beyond. */
function part(value: number): number {
  return Math.min(1, Math.max(0, value / INK)) / 2;
}

type Body = Span & { top: number; bottom: number };
type Lines = { tall: number; small: number; base: number; slope: number; cap: number };

/** The lines on which letters stand and end, the same lean for all. */
function guideLines(bodies: readonly Body[]): Lines | null {
  const points = (kind: RegExp, edge: 'top' | 'bottom') =>
    bodies
      .filter(({ char, top, bottom }) => kind.test(char) && !BELOW_BASELINE.test(char) && bottom - top > HEIGHT / 10)
      .map((body) => ({ x: (body.from + body.to) / 2, y: body[edge] }));
  const [tall, small, base] = [points(TALL, 'top'), points(SMALL_LETTER, 'top'), points(ON_BASELINE, 'bottom')];
  if (base.length === 0 || tall.length + small.length === 0) return null;
  const slope = slopeOf(base);
  const level = (each: readonly { x: number; y: number }[]) => median(each.map(({ x, y }) => y - slope * x));
  const foot = level(base);
  const tallTop = tall.length > 0 ? level(tall) : null;
  const smallTop = small.length > 0 ? level(small) : null;
  const cap = tallTop !== null ? foot - tallTop : (foot - (smallTop ?? foot)) / SMALL;
  return { tall: foot - cap, small: smallTop ?? foot - cap * SMALL, base: foot, slope, cap };
}

function slopeOf(points: readonly { x: number; y: number }[]): number {
  const slopes: number[] = [];
  for (const [i, a] of points.entries())
    for (const b of points.slice(i + 1)) if (b.x - a.x > HEIGHT * 1.5) slopes.push((b.y - a.y) / (b.x - a.x));
  return slopes.length > 0 ? median(slopes) : 0;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
