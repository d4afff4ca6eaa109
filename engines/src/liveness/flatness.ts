import { distance, mean, type Point } from './geometry.ts';

// Points that keep their place on the skull whatever the face does: brows, nose, corners of eyes and mouth. Lids and lips
// move by themselves; the jaw's outline slides along the cheek as a head turns.
const FIRM = [...range(17, 37), 39, 42, 45, 48, 54];

/**
 * How badly one view of a face is explained as the same flat sheet seen from elsewhere: root mean square distance that is left
 * after the best homography between the two sets of landmarks, as a share of the eyes' distance. A photograph
 * that is moved, tilted or turned stays at the noise of the landmarks; the nose and brows of a head that turns do not.
 */
export function unflatness(from: readonly Point[], to: readonly Point[]): number {
  const source = pick(from);
  const target = pick(to);
  const map = fitHomography(source, target);
  if (!map) return 0;
  const squares = source.map((point, i) => distance(applyHomography(map, point), target[i] ?? [0, 0]) ** 2);
  return rootMean(squares) / spanIn(from, source, target);
}

/** How much a view differs from another once moved, turned in the plane and resized: the same measure after the best similarity. */
export function reshaping(from: readonly Point[], to: readonly Point[]): number {
  const source = pick(from);
  const target = pick(to);
  const [a, b] = [mean(source), mean(target)];
  let [along, across, spread] = [0, 0, 0];
  source.forEach(([x, y], i) => {
    const [u, v] = target[i] ?? [0, 0];
    const [dx, dy, du, dv] = [x - a[0], y - a[1], u - b[0], v - b[1]];
    along += dx * du + dy * dv;
    across += dx * dv - dy * du;
    spread += dx * dx + dy * dy;
  });
  if (spread === 0) return 0;
  const [cos, sin] = [along / spread, across / spread];
  const squares = source.map(([x, y], i) => {
    const [dx, dy] = [x - a[0], y - a[1]];
    return distance([b[0] + cos * dx - sin * dy, b[1] + sin * dx + cos * dy], target[i] ?? [0, 0]) ** 2;
  });
  return rootMean(squares) / spanIn(from, source, target);
}

/** The eyes' distance at the size of the second view, whatever its turn did to the eyes themselves. */
function spanIn(from: readonly Point[], source: readonly Point[], target: readonly Point[]): number {
  const span = distance(mean(from.slice(36, 42)), mean(from.slice(42, 48)));
  return Math.max(1e-6, (span * spreadOf(target)) / Math.max(1e-6, spreadOf(source)));
}

function spreadOf(points: readonly Point[]): number {
  const middle = mean(points);
  return rootMean(points.map((point) => distance(point, middle) ** 2));
}

function rootMean(squares: readonly number[]): number {
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length));
}

type Homography = readonly number[];

/** Least squares of the linear form (Hartley's normalisation first); null when the points do not fix one. */
function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | null {
  const [normal, source] = normalise(from);
  const [other, target] = normalise(to);
  const matrix = Array.from({ length: 8 }, () => new Array<number>(9).fill(0));
  source.forEach(([x, y], i) => {
    const [u, v] = target[i] ?? [0, 0];
    addRow(matrix, [x, y, 1, 0, 0, 0, -u * x, -u * y], u);
    addRow(matrix, [0, 0, 0, x, y, 1, -v * x, -v * y], v);
  });
  const solved = solve(matrix);
  return solved && compose(solved, normal, other);
}

type Frame = { x: number; y: number; scale: number };

function normalise(points: readonly Point[]): [Frame, Point[]] {
  const [x, y] = mean(points);
  const scale = points.reduce((sum, point) => sum + distance(point, [x, y]), 0) / points.length || 1;
  return [{ x, y, scale }, points.map(([px, py]) => [(px - x) / scale, (py - y) / scale])];
}

function addRow(matrix: number[][], row: readonly number[], value: number): void {
  row.forEach((a, i) => {
    const line = matrix[i] ?? [];
    row.forEach((b, j) => {
      line[j] = (line[j] ?? 0) + a * b;
    });
    line[8] = (line[8] ?? 0) + a * value;
  });
}

/** Gauss with pivots on an 8 by 9 system; null when it is singular. */
function solve(matrix: number[][]): number[] | null {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    const pivot = matrix
      .slice(column)
      .reduce(
        (best, row, i) => (Math.abs(row[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0) ? column + i : best),
        column,
      );
    const [top, chosen] = [matrix[column], matrix[pivot]];
    if (!top || !chosen || Math.abs(chosen[column] ?? 0) < 1e-12) return null;
    matrix[column] = chosen;
    matrix[pivot] = pivot === column ? chosen : top;
    for (const [at, row] of matrix.entries()) {
      if (at === column) continue;
      const factor = (row[column] ?? 0) / (chosen[column] ?? 1);
      for (let i = column; i <= size; i++) row[i] = (row[i] ?? 0) - factor * (chosen[i] ?? 0);
    }
  }
  return matrix.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}

/** The map in pixels: into the first frame, through the solved map, out of the second. */
function compose(solved: readonly number[], from: Frame, to: Frame): Homography {
  return [...solved, 1, from.x, from.y, from.scale, to.x, to.y, to.scale];
}

function applyHomography(map: Homography, [x, y]: Point): Point {
  const [
    a = 0,
    b = 0,
    c = 0,
    d = 0,
    e = 0,
    f = 0,
    g = 0,
    h = 0,
    one = 1,
    fx = 0,
    fy = 0,
    fs = 1,
    tx = 0,
    ty = 0,
    ts = 1,
  ] = map;
  const [u, v] = [(x - fx) / fs, (y - fy) / fs];
  const w = g * u + h * v + one;
  return [tx + (ts * (a * u + b * v + c)) / w, ty + (ts * (d * u + e * v + f)) / w];
}

function pick(points: readonly Point[]): Point[] {
  return FIRM.map((i) => points[i] ?? [0, 0]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
