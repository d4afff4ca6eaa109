import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeImage, type Raster } from '@acquaint/engines/vision';
import sharp, { type Sharp } from 'sharp';
import { type Labelled, type Pair, personOf } from './labelled-faces.ts';
import { generatorOf, type Recapture, recapture } from './recapture.ts';

export type Sample = { kind: string; genuine: boolean; person: string; raster: Raster };

type Item = Labelled['items'][number] & { spoof?: boolean; attack?: string | null };

/** Every second photograph is taken again in these ways, every one in two ways drawn at large; seeds differ, every run is the same. */
const RECAPTURED_EVERY = 2;
const WAYS: readonly Omit<Recapture, 'seed'>[] = [
  { kind: 'screen', dots: 420, border: 0.05, tilt: 0.06, fill: 0.85 },
  { kind: 'screen', dots: 900, border: 0, tilt: -0.03, fill: 1.3 },
  { kind: 'print', dots: 300, border: 0.05, tilt: 0.05, fill: 0.85 },
  { kind: 'print', dots: 500, border: 0, tilt: -0.04, fill: 1.3 },
];

/** What happens to a picture on its way: none of it makes a person an attack or an attack a person. */
export const CONDITIONS: Readonly<Record<string, (image: Sharp, width: number) => Sharp>> = {
  'as it is': (image) => image,
  blurred: (image, width) => image.blur(Math.max(0.5, width / 500)),
  'JPEG 30': (image) => image.jpeg({ quality: 30 }),
  'half as wide': (image, width) => image.resize({ width: Math.round(width / 2) }),
  'dark, JPEG 60': (image) => image.linear(0.45, 0).jpeg({ quality: 60 }),
};

/** More ways that do nothing wrong and yet trouble a look for grids. */
export const SCALINGS: Readonly<Record<string, (image: Sharp, width: number) => Sharp>> = {
  sharpened: (image) => image.sharpen({ sigma: 2 }),
  'enlarged smoothly': (image, width) => image.resize({ width: Math.round(width * 1.5) }),
  'enlarged without smoothing': (image, width) => image.resize({ width: Math.round(width * 1.5), kernel: 'nearest' }),
};

export async function changed(raster: Raster, change: (image: Sharp, width: number) => Sharp): Promise<Raster> {
  const { width, height, rgb } = raster;
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const kept = await change(sharp(png), width).toBuffer();
  const { data, info } = await sharp(kept).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

/** The labelled pictures of the data folder, then photographs taken again from drawn screens and prints. */
export async function* samplesOf(folder: string, limit: number): AsyncGenerator<Sample> {
  const { items, pairs } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    items: Item[];
    pairs: Pair[];
  };
  const open = async ({ file }: Item) => (await decodeImage(await readFile(join(folder, file)))).raster;
  const who = personOf(pairs);
  for (const item of items.filter(({ kind }) => kind === 'pad').slice(0, limit)) {
    const kind = item.spoof ? `${item.attack}, photographed` : 'selfie of the attack set';
    yield { kind, genuine: !item.spoof, person: item.file, raster: await open(item) };
  }
  const photographs = items.filter(({ kind }) => kind === 'face').slice(0, limit);
  for (const [i, item] of photographs.entries()) {
    const raster = await open(item);
    const person = who(item.file);
    yield { kind: 'photographs of people', genuine: true, person, raster };
    for (const [j, how] of (i % RECAPTURED_EVERY > 0 ? [] : WAYS).entries()) {
      const kind = `${how.kind}, simulated${how.border > 0 ? ', with its edges' : ', filling the picture'}`;
      yield { kind, genuine: false, person, raster: recapture(raster, { ...how, seed: i * WAYS.length + j }) };
    }
    for (const how of drawnWays(i))
      yield { kind: `${how.kind}, simulated, any way`, genuine: false, person, raster: recapture(raster, how) };
  }
}

/** One screen and one print whose grid, tilt and size were drawn and never looked at while limits were chosen. */
function drawnWays(seed: number): Recapture[] {
  const random = generatorOf(90_000 + seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  return (['screen', 'print'] as const).map((kind) => ({
    kind,
    dots: Math.round(kind === 'screen' ? between(250, 1400) : between(180, 900)),
    border: random() < 0.5 ? 0.05 : 0,
    tilt: between(-0.15, 0.15),
    fill: between(0.7, 1.5),
    seed: 5000 + seed,
  }));
}
