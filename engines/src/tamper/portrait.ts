import { type Box, type Face, type FacePack, largestFace, type Raster } from '../vision/index.ts';
import { clamp, type TamperSignal } from './signal.ts';
import { mapOf } from './where.ts';

/** A portrait reaches beyond the face by so much of its width and height. */
const BESIDE = 0.35;
const ABOVE = 0.4;
const BELOW = 0.5;
/** A ghost is smaller than the portrait, and no speck. */
const GHOST_MOST = 0.9;
const GHOST_LEAST = 0.25;
/** Light and spread given to what is left when the portrait is covered: a ghost is printed pale on pale paper. */
const PAPER = 215;
const SPREAD = 2.2;
const COVER = 200;
export const PORTRAIT_THRESHOLD = 0.5;

type Pack = Pick<FacePack, 'detect' | 'embed' | 'similarity' | 'manifest'>;

/**
 * Many documents print the portrait twice, the second time small and pale. When both are tall enough to be compared and the pack says that they are
 * two people, one of them was replaced. Null where there is no second face: most documents have none, and that says nothing.
 */
export async function inspectPortrait(raster: Raster, pack: Pack): Promise<TamperSignal> {
  const signal = { code: 'portrait', threshold: PORTRAIT_THRESHOLD, version: 'ghost-1', overlay: null } as const;
  const faces = await pack.detect(raster);
  const face = largestFace(faces);
  if (!face) return { ...signal, score: null };
  const ghost = await ghostOf(raster, { face, faces }, pack);
  const { minFacePx, bands } = pack.manifest;
  if (!ghost || Math.min(face.heightPx, ghost.face.heightPx) < minFacePx) return { ...signal, score: null };
  const similarity = pack.similarity(await pack.embed(raster, face), await pack.embed(ghost.raster, ghost.face));
  // Half of the score is where the pack ceases to send a pair to review and calls it two people.
  const score = clamp(1 - similarity / (2 * bands.review));
  const marks = [face, ghost.face].map((each) => ({ box: portraitOf(each, raster), strength: score }));
  return { ...signal, score, overlay: score >= PORTRAIT_THRESHOLD ? mapOf(raster, marks) : null };
}

type Seen = { face: Face; raster: Raster };

async function ghostOf(
  raster: Raster,
  { face, faces }: { face: Face; faces: readonly Face[] },
  pack: Pack,
): Promise<Seen | null> {
  const cover = portraitOf(face, raster);
  const isGhost = (other: Face): boolean =>
    other !== face &&
    other.heightPx < face.heightPx * GHOST_MOST &&
    other.heightPx > face.heightPx * GHOST_LEAST &&
    !meets(other.box, cover);
  const plain = largestFace(faces.filter(isGhost));
  if (plain) return { face: plain, raster };
  const rest = without(raster, cover);
  const pale = largestFace((await pack.detect(rest)).filter(isGhost));
  return pale ? { face: pale, raster: rest } : null;
}

function portraitOf({ box }: Face, { width, height }: { width: number; height: number }): Box {
  const left = Math.max(0, Math.round(box.x - BESIDE * box.width));
  const top = Math.max(0, Math.round(box.y - ABOVE * box.height));
  const right = Math.min(width, Math.round(box.x + (1 + BESIDE) * box.width));
  const bottom = Math.min(height, Math.round(box.y + (1 + BELOW) * box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The picture with the portrait covered and what is left made plainer. */
function without({ width, height, rgb }: Raster, cover: Box): Raster {
  const out = rgb.map((value) => Math.max(0, Math.min(255, PAPER + (value - PAPER) * SPREAD)));
  for (let y = cover.y; y < cover.y + cover.height; y++)
    out.fill(COVER, (y * width + cover.x) * 3, (y * width + cover.x + cover.width) * 3);
  return { width, height, rgb: out };
}
