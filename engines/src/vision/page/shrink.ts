import type { Raster } from '../raster.ts';

/** Shrinks by a whole factor, each pixel the mean of its block: the quick way from a photograph to a picture for judging. */
export function shrinkBy(raster: Raster, factor: number): Raster {
  if (factor <= 1) return raster;
  const width = Math.floor(raster.width / factor);
  const height = Math.floor(raster.height / factor);
  const out = new Uint8Array(width * height * 3);
  const row = new Uint32Array(width * 3);
  const area = factor * factor;
  for (let y = 0; y < height; y++) {
    row.fill(0);
    for (let j = 0; j < factor; j++) {
      let from = (y * factor + j) * raster.width * 3;
      for (let to = 0; to < row.length; to += 3) {
        for (let i = 0; i < factor; i++, from += 3) {
          row[to] = (row[to] ?? 0) + (raster.rgb[from] ?? 0);
          row[to + 1] = (row[to + 1] ?? 0) + (raster.rgb[from + 1] ?? 0);
          row[to + 2] = (row[to + 2] ?? 0) + (raster.rgb[from + 2] ?? 0);
        }
      }
    }
    for (let k = 0; k < row.length; k++) out[y * row.length + k] = (row[k] ?? 0) / area;
  }
  return { width, height, rgb: out };
}

/** Shrinks so that the longer side is at least `side` and less than twice that. */
export function shrinkTowards(raster: Raster, side: number): { small: Raster; factor: number } {
  const factor = Math.max(1, Math.floor(Math.max(raster.width, raster.height) / side));
  return { small: shrinkBy(raster, factor), factor };
}
