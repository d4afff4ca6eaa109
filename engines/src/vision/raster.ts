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
  const samplesX = Math.min(4, Math.max(1, Math.round(size.width / width)));
  const samplesY = Math.min(4, Math.max(1, Math.round(size.height / height)));
  const weight = 1 / (samplesX * samplesY);
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sum[0] = 0;
      sum[1] = 0;
      sum[2] = 0;
      for (let j = 0; j < samplesY; j++) {
        const v = (y + (j + 0.5) / samplesY) / height;
        for (let i = 0; i < samplesX; i++) addSample(raster, quad, (x + (i + 0.5) / samplesX) / width, v, sum);
      }
      const to = (y * width + x) * 3;
      rgb[to] = sum[0] * weight;
      rgb[to + 1] = sum[1] * weight;
      rgb[to + 2] = sum[2] * weight;
    }
  }
  return { width, height, rgb };
}

function addSample(raster: Raster, quad: Quad, u: number, v: number, sum: [number, number, number]): void {
  const [a, b, c, d] = quad;
  const x = (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v - 0.5;
  const y = (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v - 0.5;
  const left = Math.min(raster.width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(raster.height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(raster.width - 1, left + 1);
  const bottom = Math.min(raster.height - 1, top + 1);
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  const { rgb, width } = raster;
  const p = (top * width + left) * 3;
  const q = (top * width + right) * 3;
  const r = (bottom * width + left) * 3;
  const s = (bottom * width + right) * 3;
  const wp = (1 - fx) * (1 - fy);
  const wq = fx * (1 - fy);
  const wr = (1 - fx) * fy;
  const ws = fx * fy;
  for (let k = 0; k < 3; k++) {
    const value = (rgb[p + k] ?? 0) * wp + (rgb[q + k] ?? 0) * wq + (rgb[r + k] ?? 0) * wr + (rgb[s + k] ?? 0) * ws;
    sum[k] = (sum[k] ?? 0) + value;
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
