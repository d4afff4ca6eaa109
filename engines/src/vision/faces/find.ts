import type { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { shapeError } from './align.ts';
import { detectInView, type Sighting, suppress, type View } from './detect.ts';
import { type Doubt, type Face, isFace, isShapely, isSteady, toFace } from './face.ts';
import { findLandmarks } from './landmarks.ts';
import type { FacePackManifest } from './manifest.ts';

const WHOLE: View = { zoom: 1, angle: 0, x: 0.5, y: 0.5, gain: 1 };
const QUARTER_TURN = Math.PI / 2;

// Tried in order until one shows a face plainly. A face that fills the picture is found once there is a margin around
// it; a photograph may lie on its side or be dark; a portrait in a large scan may be too small when the whole page is
// seen at once.
const ROUNDS: readonly (readonly View[])[] = [
  [WHOLE],
  [{ ...WHOLE, zoom: 1.5 }],
  ...[1, 3, 2].map((turns) => [{ ...WHOLE, zoom: 1.1, angle: turns * QUARTER_TURN }]),
  [{ ...WHOLE, gain: 4 }],
  [0.3, 0.7].flatMap((y) => [0.3, 0.7].map((x) => ({ ...WHOLE, zoom: 0.6, x, y }))),
];
// A view that shows its best face less plainly than another must be surer of it by this much a unit of doubt.
const DOUBT_WEIGHT = 5;

/** In a picture whose lightest and darkest pixel are fewer shades apart no view shows a face: faces dimmed to ten of 256 shades were still found, to six none. */
const LEAST_CONTRAST = 8;
/** A face that is large enough to be compared is many times as large. */
const CONTRAST_STEP = 4;

type Finding = { face: Face; doubt: Doubt };
/** What a round of views showed: the faces looked at, and the smaller ones that were only sighted. */
type Seen = { findings: Finding[]; others: readonly Sighting[] };

/** The largest faces say whether a round of views shows them plainly; the rest of a crowd is looked at once, in the round that counts. */
const LOOKED_AT = 4;
const CROWD = 3;
const CROWD_SCORE = 0.9;
export type FinderModels = { detector: InferenceSession; landmarks: InferenceSession };

/**
 * Every face in the raster with its landmarks, largest first. An empty list means none was found in any view. `near` is the face
 * of the picture just before in a film: a head in motion is rarely seen plainly, and where it just was it need not be looked
 * for in every view. The whole picture is always looked at, so that a second face is seen.
 */
export async function findFaces(
  models: FinderModels,
  raster: Raster,
  manifest: FacePackManifest,
  near: Face | null = null,
): Promise<Face[]> {
  if (!hasContrast(raster)) return [];
  let best: Seen = { findings: [], others: [] };
  for (const [round, views] of ROUNDS.entries()) {
    const seen = await lookThrough(models, raster, manifest, views);
    const found = seen.findings;
    if (plainness(found) > plainness(best.findings)) best = seen;
    const [largest] = found;
    if ((largest && isSteady(largest.doubt)) || isCrowd(found)) break;
    if (round > 0 || !near) continue;
    if (largest && overlap(largest.face.box, near.box) >= SAME_PLACE) break;
    const there = found.length > 0 ? null : await lookWhereItWas(models, raster, manifest, near);
    if (there) return [there];
  }
  const rest = await lookAt(models, raster, manifest, best.others);
  return largestFirst([...best.findings, ...rest]).map(({ face }) => face);
}

function hasContrast({ width, height, rgb }: Raster): boolean {
  let [darkest, lightest] = [255, 0];
  for (let y = 0; y < height; y += CONTRAST_STEP)
    for (let at = y * width * 3; at < (y + 1) * width * 3; at += CONTRAST_STEP * 3) {
      const shade = Math.max(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
      if (shade < darkest) darkest = shade;
      if (shade > lightest) lightest = shade;
      if (lightest - darkest >= LEAST_CONTRAST) return true;
    }
  return false;
}

const SAME_PLACE = 0.4;

/** The landmarks alone, at the place of the picture before; null unless they are plainly those of a face. */
async function lookWhereItWas(
  models: FinderModels,
  raster: Raster,
  { landmarks }: FacePackManifest,
  near: Face,
): Promise<Face | null> {
  const { x, y, width, height } = near.box;
  const sighting = { x: x + width / 2, y: y + height / 2, width, height, angle: 0, score: near.score };
  const { points, unrest } = await findLandmarks(models.landmarks, raster, landmarks, sighting);
  return isSteady({ unrest, shape: shapeError(points) }) ? toFace(sighting, points) : null;
}

/** Intersection over union. */
function overlap(a: Face['box'], b: Face['box']): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

async function lookThrough(
  models: FinderModels,
  raster: Raster,
  manifest: FacePackManifest,
  views: readonly View[],
): Promise<Seen> {
  const sightings: Sighting[] = [];
  for (const view of views) sightings.push(...(await detectInView(models.detector, raster, manifest.detector, view)));
  const waiting = suppress(sightings, manifest.detector.maxOverlap).sort((a, b) => b.height - a.height);
  const findings: Finding[] = [];
  // Patterns taken for faces are no answer: the next largest sightings take their places.
  while (findings.length < LOOKED_AT && waiting.length > 0)
    findings.push(...(await lookAt(models, raster, manifest, waiting.splice(0, LOOKED_AT - findings.length))));
  return { findings: largestFirst(findings), others: waiting };
}

/** The sightings that have the landmarks of a face. */
async function lookAt(
  models: FinderModels,
  raster: Raster,
  manifest: FacePackManifest,
  sightings: readonly Sighting[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const sighting of sightings) {
    const { points, unrest } = await findLandmarks(models.landmarks, raster, manifest.landmarks, sighting);
    const doubt = { unrest, shape: shapeError(points) };
    if (isFace(doubt)) findings.push({ face: toFace(sighting, points), doubt });
  }
  return findings;
}

function largestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => b.face.heightPx - a.face.heightPx);
}

/** Patterns do not lie side by side with the shape of faces: where three do, the view is right, however small they are. */
function isCrowd(findings: readonly Finding[]): boolean {
  return findings.filter(({ face, doubt }) => face.score >= CROWD_SCORE && isShapely(doubt)).length >= CROWD;
}

function plainness(findings: readonly Finding[]): number {
  const scores = findings.map(({ face, doubt }) => face.score - DOUBT_WEIGHT * (doubt.unrest + doubt.shape));
  return Math.max(Number.NEGATIVE_INFINITY, ...scores);
}
