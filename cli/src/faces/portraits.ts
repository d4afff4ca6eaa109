import { readFile, stat } from 'node:fs/promises';
import { decodeImage, type FacePack, ImageRefused, largestFace } from '@acquaint/engines/vision';

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_KEPT = 2000;

/** What was found in one image: the embedding of its largest face, or why there is none. */
export type Portrait = { embedding: Float32Array | null; faces: number; reasons: string[]; unreadable: boolean };

/** Reads the largest face of an image file; an image that many pairs name is read once. */
export function portraitReader(pack: FacePack): (path: string) => Promise<Portrait> {
  const kept = new Map<string, Portrait>();
  return async (path) => {
    const known = kept.get(path);
    if (known) return known;
    const portrait = await readPortrait(pack, path);
    const oldest = kept.keys().next();
    if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value);
    kept.set(path, portrait);
    return portrait;
  };
}

async function readPortrait(pack: FacePack, path: string): Promise<Portrait> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size > MAX_BYTES)
    return unreadable(found?.isFile() ? 'file.too_large' : 'file.missing');
  try {
    const { raster } = await decodeImage(await readFile(path));
    const faces = await pack.detect(raster);
    const face = largestFace(faces);
    if (!face) return { embedding: null, faces: 0, reasons: ['face.not_detected'], unreadable: false };
    const reasons = faces.length > 1 ? ['face.multiple'] : [];
    if (face.heightPx < pack.manifest.minFacePx) reasons.push('face.low_quality');
    return { embedding: await pack.embed(raster, face), faces: faces.length, reasons, unreadable: false };
  } catch (cause) {
    if (cause instanceof ImageRefused) return unreadable(cause.code);
    throw cause;
  }
}

const unreadable = (reason: string): Portrait => ({ embedding: null, faces: 0, reasons: [reason], unreadable: true });
