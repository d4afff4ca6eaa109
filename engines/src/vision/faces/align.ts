import type { Similarity } from './warp.ts';

export type Point = [number, number];

/**
 * The similarity that takes `from` points to `to` points with least squares error (Umeyama 1991, two dimensions,
 * closed form). Both lists have the same length, at least two, and are not one point repeated.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): Similarity {
  if (from.length !== to.length || from.length < 2)
    throw new RangeError('two lists of points of one length are needed');
  const source = centroid(from);
  const target = centroid(to);
  let along = 0;
  let across = 0;
  let spread = 0;
  from.forEach(([x, y], i) => {
    const [u, v] = to[i] ?? [0, 0];
    const dx = x - source[0];
    const dy = y - source[1];
    const du = u - target[0];
    const dv = v - target[1];
    along += dx * du + dy * dv;
    across += dx * dv - dy * du;
    spread += dx * dx + dy * dy;
  });
  if (spread === 0) throw new RangeError('the points are all one point');
  const a = along / spread;
  const b = across / spread;
  return { a, b, x: target[0] - a * source[0] + b * source[1], y: target[1] - b * source[0] - a * source[1] };
}

export function centroid(points: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point[0];
    y += point[1];
  }
  return [x / points.length, y / points.length];
}

// Average positions of points 17 to 67 in dlib's face chips (dlib, image_transforms/interpolation.h, get_face_chip_details).
const MEAN_X = [
  0.000213256, 0.0752622, 0.18113, 0.29077, 0.393397, 0.586856, 0.689483, 0.799124, 0.904991, 0.98004, 0.490127,
  0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122, 0.265825, 0.334606,
  0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149, 0.340985, 0.428858, 0.490127,
  0.551395, 0.639268, 0.726104, 0.642159, 0.556721, 0.490127, 0.423532, 0.338094, 0.290379, 0.428096, 0.490127,
  0.552157, 0.689874, 0.553364, 0.490127, 0.42689,
];
const MEAN_Y = [
  0.106454, 0.038915, 0.0187482, 0.0344891, 0.0773906, 0.0773906, 0.0344891, 0.0187482, 0.038915, 0.106454, 0.203352,
  0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423, 0.178758, 0.179852,
  0.231733, 0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077, 0.245099, 0.780233, 0.745405,
  0.727388, 0.742578, 0.727388, 0.745405, 0.780233, 0.864805, 0.902192, 0.909281, 0.902192, 0.864805, 0.784792,
  0.778746, 0.785343, 0.778746, 0.784792, 0.824182, 0.831803, 0.824182,
];
const DLIB_PADDING = 0.25;
// dlib leaves out the eyebrows (17 to 26) and the lower lip (55 to 59), which move most with expression.
const DLIB_POINTS = range(27, 68).filter((i) => i < 55 || i > 59);

// Eyes, nose tip and corners of the mouth in the 112-pixel crop that ArcFace-style networks are trained on.
const ARCFACE_SIDE = 112;
const ARCFACE: readonly Point[] = [
  [38.2946, 51.6963],
  [73.5318, 51.5014],
  [56.0252, 71.7366],
  [41.5493, 92.3655],
  [70.7299, 92.2041],
];

export type Alignment = 'dlib-68' | 'arcface-5';

/** The map from pixels of a face chip (`size` pixels a side) to the raster, from the 68 landmarks of a face. */
export function chipMap(landmarks: readonly Point[], alignment: Alignment, size: number): Similarity {
  if (alignment === 'arcface-5') {
    const targets = ARCFACE.map(([x, y]): Point => [(x / ARCFACE_SIDE) * size, (y / ARCFACE_SIDE) * size]);
    return fitSimilarity(targets, fivePoints(landmarks));
  }
  return fitSimilarity(template(size), pick(landmarks, DLIB_POINTS));
}

/** Side of the square that dlib would cut out around these landmarks, in their own unit. */
export function chipSide(landmarks: readonly Point[]): number {
  const map = chipMap(landmarks, 'dlib-68', 1);
  return Math.hypot(map.a, map.b);
}

/** Distance of the landmarks from dlib's average face once laid over it: root mean square, as a share of a chip's side. */
export function shapeError(landmarks: readonly Point[]): number {
  const map = chipMap(landmarks, 'dlib-68', 1);
  const side = Math.hypot(map.a, map.b);
  if (side === 0) return Number.POSITIVE_INFINITY;
  const found = pick(landmarks, DLIB_POINTS);
  const squares = template(1).map(([u, v], i) => {
    const [x, y] = found[i] ?? [0, 0];
    return (map.a * u - map.b * v + map.x - x) ** 2 + (map.b * u + map.a * v + map.y - y) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length) / side;
}

function template(size: number): Point[] {
  const at = (mean: number | undefined) => ((DLIB_PADDING + (mean ?? 0)) / (2 * DLIB_PADDING + 1)) * size;
  return DLIB_POINTS.map((i) => [at(MEAN_X[i - 17]), at(MEAN_Y[i - 17])]);
}

function fivePoints(landmarks: readonly Point[]): Point[] {
  return [[37, 38, 40, 41], [43, 44, 46, 47], [30], [48, 60], [54, 64]].map((group) =>
    centroid(pick(landmarks, group)),
  );
}

/** Angle of the line between the eyes, radians, 0 when level, positive when turned clockwise on the screen. */
export function rollOf(landmarks: readonly Point[]): number {
  const left = centroid(pick(landmarks, range(36, 42)));
  const right = centroid(pick(landmarks, range(42, 48)));
  return Math.atan2(right[1] - left[1], right[0] - left[0]);
}

function pick(points: readonly Point[], indices: readonly number[]): Point[] {
  return indices.map((i) => {
    const point = points[i];
    if (!point) throw new RangeError('68 landmarks are needed');
    return point;
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
