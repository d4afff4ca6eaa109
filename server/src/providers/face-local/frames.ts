import { createHash } from 'node:crypto';
import {
  assessPicture,
  type Frame,
  frontalOf,
  judgeClip,
  LIVENESS_LIMITS,
  type LivenessResult,
  lookAtFrame,
  MOTIONS,
  type PictureJudgement,
} from '@acquaint/engines/liveness';
import {
  decodeImage,
  type Face,
  type FacePack,
  following,
  ImageRefused,
  type LivenessPack,
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
type Looked = {
  frame: Frame;
  image: { bytes: Uint8Array; width: number; height: number };
  /** What is said of one picture by itself. */
  said?: PictureJudgement['verdict'];
};

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
    : judgePicture(looked[0] ?? null);
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
  const single = frames.length === 1;
  const looked: Looked[] = [];
  for (const { bytes, atMs } of frames) {
    try {
      // A single picture is looked at as it came: what a screen or a printer leaves is finer than a frame of a film.
      const { raster, clean } = await decodeImage(bytes, single ? {} : { maxSide: MAX_SIDE });
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { width, height } = raster;
      seen = null;
      const frame = await lookAtFrame(looking, { raster, atMs, digest });
      const one: Looked = { frame, image: { bytes: clean, width, height } };
      if (seen) faces.set(one, seen);
      looked.push(one);
    } catch (error) {
      if (!(error instanceof ImageRefused)) throw error;
    }
  }
  const asked = single ? [0] : frontalOf(looked.map(({ frame }) => frame));
  for (const one of asked.map((at) => looked[at])) {
    const there = one && faces.get(one);
    if (!passive || !there) continue;
    const { score, verdict, reasons } = single
      ? await assessPicture(passive, there.raster, there.face)
      : await passive.assess(there.raster, there.face);
    // A face that is too small, or cut too tightly for its score to mean anything, has none: it is then uncertain.
    const counts = !reasons.some((reason) => reason.startsWith('face.'));
    one.frame = { ...one.frame, pad: counts ? score : null };
    if (single) one.said = counts ? verdict : 'uncertain';
  }
  return looked;
}

function judgePicture(looked: Looked | null): LivenessResult {
  const { frame = null, said = 'uncertain' } = looked ?? {};
  const pad = frame?.pad ?? null;
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
