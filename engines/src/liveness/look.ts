import { chooseSelfieFace, type Face, type FacePack, type Raster } from '../vision/index.ts';
import { eyeAperture } from './eyes.ts';
import { type Frame, THUMB_SIDE } from './frame.ts';

export type Taken = { raster: Raster; atMs: number; digest: string };
/** The models a clip is looked at with; `pad` is null where no passive model is installed, and answers null for a face it cannot judge. */
export type LookWith = {
  pack: Pick<FacePack, 'detect' | 'embed' | 'manifest'>;
  pad: ((raster: Raster, face: Face) => Promise<number | null>) | null;
};

/** Looks at one frame of a clip with the installed models. */
export async function lookAtFrame({ pack, pad }: LookWith, { raster, atMs, digest }: Taken): Promise<Frame> {
  const found = await pack.detect(raster);
  const { face, reasons } = chooseSelfieFace(found, pack.manifest);
  const seen = { atMs, digest, thumb: thumbOf(raster) };
  if (!face) return { ...seen, faces: 0, landmarks: null, aperture: null, embedding: null, pad: null };
  return {
    ...seen,
    faces: reasons.includes('face.multiple') ? 2 : 1,
    landmarks: face.landmarks,
    aperture: eyeAperture(raster, face.landmarks),
    embedding: await pack.embed(raster, face),
    pad: pad ? await pad(raster, face) : null,
  };
}

/** The whole frame as 16 by 16 means of grey. */
export function thumbOf({ width, height, rgb }: Raster): Uint8Array {
  const thumb = new Uint8Array(THUMB_SIDE * THUMB_SIDE);
  for (let row = 0; row < THUMB_SIDE; row++) {
    for (let column = 0; column < THUMB_SIDE; column++) {
      const [left, right] = [cut(column, width), Math.max(cut(column, width) + 1, cut(column + 1, width))];
      const [top, bottom] = [cut(row, height), Math.max(cut(row, height) + 1, cut(row + 1, height))];
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const at = (y * width + x) * 3;
          sum += 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);
        }
      }
      thumb[row * THUMB_SIDE + column] = Math.round(sum / ((right - left) * (bottom - top)));
    }
  }
  return thumb;
}

const cut = (part: number, whole: number) => Math.floor((part * whole) / THUMB_SIDE);
