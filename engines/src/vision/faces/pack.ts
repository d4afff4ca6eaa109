import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import type { Raster } from '../raster.ts';
import { embeddingDistance, similarityOf } from './distance.ts';
import { embedFace } from './embed.ts';
import type { Face } from './face.ts';
import { findFaces } from './find.ts';
import { judgeLiveness } from './liveness.ts';
import { type FacePackManifest, FacePackManifestSchema, type LivenessModel } from './manifest.ts';

/** An installed pack of face models that cannot be trusted or loaded. No face is compared with it. */
export class FacePackBroken extends Error {
  readonly code = 'face.pack_broken';
  readonly why: 'missing' | 'manifest' | 'hash' | 'model';

  constructor(why: FacePackBroken['why'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FacePackBroken';
    this.why = why;
  }
}

export type FacePack = {
  manifest: FacePackManifest;
  /** SHA-256 (hex) of the manifest, which names the hash of every file: it stands for the whole pack in records. */
  hash: string;
  /** Every face in the raster with its landmarks, largest first; `embedding` is null until asked for. */
  detect(raster: Raster): Promise<Face[]>;
  embed(raster: Raster, face: Face): Promise<Float32Array>;
  distance(a: Float32Array, b: Float32Array): number;
  /** 0..1, falling with distance. */
  similarity(a: Float32Array, b: Float32Array): number;
  /** How likely the face is a live one, 0..1 (see the manifest's liveness bands); null when the pack has no such model. */
  liveness: ((raster: Raster, face: Face) => Promise<number>) | null;
  close(): Promise<void>;
};

/** Opens the pack in a folder: reads its manifest, checks every file's SHA-256, loads the models. Throws FacePackBroken. */
export async function openFacePack(dir: string): Promise<FacePack> {
  const manifestBytes = await readPackFile(dir, 'manifest.json');
  const manifest = parseManifest(manifestBytes);
  const files = await readVerified(dir, manifest);
  const open = (name: string) => openModel(files, name);
  const detector = await open(manifest.detector.file);
  const landmarks = await open(manifest.landmarks.file);
  const embedder = await open(manifest.embedding.file);
  const liveness = manifest.liveness ? await openLiveness(open, manifest.liveness) : null;
  const { metric, zeroAt } = manifest.embedding;
  return {
    manifest,
    hash: sha256(manifestBytes),
    detect: (raster) => findFaces({ detector, landmarks }, raster, manifest),
    embed: (raster, face) => embedFace(embedder, raster, manifest.embedding, face.landmarks),
    distance: (a, b) => embeddingDistance(a, b, metric),
    similarity: (a, b) => similarityOf(embeddingDistance(a, b, metric), zeroAt),
    liveness: liveness?.judge ?? null,
    close: async () => {
      await Promise.all([detector.release(), landmarks.release(), embedder.release(), liveness?.session.release()]);
    },
  };
}

async function openLiveness(open: (name: string) => Promise<InferenceSession>, model: LivenessModel) {
  const session = await open(model.file);
  return { session, judge: (raster: Raster, face: Face) => judgeLiveness(session, raster, model, face) };
}

async function readPackFile(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (cause) {
    throw new FacePackBroken('missing', `the face pack has no readable ${name}`, { cause });
  }
}

function parseManifest(bytes: Buffer): FacePackManifest {
  try {
    return FacePackManifestSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new FacePackBroken('manifest', 'the manifest of the face pack is not valid', { cause });
  }
}

async function readVerified(dir: string, manifest: FacePackManifest): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const { name, sha256: expected } of manifest.files) {
    const bytes = await readPackFile(dir, name);
    if (sha256(bytes) !== expected) {
      throw new FacePackBroken('hash', `${name} of face pack ${manifest.code} is not the file its manifest names`);
    }
    files.set(name, bytes);
  }
  return files;
}

/** The bytes that were hashed are the bytes that are loaded: the file is not read a second time. */
async function openModel(files: Map<string, Buffer>, name: string): Promise<InferenceSession> {
  const bytes = files.get(name);
  if (!bytes) throw new FacePackBroken('manifest', `the manifest of the face pack gives no hash for ${name}`);
  // The session keeps its own copy; letting go of ours now saves its size while the next model loads.
  files.delete(name);
  try {
    return await InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      logSeverityLevel: 3,
    });
  } catch (cause) {
    throw new FacePackBroken('model', `${name} of the face pack cannot be loaded`, { cause });
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
