import type { Box } from '@acquaint/sdk';

/** A projective map of the plane, three by three, row by row. */
export type Plane = readonly number[];
export type Point = readonly [x: number, y: number];

/** Where a point goes. */
export function project(plane: Plane, [x, y]: Point): Point {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = plane;
  const depth = g * x + h * y + i;
  return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
}

/** The way back; null when the map folds the plane flat and there is none. */
export function inverse(plane: Plane): Plane | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = plane;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!Number.isFinite(determinant) || Math.abs(determinant) < 1e-12) return null;
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ].map((value) => value / determinant);
}

/** The map as a transform of CSS whose origin is the upper left corner, its result drawn `scale` times as large. */
export function cssMatrix(plane: Plane, scale: number): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = plane;
  const s = scale;
  return `matrix3d(${[a * s, d * s, 0, g, b * s, e * s, 0, h, 0, 0, 1, 0, c * s, f * s, 0, i].join(',')})`;
}

/** The four corners of a box, clockwise from the upper left. */
export function cornersOf({ x, y, width, height }: Box): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
