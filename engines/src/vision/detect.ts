import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { fuseActivations } from './onnx/fuse.ts';
import { distance, type Point, type Raster, resize } from './raster.ts';

// Values of the PP-OCR detector (DBNet): binarise at 0.3, keep regions whose mean is above 0.5, grow by 1.6.
const PIXEL_THRESHOLD = 0.3;
const REGION_THRESHOLD = 0.5;
const UNCLIP_RATIO = 1.6;
const MIN_REGION_PIXELS = 12;
const MAX_REGIONS = 400;
const MIN_SIDE = 3;
const MEAN_BGR = [0.406, 0.456, 0.485] as const;
const DEVIATION_BGR = [0.225, 0.224, 0.229] as const;

/** Opens a model on one thread: the caller decides how many run side by side. */
export async function openModel(path: string): Promise<InferenceSession> {
  return InferenceSession.create(fuseActivations(await readFile(path)), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
}

/** Finds lines of text: corners of rectangles (slanted, in no known order of reading) in the raster's own pixels. */
export async function detectLines(session: InferenceSession, raster: Raster, side: number): Promise<Point[][]> {
  const scale = side / Math.max(raster.width, raster.height);
  const width = toMultipleOf32(raster.width * scale);
  const height = toMultipleOf32(raster.height * scale);
  const small = resize(raster, width, height);
  const input = new Tensor('float32', planes(small), [1, 3, height, width]);
  const output = await session.run({ [session.inputNames[0] ?? 'x']: input });
  const map = output[session.outputNames[0] ?? '']?.data;
  if (!(map instanceof Float32Array)) throw new Error('the detection model returned no probability map');

  const fx = raster.width / width;
  const fy = raster.height / height;
  return regionsOf(map, width, height).flatMap(({ outline }) => {
    const rectangle = smallestRectangle(outline);
    if (!rectangle) return [];
    const corners = grow(rectangle, UNCLIP_RATIO).map(([x, y]): Point => [x * fx, y * fy]);
    return isTooThin(corners) ? [] : [corners];
  });
}

function isTooThin([a, b, , d]: Point[]): boolean {
  return !a || !b || !d || Math.min(distance(a, b), distance(a, d)) < MIN_SIDE;
}

function toMultipleOf32(length: number): number {
  return Math.max(32, Math.round(length / 32) * 32);
}

/** A plane for blue, green and red, each value by its place in the training data's spread. */
function planes({ width, height, rgb }: Raster): Float32Array {
  const size = width * height;
  const out = new Float32Array(size * 3);
  for (const [channel, scaled] of SCALED_BGR.entries()) {
    const offset = channel * size;
    for (let i = 0, from = 2 - channel; i < size; i++, from += 3) out[offset + i] = scaled[rgb[from] ?? 0] ?? 0;
  }
  return out;
}

const SCALED_BGR = MEAN_BGR.map((mean, channel) =>
  Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / (DEVIATION_BGR[channel] ?? 1)),
);

type Region = { outline: Point[] };

/** Connected regions above the pixel threshold whose mean probability passes; outline = leftmost and rightmost pixels of each row. */
function regionsOf(map: Float32Array, width: number, height: number): Region[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const regions: Region[] = [];
  for (let start = 0; start < map.length && regions.length < MAX_REGIONS; start++) {
    if (seen[start] || (map[start] ?? 0) <= PIXEL_THRESHOLD) continue;
    seen[start] = 1;
    stack.push(start);
    const rows = new Map<number, [number, number]>();
    let count = 0;
    let sum = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      count++;
      sum += map[at] ?? 0;
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let v = Math.max(0, y - 1); v <= y + 1 && v < height; v++)
        for (let u = Math.max(0, x - 1); u <= x + 1 && u < width; u++) {
          const next = v * width + u;
          if (seen[next] || (map[next] ?? 0) <= PIXEL_THRESHOLD) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    if (count < MIN_REGION_PIXELS || sum / count < REGION_THRESHOLD) continue;
    const outline: Point[] = [];
    for (const [y, [from, to]] of rows) outline.push([from, y], [to + 1, y], [from, y + 1], [to + 1, y + 1]);
    regions.push({ outline });
  }
  return regions;
}

/** Convex hull by Andrew's monotone chain. */
function hullOf(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: Point[]): Point[] => {
    const out: Point[] = [];
    for (const p of list) {
      for (;;) {
        const a = out.at(-2);
        const b = out.at(-1);
        if (!a || !b || (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        out.pop();
      }
      out.push(p);
    }
    out.pop();
    return out;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The rectangle of least area around the points: one of its sides lies on an edge of the hull. */
function smallestRectangle(points: Point[]): Point[] | null {
  const hull = hullOf(points);
  let best: { area: number; corners: Point[] } | null = null;
  for (let i = 0; i < hull.length; i++) {
    const a = hull[i];
    const b = hull[(i + 1) % hull.length];
    if (!a || !b) continue;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length === 0) continue;
    const ux = (b[0] - a[0]) / length;
    const uy = (b[1] - a[1]) / length;
    let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of hull) {
      const u = x * ux + y * uy;
      const v = y * ux - x * uy;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    const area = (maxU - minU) * (maxV - minV);
    if (best && best.area <= area) continue;
    const corner = (u: number, v: number): Point => [u * ux - v * uy, u * uy + v * ux];
    best = { area, corners: [corner(minU, minV), corner(maxU, minV), corner(maxU, maxV), corner(minU, maxV)] };
  }
  return best?.corners ?? null;
}

/** The detector marks the shrunken core of a line; this grows it back by area x ratio / perimeter on each side. */
function grow(corners: Point[], ratio: number): Point[] {
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return corners;
  const width = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const height = Math.hypot(d[0] - a[0], d[1] - a[1]);
  if (width === 0 || height === 0) return corners;
  const by = (width * height * ratio) / (2 * (width + height));
  const ux = ((b[0] - a[0]) / width) * by;
  const uy = ((b[1] - a[1]) / width) * by;
  const vx = ((d[0] - a[0]) / height) * by;
  const vy = ((d[1] - a[1]) / height) * by;
  return [
    [a[0] - ux - vx, a[1] - uy - vy],
    [b[0] + ux - vx, b[1] + uy - vy],
    [c[0] + ux + vx, c[1] + uy + vy],
    [d[0] - ux + vx, d[1] - uy + vy],
  ];
}
