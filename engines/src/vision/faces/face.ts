import type { Point } from './align.ts';
import type { Sighting } from './detect.ts';

export type Face = {
  /** Upright rectangle in raster pixels; it may reach beyond the raster's border. */
  box: { x: number; y: number; width: number; height: number };
  score: number;
  /** 68 points in raster pixels: jaw 0-16, brows 17-26, nose 27-35, eyes 36-47, mouth 48-67. */
  landmarks: Point[];
  embedding: Float32Array | null;
  /** Height of the face along its own upright, in raster pixels. */
  heightPx: number;
};

// Measured on photographs, document portraits and groups: faces stay below 0.09 and 0.09 even in half profile, patterns
// that the detector takes for a face lie above 0.1 in at least one of the two.
const MAX_SHAPE_ERROR = 0.1;
const MAX_UNREST = 0.1;
// Frontal faces seen upright stay below these; a face seen lying on its side rarely does.
const STEADY_SHAPE_ERROR = 0.045;
const STEADY_UNREST = 0.03;

/** How far landmarks are from those of a face seen upright: `unrest` between looks, and the error of their shape. */
export type Doubt = { unrest: number; shape: number };

export function isFace({ unrest, shape }: Doubt): boolean {
  // Written so that a NaN from a broken model is refused as well.
  return unrest <= MAX_UNREST && shape <= MAX_SHAPE_ERROR;
}

export function isSteady({ unrest, shape }: Doubt): boolean {
  return unrest <= STEADY_UNREST && shape <= STEADY_SHAPE_ERROR;
}

/** A face by its landmarks with the shape of one seen upright, though they move a little between looks, as those of small faces do. */
export function isShapely(doubt: Doubt): boolean {
  return isFace(doubt) && doubt.shape <= STEADY_SHAPE_ERROR;
}

/** A sighting with its landmarks as a face in upright raster coordinates. */
export function toFace(sighting: Sighting, landmarks: Point[]): Face {
  const sideways = Math.abs(Math.sin(sighting.angle)) > 0.5;
  const width = sideways ? sighting.height : sighting.width;
  const height = sideways ? sighting.width : sighting.height;
  return {
    box: { x: sighting.x - width / 2, y: sighting.y - height / 2, width, height },
    score: sighting.score,
    landmarks,
    embedding: null,
    heightPx: sighting.height,
  };
}

/** The tallest face, or null: on a document that is the portrait, its ghost image being smaller. */
export function largestFace(faces: readonly Face[]): Face | null {
  return faces.reduce<Face | null>(
    (best, face) => (best === null || face.heightPx > best.heightPx ? face : best),
    null,
  );
}

export type FaceReason = 'face.not_detected' | 'face.multiple' | 'face.covered' | 'face.glasses' | 'face.low_quality';
export type FaceChoice = { face: Face; reasons: FaceReason[] } | { face: null; reasons: ['face.not_detected'] };

// A second face this tall beside the largest is a second person before the camera, not someone passing behind.
const RIVAL_HEIGHT = 0.5;

/** The face of a selfie, which must be alone and tall enough to compare. */
export function chooseSelfieFace(faces: readonly Face[], { minFacePx }: { minFacePx: number }): FaceChoice {
  const face = largestFace(faces);
  if (!face) return { face: null, reasons: ['face.not_detected'] };
  const rivals = faces.filter((other) => other !== face && other.heightPx >= face.heightPx * RIVAL_HEIGHT);
  const reasons: FaceReason[] = rivals.length > 0 ? ['face.multiple'] : [];
  return { face, reasons: [...reasons, ...sizeReasons(face, minFacePx)] };
}

/** The portrait of a document: the largest face, whatever ghost images are printed beside it. */
export function choosePortrait(faces: readonly Face[], { minFacePx }: { minFacePx: number }): FaceChoice {
  const face = largestFace(faces);
  return face ? { face, reasons: sizeReasons(face, minFacePx) } : { face: null, reasons: ['face.not_detected'] };
}

const sizeReasons = (face: Face, minFacePx: number): FaceReason[] =>
  face.heightPx < minFacePx ? ['face.low_quality'] : [];
