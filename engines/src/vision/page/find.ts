import { distance, type Quad, type Raster } from '../raster.ts';
import { edgesOf } from './edges.ts';
import { mapQuad } from './homography.ts';
import { type Line, seen, strongestLines } from './lines.ts';
import { areaOf, bestQuad, type Candidate, cross } from './quads.ts';
import { refine } from './refine.ts';
import { shrinkTowards } from './shrink.ts';

/** Where a document lies on a photograph. */
export type FoundPage = {
  /** Corners in the photograph's pixels, clockwise from the one nearest its top left; the photograph's own when none was found. */
  corners: Quad;
  /** False when no edges of a page were seen: the photograph is taken to be the page. */
  found: boolean;
  /** The least share of a side along which its edge is seen, 0 to 1. */
  certainty: number;
  /** Sides (top, right, bottom, left) that lie on the photograph's rim while others are seen: the document goes on beyond them. */
  cut: [boolean, boolean, boolean, boolean];
  /** The share of the photograph that the page takes. */
  share: number;
  /** How far it is from upright and level, in degrees: its turn, and its worst corner's distance from a right angle. */
  turn: number;
  tilt: number;
};

const JUDGED_SIDE = 400;
const BORDER_INSET = 1;
/** Below these the sides are more likely lines printed on the page: a border of the picture stands in only for sides that are plain. */
const CERTAIN = 0.7;
const CERTAIN_AT_BORDER = 0.85;

/** Finds the page by straight edges on a small copy: two level, two upright, each seen along most of its length. */
export function findPage(raster: Raster): FoundPage {
  const { small, factor } = shrinkTowards(raster, JUDGED_SIDE);
  const edges = edgesOf(small);
  const frame = { width: small.width, height: small.height };
  const border = (upright: boolean): Line[] => {
    const far = (upright ? small.width : small.height) - 1 - BORDER_INSET;
    return [BORDER_INSET, far].map((offset) => seen(edges, { upright, slope: 0, offset, border: true }));
  };
  const level = [...strongestLines(edges, false), ...border(false)];
  const upright = [...strongestLines(edges, true), ...border(true)];
  const likeliest = bestQuad(level, upright, { frame });
  // What is printed on a document that goes on beyond the picture may stand in for the side that is not seen.
  const best = likeliest && isCertain(likeliest) ? likeliest : bestQuad(level, upright, { frame, fits: isCutOff });
  if (!best) return wholePicture(raster);
  const [top, right, bottom, left] = refine(edges, best);
  const quad: Quad = [
    cross(top, left, frame),
    cross(top, right, frame),
    cross(bottom, right, frame),
    cross(bottom, left, frame),
  ];
  return describe(best, quad, factor, frame);
}

function isCertain(candidate: Candidate): boolean {
  return certaintyOf(candidate) >= (candidate.lines.some((line) => line.border) ? CERTAIN_AT_BORDER : CERTAIN);
}

function isCutOff(candidate: Candidate): boolean {
  return candidate.lines.some((line) => line.border) && isCertain(candidate);
}

function certaintyOf({ lines, support }: Candidate): number {
  return Math.min(...support.filter((_, side) => !lines[side]?.border));
}

function wholePicture({ width, height }: Raster): FoundPage {
  const corners: Quad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  return { corners, found: false, certainty: 0, cut: [false, false, false, false], share: 1, turn: 0, tilt: 0 };
}

function describe(best: Candidate, quad: Quad, factor: number, frame: { width: number; height: number }): FoundPage {
  const [a, b, c, d] = quad;
  const onBorder = best.lines.map((line) => line.border);
  const angle = Math.atan2(b[1] - a[1] + c[1] - d[1], b[0] - a[0] + c[0] - d[0]);
  return {
    corners: mapQuad(quad, ([x, y]) => [(x + 0.5) * factor, (y + 0.5) * factor]),
    found: true,
    certainty: certaintyOf(best),
    cut: [onBorder[0] === true, onBorder[1] === true, onBorder[2] === true, onBorder[3] === true],
    share: areaOf(quad) / (frame.width * frame.height),
    turn: (angle * 180) / Math.PI,
    tilt: Math.max(...quad.map((_, i) => Math.abs(90 - cornerAngle(quad, i)))),
  };
}

function cornerAngle(quad: Quad, at: number): number {
  const here = quad[at] ?? [0, 0];
  const before = quad[(at + 3) % 4] ?? here;
  const after = quad[(at + 1) % 4] ?? here;
  const dot = (before[0] - here[0]) * (after[0] - here[0]) + (before[1] - here[1]) * (after[1] - here[1]);
  return (Math.acos(dot / Math.max(1e-6, distance(before, here) * distance(after, here))) * 180) / Math.PI;
}
