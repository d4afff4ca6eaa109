import type { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import type { DetectorModel } from './manifest.ts';
import { floatsOf, runModel } from './run-model.ts';
import { place, type Similarity, sampleView, squareView, type Tone } from './warp.ts';

/** A face as the detector saw it: centre and size in raster pixels, and how the view was turned (radians). */
export type Sighting = { x: number; y: number; width: number; height: number; angle: number; score: number };
/** What part of the raster a detector looks at: `zoom` 1 is all of it, around a centre given as fractions,
 * turned by an angle, made brighter by a gain. */
export type View = { zoom: number; angle: number; x: number; y: number; gain: number };

const MAX_FACES = 20;

/** Runs the detector on one view of the raster and returns what is left after non-maximum suppression, best first. */
export async function detectInView(
  session: InferenceSession,
  raster: Raster,
  model: DetectorModel,
  view: View,
): Promise<Sighting[]> {
  const map = viewMap(raster, model, view);
  const tone = brighten(model, view.gain);
  const pixels = sampleView(raster, map, model, tone);
  const outputs = await runModel(session, pixels, [1, 3, model.height, model.width]);
  const boxes = floatsOf(outputs.boxes);
  const scores = floatsOf(outputs.scores);
  const found: Sighting[] = [];
  for (let i = 0; i < boxes.length / 4; i++) {
    const score = scores[i * model.classes + model.faceClass] ?? 0;
    if (!(score >= model.minScore)) continue;
    const box = boxes.subarray(i * 4, i * 4 + 4);
    const sighting = toRaster(box, map, model);
    if (sighting) found.push({ ...sighting, angle: view.angle, score });
  }
  return suppress(found, model.maxOverlap);
}

function toRaster([left = 0, top = 0, right = 0, bottom = 0]: Float32Array, map: Similarity, model: DetectorModel) {
  const step = Math.hypot(map.a, map.b);
  const width = (right - left) * model.width * step;
  const height = (bottom - top) * model.height * step;
  if (!(width > 0 && height > 0)) return null;
  const [x, y] = place(map, ((left + right) / 2) * model.width, ((top + bottom) / 2) * model.height);
  return { x, y, width, height };
}

function viewMap(raster: Raster, model: DetectorModel, view: View): Similarity {
  const sideways = Math.abs(Math.sin(view.angle)) > 0.5;
  const across = sideways ? raster.height : raster.width;
  const down = sideways ? raster.width : raster.height;
  const step = Math.max(across / model.width, down / model.height) * view.zoom;
  const centre = { x: raster.width * view.x, y: raster.height * view.y };
  const square = squareView(centre, step * model.width, model.width, view.angle);
  // The square is as wide as the detector's input; an input that is less tall takes its middle rows.
  const lift = (model.width - model.height) / 2;
  return { ...square, x: square.x - square.b * lift, y: square.y + square.a * lift };
}

/** The tone that shows every pixel `gain` times as bright, without clipping. */
function brighten({ channels, mean, scale }: Tone, gain: number): Tone {
  return { channels, mean: [mean[0] / gain, mean[1] / gain, mean[2] / gain], scale: scale * gain };
}

/** Non-maximum suppression: a face that overlaps a better one by more than `maxOverlap` (intersection over union) goes. */
export function suppress(found: readonly Sighting[], maxOverlap: number): Sighting[] {
  const kept: Sighting[] = [];
  for (const face of found.toSorted((a, b) => b.score - a.score)) {
    if (kept.length >= MAX_FACES) break;
    if (kept.every((better) => overlap(better, face) <= maxOverlap)) kept.push(face);
  }
  return kept;
}

function overlap(a: Sighting, b: Sighting): number {
  const width = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  const height = Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
