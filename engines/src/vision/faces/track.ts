import type { Raster } from '../raster.ts';
import { type Point, shapeError } from './align.ts';
import { type Face, isSteady, toFace } from './face.ts';
import type { FinderModels } from './find.ts';
import { findLandmarks } from './landmarks.ts';
import type { FacePackManifest } from './manifest.ts';

/**
 * The face of the picture before, followed by its landmarks alone: looked for where it was, then once more where it has gone. Null
 * unless both looks are plainly those of a face; then the whole picture must be looked at. A second face is not seen here.
 */
export async function trackFace(
  models: FinderModels,
  raster: Raster,
  { landmarks }: FacePackManifest,
  before: Face,
): Promise<Face | null> {
  const first = await steadyAt(models, raster, landmarks, before);
  if (!first) return null;
  const there = { ...before, ...moved(before, first.landmarks) };
  return steadyAt(models, raster, landmarks, there);
}

async function steadyAt(
  models: FinderModels,
  raster: Raster,
  model: FacePackManifest['landmarks'],
  { box, score }: Face,
): Promise<Face | null> {
  const { x, y, width, height } = box;
  const sighting = { x: x + width / 2, y: y + height / 2, width, height, angle: 0, score };
  const { points, unrest } = await findLandmarks(models.landmarks, raster, model, sighting);
  return isSteady({ unrest, shape: shapeError(points) }) ? toFace(sighting, points) : null;
}

/** The detector's box goes and grows with the middle and the spread of the landmarks, across and down apart: a turned head narrows. */
function moved({ box, landmarks }: Face, now: readonly Point[]): Pick<Face, 'box'> {
  const [x, width] = movedAlong(0, { from: box.x, size: box.width }, landmarks, now);
  const [y, height] = movedAlong(1, { from: box.y, size: box.height }, landmarks, now);
  return { box: { x, y, width, height } };
}

type Side = { from: number; size: number };

function movedAlong(axis: 0 | 1, { from, size }: Side, before: readonly Point[], now: readonly Point[]) {
  const [old, seen] = [spreadOf(before, axis), spreadOf(now, axis)];
  const grown = old.spread > 0 ? seen.spread / old.spread : 1;
  return [seen.middle + (from - old.middle) * grown, size * grown] as const;
}

/** Middle and root mean square distance from it of brows, nose, eyes and mouth; the jaw slides as a head turns. */
function spreadOf(points: readonly Point[], axis: 0 | 1): { middle: number; spread: number } {
  const inner = points.slice(17).map((point) => point[axis]);
  const middle = inner.reduce((sum, each) => sum + each, 0) / inner.length;
  const squares = inner.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  return { middle, spread: Math.sqrt(squares / inner.length) };
}
