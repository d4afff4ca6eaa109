/** Row-major RGB, three bytes a pixel. */
export type Raster = { width: number; height: number; rgb: Uint8Array };

export type Point = [number, number];
/** Corners clockwise from the top left of what is written there. */
export type Quad = [Point, Point, Point, Point];
export type Box = { x: number; y: number; width: number; height: number };

/** The upright rectangle around a quad, in whole pixels. */
export function boundsOf(quad: Quad): Box {
  const xs = quad.map((point) => point[0]);
  const ys = quad.map((point) => point[1]);
  const x = Math.floor(Math.min(...xs));
  const y = Math.floor(Math.min(...ys));
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}

/** The quad of an upright box. */
export function quadOf(box: Box): Quad {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  return [
    [box.x, box.y],
    [right, box.y],
    [right, bottom],
    [box.x, bottom],
  ];
}

/** Length of the top edge (width) and of the left edge (height) of a quad, in pixels. */
export function quadSize(quad: Quad): { width: number; height: number } {
  const [topLeft, topRight, bottomRight, bottomLeft] = quad;
  return {
    width: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
    height: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
  };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Turns a raster clockwise by a quarter, a half or three quarters. */
export function turn(raster: Raster, degrees: 90 | 180 | 270): Raster {
  const { width, height, rgb } = raster;
  const swapped = degrees !== 180;
  const out: Raster = {
    width: swapped ? height : width,
    height: swapped ? width : height,
    rgb: new Uint8Array(rgb.length),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const toX = degrees === 90 ? height - 1 - y : degrees === 180 ? width - 1 - x : y;
      const toY = degrees === 90 ? x : degrees === 180 ? height - 1 - y : width - 1 - x;
      const from = (y * width + x) * 3;
      const to = (toY * out.width + toX) * 3;
      out.rgb[to] = rgb[from] ?? 0;
      out.rgb[to + 1] = rgb[from + 1] ?? 0;
      out.rgb[to + 2] = rgb[from + 2] ?? 0;
    }
  }
  return out;
}

/** Maps a point of the turned raster back to the raster it was turned from (whose size is given). */
export function turnBack(point: Point, degrees: 0 | 90 | 180 | 270, size: { width: number; height: number }): Point {
  const [x, y] = point;
  if (degrees === 90) return [y, size.height - 1 - x];
  if (degrees === 180) return [size.width - 1 - x, size.height - 1 - y];
  if (degrees === 270) return [size.width - 1 - y, x];
  return point;
}

/**
 * Cuts a quad out of the raster and straightens it to `width` x `height`, bilinear; when the quad is larger than the
 * result, several samples a pixel are averaged so that thin strokes do not vanish. Outside pixels repeat the border.
 */
export function straighten(raster: Raster, quad: Quad, width: number, height: number): Raster {
  const rgb = new Uint8Array(width * height * 3);
  const size = quadSize(quad);
  const across = Math.min(4, Math.max(1, Math.round(size.width / width)));
  const down = Math.min(4, Math.max(1, Math.round(size.height / height)));
  const weight = 1 / (across * down);
  const row = new Float64Array(width * 3);
  const [a, b, c, d] = quad;
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let j = 0; j < down; j++) {
      const v = (y + (j + 0.5) / down) / height;
      addRow(raster, between(a, d, v), between(b, c, v), { row, across });
    }
    for (let i = 0, to = y * row.length; i < row.length; i++, to++) rgb[to] = (row[i] ?? 0) * weight;
  }
  return { width, height, rgb };
}

function between(from: Point, to: Point, part: number): Point {
  return [from[0] * (1 - part) + to[0] * part, from[1] * (1 - part) + to[1] * part];
}

/** Adds what lies evenly between two points to a row of pixels, `across` samples to each of them. */
function addRow(raster: Raster, from: Point, to: Point, { row, across }: { row: Float64Array; across: number }): void {
  const { rgb, width, height } = raster;
  const samples = (row.length / 3) * across;
  const stepX = (to[0] - from[0]) / samples;
  const stepY = (to[1] - from[1]) / samples;
  for (let sample = 0; sample < samples; sample++) {
    const x = Math.min(width - 1, Math.max(0, from[0] + stepX * (sample + 0.5) - 0.5));
    const y = Math.min(height - 1, Math.max(0, from[1] + stepY * (sample + 0.5) - 0.5));
    const left = x | 0;
    const top = y | 0;
    const fx = x - left;
    const fy = y - top;
    const p = (top * width + left) * 3;
    const q = left < width - 1 ? p + 3 : p;
    const below = top < height - 1 ? width * 3 : 0;
    const wp = (1 - fx) * (1 - fy);
    const wq = fx * (1 - fy);
    const wr = (1 - fx) * fy;
    const ws = fx * fy;
    const at = ((sample / across) | 0) * 3;
    for (let k = 0; k < 3; k++) {
      const near = (rgb[p + k] ?? 0) * wp + (rgb[q + k] ?? 0) * wq;
      const far = (rgb[p + below + k] ?? 0) * wr + (rgb[q + below + k] ?? 0) * ws;
      row[at + k] = (row[at + k] ?? 0) + near + far;
    }
  }
}

/** Resizes a raster (area-like averaging down, bilinear up). */
export function resize(raster: Raster, width: number, height: number): Raster {
  if (width === raster.width && height === raster.height) return raster;
  return straighten(raster, quadOf({ x: 0, y: 0, width: raster.width, height: raster.height }), width, height);
}

/** Grey values 0..255 (BT.601 weights), one byte a pixel. */
export function greyOf(raster: Raster): Uint8Array {
  const { rgb } = raster;
  const grey = new Uint8Array(raster.width * raster.height);
  for (let i = 0, p = 0; i < grey.length; i++, p += 3) {
    grey[i] = ((rgb[p] ?? 0) * 77 + (rgb[p + 1] ?? 0) * 150 + (rgb[p + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}
