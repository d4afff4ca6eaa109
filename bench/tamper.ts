import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectPicture, inspectPortrait, inspectPrint, type TamperSignal } from '@acquaint/engines/tamper';
import {
  bundledTextModels,
  decodeImage,
  type FacePack,
  openFacePack,
  openTextReader,
  type TextReader,
} from '@acquaint/engines/vision';
import { makeTampered, type SpecimenClass, sendOn, TAMPERINGS, type Tampering } from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';
import { areaUnder } from './support/roc.ts';

const ROOT = join(import.meta.dirname, '..');
const TODAY = '2026-01-01';
const CLASSES: readonly SpecimenClass[] = [
  'passport',
  'id_ktp',
  'cn_resident_id',
  'identity_card',
  'de_identity_card',
  'us_driving_licence',
  'vn_cccd',
  'br_cnh',
];
/** What each detector is for; it is measured on these and on honest pictures. */
const FOR: Readonly<Record<TamperSignal['code'], readonly Tampering[]>> = {
  screen: ['screen'],
  metadata: ['resaved'],
  recompression: ['text_replaced', 'value_retyped', 'letter_replaced', 'portrait_replaced', 'ghost_left', 'copied'],
  copied: ['copied'],
  print: ['text_replaced', 'value_retyped', 'letter_replaced', 'copied'],
  portrait: ['ghost_left'],
};
type Judged = { class: string; tampering: Tampering; messenger: boolean; signals: TamperSignal[] };
type Tools = { reader: TextReader; pack: FacePack | null };

/** Prints each detector's AUC against honest photographs of the same documents, by what was done, and how often it speaks of honest ones by class: as saved, and sent on by a messenger. `--minutes` ends a run early, with what was seen until then. */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const count = Number(flags.get('count') ?? (smoke ? 1 : 24));
  const from = Number(flags.get('seed') ?? 7000);
  const only = new RegExp(flags.get('only') ?? '.');
  const wanted = TAMPERINGS.filter((each) => each === 'none' || only.test(each));
  const tools = await openTools();
  const judged: Judged[] = [];
  const until = performance.now() + Number(flags.get('minutes') ?? 600) * 60_000;
  let ms = 0;
  let done = 0;
  for (; done < count && performance.now() < until; done++) {
    const about = { class: CLASSES[done % CLASSES.length] ?? 'passport', seed: from + done, today: TODAY };
    for (const tampering of wanted) {
      const saved = await makeTampered({ ...about, tampering });
      for (const messenger of [false, true]) {
        const bytes = messenger ? await sendOn(saved, about.seed) : saved;
        const cpu = process.cpuUsage();
        const signals = await inspectAll(bytes, tools, (code) => tampering === 'none' || FOR[code].includes(tampering));
        const { user, system } = process.cpuUsage(cpu);
        ms += (user + system) / 1000;
        judged.push({ class: about.class, tampering, messenger, signals });
      }
    }
    console.error(`${done + 1} of ${count}`);
  }
  console.log(
    `${done} documents of ${CLASSES.length} classes from seed ${from}; ${(ms / judged.length).toFixed(0)} ms of processor a picture, reading included`,
  );
  for (const code of Object.keys(FOR) as TamperSignal['code'][]) printDetector(judged, code);
  if (!smoke && flags.get('labelled') !== 'no') await printLabelled(tools);
  await Promise.all([tools.reader.close(), tools.pack?.close()]);
}

async function openTools(): Promise<Tools> {
  const folder = join(process.env.ACQUAINT_HOME ?? join(ROOT, '.acquaint'), 'models', 'dlib');
  const pack = existsSync(join(folder, 'manifest.json')) ? await openFacePack(folder) : null;
  return { reader: await openTextReader(bundledTextModels()), pack };
}

async function inspectAll(
  bytes: Uint8Array,
  { reader, pack }: Tools,
  isAsked: (code: TamperSignal['code']) => boolean,
): Promise<TamperSignal[]> {
  const { raster } = await decodeImage(bytes);
  const signals = await inspectPicture(bytes, raster);
  // The lines as they lie on the photograph; the product takes those of the flattened page where it flattened one.
  if (isAsked('print')) signals.push(inspectPrint(raster, await reader.readLines(raster)));
  if (pack && isAsked('portrait')) signals.push(await inspectPortrait(raster, pack));
  return signals;
}

/** How often each detector speaks of the labelled pictures of the data folder, by kind: photographs of screens among `pad`; none was changed as far as is known. */
async function printLabelled(tools: Tools): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  if (!existsSync(join(folder, 'manifest.json'))) return;
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    items: { file: string; kind: string; attack?: string | null }[];
  };
  console.log('\nlabelled pictures: above the threshold, of those judged');
  const kindOf = ({ kind, attack }: { kind: string; attack?: string | null }) => (attack ? `${kind} ${attack}` : kind);
  for (const [kind, list] of Map.groupBy(items, kindOf)) {
    const seen: TamperSignal[] = [];
    for (const { file } of list)
      seen.push(...(await inspectAll(await readFile(join(folder, file)), tools, () => true)));
    const told = [...Map.groupBy(seen, ({ code }) => code)].map(([code, signals]) => {
      const scores = signals.flatMap(({ score }) => score ?? []);
      return `${code} ${scores.filter((score) => score >= (signals[0]?.threshold ?? 1)).length}/${scores.length}`;
    });
    console.log(`  ${kind.padEnd(16)} ${told.join(', ')}`);
  }
}

function printDetector(judged: readonly Judged[], code: TamperSignal['code']): void {
  const of = (tampering: Tampering, messenger: boolean) =>
    judged
      .filter((each) => each.tampering === tampering && each.messenger === messenger)
      .flatMap((each) => each.signals.filter((signal) => signal.code === code).map((signal) => ({ ...each, signal })));
  const threshold = judged.flatMap(({ signals }) => signals).find((signal) => signal.code === code)?.threshold ?? 1;
  type Seen = ReturnType<typeof of>;
  const above = (seen: Seen): string =>
    `${seen.filter(({ signal }) => (signal.score ?? 0) >= threshold).length}/${seen.length}`;
  const judgedOf = (seen: Seen): number => seen.filter(({ signal }) => signal.score !== null).length;
  // What a detector cannot judge it does not doubt: it counts as zero, on both sides.
  const scores = (seen: Seen): number[] => seen.map(({ signal }) => signal.score ?? 0);
  console.log(`\n${code} from ${threshold}`);
  for (const messenger of [false, true]) {
    const honest = of('none', messenger);
    const byClass = [...Map.groupBy(honest, (each) => each.class)].map(([name, seen]) => `${name} ${above(seen)}`);
    const how = messenger ? 'sent on ' : 'as saved';
    console.log(`  honest ${how} ${above(honest)}, ${judgedOf(honest)} judged: ${byClass.join(', ')}`);
    for (const tampering of FOR[code]) {
      const changed = of(tampering, messenger);
      if (changed.length === 0) continue;
      const { area, low, high } = areaUnder(scores(changed), scores(honest));
      console.log(
        `  ${tampering.padEnd(18)} ${how} AUC ${area.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}), found ${above(changed)}, ${judgedOf(changed)} judged`,
      );
    }
  }
}
