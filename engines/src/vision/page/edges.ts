import type { Raster } from '../raster.ts';

/** Where brightness or colour steps: strength and direction of the step at each pixel, of the channel that steps most. */
export type Edges = { width: number; height: number; across: Float32Array; down: Float32Array; strength: Float32Array };

/** Sobel gradients of a raster smoothed 3 x 3, so that noise and grain of paper step little. */
export function edgesOf(raster: Raster): Edges {
  const { width, height } = raster;
  const size = width * height;
  const edges: Edges = {
    width,
    height,
    across: new Float32Array(size),
    down: new Float32Array(size),
    strength: new Float32Array(size),
  };
  for (let channel = 0; channel < 3; channel++) addChannel(edges, smooth(raster, channel));
  return edges;
}

function smooth({ width, height, rgb }: Raster, channel: number): Float32Array {
  const rows = new Float32Array(width * height);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const left = x > 0 ? at - 1 : at;
      const right = x + 1 < width ? at + 1 : at;
      rows[at] = (rgb[left * 3 + channel] ?? 0) + (rgb[at * 3 + channel] ?? 0) + (rgb[right * 3 + channel] ?? 0);
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const up = y > 0 ? at - width : at;
      const below = y + 1 < height ? at + width : at;
      out[at] = ((rows[up] ?? 0) + (rows[at] ?? 0) + (rows[below] ?? 0)) / 9;
    }
  }
  return out;
}

function addChannel({ width, height, across, down, strength }: Edges, from: Float32Array): void {
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1; at < y * width + width - 1; at++) {
      const above = at - width;
      const below = at + width;
      const falling = (from[below + 1] ?? 0) - (from[above - 1] ?? 0);
      const rising = (from[above + 1] ?? 0) - (from[below - 1] ?? 0);
      const dx = (falling + rising + 2 * ((from[at + 1] ?? 0) - (from[at - 1] ?? 0))) / 4;
      const dy = (falling - rising + 2 * ((from[below] ?? 0) - (from[above] ?? 0))) / 4;
      const step = Math.abs(dx) + Math.abs(dy);
      if (step <= (strength[at] ?? 0)) continue;
      strength[at] = step;
      across[at] = dx;
      down[at] = dy;
    }
  }
}
