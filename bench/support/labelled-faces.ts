import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodeImage,
  type Face,
  type FacePack,
  largestFace,
  type Raster,
  type ScoredPair,
} from '@acquaint/engines/vision';
import sharp from 'sharp';

export type Pair = { a: string; b: string; same: boolean };
export type Labelled = { pairs: Pair[]; items: { file: string; kind: string }[] };
export type Step = 'decode' | 'detect' | 'embed';
/** `unseen` counts comparisons that could not be made because no face was found. */
export type ScoredSet = { set: string; pairs: ScoredPair[]; unseen: number };
type Templates = Map<string, { photo: Float32Array | null; print: Float32Array | null }>;

const PRINT_FACE_PX = 96;
const PAGE = { width: 1000, height: 700 };

/**
 * The comparisons that a pack is judged by: photographs as they are; the same with one side as a document prints it; portraits on
 * specimen documents against the photographs, who are all strangers.
 */
export async function scoreLabelled(pack: FacePack, folder: string, pairs: readonly Pair[]) {
  const spent: Record<Step, number[]> = { decode: [], detect: [], embed: [] };
  const templates: Templates = new Map();
  for (const file of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    const { raster, face } = await look(pack, join(folder, file), spent);
    const photo = face ? await timed(spent.embed, () => pack.embed(raster, face)) : null;
    templates.set(file, { photo, print: face ? await embedPrint(pack, raster, face) : null });
  }
  const portraits: (Float32Array | null)[] = [];
  for (const file of await documentsOf(folder)) {
    const { raster, face } = await look(pack, join(folder, file), { decode: [], detect: [], embed: [] });
    if (face && face.heightPx >= pack.manifest.minFacePx) portraits.push(await pack.embed(raster, face));
  }
  return { sets: setsOf(pack, pairs, templates, portraits), spent };
}

function setsOf(
  pack: FacePack,
  pairs: readonly Pair[],
  templates: Templates,
  portraits: readonly (Float32Array | null)[],
): ScoredSet[] {
  const photos = [...templates.values()].map(({ photo }) => photo);
  const scored = (set: string, compared: { same: boolean; of: (Float32Array | null | undefined)[] }[]): ScoredSet => {
    const found = compared.flatMap(({ same, of: [x, y] }) =>
      x && y ? [{ same, similarity: pack.similarity(x, y) }] : [],
    );
    return { set, pairs: found, unseen: compared.length - found.length };
  };
  const at = (file: string) => templates.get(file);
  return [
    scored(
      `${templates.size} photographs of well-known people`,
      pairs.map(({ a, b, same }) => ({ same, of: [at(a)?.photo, at(b)?.photo] })),
    ),
    scored(
      `${templates.size} photographs, one of each two as a document prints it (grey, pale, 96 pixels; simulated)`,
      pairs.flatMap(({ a, b, same }) => [
        { same, of: [at(a)?.print, at(b)?.photo] },
        { same, of: [at(a)?.photo, at(b)?.print] },
      ]),
    ),
    scored(
      `${portraits.length} portraits on specimen documents against the photographs of others`,
      portraits.flatMap((portrait) => photos.map((photo) => ({ same: false, of: [portrait, photo] }))),
    ),
  ];
}

async function documentsOf(folder: string): Promise<string[]> {
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Labelled;
  return items.filter(({ kind }) => kind === 'mrz-specimen').map(({ file }) => file);
}

async function look(pack: FacePack, path: string, spent: Record<Step, number[]>) {
  const bytes = await readFile(path);
  const { raster } = await timed(spent.decode, () => decodeImage(bytes));
  return { raster, face: largestFace(await timed(spent.detect, () => pack.detect(raster))) };
}

/** The face as a document prints it: cut out, 96 pixels tall, grey, pale, on an empty page, saved at quality 45. */
async function embedPrint(pack: FacePack, { width, height, rgb }: Raster, face: Face): Promise<Float32Array | null> {
  const margin = face.box.height * 0.5;
  const left = Math.max(0, Math.round(face.box.x - margin));
  const top = Math.max(0, Math.round(face.box.y - margin));
  const cut = {
    left,
    top,
    width: Math.min(width - left, Math.round(face.box.width + 2 * margin)),
    height: Math.min(height - top, Math.round(face.box.height + 2 * margin)),
  };
  const portrait = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract(cut)
    .resize({ width: Math.max(1, Math.round((cut.width * PRINT_FACE_PX) / face.heightPx)) })
    .greyscale()
    .linear(0.55, 80)
    .png()
    .toBuffer();
  const page = await sharp({ create: { ...PAGE, channels: 3, background: '#c9cdc6' } })
    .composite([{ input: portrait, left: 60, top: 160 }])
    .jpeg({ quality: 45 })
    .toBuffer();
  const { raster } = await decodeImage(page);
  const seen = largestFace(await pack.detect(raster));
  return seen ? pack.embed(raster, seen) : null;
}

export async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  into.push(performance.now() - started);
  return result;
}

/** Who a photograph shows, as a name of one of theirs, by which pairs are said to be of one person. */
export function personOf(pairs: readonly Pair[]): (file: string) => string {
  const who = new Map<string, string>();
  const rootOf = (file: string): string => {
    const next = who.get(file) ?? file;
    return next === file ? file : rootOf(next);
  };
  for (const { a, b, same } of pairs) if (same) who.set(rootOf(a), rootOf(b));
  return rootOf;
}
