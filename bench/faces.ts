import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeImage, type FacePack, faceVerdict, largestFace, openFacePack } from '@acquaint/engines/vision';
import type { BenchArgs } from './run.ts';
import { upperBound } from './support/interval.ts';

type Pair = { a: string; b: string; same: boolean };
type Step = 'decode' | 'detect' | 'embed';

const ROOT = resolve(import.meta.dirname, '..');
const SMOKE_PAIRS = 10;
const CUTS = [0.44, 0.46, 0.48, 0.5, 0.52, 0.54, 0.56, 0.58, 0.6];

/** Errors by threshold over the labelled pairs of the data folder, milliseconds a step, memory. `--pack=<name>`. */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  const home = process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint');
  const packFolder = join(home, 'models', flags.get('pack') ?? 'dlib');
  if (!existsSync(join(folder, 'manifest.json')) || !existsSync(join(packFolder, 'manifest.json'))) {
    console.log('faces need the data folder (ACQUAINT_DATA_DIR) and an installed pack (node tools/models/install.mjs)');
    return;
  }
  const labelled = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { pairs: Pair[] };
  const pairs = smoke ? labelled.pairs.slice(0, SMOKE_PAIRS) : labelled.pairs;
  const opened = performance.now();
  const pack = await openFacePack(packFolder);
  console.log(`pack ${pack.manifest.code}, checked and opened in ${Math.round(performance.now() - opened)} ms`);
  const { templates, spent } = await readFaces(pack, folder, pairs);
  printErrors(pack, templates, pairs);
  for (const [step, ms] of Object.entries(spent)) console.log(`${step.padEnd(7)} ${summary(ms)}`);
  console.log(`resident ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  await pack.close();
}

async function readFaces(pack: FacePack, folder: string, pairs: Pair[]) {
  const spent: Record<Step, number[]> = { decode: [], detect: [], embed: [] };
  const templates = new Map<string, Float32Array>();
  for (const file of new Set(pairs.flatMap(({ a, b }) => [a, b]))) {
    const bytes = await readFile(join(folder, file));
    const { raster } = await timed(spent.decode, () => decodeImage(bytes));
    const face = largestFace(await timed(spent.detect, () => pack.detect(raster)));
    if (!face) console.log(`no face in ${file}`);
    else templates.set(file, await timed(spent.embed, () => pack.embed(raster, face)));
  }
  return { templates, spent };
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  into.push(performance.now() - started);
  return result;
}

function printErrors(pack: FacePack, templates: Map<string, Float32Array>, pairs: Pair[]): void {
  const scored = pairs.flatMap(({ a, b, same }) => {
    const [x, y] = [templates.get(a), templates.get(b)];
    return x && y ? [{ same, similarity: pack.similarity(x, y) }] : [];
  });
  const same = scored.filter((pair) => pair.same).map(({ similarity }) => similarity);
  const different = scored.filter((pair) => !pair.same).map(({ similarity }) => similarity);
  console.log(
    `${same.length} pairs of one person, ${different.length} of two, ${pairs.length - scored.length} without a face`,
  );
  console.table(
    CUTS.map((cut) => {
      const refused = same.filter((similarity) => similarity < cut).length;
      const accepted = different.filter((similarity) => similarity >= cut).length;
      return {
        similarity: cut,
        distance: Number(((1 - cut) * pack.manifest.embedding.zeroAt).toFixed(3)),
        'same refused': refused,
        'at most (95 %)': percent(upperBound(refused, same.length)),
        'different accepted': accepted,
        'at most (95 %) ': percent(upperBound(accepted, different.length)),
      };
    }),
  );
  const verdicts = scored.map(
    (pair) => `${pair.same ? 'same' : 'different'} → ${faceVerdict(pair.similarity, pack.manifest)}`,
  );
  console.table(
    Object.fromEntries(
      Map.groupBy(verdicts.toSorted(), (each) => each)
        .entries()
        .map(([name, list]) => [name, list.length]),
    ),
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function summary(ms: number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms over ${sorted.length} images`;
}
