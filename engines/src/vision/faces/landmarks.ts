import type { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { chipSide, type Point, rollOf } from './align.ts';
import type { Sighting } from './detect.ts';
import type { LandmarkModel } from './manifest.ts';
import { runToFloats } from './run-model.ts';
import { place, sampleView, squareView } from './warp.ts';

const POINTS = 68;
// The second look is moved and widened by these shares of the crop: landmarks of a face stay where they are on the
// picture, landmarks imagined on a pattern move along with the crop.
const SECOND_SHIFT = 0.06;
const SECOND_SIZE = 1.1;

export type Landmarks = {
  points: Point[];
  /** How far the points moved between two looks: root mean square, as a share of the face chip's side. */
  unrest: number;
};

/**
 * The 68 landmarks of a sighted face in raster pixels: a first look finds how the head is tilted, two more on upright
 * crops are averaged, since the network is at its best on level faces.
 */
export async function findLandmarks(
  session: InferenceSession,
  raster: Raster,
  model: LandmarkModel,
  sighting: Sighting,
): Promise<Landmarks> {
  const tilted = await lookAt(session, raster, model, sighting);
  const upright = { ...sighting, angle: rollOf(tilted) };
  const first = await lookAt(session, raster, model, upright);
  const shift = Math.max(sighting.width, sighting.height) * SECOND_SHIFT;
  const second = await lookAt(session, raster, model, {
    ...upright,
    x: upright.x + shift,
    y: upright.y + shift,
    width: upright.width * SECOND_SIZE,
    height: upright.height * SECOND_SIZE,
  });
  return settle(first, second);
}

/** The mean of two looks and how far they disagree. */
export function settle(first: readonly Point[], second: readonly Point[]): Landmarks {
  let squares = 0;
  const points = first.map(([x, y], i): Point => {
    const [u, v] = second[i] ?? [x, y];
    squares += (x - u) ** 2 + (y - v) ** 2;
    return [(x + u) / 2, (y + v) / 2];
  });
  const side = chipSide(points);
  return { points, unrest: side > 0 ? Math.sqrt(squares / points.length) / side : Number.POSITIVE_INFINITY };
}

async function lookAt(
  session: InferenceSession,
  raster: Raster,
  model: LandmarkModel,
  face: Sighting,
): Promise<Point[]> {
  const side = Math.max(face.width, face.height) * model.crop;
  const map = squareView(face, side, model.input, face.angle);
  const pixels = sampleView(raster, map, { width: model.input, height: model.input }, model);
  const planes = model.channels === 'grey' ? 1 : 3;
  const dims = [1, planes, model.input, model.input];
  const values = await runToFloats(session, pixels, { dims, count: POINTS * 2 });
  return Array.from({ length: POINTS }, (_, i) =>
    place(map, (values[i * 2] ?? 0) * model.input, (values[i * 2 + 1] ?? 0) * model.input),
  );
}
