import { distance, type Point, type Quad, type Raster } from '../raster.ts';
import type { FoundPage } from './find.ts';
import { type Homography, IDENTITY, rectangleTo } from './homography.ts';
import { warp } from './warp.ts';

/** A page as it lies flat: its size in pixels and the way from its pixels to the photograph's. */
export type FlatPage = { width: number; height: number; toPicture: Homography };

/** Sides of what people are asked to show: ID-1 cards, ID-3 booklets, sheets of A4 (ISO 7810, ISO 216). */
const ASPECTS = [85.6 / 53.98, 125 / 88, 297 / 210];
const SNAP = 0.09;
/** Table left around the page, so that a line printed at its rim stays whole. */
const RIM = 0.02;
const MAX_SIDE = 2400;
/** Small turns and tilts read as well as none, and every redrawing costs sharpness. */
const WORTH_TURNING = 3;
const WORTH_TILT = 4;
const SMALL_SHARE = 0.3;

/** Whether a page reads better redrawn than as it was photographed. */
export function isWorthFlattening({ found, turn, tilt, share }: FoundPage): boolean {
  return found && (Math.abs(turn) >= WORTH_TURNING || tilt >= WORTH_TILT || share < SMALL_SHARE);
}

/** The flat page of these corners (clockwise from its top left), as large as its longest sides on the photograph. */
export function flatPageOf(corners: Quad): FlatPage {
  const [a, b, c, d] = corners;
  const across = Math.max(distance(a, b), distance(d, c));
  const down = Math.max(distance(a, d), distance(b, c));
  const [width, height] = snapped(across, down);
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height) / (1 + 2 * RIM));
  const [w, h] = [width * scale, height * scale];
  const inside = rectangleTo(corners, w, h);
  const rim = Math.round(RIM * Math.max(w, h));
  const [p, q, r, s, t, u, v, x, y] = inside;
  const moved: Homography = [p, q, r - rim * (p + q), s, t, u - rim * (s + t), v, x, y - rim * (v + x)];
  return { width: Math.round(w + 2 * rim), height: Math.round(h + 2 * rim), toPicture: moved };
}

/** The size with the aspect of a known kind of paper when it is near one: seen at a slant, one side looks shorter than it is. */
function snapped(across: number, down: number): [number, number] {
  const aspect = Math.max(across, down) / Math.min(across, down);
  const known = ASPECTS.find((each) => Math.abs(each / aspect - 1) < SNAP);
  if (known === undefined) return [across, down];
  return across >= down
    ? [Math.max(across, down * known), Math.max(across, down * known) / known]
    : flip(snapped(down, across));
}

function flip([a, b]: [number, number]): [number, number] {
  return [b, a];
}

/** Redraws the page as it lies flat. */
export function flatten(raster: Raster, flat: FlatPage): Raster {
  return warp(raster, flat.toPicture, { width: flat.width, height: flat.height });
}

/** Corners with the first moved on by quarters: what was the top left is seen at the top right after one. */
export function turnCorners(corners: Quad, turned: 0 | 90 | 180 | 270): Quad {
  const [a, b, c, d] = corners;
  if (turned === 90) return [d, a, b, c];
  if (turned === 180) return [c, d, a, b];
  return turned === 270 ? [b, c, d, a] : corners;
}

/** The way from a picture turned clockwise by quarters back to the picture of this size. */
export function turnedTo(turned: 0 | 90 | 180 | 270, { width, height }: { width: number; height: number }): Homography {
  if (turned === 90) return [0, 1, 0, -1, 0, height, 0, 0, 1];
  if (turned === 180) return [-1, 0, width, 0, -1, height, 0, 0, 1];
  return turned === 270 ? [0, -1, width, 1, 0, 0, 0, 0, 1] : IDENTITY;
}

/** The upright rectangle around a box that was carried elsewhere. */
export function carryBox(
  box: { x: number; y: number; width: number; height: number },
  carry: (at: Point) => Point,
): { x: number; y: number; width: number; height: number } {
  const corners = [
    carry([box.x, box.y]),
    carry([box.x + box.width, box.y]),
    carry([box.x + box.width, box.y + box.height]),
    carry([box.x, box.y + box.height]),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
