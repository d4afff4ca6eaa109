import type { Edges } from './edges.ts';

/**
 * A straight edge: y = slope · (x − middle) + offset for a level one, x and y exchanged for an upright one. `rising` and `falling`
 * count, summed along it, the pixels where it is seen as a step to bright or to dark.
 */
export type Line = {
  upright: boolean;
  slope: number;
  offset: number;
  rising: Uint16Array;
  falling: Uint16Array;
  /** A side of the picture itself, where a document is cut off. */
  border: boolean;
};

const MAX_ANGLE = 40;
const ANGLE_SPREAD = 4;
const LEAST_STEP = 9;
const STRONG_STEP = 60;
const LINES_KEPT = 16;
const NEAR_ANGLE = 3;
const NEAR_OFFSET = 5;
const REACH = 2;

/** The strongest straight edges of one family by a Hough transform that lets each pixel vote near its own direction only. */
export function strongestLines(edges: Edges, upright: boolean): Line[] {
  const { width, height } = edges;
  const [length, breadth] = upright ? [height, width] : [width, height];
  const slopes = Array.from({ length: 2 * MAX_ANGLE + 1 }, (_, i) => Math.tan(((i - MAX_ANGLE) * Math.PI) / 180));
  const reach = Math.ceil(length * 0.45);
  const offsets = breadth + 2 * reach;
  const votes = new Float32Array(slopes.length * offsets);
  vote(edges, upright, { slopes, reach, offsets, votes, length });
  const lines: Line[] = [];
  for (let kept = 0; kept < LINES_KEPT; kept++) {
    const best = strongest(votes);
    const value = votes[best] ?? 0;
    if (value < length * 0.12 * LEAST_STEP) break;
    const angle = Math.floor(best / offsets);
    const offset = (best % offsets) - reach;
    lines.push(seen(edges, { upright, slope: slopes[angle] ?? 0, offset, border: false }));
    clear(votes, offsets, slopes.length, angle, best % offsets);
  }
  return lines;
}

type Space = { slopes: number[]; reach: number; offsets: number; votes: Float32Array; length: number };

function vote(edges: Edges, upright: boolean, { slopes, reach, offsets, votes, length }: Space): void {
  const { width, height, across, down, strength } = edges;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const step = strength[at] ?? 0;
      if (step < LEAST_STEP) continue;
      const along = (upright ? down[at] : across[at]) ?? 0;
      const over = (upright ? across[at] : down[at]) ?? 0;
      if (Math.abs(over) < Math.abs(along) || !isCrest(strength, at, upright ? 1 : width)) continue;
      // The edge runs at right angles to its step.
      const angle = Math.round((Math.atan(-along / over) * 180) / Math.PI) + MAX_ANGLE;
      const weight = Math.min(step, STRONG_STEP);
      const place = (upright ? y : x) - length / 2;
      const from = Math.max(0, angle - ANGLE_SPREAD);
      const to = Math.min(slopes.length - 1, angle + ANGLE_SPREAD);
      for (let i = from; i <= to; i++) {
        const bin = Math.round((upright ? x : y) - (slopes[i] ?? 0) * place) + reach;
        if (bin >= 0 && bin < offsets) votes[i * offsets + bin] = (votes[i * offsets + bin] ?? 0) + weight;
      }
    }
  }
}

function isCrest(strength: Float32Array, at: number, stride: number): boolean {
  const here = strength[at] ?? 0;
  return here >= (strength[at - stride] ?? 0) && here > (strength[at + stride] ?? 0);
}

function strongest(votes: Float32Array): number {
  let best = 0;
  for (let i = 1; i < votes.length; i++) if ((votes[i] ?? 0) > (votes[best] ?? 0)) best = i;
  return best;
}

function clear(votes: Float32Array, offsets: number, angles: number, angle: number, offset: number): void {
  for (let i = Math.max(0, angle - NEAR_ANGLE); i <= Math.min(angles - 1, angle + NEAR_ANGLE); i++) {
    const from = Math.max(0, offset - NEAR_OFFSET);
    votes.fill(0, i * offsets + from, i * offsets + Math.min(offsets, offset + NEAR_OFFSET + 1));
  }
}

/** Where along a line an edge of its direction is seen, as sums that tell any stretch by one subtraction. */
export function seen(edges: Edges, line: Pick<Line, 'upright' | 'slope' | 'offset' | 'border'>): Line {
  const { width, height } = edges;
  const [length, breadth] = line.upright ? [height, width] : [width, height];
  const rising = new Uint16Array(length + 1);
  const falling = new Uint16Array(length + 1);
  for (let place = 0; place < length; place++) {
    const middle = line.slope * (place - length / 2) + line.offset;
    let up = 0;
    let fall = 0;
    for (let off = -REACH; off <= REACH; off++) {
      const over = Math.round(middle + off);
      if (over < 1 || over >= breadth - 1) continue;
      const at = line.upright ? place * width + over : over * width + place;
      const along = (line.upright ? edges.down[at] : edges.across[at]) ?? 0;
      const step = (line.upright ? edges.across[at] : edges.down[at]) ?? 0;
      if (Math.abs(step) < LEAST_STEP || Math.abs(along + line.slope * step) > 0.5 * Math.abs(step)) continue;
      if (step > 0) up = 1;
      else fall = 1;
    }
    rising[place + 1] = (rising[place] ?? 0) + up;
    falling[place + 1] = (falling[place] ?? 0) + fall;
  }
  return { ...line, rising, falling };
}
