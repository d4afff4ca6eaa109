import {
  type Cell,
  distance,
  type LineInk,
  lineInk,
  type OcrLine,
  type Point,
  type Quad,
  quadOf,
  type Raster,
} from '../vision/index.ts';

/**
 * What is measured of a capital or figure. `sharpness`, `stroke` and `darkness` are logarithms: how steep its edges are for a pixel of the
 * picture, how thick its strokes are and how dark they are; `top` and `base` are how far it reaches above the line's capitals and below its
 * base line, in heights of a capital.
 */
export type Measure = 'sharpness' | 'stroke' | 'darkness' | 'top' | 'base';
export type Letter = { line: number; word: number; capPx: number; quad: Quad } & Record<Measure, number>;

/** Room that is taken above and below a line, in its own heights. */
const ROOM = 0.25;
/** A character that the reader was less sure of may be another, or two. */
const SURE = 0.9;
const WIDEST = 1.2;
const MEASURED = /[A-Z0-9]/;
const DESCENDS = /[QJ]/;
/** Ink from here on belongs to a stroke; edges and paper lie below. */
const INK = 0.3;
const EDGE = 0.03;
const HALF = 0.5;
const LEAST_PIXELS = 12;
/** Print that is shrunk to be looked at tells nothing of its sharpness. */
const LEAST_SCALE = 0.85;
/** A letter that ends this far from its line has a mark, or an edge was not found. */
const MARKED = -0.15;
const LOST = 0.15;
/** How far beyond its line a letter is looked at. */
const BEYOND = 0.15;

/** The capitals and figures of lines that the main reader read, each measured; what cannot be measured is left out. */
export function lettersOf(raster: Raster, lines: readonly OcrLine[]): Letter[] {
  return lines.flatMap((line, at) => {
    const { box, glyphs, script } = line;
    if (!glyphs || glyphs.length === 0 || script) return [];
    const [a, b, c, d] = box.quad;
    const quad: Quad = a && b && c && d ? [a, b, c, d] : quadOf(box);
    const ink = lineInk(raster, quad, glyphs);
    if (!ink || ink.cells.length !== glyphs.length) return [];
    const high = ((distance(quad[0], quad[3]) + distance(quad[1], quad[2])) / 2) * (1 + 2 * ROOM);
    const scale = ink.height / high;
    const sure = glyphs.map(({ probability }) => probability >= SURE);
    return scale < LEAST_SCALE ? [] : lettersIn({ ink: endsTrimmed(ink), quad, scale, sure }, at);
  });
}

type Strip = { ink: LineInk; quad: Quad; scale: number; sure: readonly boolean[] };

/** The first and the last cell reach to the end of the strip; they are given the width of the others. */
function endsTrimmed(ink: LineInk): LineInk {
  const widths = ink.cells.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const most = (widths[widths.length >> 1] ?? ink.width) * WIDEST;
  const cells = ink.cells.map((cell, at): Cell => {
    if (at === 0) return { ...cell, from: Math.max(cell.from, Math.round(cell.to - most)) };
    return at === ink.cells.length - 1 ? { ...cell, to: Math.min(cell.to, Math.round(cell.from + most)) } : cell;
  });
  return { ...ink, cells };
}

function lettersIn(strip: Strip, line: number): Letter[] {
  let word = 0;
  return strip.ink.cells.flatMap((cell, at) => {
    if (!MEASURED.test(cell.char)) {
      word++;
      return [];
    }
    if (DESCENDS.test(cell.char) || !strip.sure[at]) return [];
    const measured = measure(strip, cell);
    return measured
      ? [{ line, word, capPx: strip.ink.cap / strip.scale, quad: placeOf(strip, cell), ...measured }]
      : [];
  });
}

function measure({ ink, scale }: Strip, cell: Cell): Record<Measure, number> | null {
  const { inks, edges, area, variation } = strokesOf(ink, cell);
  if (inks.length < LEAST_PIXELS || edges.length < LEAST_PIXELS) return null;
  const dark = partOf(inks, 0.8);
  const ends = endsOf(ink, cell, dark);
  if (!ends) return null;
  const [top, base] = [(ends.top - cell.top) / ink.cap, (ends.base - cell.base) / ink.cap];
  if (top < MARKED || Math.max(top, Math.abs(base)) > LOST) return null;
  return {
    sharpness: Math.log((partOf(edges, 0.9) / dark) * scale),
    stroke: Math.log((2 * area) / variation / ink.cap),
    darkness: Math.log(dark),
    top,
    base,
  };
}

function strokesOf({ ink, width, height, cap }: LineInk, { from, to, top, base }: Cell) {
  const [first, last] = [
    Math.max(1, Math.floor(top - BEYOND * cap)),
    Math.min(height - 1, Math.ceil(base + BEYOND * cap)),
  ];
  const [inks, edges]: [number[], number[]] = [[], []];
  let [area, variation] = [0, 0];
  for (let y = first; y < last; y++)
    for (let x = Math.max(1, from); x < Math.min(width - 1, to); x++) {
      const at = y * width + x;
      const value = ink[at] ?? 0;
      const across = ((ink[at + 1] ?? 0) - (ink[at - 1] ?? 0)) / 2;
      const down = ((ink[at + width] ?? 0) - (ink[at - width] ?? 0)) / 2;
      const edge = Math.hypot(across, down);
      area += value;
      variation += edge;
      if (edge > EDGE) edges.push(edge);
      if (value > INK) inks.push(value);
    }
  return { inks, edges, area, variation };
}

function partOf(values: number[], part: number): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * part)] ?? 0;
}

/** Where a letter's ink begins and ends from its middle on, to a part of a row. */
function endsOf({ ink, width, height }: LineInk, { from, to, top, base }: Cell, dark: number) {
  const rows = Array.from({ length: height }, (_, y) => {
    let most = 0;
    for (let x = from; x < to; x++) most = Math.max(most, ink[y * width + x] ?? 0);
    return most / dark;
  });
  let middle = Math.round((top + base) / 2);
  while (middle > top && (rows[middle] ?? 0) < HALF) middle--;
  const endFrom = (step: 1 | -1): number | null => {
    for (let y = middle; y >= 0 && y < height; y += step) {
      const [here, next] = [rows[y] ?? 0, rows[y + step] ?? 0];
      if (here >= HALF && next < HALF) return y + step * ((here - HALF) / (here - next)) + 0.5;
    }
    return null;
  };
  const [above, below] = [endFrom(-1), endFrom(1)];
  return above === null || below === null ? null : { top: above, base: below };
}

/** A cell of the strip where it stands on the picture. */
function placeOf({ ink, quad }: Strip, { from, to, top, base }: Cell): Quad {
  const [a, b, c, d] = quad;
  const on = (x: number, y: number): Point => {
    const [u, v] = [x / ink.width, (y / ink.height) * (1 + 2 * ROOM) - ROOM];
    const along = (k: 0 | 1) => (a[k] * (1 - u) + b[k] * u) * (1 - v) + (d[k] * (1 - u) + c[k] * u) * v;
    return [along(0), along(1)];
  };
  return [on(from, top), on(to, top), on(to, base), on(from, base)];
}
