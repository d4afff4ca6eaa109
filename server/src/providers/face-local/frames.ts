import { createHash } from 'node:crypto';
import {
  type Frame,
  frontalOf,
  judgeClip,
  LIVENESS_LIMITS,
  type LivenessResult,
  lookAtFrame,
  MOTIONS,
} from '@acquaint/engines/liveness';
import {
  decodeImage,
  type Face,
  type FacePack,
  following,
  ImageRefused,
  type LivenessPack,
  livenessVerdict,
  type Raster,
} from '@acquaint/engines/vision';
import { z } from 'zod';

const MAX_SIDE = 640;
const Request = z.object({
  challenge: z.object({ sequence: z.array(z.enum(MOTIONS)).min(1).max(4), limitMs: z.number() }).nullable(),
  frames: z
    .array(z.object({ bytes: z.instanceof(Uint8Array), atMs: z.number() }))
    .min(1)
    .max(LIVENESS_LIMITS.frames.max),
  camera: z.string().nullable(),
  earlier: z.array(z.object({ thumbs: z.array(z.instanceof(Uint8Array)), digests: z.array(z.string()) })),
  elapsedMs: z.number().nullable(),
});
type Packs = { pack: FacePack; passive: LivenessPack | null };
type Looked = { frame: Frame; image: { bytes: Uint8Array; width: number; height: number } };

/** Looks at each frame with the installed models and judges the clip, or the single picture where nothing was asked for. */
export async function judgeFrames(packs: Packs, input: unknown) {
  const request = Request.parse(input);
  const looked = await lookAtAll(packs, request.frames);
  const frames = looked.map(({ frame }) => frame);
  const bands = packs.passive?.manifest.liveness.bands ?? null;
  const result = request.challenge
    ? judgeClip({
        challenge: request.challenge,
        frames,
        camera: { label: request.camera },
        earlier: request.earlier,
        elapsedMs: request.elapsedMs,
        samePerson: { similarity: packs.pack.similarity, bands: packs.pack.manifest.bands },
        padBands: bands,
      })
    : judgePicture(frames[0] ?? null, packs.passive);
  return {
    ...result,
    images: looked.map(({ image }) => image),
    seen: { thumbs: frames.map(({ thumb }) => thumb), digests: frames.map(({ digest }) => digest) },
    pack: packs.pack.manifest.code,
    packHash: packs.pack.hash,
    passive: packs.passive && bands ? { code: packs.passive.manifest.code, hash: packs.passive.hash, bands } : null,
  };
}

/**
 * Frames that are no pictures are left out: what remains may be too little, and that is said. The passive model looks only where
 * its word counts: at the straightest frames, or at the one picture.
 */
async function lookAtAll({ pack, passive }: Packs, frames: z.infer<typeof Request>['frames']): Promise<Looked[]> {
  const faces = new Map<Looked, { raster: Raster; face: Face }>();
  let seen: { raster: Raster; face: Face } | null = null;
  const noted = async (raster: Raster, face: Face) => {
    seen = { raster, face };
    return null;
  };
  const looking = { pack: following(pack), pad: noted };
  const looked: Looked[] = [];
  for (const { bytes, atMs } of frames) {
    try {
      const { raster, clean } = await decodeImage(bytes, { maxSide: MAX_SIDE });
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { width, height } = raster;
      seen = null;
      const frame = await lookAtFrame(looking, { raster, atMs, digest });
      const one = { frame, image: { bytes: clean, width, height } };
      if (seen) faces.set(one, seen);
      looked.push(one);
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
    }
  }
  const asked = frames.length === 1 ? [0] : frontalOf(looked.map(({ frame }) => frame));
  for (const one of asked.map((at) => looked[at])) {
    const there = one && faces.get(one);
    if (passive && there) one.frame = { ...one.frame, pad: await padOf(passive, there.raster, there.face) };
  }
  return looked;
}

/** A face that is too small, or cut too tightly for its score to mean anything, has none: it is then uncertain. */
async function padOf(passive: LivenessPack, raster: Raster, face: Face): Promise<number | null> {
  const { score, reasons } = await passive.assess(raster, face);
  return reasons.length === 0 ? score : null;
}

function judgePicture(frame: Frame | null, passive: LivenessPack | null): LivenessResult {
  const pad = frame?.pad ?? null;
  const said = passive && pad !== null ? livenessVerdict(pad, passive.manifest.liveness) : 'uncertain';
  return {
    verdict: said === 'real' ? 'live' : said === 'attack' ? 'refused' : 'uncertain',
    score: pad ?? 0,
    reasons: said === 'attack' ? ['liveness.failed', 'liveness.spoof_replay'] : [],
    motions: [],
    frames: [],
    best: frame?.landmarks ? 0 : null,
    depth: null,
    pad,
    leastSimilarity: null,
    cameraHints: [],
  };
}
