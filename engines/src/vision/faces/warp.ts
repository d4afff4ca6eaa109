import type { Raster } from '../raster.ts';

/** A similarity map from target pixels (u, v) to source pixels: (a·u − b·v + x, b·u + a·v + y). */
export type Similarity = { a: number; b: number; x: number; y: number };
/** What a network wants of its pixels: (value − mean) × scale, in this channel order. */
export type Tone = { channels: 'rgb' | 'bgr' | 'grey'; mean: readonly [number, number, number]; scale: number };
export type Size = { width: number; height: number };

const MAX_SAMPLES = 12;

/** Where the centre of target pixel (u, v) lies in the source, in continuous coordinates. */
export function place(map: Similarity, u: number, v: number): [number, number] {
  return [map.a * u - map.b * v + map.x, map.b * u + map.a * v + map.y];
}

/** The map that puts a square of `side` source pixels around a centre, turned by `angle` radians, onto `size` pixels. */
export function squareView(centre: { x: number; y: number }, side: number, size: number, angle = 0): Similarity {
  const step = side / size;
  const a = step * Math.cos(angle);
  const b = step * Math.sin(angle);
  const half = size / 2;
  return { a, b, x: centre.x - a * half + b * half, y: centre.y - b * half - a * half };
}

/**
 * Samples a raster through a similarity map into planar floats (3 planes, or 1 when grey). Pixels outside the raster
 * are black. When the map shrinks, several samples a pixel are averaged, so nothing aliases; else it is bilinear.
 */
export function sampleView(raster: Raster, map: Similarity, size: Size, tone: Tone): Float32Array<ArrayBuffer> {
  const step = Math.hypot(map.a, map.b);
  const samples = Math.min(MAX_SAMPLES, Math.max(1, Math.round(step)));
  const rgb = samples === 1 ? bilinear(raster, map, size) : averaged(raster, map, size, samples);
  return toPlanes(rgb, size.width * size.height, tone);
}

function averaged(raster: Raster, map: Similarity, size: Size, samples: number): Float32Array {
  const { width, height, rgb } = raster;
  const out = new Float32Array(size.width * size.height * 3);
  const weight = 1 / (samples * samples);
  for (let v = 0, to = 0; v < size.height; v++) {
    for (let u = 0; u < size.width; u++, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < samples; j++) {
        const subV = v + (j + 0.5) / samples;
        for (let i = 0; i < samples; i++) {
          const subU = u + (i + 0.5) / samples;
          const x = Math.floor(map.a * subU - map.b * subV + map.x);
          const y = Math.floor(map.b * subU + map.a * subV + map.y);
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          const from = (y * width + x) * 3;
          red += rgb[from] ?? 0;
          green += rgb[from + 1] ?? 0;
          blue += rgb[from + 2] ?? 0;
        }
      }
      out[to] = red * weight;
      out[to + 1] = green * weight;
      out[to + 2] = blue * weight;
    }
  }
  return out;
}

function bilinear(raster: Raster, map: Similarity, size: Size): Float32Array {
  const { width, height, rgb } = raster;
  const out = new Float32Array(size.width * size.height * 3);
  for (let v = 0, to = 0; v < size.height; v++) {
    for (let u = 0; u < size.width; u++, to += 3) {
      const x = map.a * (u + 0.5) - map.b * (v + 0.5) + map.x - 0.5;
      const y = map.b * (u + 0.5) + map.a * (v + 0.5) + map.y - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const fx = x - left;
      const fy = y - top;
      for (let j = 0; j < 2; j++) {
        const row = top + j;
        if (row < 0 || row >= height) continue;
        const wy = j === 0 ? 1 - fy : fy;
        for (let i = 0; i < 2; i++) {
          const column = left + i;
          if (column < 0 || column >= width) continue;
          const w = wy * (i === 0 ? 1 - fx : fx);
          const from = (row * width + column) * 3;
          out[to] = (out[to] ?? 0) + w * (rgb[from] ?? 0);
          out[to + 1] = (out[to + 1] ?? 0) + w * (rgb[from + 1] ?? 0);
          out[to + 2] = (out[to + 2] ?? 0) + w * (rgb[from + 2] ?? 0);
        }
      }
    }
  }
  return out;
}

function toPlanes(rgb: Float32Array, area: number, { channels, mean, scale }: Tone): Float32Array<ArrayBuffer> {
  if (channels === 'grey') {
    const grey = new Float32Array(area);
    for (let i = 0, from = 0; i < area; i++, from += 3) {
      const value = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
      grey[i] = (value - mean[0]) * scale;
    }
    return grey;
  }
  const planes = new Float32Array(area * 3);
  for (let plane = 0; plane < 3; plane++) {
    const channel = channels === 'rgb' ? plane : 2 - plane;
    const shift = mean[channel] ?? 0;
    for (let i = 0, from = channel, to = plane * area; i < area; i++, from += 3, to++)
      planes[to] = ((rgb[from] ?? 0) - shift) * scale;
  }
  return planes;
}
