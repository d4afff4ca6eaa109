import type { InferenceSession } from 'onnxruntime-node';
import { quadOf, type Raster, straighten } from '../raster.ts';
import type { Face } from './face.ts';
import type { LivenessModel } from './manifest.ts';
import { runToFloats } from './run-model.ts';
import { sampleView } from './warp.ts';

const AS_IS = { a: 1, b: 0, x: 0, y: 0 };

/**
 * The probability, 0..1, that this face stood before the camera itself, rather than as a print or on a screen. It judges
 * one image: masks and cut-outs worn on a head are outside its reach.
 */
export async function judgeLiveness(
  session: InferenceSession,
  raster: Raster,
  model: LivenessModel,
  face: Face,
): Promise<number> {
  const crop = straighten(raster, quadOf(surroundings(raster, face, model.crop)), model.input, model.input);
  const pixels = sampleView(crop, AS_IS, crop, model);
  const dims = [1, 3, model.input, model.input];
  const values = await runToFloats(session, pixels, { dims, count: model.classes });
  return softmax(values)[model.realClass] ?? 0;
}

/** The face's box made `crop` times as large, or as large as the picture allows, and moved inside the picture. */
export function surroundings(raster: Raster, { box }: Pick<Face, 'box'>, crop: number): Face['box'] {
  const scale = Math.min(crop, (raster.width - 1) / box.width, (raster.height - 1) / box.height);
  const width = box.width * scale;
  const height = box.height * scale;
  const inside = (centre: number, side: number, limit: number) =>
    Math.max(0, Math.min(centre - side / 2, limit - 1 - side));
  return {
    x: inside(box.x + box.width / 2, width, raster.width),
    y: inside(box.y + box.height / 2, height, raster.height),
    width,
    height,
  };
}

function softmax(values: Float32Array): number[] {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
