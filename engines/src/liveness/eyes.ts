import type { Raster } from '../vision/index.ts';
import { distance, mean, median, type Point } from './geometry.ts';

/** The cut around an eye, in widths of the eye, and how finely it is looked at. */
const ACROSS = 0.7;
const DOWN = 0.6;
const COLUMNS = 28;
const ROWS = 24;

/**
 * How tall the dark of both eyes stands, iris and pupil, as a share of the eye's width: about 0.3 open, below 0.15 with
 * shut lids, where only the lashes are dark. Landmarks alone follow lids poorly, so the pixels are asked as well. Null
 * when the eyes lie outside the picture or nothing is darker than the skin.
 */
export function eyeAperture(raster: Raster, landmarks: readonly Point[]): number | null {
  const found = [36, 42].flatMap((from) => {
    const one = apertureOf(raster, landmarks.slice(from, from + 6));
    return one === null ? [] : [one];
  });
  return found.length === 2 ? found.reduce((sum, one) => sum + one, 0) / 2 : null;
}

function apertureOf(raster: Raster, eye: readonly Point[]): number | null {
  const [outer, inner] = [eye[0], eye[3]];
  if (!outer || !inner) return null;
  const width = distance(outer, inner);
  const turn = Math.atan2(inner[1] - outer[1], inner[0] - outer[0]);
  const centre = mean(eye);
  const sample = (u: number, v: number) =>
    greyAt(
      raster,
      centre[0] + width * (u * Math.cos(turn) - v * Math.sin(turn)),
      centre[1] + width * (u * Math.sin(turn) + v * Math.cos(turn)),
    );
  const columns = Array.from({ length: COLUMNS }, (_, i) =>
    Array.from({ length: ROWS }, (_, j) =>
      sample((i / (COLUMNS - 1) - 0.5) * ACROSS, (j / (ROWS - 1) - 0.5) * 2 * DOWN * 0.5),
    ),
  );
  const values = columns.flat();
  if (values.some((value) => value === null)) return null;
  const grey = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  // The skin below the eye is what the dark is told from.
  const under = Array.from({ length: 9 }, (_, i) => sample((i / 8 - 0.5) * ACROSS, DOWN * 0.75)).filter(
    (value) => value !== null,
  );
  const skin = median(under);
  const dark = grey[Math.floor(grey.length * 0.02)] ?? 0;
  if (!(skin - dark > 12)) return null;
  const limit = dark + (skin - dark) * 0.5;
  const heights = columns.map(
    (column) => (column.filter((value) => value !== null && value < limit).length / ROWS) * DOWN,
  );
  const tallest = heights.toSorted((a, b) => b - a).slice(0, Math.round(COLUMNS * 0.35));
  return tallest.reduce((sum, height) => sum + height, 0) / tallest.length;
}

function greyAt({ width, height, rgb }: Raster, x: number, y: number): number | null {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return null;
  const [across, down] = [x - left, y - top];
  const one = (px: number, py: number) => {
    const at = (py * width + px) * 3;
    return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
  };
  const upper = one(left, top) * (1 - across) + one(left + 1, top) * across;
  const lower = one(left, top + 1) * (1 - across) + one(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}
