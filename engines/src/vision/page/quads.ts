import { distance, type Point, type Quad } from '../raster.ts';
import type { Line } from './lines.ts';

/** A quadrilateral of two level and two upright edges, how much of its sides is seen, and which of them is the picture's own. */
export type Candidate = {
  quad: Quad;
  /** Top, right, bottom, left: the share of the side along which an edge is seen. */
  support: [number, number, number, number];
  lines: [Line, Line, Line, Line];
  score: number;
};

type Frame = { width: number; height: number };

const LEAST_SUPPORT = 0.5;
/** What a side counts that is the picture's own: less than any edge that is really seen. */
const BORDER_SUPPORT = 0.4;
const MOST_BORDERS = 2;
const LEAST_AREA = 0.12;
const LEAST_PARALLEL = 0.5;
const ROUND = 0.06;
const BEYOND = 0.02;

/** The best quadrilateral among edges that `fits`; null when none has four sides that are seen. */
export function bestQuad(
  level: readonly Line[],
  upright: readonly Line[],
  { frame, fits = () => true }: { frame: Frame; fits?: (candidate: Candidate) => boolean },
): Candidate | null {
  let best: Candidate | null = null;
  const tops = [...level].sort((a, b) => a.offset - b.offset);
  const lefts = [...upright].sort((a, b) => a.offset - b.offset);
  for (const [i, top] of tops.entries())
    for (const bottom of tops.slice(i + 1))
      for (const [j, left] of lefts.entries())
        for (const right of lefts.slice(j + 1)) {
          const found = weigh([top, right, bottom, left], frame);
          if (found && (!best || found.score > best.score) && fits(found)) best = found;
        }
  return best;
}

function weigh(lines: Candidate['lines'], frame: Frame): Candidate | null {
  const [top, right, bottom, left] = lines;
  const borders = lines.filter((line) => line.border).length;
  if (borders > MOST_BORDERS || bottom.offset - top.offset < frame.height * 0.15) return null;
  if (right.offset - left.offset < frame.width * 0.15) return null;
  const quad: Quad = [
    cross(top, left, frame),
    cross(top, right, frame),
    cross(bottom, right, frame),
    cross(bottom, left, frame),
  ];
  if (!isPlausible(quad, frame)) return null;
  const [a, b, c, d] = quad;
  const support: Candidate['support'] = [
    seenBetween(top, a, b),
    seenBetween(right, b, c),
    seenBetween(bottom, d, c),
    seenBetween(left, a, d),
  ];
  if (support.some((part, side) => !lines[side]?.border && part < LEAST_SUPPORT)) return null;
  const lengths = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  const whole = lengths.reduce((sum, each) => sum + each, 0);
  const mean = support.reduce((sum, part, side) => sum + part * ((lengths[side] ?? 0) / whole), 0);
  const share = areaOf(quad) / (frame.width * frame.height);
  return { quad, support, lines, score: mean * Math.sqrt(share) };
}

/** Where a level and an upright edge meet. */
export function cross(
  level: Pick<Line, 'slope' | 'offset'>,
  upright: Pick<Line, 'slope' | 'offset'>,
  frame: Frame,
): Point {
  const [m, b] = [level.slope, level.offset - level.slope * (frame.width / 2)];
  const [n, c] = [upright.slope, upright.offset - upright.slope * (frame.height / 2)];
  const x = (n * b + c) / (1 - m * n);
  return [x, m * x + b];
}

/** The share of a side along which its edge is seen, its round corners aside: steps to bright or to dark, whichever are more. */
function seenBetween(line: Line, from: Point, to: Point): number {
  if (line.border) return BORDER_SUPPORT;
  const axis = line.upright ? 1 : 0;
  const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
  const round = (high - low) * ROUND;
  const last = line.rising.length - 1;
  const start = Math.min(last, Math.max(0, Math.round(low + round)));
  const end = Math.min(last, Math.max(0, Math.round(high - round)));
  if (end - start < 10) return 0;
  const up = (line.rising[end] ?? 0) - (line.rising[start] ?? 0);
  const down = (line.falling[end] ?? 0) - (line.falling[start] ?? 0);
  // What lies outside the picture cannot be seen, and counts as not seen.
  return Math.max(up, down) / Math.max(end - start, high - low - 2 * round);
}

function isPlausible(quad: Quad, { width, height }: Frame): boolean {
  const inside = quad.every(
    ([x, y]) => x > -width * BEYOND && x < width * (1 + BEYOND) && y > -height * BEYOND && y < height * (1 + BEYOND),
  );
  if (!inside || areaOf(quad) < LEAST_AREA * width * height) return false;
  const [a, b, c, d] = quad;
  const [top, bottom, left, right] = [distance(a, b), distance(d, c), distance(a, d), distance(b, c)];
  const parallel = Math.min(top, bottom) / Math.max(top, bottom) >= LEAST_PARALLEL;
  if (!parallel || Math.min(left, right) / Math.max(left, right) < LEAST_PARALLEL) return false;
  const aspect = (top + bottom) / (left + right);
  return aspect > 0.35 && aspect < 2.9;
}

export function areaOf(quad: Quad): number {
  return (
    Math.abs(
      quad.reduce((sum, [x, y], i) => sum + x * (quad[(i + 1) % 4]?.[1] ?? 0) - y * (quad[(i + 1) % 4]?.[0] ?? 0), 0),
    ) / 2
  );
}
