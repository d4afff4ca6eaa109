import { createHash } from 'node:crypto';
import type { Raster } from '../raster.ts';
import { embeddingDistance, similarityOf } from './distance.ts';
import { embedFace } from './embed.ts';
import type { Face } from './face.ts';
import { findFaces } from './find.ts';
import { type FacePackManifest, FacePackManifestSchema } from './manifest.ts';
import { openPackFiles } from './pack-files.ts';

export type FacePack = {
  manifest: FacePackManifest;
  /** SHA-256 (hex) of the manifest, which names the hash of every file: it stands for the whole pack in records. */
  hash: string;
  /** SHA-256 (hex) of all that an embedding depends on: vectors of one space are compared, of two never. */
  space: string;
  /** Every face in the raster with its landmarks, largest first; `embedding` is null until asked for. */
  detect(raster: Raster): Promise<Face[]>;
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
    detect: (raster) => findFaces({ detector, landmarks }, raster, manifest),
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
