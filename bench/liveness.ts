import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assessPicture } from '@acquaint/engines/liveness';
import { inspectScreen } from '@acquaint/engines/tamper';
import {
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
import { judgeFilms } from './support/attack-films.ts';
import { CONDITIONS, changed, SCALINGS, samplesOf } from './support/attack-pictures.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SMOKE = 2;

type Judged = {
  kind: string;
  genuine: boolean;
  condition: string;
  verdict: LivenessVerdict | 'no face';
  score: number | null;
};
type Grid = { person: string; genuine: boolean; kind: string; grid: number };
type Packs = { faces: FacePack; liveness: LivenessPack };

/**
 * Errors in telling people from attacks by kind and by what happened to the picture, with two-sided 95 % intervals; the limit of
 * the look for a grid chosen anew without each person; films of motions and what imitates them. `--pack=<name>`, `--films` for films alone.
 */
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
  if (!flags.has('films')) await pictures(packs, folder, smoke);
  await judgeFilms(packs.faces, packs.liveness, smoke);
  await Promise.all([packs.faces.close(), packs.liveness.close()]);
}

async function pictures(packs: Packs, folder: string, smoke: boolean): Promise<void> {
  const judged: Judged[] = [];
  const grids: Grid[] = [];
  for await (const { raster, person, ...sample } of samplesOf(folder, smoke ? SMOKE : Number.POSITIVE_INFINITY)) {
    const conditions = sample.kind.includes('simulated') ? { 'as it is': CONDITIONS['as it is'] } : CONDITIONS;
    for (const [condition, change] of Object.entries(conditions)) {
      const shown = condition === 'as it is' || !change ? raster : await changed(raster, change);
      judged.push({ ...sample, condition, ...(await judge(packs, shown)) });
      grids.push({ ...sample, person, grid: inspectScreen(shown).score ?? 0 });
    }
    for (const change of sample.genuine ? Object.values(SCALINGS) : [])
      grids.push({ ...sample, person, grid: inspectScreen(await changed(raster, change)).score ?? 0 });
  }
  printKinds(judged);
  printAreas(judged);
  printLimit(grids);
}

async function judge({ faces, liveness }: Packs, raster: Raster): Promise<Pick<Judged, 'verdict' | 'score'>> {
  const face = largestFace(await faces.detect(raster));
  if (!face) return { verdict: 'no face', score: null };
  const { verdict, score } = await assessPicture(liveness, raster, face);
  return { verdict, score };
}

/**
 * ISO/IEC 30107-3 at the pack's own point of decision: only `real` goes on without a person. An attack that is `real` is an
 * APCER error, a person who is anything else a BPCER error; pictures without a face were no trial and stand apart.
 */
function printKinds(judged: readonly Judged[]): void {
  const rows = [...Map.groupBy(judged, ({ kind, condition }) => `${kind}: ${condition}`)].map(([kind, all]) => {
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
  console.table(rows.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)));
}

/** The chance that a person's picture scores above an attack's, people and attacks changed alike; simulated attacks against people as they are. */
function printAreas(judged: readonly Judged[]): void {
  const scored = judged.filter(({ score }) => score !== null);
  const rows = [...Map.groupBy(scored, ({ condition }) => condition)].flatMap(([condition, all]) => {
    const people = all.filter(({ genuine }) => genuine);
    const attacks = all.filter(({ genuine }) => !genuine);
    return [...Map.groupBy(attacks, ({ kind }) => (kind.includes('simulated') ? 'simulated' : 'photographed'))].map(
      ([which, some]) => ({
        condition,
        attacks: `${which} (${some.length})`,
        people: people.length,
        area: Number(area(people, some).toFixed(3)),
      }),
    );
  });
  console.table(rows);
}

function area(people: readonly Judged[], attacks: readonly Judged[]): number {
  const won = people.flatMap((a) => attacks.map((b) => Math.sign((a.score ?? 0) - (b.score ?? 0)) / 2 + 0.5));
  return won.reduce((sum, each) => sum + each, 0) / won.length;
}

/** The limit of the grid as the pictures of everybody else would have set it, tried on those of the one left out. */
function printLimit(grids: readonly Grid[]): void {
  const limitOf = (some: readonly Grid[]) =>
    Math.ceil(Math.max(0, ...some.filter(({ genuine }) => genuine).map(({ grid }) => grid)) * 20 + 1) / 20;
  const tried = [...Map.groupBy(grids, ({ person }) => person)].map(([person, own]) => ({
    own,
    limit: limitOf(grids.filter((one) => one.person !== person)),
  }));
  const limits = tried.map(({ limit }) => limit);
  console.log(`the grid's limit, one person left out: ${Math.min(...limits)} to ${Math.max(...limits)}`);
  const kinds = Map.groupBy(
    tried.flatMap(({ own, limit }) => own.map((one) => ({ ...one, over: one.grid >= limit, fixed: one.grid >= 0.5 }))),
    ({ kind }) => kind,
  );
  console.table(
    [...kinds].map(([kind, all]) => {
      const over = all.filter((one) => one.over).length;
      const { low, high } = exactInterval(over, all.length);
      return {
        kind,
        'seen as a grid': `${over} / ${all.length}`,
        '95 %': `${percent(low)} to ${percent(high)}`,
        'at 0.5': all.filter((one) => one.fixed).length,
        most: Number(Math.max(...all.map(({ grid }) => grid)).toFixed(2)),
      };
    }),
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
