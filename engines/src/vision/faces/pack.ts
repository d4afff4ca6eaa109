import { createHash } from 'node:crypto';
import type { Raster } from '../raster.ts';
import { embeddingDistance, similarityOf } from './distance.ts';
import { embedFace } from './embed.ts';
import { type Face, largestFace } from './face.ts';
import { findFaces } from './find.ts';
import { type FacePackManifest, FacePackManifestSchema } from './manifest.ts';
import { openPackFiles } from './pack-files.ts';
import { trackFace } from './track.ts';

export type FacePack = {
  manifest: FacePackManifest;
  /** SHA-256 (hex) of the manifest, which names the hash of every file: it stands for the whole pack in records. */
  hash: string;
  /** SHA-256 (hex) of all that an embedding depends on: vectors of one space are compared, of two never. */
  space: string;
  /**
   * Every face in the raster with its landmarks, largest first; `embedding` is null until asked for. `near` is the face in the
   * picture just before of the same film, where it is looked for first.
   */
  detect(raster: Raster, near?: Face | null): Promise<Face[]>;
  /** The face of the picture before, followed at a fifth of the cost; null where the whole picture must be looked at. Sees no second face. */
  track(raster: Raster, before: Face): Promise<Face | null>;
  embed(raster: Raster, face: Face): Promise<Float32Array>;
  distance(a: Float32Array, b: Float32Array): number;
  /** 0..1, falling with distance. */
  similarity(a: Float32Array, b: Float32Array): number;
  close(): Promise<void>;
};

/** Opens the pack in a folder: reads its manifest, checks every file's SHA-256, loads the models. Throws FacePackBroken. */
export async function openFacePack(dir: string): Promise<FacePack> {
  const { manifest, hash, openModel: open } = await openPackFiles(dir, FacePackManifestSchema);
  const detector = await open(manifest.detector.file);
  const landmarks = await open(manifest.landmarks.file);
  const embedder = await open(manifest.embedding.file);
  const { metric, zeroAt } = manifest.embedding;
  return {
    manifest,
    hash,
    space: spaceOf(manifest),
    detect: (raster, near) => findFaces({ detector, landmarks }, raster, manifest, near),
    track: (raster, before) => trackFace({ detector, landmarks }, raster, manifest, before),
    embed: (raster, face) => embedFace(embedder, raster, manifest.embedding, face.landmarks),
    distance: (a, b) => embeddingDistance(a, b, metric),
    similarity: (a, b) => similarityOf(embeddingDistance(a, b, metric), zeroAt),
    close: async () => {
      await Promise.all([detector.release(), landmarks.release(), embedder.release()]);
    },
  };
}

/** Thresholds may change without making a single kept template incomparable; the networks and their settings may not. */
function spaceOf({ embedding, landmarks, files }: FacePackManifest): string {
  const sha256Of = (name: string) => files.find((file) => file.name === name)?.sha256 ?? '';
  const parts = [embedding, sha256Of(embedding.file), landmarks, sha256Of(landmarks.file)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

// Frames of a film come three a second: whoever joins is seen within a second.
const WHOLE_EVERY = 3;

/**
 * The pack for the pictures of one film in their order: one face alone is followed from picture to picture, and every third picture is
 * looked at whole, so that a second face is seen. Where two were, or the face is not plainly followed, the picture is looked at whole too.
 */
export function following<P extends Pick<FacePack, 'detect' | 'track'>>(pack: P): P {
  let before: { face: Face; alone: boolean; width: number; height: number } | null = null;
  let since = 0;
  return {
    ...pack,
    detect: async (raster) => {
      const { width, height } = raster;
      const near = before?.width === width && before.height === height ? before : null;
      since += 1;
      const followed = near?.alone && since < WHOLE_EVERY ? await pack.track(raster, near.face) : null;
      if (!followed) since = 0;
      const faces = followed ? [followed] : await pack.detect(raster, near?.face ?? null);
      const face = largestFace(faces);
      before = face ? { face, alone: faces.length === 1, width, height } : null;
      return faces;
    },
  };
}
