import type { Raster } from '../raster.ts';
import { type LivenessVerdict, livenessVerdict } from './distance.ts';
import type { Face, FaceReason } from './face.ts';
import { judgeLiveness, roomAround } from './liveness.ts';
import { type LivenessPackManifest, LivenessPackManifestSchema } from './manifest.ts';
import { openPackFiles } from './pack-files.ts';

export type { LivenessPackManifest } from './manifest.ts';

// Measured: with a fifth of the head's size on each side every genuine face passes and the attacks keep their scores;
// cut at the head itself half of the genuine ones fall below 0.5 and a photographed screen rises above 0.8.
const LEAST_ROOM = 1.3;

type Seen = Pick<Face, 'box' | 'landmarks' | 'heightPx'>;

/** A presentation-attack model, judging faces that a face pack has found. */
export type LivenessPack = {
  manifest: LivenessPackManifest;
  /** SHA-256 (hex) of the manifest: it stands for the whole pack in records. */
  hash: string;
  /** How likely this face stood before the camera itself, 0..1; see `livenessVerdict` and the manifest's bands. */
  judge(raster: Raster, face: Pick<Face, 'landmarks'>): Promise<number>;
  /** The score with its verdict: a face too small, or cut too tightly to judge, is uncertain whatever its score. */
  assess(raster: Raster, face: Seen): Promise<{ score: number; verdict: LivenessVerdict; reasons: FaceReason[] }>;
  close(): Promise<void>;
};

/** Opens the presentation-attack pack in a folder, every hash checked. Throws FacePackBroken. */
export async function openLivenessPack(dir: string): Promise<LivenessPack> {
  const { manifest, hash, openModel } = await openPackFiles(dir, LivenessPackManifestSchema);
  const session = await openModel(manifest.liveness.file);
  const judge: LivenessPack['judge'] = (raster, face) => judgeLiveness(session, raster, manifest.liveness, face);
  return {
    manifest,
    hash,
    judge,
    assess: async (raster, face) => {
      const score = await judge(raster, face);
      const shown = face.heightPx >= manifest.minFacePx && roomAround(raster, face.landmarks) >= LEAST_ROOM;
      if (!shown) return { score, verdict: 'uncertain', reasons: ['face.low_quality'] };
      return { score, verdict: livenessVerdict(score, manifest.liveness), reasons: [] };
    },
    close: () => session.release(),
  };
}
