import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  decodeImage,
  type Face,
  type FacePack,
  type FaceQuality,
  faceQualityReasons,
  judgeFaceQuality,
  largestFace,
  openFacePack,
  type Raster,
} from '@acquaint/engines/vision';
import type { BenchArgs } from './run.ts';
import { WAYS_TO_SPOIL, type Way } from './support/spoil.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SMOKE = 2;
const MEASURES = [
  'yaw',
  'pitch',
  'roll',
  'sharpness',
  'light',
  'burnt',
  'lowerFace',
  'lowerSpread',
  'eyeLight',
  'eyeContrast',
] as const satisfies (keyof FaceQuality)[];

type Labelled = { file: string; kind: string; spoof?: boolean };
/** Null where no face was found any more. */
type Seen = FaceQuality | null;

/** What the quality of a selfie measures on photographs of people and on the same made worse, and what is refused. */
export async function run({ smoke }: BenchArgs): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  const packFolder = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models', 'dlib');
  if (![folder, packFolder].every((dir) => existsSync(join(dir, 'manifest.json')))) {
    console.log('this needs the data folder (ACQUAINT_DATA_DIR) and an installed pack (node tools/models/install.mjs)');
    return;
  }
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Labelled[] };
  const people = items.filter(({ kind, spoof }) => kind === 'face' || (kind === 'pad' && !spoof));
  const pack = await openFacePack(packFolder);
  const seen: { way: string; quality: Seen }[] = [];
  for (const { file } of smoke ? people.slice(0, SMOKE) : people) {
    const { raster } = await decodeImage(await readFile(join(folder, file)));
    const face = largestFace(await pack.detect(raster));
    if (!face) console.log(`no face in ${file}`);
    else for (const [way, quality] of await lookAtAll(pack, raster, face)) seen.push({ way, quality });
  }
  for (const [way, list] of Map.groupBy(seen, (one) => one.way))
    print(
      way,
      list.map(({ quality }) => quality),
    );
  await pack.close();
}

async function lookAtAll(pack: FacePack, raster: Raster, face: Face): Promise<[string, Seen][]> {
  const looked: [string, Seen][] = [['as they are', judgeFaceQuality(raster, face)]];
  const ways: [string, Way][] = Object.entries(WAYS_TO_SPOIL);
  for (const [name, spoil] of ways) {
    const worse = await spoil(raster, face);
    const found = largestFace(await pack.detect(worse));
    looked.push([name, found && judgeFaceQuality(worse, found)]);
  }
  return looked;
}

function print(way: string, all: readonly Seen[]): void {
  const found = all.filter((quality) => quality !== null);
  const refused = found.flatMap((quality) => faceQualityReasons(quality));
  const reasons = [...Map.groupBy(refused, (reason) => reason)].map(([reason, list]) => `${reason} ${list.length}`);
  const unharmed = found.filter((quality) => faceQualityReasons(quality).length === 0).length;
  console.log(
    `${way}: ${all.length}, no face in ${all.length - found.length}, good ${unharmed}, ${reasons.join(', ')}`,
  );
  for (const name of MEASURES) {
    const sorted = found.map((quality) => quality[name]).toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(4);
    console.log(`  ${name.padEnd(12)} ${at(0)} / ${at(0.5)} / ${at(1)}`);
  }
}
