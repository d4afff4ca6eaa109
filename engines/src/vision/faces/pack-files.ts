import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';

/** An installed pack of models that cannot be trusted or loaded. No face is judged with it. */
export class FacePackBroken extends Error {
  readonly code = 'face.pack_broken';
  readonly why: 'missing' | 'manifest' | 'hash' | 'model';

  constructor(why: FacePackBroken['why'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FacePackBroken';
    this.why = why;
  }
}

type Declared = { code: string; files: readonly { name: string; sha256: string }[] };
type OpenedPack<Manifest> = {
  manifest: Manifest;
  /** SHA-256 (hex) of the manifest, which names the hash of every file: it stands for the whole pack in records. */
  hash: string;
  openModel(name: string): Promise<InferenceSession>;
};

/** Reads the pack in a folder and checks every file's SHA-256 before anything is loaded. Throws FacePackBroken. */
export async function openPackFiles<Manifest extends Declared>(
  dir: string,
  schema: { parse(value: unknown): Manifest },
): Promise<OpenedPack<Manifest>> {
  const bytes = await readPackFile(dir, 'manifest.json');
  const manifest = parseManifest(bytes, schema);
  const files = await readVerified(dir, manifest);
  return { manifest, hash: sha256(bytes), openModel: (name) => openModel(files, name) };
}

async function readPackFile(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (cause) {
    throw new FacePackBroken('missing', `the face pack has no readable ${name}`, { cause });
  }
}

function parseManifest<Manifest>(bytes: Buffer, schema: { parse(value: unknown): Manifest }): Manifest {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new FacePackBroken('manifest', 'the manifest of the face pack is not valid', { cause });
  }
}

async function readVerified(dir: string, manifest: Declared): Promise<Map<string, Buffer>> {
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
