import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type FacePack,
  type FacePackManifest,
  faceVerdict,
  openFacePack,
  type Rate,
  ratesOf,
  type ScoredPair,
} from '@acquaint/engines/vision';
import type { BenchArgs } from './run.ts';
import { type Labelled, personOf, type ScoredSet, scoreLabelled } from './support/labelled-faces.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SMOKE_PAIRS = 10;
const CUTS = Array.from({ length: 21 }, (_, i) => Math.round(30 + i * 2) / 100);

/**
 * The curve of errors over the labelled pairs of the data folder, milliseconds a step, memory. `--pack=<name>`; `--measured` prints what
 * belongs into the pack's manifest, `--write` puts it there (entries of other sets stay).
 */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  const home = process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint');
  const packFolder = join(home, 'models', flags.get('pack') ?? 'dlib');
  if (!existsSync(join(folder, 'manifest.json')) || !existsSync(join(packFolder, 'manifest.json'))) {
    console.log('faces need the data folder (ACQUAINT_DATA_DIR) and an installed pack (node tools/models/install.mjs)');
    return;
  }
  const labelled = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Labelled;
  const pairs = smoke ? labelled.pairs.slice(0, SMOKE_PAIRS) : labelled.pairs;
  const opened = performance.now();
  const pack = await openFacePack(packFolder);
  console.log(`pack ${pack.manifest.code}, checked and opened in ${Math.round(performance.now() - opened)} ms`);
  const { sets, spent } = await scoreLabelled(pack, folder, pairs);
  console.log(
    `${new Set(pairs.flatMap(({ a, b }) => [a, b]).map(personOf(pairs))).size} people in the pairs; one person's pairs are not independent, so each interval is narrower than the truth`,
  );
  for (const set of sets) printCurve(pack, set);
  if (flags.has('measured')) console.log(JSON.stringify(measuredOf(pack, sets), null, 2));
  if (flags.has('write')) await writeMeasured(pack.manifest.code, measuredOf(pack, sets));
  for (const [step, ms] of Object.entries(spent)) console.log(`${step.padEnd(7)} ${summary(ms)}`);
  console.log(`resident ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  await pack.close();
}

function printCurve(pack: FacePack, { set, pairs, unseen }: ScoredSet): void {
  const same = pairs.filter((pair) => pair.same).length;
  console.log(`\n${set}: ${same} pairs of one person, ${pairs.length - same} of two, ${unseen} without a face`);
  const { match, review } = pack.manifest.bands;
  console.table(
    CUTS.map((similarity) => {
      const { falseMatch, falseNonMatch } = ratesOf(pairs, similarity);
      const begins = similarity === match ? 'match' : similarity === review ? 'review' : '';
      return {
        similarity,
        begins,
        FMR: told(falseMatch),
        '95 %': between(falseMatch),
        FNMR: told(falseNonMatch),
        '95 % ': between(falseNonMatch),
      };
    }),
  );
  const verdicts = pairs.map(
    (pair) => `${pair.same ? 'same' : 'different'} → ${faceVerdict(pair.similarity, pack.manifest)}`,
  );
  console.table(
    Object.fromEntries([...Map.groupBy(verdicts.toSorted(), (each) => each)].map(([name, all]) => [name, all.length])),
  );
  if (same > 0)
    console.log(`area under the curve ${area(pairs).toFixed(4)}, equal error rate ${percent(equalError(pairs))}`);
}

/** As the manifest holds it: the rates at the match band, and the curve they come from. */
function measuredOf({ manifest }: FacePack, sets: readonly ScoredSet[]): FacePackManifest['measured'] {
  return sets.map(({ set, pairs }) => ({
    set,
    ...ratesOf(pairs, manifest.bands.match),
    curve: CUTS.map((similarity) => {
      const { falseMatch, falseNonMatch } = ratesOf(pairs, similarity);
      return {
        similarity,
        falseMatches: falseMatch?.errors ?? null,
        falseNonMatches: falseNonMatch?.errors ?? null,
      };
    }),
  }));
}

async function writeMeasured(code: string, measured: FacePackManifest['measured']): Promise<void> {
  const path = join(ROOT, 'packs', 'models', code, 'manifest.json');
  const text = await readFile(path, 'utf8');
  const before = JSON.parse(text) as FacePackManifest;
  const kept = before.measured.filter(({ set }) => measured.every((one) => one.set !== set));
  // The last entry of the file, one rate or point a line; what stands before it stays as it was written.
  const listed = JSON.stringify([...measured, ...kept], null, 2)
    .replaceAll(/\{\s*([^{}[\]]*?)\s*\}/g, (_, inside: string) => `{ ${inside.replaceAll(/\s*\n\s*/g, ' ')} }`)
    .replaceAll('\n', '\n  ');
  await writeFile(path, `${text.slice(0, text.indexOf('"measured":'))}"measured": ${listed}\n}\n`);
  console.log(`written to ${path}; node tools/models/install.mjs takes it over`);
}

/** The chance that a pair of one person is more alike than a pair of two. */
function area(pairs: readonly ScoredPair[]): number {
  const [same, strangers] = [true, false].map((kind) => pairs.filter((pair) => pair.same === kind));
  if (!same?.length || !strangers?.length) return Number.NaN;
  const won = same.flatMap((a) => strangers.map((b) => Math.sign(a.similarity - b.similarity) / 2 + 0.5));
  return won.reduce((sum, each) => sum + each, 0) / won.length;
}

/** Where both errors are alike, or come nearest to it. */
function equalError(pairs: readonly ScoredPair[]): number {
  const worse = pairs.map(({ similarity }) => {
    const { falseMatch, falseNonMatch } = ratesOf(pairs, similarity);
    return Math.max(share(falseMatch), share(falseNonMatch));
  });
  return Math.min(...worse);
}

const share = (rate: Rate | null) => (rate ? rate.errors / rate.trials : 0);
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
const told = (rate: Rate | null) => (rate ? `${rate.errors} / ${rate.trials}` : '');
const between = (rate: Rate | null) => (rate ? `${percent(rate.low)} to ${percent(rate.high)}` : '');

function summary(ms: number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms over ${sorted.length} images`;
}
