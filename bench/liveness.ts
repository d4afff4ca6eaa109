import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assessPicture } from '@acquaint/engines/liveness';
import {
  decodeImage,
  exactInterval,
  type FacePack,
  type LivenessPack,
  type LivenessVerdict,
  largestFace,
  openFacePack,
  openLivenessPack,
  type Raster,
} from '@acquaint/engines/vision';
import type { BenchArgs } from './run.ts';

import { type Recapture, recapture } from './support/recapture.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SMOKE = 2;
/** Every second photograph is taken again twice from a screen and twice from paper; seeds differ, every run is the same. */
const RECAPTURED_EVERY = 2;
const WAYS: readonly Omit<Recapture, 'seed'>[] = [
  { kind: 'screen', dots: 420, border: 0.05, tilt: 0.06, fill: 0.85 },
  { kind: 'screen', dots: 900, border: 0, tilt: -0.03, fill: 1.3 },
  { kind: 'print', dots: 300, border: 0.05, tilt: 0.05, fill: 0.85 },
  { kind: 'print', dots: 500, border: 0, tilt: -0.04, fill: 1.3 },
];

type Labelled = { file: string; kind: string; spoof?: boolean; attack?: string | null };
type Sample = { kind: string; genuine: boolean; raster: Raster };
type Judged = { kind: string; genuine: boolean; verdict: LivenessVerdict | 'no face' };
type Packs = { faces: FacePack; liveness: LivenessPack };

/** Errors of the presentation-attack pack by kind, with two-sided 95 % intervals. `--pack=<name>`. */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  const models = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models');
  const dirs = { faces: join(models, 'dlib'), liveness: join(models, flags.get('pack') ?? 'pad-minifasnet') };
  if (![folder, dirs.faces, dirs.liveness].every((dir) => existsSync(join(dir, 'manifest.json')))) {
    console.log('this needs the data folder (ACQUAINT_DATA_DIR) and installed packs (node tools/models/install.mjs)');
    return;
  }
  const packs = { faces: await openFacePack(dirs.faces), liveness: await openLivenessPack(dirs.liveness) };
  console.log(`pack ${packs.liveness.manifest.code} ${packs.liveness.hash.slice(0, 16)}`);
  const judged: Judged[] = [];
  for await (const { raster, ...sample } of samplesOf(folder, smoke ? SMOKE : Number.POSITIVE_INFINITY))
    judged.push({ ...sample, verdict: await judge(packs, raster) });
  print(judged);
  await Promise.all([packs.faces.close(), packs.liveness.close()]);
}

async function* samplesOf(folder: string, limit: number): AsyncGenerator<Sample> {
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Labelled[] };
  const open = async ({ file }: Labelled) => (await decodeImage(await readFile(join(folder, file)))).raster;
  for (const item of items.filter(({ kind }) => kind === 'pad').slice(0, limit)) {
    const kind = item.spoof ? `${item.attack}, photographed` : 'selfie of the attack set';
    yield { kind, genuine: !item.spoof, raster: await open(item) };
  }
  for (const [i, item] of items
    .filter(({ kind }) => kind === 'face')
    .slice(0, limit)
    .entries()) {
    const raster = await open(item);
    yield { kind: 'photographs of people', genuine: true, raster };
    if (i % RECAPTURED_EVERY > 0) continue;
    for (const [j, how] of WAYS.entries()) {
      const kind = `${how.kind}, simulated${how.border > 0 ? ', with its edges' : ', filling the picture'}`;
      yield { kind, genuine: false, raster: recapture(raster, { ...how, seed: i * WAYS.length + j }) };
    }
  }
}

async function judge({ faces, liveness }: Packs, raster: Raster): Promise<Judged['verdict']> {
  const face = largestFace(await faces.detect(raster));
  return face ? (await assessPicture(liveness, raster, face)).verdict : 'no face';
}

/**
 * ISO/IEC 30107-3 at the pack's own point of decision: only `real` goes on without a person. An attack that is `real` is an
 * APCER error, a person who is anything else a BPCER error; pictures without a face were no trial and stand apart.
 */
function print(judged: readonly Judged[]): void {
  const rows = [...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, all]) => {
    const genuine = all[0]?.genuine ?? false;
    const count = (verdict: Judged['verdict']) => all.filter((one) => one.verdict === verdict).length;
    const trials = all.length - count('no face');
    const wrong = genuine ? trials - count('real') : count('real');
    const { low, high } = exactInterval(wrong, trials);
    return {
      kind,
      error: genuine ? 'BPCER' : 'APCER',
      wrong: `${wrong} / ${trials}`,
      '95 %': `${percent(low)} to ${percent(high)}`,
      real: count('real'),
      uncertain: count('uncertain'),
      attack: count('attack'),
      'no face': count('no face'),
    };
  });
  console.table(rows);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
