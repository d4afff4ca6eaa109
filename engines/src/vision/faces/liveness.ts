import type { InferenceSession } from 'onnxruntime-node';
import { type Box, quadOf, type Raster, straighten, turn } from '../raster.ts';
import { type Point, rollOf } from './align.ts';
import type { Face } from './face.ts';
import type { LivenessModel } from './manifest.ts';
import { runToFloats } from './run-model.ts';
import { sampleView } from './warp.ts';

const AS_IS = { a: 1, b: 0, x: 0, y: 0 };
// Landmarks span the face from the brows to the chin. The box that networks of this kind are trained around begins at
// the hairline and is a little narrower than the jaw: these two numbers turn one into the other, within a twentieth.
const HEAD_HEIGHT = 1.34;
const HEAD_WIDTH = 0.95;

/**
 * The probability, 0..1, that this face stood before the camera itself, rather than as a print or on a screen: the mean
 * over the model's crops. It judges one image: masks worn on a head are outside its reach.
 */
export async function judgeLiveness(
  session: InferenceSession,
  raster: Raster,
  model: LivenessModel,
  face: Pick<Face, 'landmarks'>,
): Promise<number> {
  const upright = setUpright(raster, face.landmarks);
  const box = headBox(upright.landmarks);
  let sum = 0;
  let looks = 0;
  for (const crop of model.crops) {
    const view = straighten(upright.raster, quadOf(surroundings(upright.raster, box, crop)), model.input, model.input);
    for (const seen of model.mirrored ? [view, mirror(view)] : [view]) {
      sum += await realness(session, seen, model);
      looks += 1;
    }
  }
  return sum / looks;
}

async function realness(session: InferenceSession, view: Raster, model: LivenessModel): Promise<number> {
  const dims = [1, 3, model.input, model.input];
  const values = await runToFloats(session, sampleView(view, AS_IS, view, model), { dims, count: model.classes });
  return softmax(values)[model.realClass] ?? 0;
}

/** A picture that lies on its side or on its head is turned by quarters, its landmarks with it. */
export function setUpright(raster: Raster, landmarks: readonly Point[]): { raster: Raster; landmarks: Point[] } {
  const quarters = ((Math.round(rollOf(landmarks) / (Math.PI / 2)) % 4) + 4) % 4;
  const { width, height } = raster;
  // A face turned clockwise by one quarter is set right by three more.
  if (quarters === 1) return { raster: turn(raster, 270), landmarks: landmarks.map(([x, y]) => [y, width - 1 - x]) };
  if (quarters === 2)
    return { raster: turn(raster, 180), landmarks: landmarks.map(([x, y]) => [width - 1 - x, height - 1 - y]) };
  if (quarters === 3) return { raster: turn(raster, 90), landmarks: landmarks.map(([x, y]) => [height - 1 - y, x]) };
  return { raster, landmarks: [...landmarks] };
}

/** The box of the head from hairline to chin around the landmarks of an upright face. */
export function headBox(landmarks: readonly Point[]): Box {
  const xs = landmarks.map(([x]) => x);
  const ys = landmarks.map(([, y]) => y);
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const bottom = Math.max(...ys);
  const width = (right - left) * HEAD_WIDTH;
  const height = (bottom - Math.min(...ys)) * HEAD_HEIGHT;
  return { x: (left + right) / 2 - width / 2, y: bottom - height, width, height };
}

/** How many times the head's box fits into the picture around it, in the narrower direction. */
export function roomAround(raster: Raster, landmarks: readonly Point[]): number {
  const upright = setUpright(raster, landmarks);
  const box = headBox(upright.landmarks);
  return Math.min(upright.raster.width / box.width, upright.raster.height / box.height);
}

/** A box made `crop` times as large, or as large as the picture allows, and moved inside the picture. */
export function surroundings(raster: Raster, box: Box, crop: number): Box {
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

function mirror({ width, height, rgb }: Raster): Raster {
  const out = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      out.set(rgb.subarray(from, from + 3), (y * width + width - 1 - x) * 3);
    }
  }
  return { width, height, rgb: out };
}

function softmax(values: Float32Array): number[] {
  const largest = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
