import { inspectPortrait, tamperAnswer } from '@acquaint/engines/tamper';
import {
  choosePortrait,
  chooseSelfieFace,
  decodeImage,
  distanceAt,
  type Face,
  type FacePack,
  FacePackBroken,
  faceQualityReasons,
  faceVerdict,
  judgeFaceQuality,
  type LivenessPack,
  openFacePack,
  openLivenessPack,
  type Raster,
  ratesAt,
  searchVector,
} from '@acquaint/engines/vision';
import sharp from 'sharp';
import { z } from 'zod';
import { judgeFrames } from './frames.ts';

const Settings = z.object({ pack: z.string(), livenessPack: z.string().nullable() });
const Request = z.object({
  document: z.instanceof(Uint8Array).nullable(),
  selfie: z.instanceof(Uint8Array),
  template: z.literal(true).optional(),
});

export async function setUp(settings: unknown): Promise<(request: unknown) => Promise<unknown>> {
  const named = Settings.parse(settings);
  const pack = await openFacePack(named.pack);
  const passive = await openPassive(named.livenessPack);
  return async (request) => {
    if (!request || typeof request !== 'object' || 'warm' in request) return null;
    if ('page' in request) return ofOnePage(pack, z.object({ page: z.instanceof(Uint8Array) }).parse(request).page);
    return 'frames' in request ? judgeFrames({ pack, passive }, request) : compare(pack, Request.parse(request));
  };
}

async function ofOnePage(pack: FacePack, page: Uint8Array) {
  const { raster } = await decodeImage(page);
  const tamper = await tamperAnswer(await inspectPortrait(raster, pack));
  return { tamper, pack: pack.manifest.code, packHash: pack.hash };
}

/** Without a model for presentation attacks faces are still compared; what it would have said stays unsaid. */
async function openPassive(folder: string | null): Promise<LivenessPack | null> {
  if (!folder) return null;
  try {
    return await openLivenessPack(folder);
  } catch (error) {
    if (error instanceof FacePackBroken && error.why === 'missing') return null;
    throw error;
  }
}

async function compare(pack: FacePack, request: z.infer<typeof Request>) {
  const { bands, code, minFacePx } = pack.manifest;
  const selfie = withQuality(await look(pack, request.selfie, (faces) => chooseSelfieFace(faces, { minFacePx })));
  const document = request.document
    ? await look(pack, request.document, (faces) => choosePortrait(faces, { minFacePx }))
    : null;
  const asked = request.template || document?.face;
  const embedding = selfie.face && asked ? await pack.embed(selfie.raster, selfie.face) : null;
  const found = {
    ...{
      threshold: bands.match,
      reviewThreshold: bands.review,
      measured: measuredAt(pack, null),
      pack: code,
      packHash: pack.hash,
    },
    documentFaces: document?.count ?? 0,
    selfieFaces: selfie.count,
    portrait: document?.face ? await cut(document.raster, document.face) : null,
    reasons: [...new Set([...selfie.reasons, ...(document?.reasons ?? [])])],
    template: embedding && request.template ? templateOf(pack, embedding) : null,
  };
  if (!embedding || !document?.face) return { ...found, similarity: null, verdict: 'no_face' };
  const similarity = pack.similarity(embedding, await pack.embed(document.raster, document.face));
  return {
    ...found,
    similarity: Math.round(similarity * 10_000) / 10_000,
    measured: measuredAt(pack, similarity),
    verdict: faceVerdict(similarity, pack.manifest),
  };
}

/** What was measured of the pack at its threshold, and at this very similarity. */
const measuredAt = ({ manifest }: FacePack, similarity: number | null) =>
  manifest.measured.map((one) => ({
    set: one.set,
    falseMatch: one.falseMatch,
    falseNonMatch: one.falseNonMatch,
    here: similarity === null ? null : ratesAt(one, similarity),
  }));

function templateOf({ space, manifest }: FacePack, embedding: Float32Array) {
  const { metric, zeroAt } = manifest.embedding;
  return {
    space,
    vector: searchVector(embedding, metric),
    within: distanceAt(manifest.bands.duplicate, { metric, zeroAt }),
    threshold: manifest.bands.duplicate,
    scale: { metric, zeroAt },
  };
}

type Look = { raster: Raster; face: Face | null; count: number; reasons: readonly string[] };

async function look(
  pack: FacePack,
  bytes: Uint8Array,
  choose: (faces: readonly Face[]) => { face: Face | null; reasons: readonly string[] },
): Promise<Look> {
  const { raster } = await decodeImage(bytes);
  const faces = await pack.detect(raster);
  return { raster, count: faces.length, ...choose(faces) };
}

/** A selfie can be taken again, so its pose, light and sharpness count; a printed portrait is as it is. */
function withQuality(seen: Look): Look {
  if (!seen.face) return seen;
  const poor = faceQualityReasons(judgeFaceQuality(seen.raster, seen.face));
  return { ...seen, reasons: [...seen.reasons, ...poor] };
}

/** The portrait with a margin of its own size around the face, for the officer's side-by-side. */
async function cut(raster: Raster, face: Face): Promise<Uint8Array> {
  const margin = face.box.height * 0.45;
  const left = Math.max(0, Math.round(face.box.x - margin));
  const top = Math.max(0, Math.round(face.box.y - margin));
  const width = Math.min(raster.width - left, Math.round(face.box.width + 2 * margin));
  const height = Math.min(raster.height - top, Math.round(face.box.height + 2 * margin));
  return sharp(raster.rgb, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .extract({ left, top, width, height })
    .resize({ height: 480, withoutEnlargement: false })
    .jpeg({ quality: 90 })
    .toBuffer();
}
