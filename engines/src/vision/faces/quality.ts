import type { Raster } from '../raster.ts';
import { centroid, chipMap, type Point, rollOf } from './align.ts';
import type { Face, FaceReason } from './face.ts';
import { sampleView } from './warp.ts';

/** How a face was photographed, as far as its landmarks and pixels tell. */
export type FaceQuality = {
  /** Degrees, positive when the head is turned to the right of the picture, bowed, tilted clockwise; to about 5 degrees. */
  yaw: number;
  pitch: number;
  roll: number;
  /** 0 (blurred) to 1: how much of the face's contrast lies in fine detail, at the size that the network sees. */
  sharpness: number;
  /** Mean brightness of the face, and the share of it that is burnt out. */
  light: number;
  burnt: number;
  /** How much less red and more blue the lower face is than the bridge of the nose; about 0 in a picture without colour. */
  lowerFace: number;
  /** The contrast of the lower face against the brightness of the bridge of the nose: lips, nostrils and their shadows, or a plain cloth. */
  lowerSpread: number;
  /** Brightness around the eyes against the bridge of the nose, and the contrast there, both as shares of it. */
  eyeLight: number;
  eyeContrast: number;
};

/** Beyond these a face is photographed again; each was set between faces and the same faces made worse (see the README). */
export const FACE_QUALITY_LIMITS = {
  yawDegrees: 30,
  pitchDegrees: 30,
  rollDegrees: 40,
  sharpness: 0.0015,
  lightLeast: 40,
  burntMost: 0.35,
  lowerFace: 0.065,
  lowerFaceLight: 0.6,
  lowerSpread: 0.1,
  eyeLight: 0.4,
  eyeContrast: 0.14,
} as const;

const SIDE = 150;
const AS_THEY_ARE = { channels: 'rgb', mean: [0, 0, 0], scale: 1 } as const;
// Regions of the aligned face, in pixels of its chip of 150: x, y, width, height.
const BRIDGE = [67, 42, 15, 18] as const;
const LOWER = [54, 92, 40, 30] as const;
const EYES = [
  [32, 37, 25, 16],
  [92, 37, 25, 16],
] as const;
const FACE = [35, 30, 80, 95] as const;

type Region = readonly [number, number, number, number];

/** Judges a face by its 68 landmarks and by its aligned chip. */
export function judgeFaceQuality(raster: Raster, { landmarks }: Pick<Face, 'landmarks'>): FaceQuality {
  const map = chipMap(landmarks, 'dlib-68', SIDE);
  const planes = sampleView(raster, map, { width: SIDE, height: SIDE }, AS_THEY_ARE);
  const bridge = toneOf(planes, BRIDGE);
  const lower = toneOf(planes, LOWER);
  const eyes = EYES.map((region) => toneOf(planes, region));
  const face = toneOf(planes, FACE);
  const reference = Math.max(1, bridge.light);
  return {
    ...poseOf(landmarks),
    sharpness: sharpnessOf(planes),
    light: face.light,
    burnt: face.burnt,
    // A dark lower face may be a beard, which is no cover, and painted lips are redder: neither counts.
    lowerFace:
      lower.light < reference * FACE_QUALITY_LIMITS.lowerFaceLight
        ? 0
        : bridge.red - lower.red + lower.blue - bridge.blue,
    lowerSpread: lower.spread / reference,
    eyeLight: Math.max(...eyes.map(({ light }) => light)) / reference,
    eyeContrast: Math.max(...eyes.map(({ spread }) => spread)) / reference,
  };
}

/** What is wrong with a face for comparing it, in the words of the reason codes; nothing when it will do. */
export function faceQualityReasons(quality: FaceQuality): FaceReason[] {
  const limits = FACE_QUALITY_LIMITS;
  const turned =
    Math.abs(quality.yaw) > limits.yawDegrees ||
    Math.abs(quality.pitch) > limits.pitchDegrees ||
    Math.abs(quality.roll) > limits.rollDegrees;
  const poor =
    quality.sharpness < limits.sharpness || quality.light < limits.lightLeast || quality.burnt > limits.burntMost;
  // Without light, with too much of it, or blurred, nothing has any contrast.
  const plain =
    quality.light >= limits.lightLeast && quality.burnt <= limits.burntMost && quality.sharpness >= limits.sharpness;
  const covered = quality.lowerFace > limits.lowerFace || (plain && quality.lowerSpread < limits.lowerSpread);
  const glasses = quality.eyeLight < limits.eyeLight && quality.eyeContrast < limits.eyeContrast;
  return [
    ...(covered ? (['face.covered'] as const) : []),
    ...(glasses ? (['face.glasses'] as const) : []),
    ...(turned || poor ? (['face.low_quality'] as const) : []),
  ];
}

// The tip of the nose stands this far before the plane of the eyes, in distances between the eyes, and lies at this
// share of the way down to the mouth when the head is level: means over the photographs of the README.
const NOSE_DEPTH = 0.6;
const NOSE_LEVEL = 0.62;

/** The head's turn from where the nose lies between eyes and mouth, weak perspective. */
export function poseOf(landmarks: readonly Point[]): Pick<FaceQuality, 'yaw' | 'pitch' | 'roll'> {
  const left = centroid(landmarks.slice(36, 42));
  const right = centroid(landmarks.slice(42, 48));
  const middle = centroid([left, right]);
  const roll = rollOf(landmarks);
  const apart = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const upright = ([x, y]: Point): Point => {
    const dx = (x - middle[0]) / apart;
    const dy = (y - middle[1]) / apart;
    return [dx * Math.cos(roll) + dy * Math.sin(roll), dy * Math.cos(roll) - dx * Math.sin(roll)];
  };
  const nose = upright(landmarks[30] ?? middle);
  const mouth = upright(centroid([landmarks[48] ?? middle, landmarks[54] ?? middle]));
  const bowed = mouth[1] > 0 ? (nose[1] / mouth[1] - NOSE_LEVEL) * (1 / NOSE_DEPTH) : 1;
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  return {
    yaw: degrees(Math.atan2(nose[0], NOSE_DEPTH)),
    pitch: degrees(Math.asin(Math.max(-1, Math.min(1, bowed)))),
    roll: degrees(roll),
  };
}

type ToneOf = { light: number; spread: number; burnt: number; red: number; blue: number };

function toneOf(planes: Float32Array, [left, top, width, height]: Region): ToneOf {
  const area = SIDE * SIDE;
  const sum = { light: 0, squares: 0, burnt: 0, red: 0, green: 0, blue: 0 };
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const at = y * SIDE + x;
      const red = planes[at] ?? 0;
      const green = planes[at + area] ?? 0;
      const blue = planes[at + 2 * area] ?? 0;
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      sum.light += light;
      sum.squares += light * light;
      sum.burnt += Math.min(red, green, blue) >= 250 ? 1 : 0;
      sum.red += red;
      sum.green += green;
      sum.blue += blue;
    }
  }
  const count = width * height;
  const light = sum.light / count;
  const colour = Math.max(1, sum.red + sum.green + sum.blue);
  return {
    light,
    spread: Math.sqrt(Math.max(0, sum.squares / count - light * light)),
    burnt: sum.burnt / count,
    red: sum.red / colour,
    blue: sum.blue / colour,
  };
}

/** The energy of the Laplacian against that of the face's contrast, on green, inside the face. */
function sharpnessOf(planes: Float32Array): number {
  const [left, top, width, height] = FACE;
  const area = SIDE * SIDE;
  let fine = 0;
  let total = 0;
  let squares = 0;
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      const at = area + y * SIDE + x;
      const here = planes[at] ?? 0;
      const around =
        (planes[at - 1] ?? 0) + (planes[at + 1] ?? 0) + (planes[at - SIDE] ?? 0) + (planes[at + SIDE] ?? 0);
      fine += (around / 4 - here) ** 2;
      total += here;
      squares += here * here;
    }
  }
  const count = width * height;
  const variance = squares / count - (total / count) ** 2;
  return variance > 1 ? Math.min(1, fine / count / variance) : 0;
}
