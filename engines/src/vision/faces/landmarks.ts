import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { type Point, rollOf } from './align.ts';
import { floatsOf, type Sighting } from './detect.ts';
import type { LandmarkModel } from './manifest.ts';
import { place, sampleView, squareView } from './warp.ts';

const POINTS = 68;

/**
 * The 68 landmarks of a sighted face in raster pixels. They are found twice: the second time on a crop turned upright
 * by the first answer, since the network is at its best on level faces.
 */
export async function findLandmarks(
  session: InferenceSession,
  raster: Raster,
  model: LandmarkModel,
  face: Sighting,
): Promise<Point[]> {
  const first = await landmarksAt(session, raster, model, face);
  return landmarksAt(session, raster, model, { ...face, angle: rollOf(first) });
}

async function landmarksAt(
  session: InferenceSession,
  raster: Raster,
  model: LandmarkModel,
  face: Sighting,
): Promise<Point[]> {
  const side = Math.max(face.width, face.height) * model.crop;
  const map = squareView(face, side, model.input, face.angle);
  const pixels = sampleView(raster, map, { width: model.input, height: model.input }, model);
  const planes = model.channels === 'grey' ? 1 : 3;
  const outputs = await session.run({
    image: new Tensor('float32', pixels, [1, planes, model.input, model.input]),
  });
  const values = floatsOf(outputs.points);
  if (values.length !== POINTS * 2) throw new TypeError('the landmark model did not return 68 points');
  return Array.from({ length: POINTS }, (_, i) =>
    place(map, (values[i * 2] ?? 0) * model.input, (values[i * 2 + 1] ?? 0) * model.input),
  );
}
