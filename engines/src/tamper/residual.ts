import { greyOf, type Raster } from '../vision/index.ts';

const BLOCK = 16;
const SPACING = 32;
const RIM = 8;

export type Field = { width: number; height: number; grey: Uint8Array };

export function fieldOf(raster: Raster): Field {
  return { width: raster.width, height: raster.height, grey: greyOf(raster) };
}

/**
 * Grey levels of noise in the quieter blocks of the picture, by a mask that knows neither slopes nor edges (Immerkær 1996): what is
 * printed counts as noise nowhere, and where saving has taken the noise away it is near nothing.
 */
export function noiseOf({ width, height, grey }: Field, part: number): number {
  const values: number[] = [];
  for (let top = RIM; top + BLOCK < height; top += SPACING)
    for (let left = RIM; left + BLOCK < width; left += SPACING) {
      let sum = 0;
      for (let y = top; y < top + BLOCK; y++)
        for (let x = left; x < left + BLOCK; x++) sum += Math.abs(masked(grey, y * width + x, width));
      values.push((sum / BLOCK ** 2 / 6) * Math.sqrt(Math.PI / 2));
    }
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * part)] ?? 0;
}

function masked(grey: Uint8Array, at: number, width: number): number {
  const near = (offset: number): number => grey[at + offset] ?? 0;
  const sides = near(1) + near(-1) + near(width) + near(-width);
  const corners = near(width + 1) + near(width - 1) + near(1 - width) + near(-1 - width);
  return 4 * near(0) - 2 * sides + corners;
}

/** Means of squares of pixels around a place, from sums made once. */
export function meansOf({ width, height, grey }: Field): (x: number, y: number, reach: number) => number {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x] ?? 0;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row;
    }
  }
  return (x, y, reach) => {
    const [left, right] = [x - reach, x + reach + 1];
    const [top, bottom] = [(y - reach) * stride, (y + reach + 1) * stride];
    const sum =
      (sums[bottom + right] ?? 0) - (sums[bottom + left] ?? 0) - (sums[top + right] ?? 0) + (sums[top + left] ?? 0);
    return sum / (2 * reach + 1) ** 2;
  };
}
