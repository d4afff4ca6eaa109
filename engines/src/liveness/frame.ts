import type { Point } from './geometry.ts';

/** One frame as it was seen: what models found on it, what its bytes were, when the camera took it. */
export type Frame = {
  /** By the clock of the camera's device; only differences count. */
  atMs: number;
  /** Faces that stand beside the main one or are it; 0 when there is none. */
  faces: number;
  /** 68 points of the main face in pixels; null when there is no face. */
  landmarks: readonly Point[] | null;
  /** Height of the dark of the eyes, `eyeAperture`; null where it could not be measured. */
  aperture: number | null;
  embedding: Float32Array | null;
  /** Probability of a live face by a passive model, 0 to 1; null when no such model looked at it. */
  pad: number | null;
  /** The whole frame in 16 by 16 greys. */
  thumb: Uint8Array;
  /** A hash of the frame's bytes as they came. */
  digest: string;
};

export const THUMB_SIDE = 16;
