import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { decodeImage, exactInterval, judgeQuality, QUALITY_THRESHOLDS, type Quality } from '@acquaint/engines/vision';
import {
  makeSpecimen,
  type Shot,
  SPECIMEN_CLASSES,
  specimenCountries,
  specimenSides,
} from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';

type Fault = keyof Quality;
/** What each way of taking a bad picture should be called; seeing a mirror takes reading, so it is measured elsewhere. */
const BAD: readonly (readonly [Shot, Fault])[] = [
  ['motion', 'blur'],
  ['defocus', 'blur'],
  ['glare', 'glare'],
  ['dark', 'dark'],
  ['cut_off', 'cut_off'],
  ['small', 'small'],
  ['black_and_white', 'grey'],
  ['screenshot', 'screenshot'],
];
const GOOD: readonly Shot[] = ['flat', 'tilted', 'steep', 'light_table', 'upside_down'];
const REAL = new Set(['mrz-specimen', 'cn_id_front', 'id_ktp', 'passport_td3']);

type Judged = { made: Shot | 'real' | 'development card'; quality: Quality; name: string };

/** Draws `--count` documents (24) from `--seed` on, each well and badly photographed, and prints each fault's AUC, misses and false alarms at its threshold; labelled pictures of the data folder are all taken to be good. */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const count = Number(flags.get('count') ?? (smoke ? 1 : 24));
  const from = Number(flags.get('seed') ?? Math.floor(Math.random() * 1e6));
  const judged: Judged[] = [];
  let ms = 0;
  const judge = async (made: Judged['made'], name: string, bytes: Uint8Array): Promise<void> => {
    const { raster } = await decodeImage(bytes);
    const cpu = process.cpuUsage();
    judged.push({ made, name, quality: judgeQuality(raster) });
    ms += process.cpuUsage(cpu).user / 1000;
  };
  const sides = SPECIMEN_CLASSES.flatMap((name) => specimenSides(name).map((side) => ({ class: name, side })));
  for (let at = 0; at < count; at++) {
    const kind = sides[(from + at * 7) % sides.length];
    if (!kind) continue;
    const country = specimenCountries(kind.class)[0];
    const about = { ...kind, seed: from + at, ...(country ? { person: { country } } : {}) };
    for (const shot of [GOOD[at % GOOD.length] ?? 'flat', ...BAD.map(([bad]) => bad)])
      await judge(
        shot,
        `${kind.class} ${kind.side} ${from + at}`,
        (await makeSpecimen({ ...about, level: 'clean', shot })).image,
      );
  }
  await judgeReal(judge);
  console.log(`${count} documents from seed ${from}; ${(ms / judged.length).toFixed(0)} ms of processor a picture`);
  for (const fault of new Set(BAD.map(([, each]) => each))) printFault(judged, fault);
}

async function judgeReal(judge: (made: Judged['made'], name: string, bytes: Uint8Array) => Promise<void>) {
  const folder = join(
    process.env.ACQUAINT_DATA_DIR ?? resolve(import.meta.dirname, '..', '..', 'shared', 'data'),
    'vision',
  );
  if (!existsSync(join(folder, 'manifest.json'))) return;
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    items: { file: string; kind: string }[];
  };
  for (const { file, kind } of items.filter((item) => REAL.has(item.kind)))
    await judge(kind === 'mrz-specimen' ? 'real' : 'development card', file, await readFile(join(folder, file)));
}

function printFault(judged: readonly Judged[], fault: Fault): void {
  const threshold = QUALITY_THRESHOLDS[fault];
  const shots = new Set<string>(BAD.filter(([, each]) => each === fault).map(([shot]) => shot));
  const good = judged.filter(({ made }) => (GOOD as readonly string[]).includes(made));
  const bad = judged.filter(({ made }) => shots.has(made));
  const share = (hits: number, all: number): string => {
    const { low, high } = exactInterval(hits, all);
    return `${hits}/${all} (95 %: ${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %)`;
  };
  const raised = (list: readonly Judged[]) => list.filter(({ quality }) => quality[fault] >= threshold);
  console.log(
    `${fault} from ${threshold}: AUC ${areaUnder(bad, good, fault).toFixed(3)}, missed ${share(bad.length - raised(bad).length, bad.length)}, false alarms ${share(raised(good).length, good.length)}`,
  );
  for (const made of ['real', 'development card'] as const) {
    const list = judged.filter((each) => each.made === made);
    const wrong = raised(list);
    if (list.length > 0)
      console.log(`  ${made}s ${share(wrong.length, list.length)} ${wrong.map(({ name }) => name).join(' ')}`);
  }
  for (const { made, name, quality } of bad.filter((each) => !raised(bad).includes(each)))
    console.log(`  missed: ${made} ${name} ${quality[fault].toFixed(2)}`);
  for (const { made, name, quality } of raised(good))
    console.log(`  false: ${made} ${name} ${quality[fault].toFixed(2)}`);
}

/** The chance that a bad picture scores above a good one; ties count half. */
function areaUnder(bad: readonly Judged[], good: readonly Judged[], fault: Fault): number {
  let sum = 0;
  for (const a of bad)
    for (const b of good)
      sum += a.quality[fault] > b.quality[fault] ? 1 : a.quality[fault] === b.quality[fault] ? 0.5 : 0;
  return sum / Math.max(1, bad.length * good.length);
}
