import type { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { chipMap, type Point } from './align.ts';
import type { EmbeddingModel } from './manifest.ts';
import { runToFloats } from './run-model.ts';
import { sampleView } from './warp.ts';

/** The embedding of the face with these landmarks, cut out upright and scaled as the network was trained. */
export async function embedFace(
  session: InferenceSession,
  raster: Raster,
  model: EmbeddingModel,
  landmarks: readonly Point[],
): Promise<Float32Array> {
  const map = chipMap(landmarks, model.alignment, model.input);
  const chip = sampleView(raster, map, { width: model.input, height: model.input }, model);
  const straight = await run(session, model, chip);
  if (!model.mirrored) return straight;
  const mirrored = await run(session, model, mirror(chip, model.input));
  return straight.map((value, i) => (value + (mirrored[i] ?? 0)) / 2);
}

async function run(session: InferenceSession, model: EmbeddingModel, chip: Float32Array<ArrayBuffer>) {
  const dims = [1, 3, model.input, model.input];
  // A copy: the runtime may use the memory of its answer again.
  return (await runToFloats(session, chip, { dims, count: model.dimension })).slice();
}

/** Planes of `side` x `side` pixels, left and right exchanged. */
function mirror(planes: Float32Array, side: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(planes.length);
  for (let row = 0; row < planes.length; row += side)
    for (let x = 0; x < side; x++) out[row + x] = planes[row + side - 1 - x] ?? 0;
  return out;
}
