import type { Raster } from '../raster.ts';
import type { Homography } from './homography.ts';

/**
 * Draws the part of a raster that `toSource` (from the result's pixels to the raster's) shows, bilinear; with `samples` above 1
 * that many rows and columns of samples a pixel are averaged, for where the picture shrinks. Outside pixels repeat the border.
 */
export function warp(
  raster: Raster,
  toSource: Homography,
  size: { width: number; height: number; samples?: number },
): Raster {
  const { width, height, samples = 1 } = size;
  const out = new Uint8Array(width * height * 3);
  const sum = new Float32Array(3);
  const [a, b, c, d, e, f, g, h, i] = toSource;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      sum.fill(0);
      for (let j = 0; j < samples; j++) {
        const v = y + (j + 0.5) / samples;
        for (let k = 0; k < samples; k++) {
          const u = x + (k + 0.5) / samples;
          const w = 1 / (g * u + h * v + i);
          sampleInto(sum, raster, (a * u + b * v + c) * w - 0.5, (d * u + e * v + f) * w - 0.5);
        }
      }
      const weight = 1 / (samples * samples);
      out[to] = (sum[0] ?? 0) * weight + 0.5;
      out[to + 1] = (sum[1] ?? 0) * weight + 0.5;
      out[to + 2] = (sum[2] ?? 0) * weight + 0.5;
    }
  }
  return { width, height, rgb: out };
}

function sampleInto(sum: Float32Array, { rgb, width, height }: Raster, x: number, y: number): void {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const fx = Math.min(1, Math.max(0, x - left));
  const fy = Math.min(1, Math.max(0, y - top));
  const p = (top * width + left) * 3;
  const q = left + 1 < width ? p + 3 : p;
  const down = top + 1 < height ? width * 3 : 0;
  const wq = fx * (1 - fy);
  const wr = (1 - fx) * fy;
  const ws = fx * fy;
  const wp = 1 - wq - wr - ws;
  for (let k = 0; k < 3; k++) {
    const value =
      (rgb[p + k] ?? 0) * wp + (rgb[q + k] ?? 0) * wq + (rgb[p + down + k] ?? 0) * wr + (rgb[q + down + k] ?? 0) * ws;
    sum[k] = (sum[k] ?? 0) + value;
  }
}
