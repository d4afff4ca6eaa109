import type { Edges } from './edges.ts';
import type { Line } from './lines.ts';
import type { Candidate } from './quads.ts';

const REACH = 5;
const ROUND = 0.08;
const OUTLIER = 1.5;
const LEAST_POINTS = 12;

type Fit = Pick<Line, 'slope' | 'offset'>;

/** Moves each side onto the strongest step beside it, to a fraction of a pixel, and straightens it again through those places. */
export function refine(edges: Edges, { quad, lines }: Candidate): [Fit, Fit, Fit, Fit] {
  const [a, b, c, d] = quad;
  const [top, right, bottom, left] = lines;
  return [
    refineLine(edges, top, a[0], b[0]),
    refineLine(edges, right, b[1], c[1]),
    refineLine(edges, bottom, d[0], c[0]),
    refineLine(edges, left, a[1], d[1]),
  ];
}

function refineLine(edges: Edges, line: Line, from: number, to: number): Fit {
  if (line.border) return line;
  const length = line.upright ? edges.height : edges.width;
  const round = (to - from) * ROUND;
  const start = Math.max(1, Math.round(from + round));
  const end = Math.min(length - 2, Math.round(to - round));
  const rises = (line.rising[end] ?? 0) - (line.rising[start] ?? 0);
  const falls = (line.falling[end] ?? 0) - (line.falling[start] ?? 0);
  const sign = rises >= falls ? 1 : -1;
  const points: [number, number][] = [];
  for (let place = start; place <= end; place++) {
    const over = stepNear(edges, line, place, sign);
    if (over !== null) points.push([place - length / 2, over]);
  }
  let fit: Fit = line;
  for (let round = 0; round < 3; round++) {
    const near = points.filter(([x, y]) => round === 0 || Math.abs(y - fit.slope * x - fit.offset) < OUTLIER);
    if (near.length < LEAST_POINTS) return fit;
    fit = straightThrough(near);
  }
  return fit;
}

/** The place of the strongest step of this sign across the line, by a parabola through it and its neighbours. */
function stepNear({ width, height, across, down }: Edges, line: Line, place: number, sign: number): number | null {
  const breadth = line.upright ? width : height;
  const step = (over: number): number => {
    if (over < 1 || over >= breadth - 1) return 0;
    return sign * ((line.upright ? across[place * width + over] : down[over * width + place]) ?? 0);
  };
  const length = line.upright ? height : width;
  const middle = Math.round(line.slope * (place - length / 2) + line.offset);
  let best = middle - REACH;
  for (let over = best + 1; over <= middle + REACH; over++) if (step(over) > step(best)) best = over;
  const [before, here, after] = [step(best - 1), step(best), step(best + 1)];
  if (here < 8) return null;
  const bend = before - 2 * here + after;
  return best + (bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0);
}

function straightThrough(points: readonly [number, number][]): Fit {
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (const [x, y] of points) {
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const n = points.length;
  const spread = n * sxx - sx * sx;
  const slope = spread === 0 ? 0 : (n * sxy - sx * sy) / spread;
  return { slope, offset: (sy - slope * sx) / n };
}
