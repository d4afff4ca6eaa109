// Where the four sides of a document lie in a small grey picture, if they can be told from what lies around them.
import type { Rect } from './geometry.ts';
import type { Grey } from './measure.ts';

/** The sides of what lies in the frame, in pixels of the picture; null for a side that is not seen. */
export type Sides = { left: number | null; top: number | null; right: number | null; bottom: number | null };

/** Lines of sight across each side, and the part of the side they are spread over: corners are round, fingers hold them. */
const RAYS = 21;
const SPREAD = { from: 0.15, to: 0.85 };
/** How far into the frame a side is looked for, as a share of the frame. */
const INWARD = 0.42;
/** Grey levels between one side of an edge and the other. */
const LEAST_STEP = 14;
const HALF = 2;
const MOST_STEPS = 6;
/** So many rays must agree on one line, within so many pixels, leaning by at most this much. */
const AGREED = 0.62;
const NEAR = 1.4;
const STEEPEST = 0.14;
/** Among so much else outside it, a line is chance. */
const MOST_OUTSIDE = 1;

/** Looks for each side from outside inwards: the outermost straight edge that most lines of sight cross. */
export function findSides(picture: Grey, frame: Rect): Sides {
  const across = (fromRight: boolean) => sideAt(picture, frame, { upright: true, far: fromRight });
  const down = (fromBottom: boolean) => sideAt(picture, frame, { upright: false, far: fromBottom });
  return { left: across(false), top: down(false), right: across(true), bottom: down(true) };
}

type Way = { upright: boolean; far: boolean };

function sideAt({ grey, width, height }: Grey, frame: Rect, { upright, far }: Way): number | null {
  const [along, start] = upright ? [frame.height, frame.y] : [frame.width, frame.x];
  const [deep, room] = upright ? [frame.width, width] : [frame.height, height];
  const begin = upright ? frame.x : frame.y;
  const depth = Math.floor((far ? room - begin - deep : begin) + deep * INWARD);
  const at = (ray: number, step: number) => {
    const side = Math.round(start + along * (SPREAD.from + ((SPREAD.to - SPREAD.from) * ray) / (RAYS - 1)));
    const inward = far ? room - 1 - step : step;
    return grey[upright ? side * width + inward : inward * width + side] ?? 0;
  };
  const steps = Array.from({ length: RAYS }, (_, ray) => stepsOn((step) => at(ray, step), depth));
  const apart = (along * (SPREAD.to - SPREAD.from)) / (RAYS - 1);
  const found = outermostLine(steps, apart);
  if (found === null) return null;
  return far ? room - 1 - found : found;
}

type Step = { at: number; rises: boolean };

/** Where the grey changes at once along one line of sight, from outside inwards. */
function stepsOn(at: (step: number) => number, depth: number): Step[] {
  const change = (step: number) => {
    let sum = 0;
    for (let i = 0; i < HALF; i += 1) sum += at(step + i) - at(step - 1 - i);
    return sum / HALF;
  };
  const found: Step[] = [];
  for (let step = HALF; step < depth - HALF && found.length < MOST_STEPS; step += 1) {
    const here = change(step);
    const [size, before, after] = [here, change(step - 1), change(step + 1)].map(Math.abs) as [number, number, number];
    if (size >= LEAST_STEP && size >= before && size > after) found.push({ at: step, rises: here > 0 });
  }
  return found;
}

/** The distance, at its middle, of the first line on which enough rays agree, all from dark to light or all from light to dark. */
function outermostLine(steps: readonly (readonly Step[])[], apart: number): number | null {
  let best: number | null = null;
  const middle = (RAYS - 1) / 2;
  for (let a = 0; a < RAYS; a += 2) {
    for (let b = a + Math.floor(RAYS / 3); b < RAYS; b += 3) {
      for (const [from, to] of pairs(steps[a] ?? [], steps[b] ?? [])) {
        const lean = (to.at - from.at) / (b - a);
        const centre = from.at + lean * (middle - a);
        if (Math.abs(lean) > STEEPEST * apart || (best !== null && centre >= best)) continue;
        if (isLine(steps, (ray) => ({ at: from.at + lean * (ray - a), rises: from.rises }))) best = centre;
      }
    }
  }
  return best;
}

function isLine(steps: readonly (readonly Step[])[], on: (ray: number) => Step): boolean {
  let [agreeing, outside] = [0, 0];
  for (const [ray, seen] of steps.entries()) {
    const line = on(ray);
    if (seen.some(({ at, rises }) => rises === line.rises && Math.abs(at - line.at) <= NEAR)) agreeing += 1;
    outside += seen.filter(({ at }) => at < line.at - NEAR).length;
  }
  return agreeing >= RAYS * AGREED && outside <= RAYS * MOST_OUTSIDE;
}

function pairs(a: readonly Step[], b: readonly Step[]): [Step, Step][] {
  return a.flatMap((one) => b.filter(({ rises }) => rises === one.rises).map((other): [Step, Step] => [one, other]));
}
