import type { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { detectInView, type Sighting, suppress, type View } from './detect.ts';
import { type Face, toFace } from './face.ts';
import { findLandmarks } from './landmarks.ts';
import type { FacePackManifest } from './manifest.ts';

const WHOLE = { zoom: 1, angle: 0, x: 0.5, y: 0.5 };
const QUARTER_TURN = Math.PI / 2;

// Tried in order until one shows a face. A face that fills the picture is found once there is a margin around it; a
// photograph may lie on its side; a portrait in a large scan may be too small when all of the page is seen at once.
const ROUNDS: readonly (readonly View[])[] = [
  [WHOLE],
  [{ ...WHOLE, zoom: 1.5 }],
  [1, 3, 2].map((turns) => ({ ...WHOLE, zoom: 1.1, angle: turns * QUARTER_TURN })),
  [0.3, 0.7].flatMap((y) => [0.3, 0.7].map((x) => ({ zoom: 0.6, angle: 0, x, y }))),
];

/** Every face in the raster with its landmarks, largest first. An empty list means none was found in any view. */
export async function findFaces(
  models: { detector: InferenceSession; landmarks: InferenceSession },
  raster: Raster,
  manifest: FacePackManifest,
): Promise<Face[]> {
  for (const round of ROUNDS) {
    const sightings: Sighting[] = [];
    for (const view of round) {
      sightings.push(...(await detectInView(models.detector, raster, manifest.detector, view)));
      // A picture lies on one side only: the first turn that shows faces is the right one.
      if (view.angle !== 0 && sightings.length > 0) break;
    }
    const faces: Face[] = [];
    for (const sighting of suppress(sightings, manifest.detector.maxOverlap)) {
      const face = toFace(sighting, await findLandmarks(models.landmarks, raster, manifest.landmarks, sighting));
      if (face) faces.push(face);
    }
    if (faces.length > 0) return faces.toSorted((a, b) => b.heightPx - a.heightPx);
  }
  return [];
}
