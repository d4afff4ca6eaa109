import { distance, type Point, type Quad, quadSize } from './raster.ts';

const SAMPLES = 6;
const FEW = 3;
/** Below this legibility the other way round is tried. */
const SURE = 0.85;
const CLEARLY_BETTER = 0.08;
/** A difference in legibility that a few lines settle. */
const PLAIN = 0.2;

type Sample = (quad: Quad) => Promise<{ glyphs?: readonly { char: string; probability: number }[] }>;

/** Order by length in units of height. */
export function longestFirst(a: Quad, b: Quad): number {
  return elongation(b) - elongation(a);
}

function elongation(quad: Quad): number {
  const { width, height } = quadSize(quad);
  return width / Math.max(1, height);
}

/**
 * Orders the corners of each rectangle clockwise from the top left of its text. The direction of the text is that of the long
 * sides; which of its two senses is settled by reading a sample of lines both ways when the first is not clearly legible. `read` is
 * given the quads that are returned, so that what it read need not be read again.
 */
export async function facing(rectangles: readonly Point[][], read: Sample): Promise<Quad[]> {
  const direction = directionOf(rectangles);
  const quads = rectangles.map((corners) => orderAlong(corners, direction)).filter((quad) => quad !== null);
  const sample = [...quads].sort(longestFirst).slice(0, SAMPLES);
  const asFound = await legibility(sample, read);
  const sideways = Math.abs(direction) > Math.PI / 4;
  if (asFound >= SURE && !sideways) return quads;
  const turned = new Map(quads.map((quad) => [quad, half(quad)]));
  const other = sample.map((quad) => turned.get(quad) ?? quad);
  const plain = (await legibility(other.slice(0, FEW), read)) - (await legibility(sample.slice(0, FEW), read));
  const better = Math.abs(plain) > PLAIN ? plain : (await legibility(other, read)) - asFound;
  return better > (sideways ? 0 : CLEARLY_BETTER) ? [...turned.values()] : quads;
}

/** The direction of the long sides in (-90°, 90°], as an average over rectangles weighted by length (angles doubled, since sides have no sense). */
function directionOf(rectangles: readonly Point[][]): number {
  let x = 0;
  let y = 0;
  for (const [a, b, , d] of rectangles) {
    if (!a || !b || !d) continue;
    const [along, across] = distance(a, b) >= distance(a, d) ? [b, d] : [d, b];
    const weight = distance(a, along) - distance(a, across);
    const angle = Math.atan2(along[1] - a[1], along[0] - a[0]);
    x += weight * Math.cos(2 * angle);
    y += weight * Math.sin(2 * angle);
  }
  return x === 0 && y === 0 ? 0 : Math.atan2(y, x) / 2;
}

/** Corners clockwise from the one that comes first along the direction and above it. */
function orderAlong(corners: readonly Point[], direction: number): Quad | null {
  const cos = Math.cos(direction);
  const sin = Math.sin(direction);
  const along = ([x, y]: Point): number => x * cos + y * sin;
  const across = ([x, y]: Point): number => y * cos - x * sin;
  const [l1, l2, r1, r2] = [...corners].sort((p, q) => along(p) - along(q));
  if (!l1 || !l2 || !r1 || !r2) return null;
  const [topLeft, bottomLeft] = across(l1) <= across(l2) ? [l1, l2] : [l2, l1];
  const [topRight, bottomRight] = across(r1) <= across(r2) ? [r1, r2] : [r2, r1];
  return [topLeft, topRight, bottomRight, bottomLeft];
}

/** Mean probability of the characters read, where signs count nothing: fillers upside down are very clear signs. */
async function legibility(quads: readonly Quad[], read: Sample): Promise<number> {
  let sum = 0;
  let count = 0;
  for (const quad of quads) {
    for (const { char, probability } of (await read(quad)).glyphs ?? []) {
      count++;
      if (/[\p{L}\p{N}<]/u.test(char)) sum += probability;
    }
  }
  return count === 0 ? 0 : sum / count;
}

function half([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}
