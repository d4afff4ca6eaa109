import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectPicture, type TamperSignal } from '@acquaint/engines/tamper';
import { decodeImage } from '@acquaint/engines/vision';
import { makeTampered, type SpecimenClass, TAMPERINGS, type Tampering } from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const CLASSES: readonly SpecimenClass[] = ['passport', 'id_ktp', 'cn_resident_id', 'identity_card'];
type Judged = { tampering: Tampering; messenger: boolean; signals: TamperSignal[] };

/** Prints each detector's AUC against honest photographs of the same kinds, by what was done, and how often it speaks of honest ones: as taken, and sent on by a messenger. */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const count = Number(flags.get('count') ?? (smoke ? 1 : 12));
  const from = Number(flags.get('seed') ?? 7000);
  const only = new RegExp(flags.get('only') ?? '.');
  const wanted = TAMPERINGS.filter((each) => each === 'none' || only.test(each));
  const judged: Judged[] = [];
  let ms = 0;
  for (let at = 0; at < count; at++) {
    const about = { class: CLASSES[at % CLASSES.length] ?? 'passport', seed: from + at, today: '2026-01-01' };
    for (const tampering of wanted)
      for (const messenger of [false, true]) {
        const bytes = await makeTampered({ ...about, tampering, messenger });
        const { raster } = await decodeImage(bytes);
        const cpu = process.cpuUsage();
        judged.push({ tampering, messenger, signals: await inspectPicture(bytes, raster) });
        const { user, system } = process.cpuUsage(cpu);
        ms += (user + system) / 1000;
      }
  }
  console.log(
    `${count} documents of ${CLASSES.length} classes from seed ${from}; ${(ms / judged.length).toFixed(0)} ms of processor a picture`,
  );
  for (const { code, threshold } of judged[0]?.signals ?? []) printDetector(judged, code, threshold);
  await printReal();
}

/** How often each detector speaks of the labelled pictures of the data folder, by kind: photographs of screens among `pad` apart, none was changed as far as is known. */
async function printReal(): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  if (!existsSync(join(folder, 'manifest.json'))) return;
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
    items: { file: string; kind: string }[];
  };
  console.log('\nlabelled pictures: judged, and above the threshold');
  for (const [kind, list] of Map.groupBy(items, (item) => item.kind)) {
    const seen: TamperSignal[] = [];
    for (const { file } of list) {
      const bytes = await readFile(join(folder, file));
      seen.push(...(await inspectPicture(bytes, (await decodeImage(bytes)).raster)));
    }
    const told = [...Map.groupBy(seen, ({ code }) => code)].map(([code, signals]) => {
      const scores = signals.flatMap(({ score }) => score ?? []);
      return `${code} ${scores.filter((score) => score >= (signals[0]?.threshold ?? 1)).length}/${scores.length}`;
    });
    console.log(`  ${kind.padEnd(16)} ${told.join(', ')}`);
  }
}

function printDetector(judged: readonly Judged[], code: string, threshold: number): void {
  const scores = (tampering: Tampering, messenger: boolean): number[] =>
    judged
      .filter((each) => each.tampering === tampering && each.messenger === messenger)
      .map(({ signals }) => signals.find((signal) => signal.code === code)?.score ?? 0);
  const above = (values: readonly number[]): string =>
    `${values.filter((score) => score >= threshold).length}/${values.length}`;
  const honest = [...scores('none', false), ...scores('none', true)];
  console.log(
    `\n${code} from ${threshold}: honest as taken ${above(scores('none', false))}, sent on ${above(scores('none', true))}`,
  );
  for (const tampering of new Set(judged.map((each) => each.tampering).filter((each) => each !== 'none')))
    for (const messenger of [false, true]) {
      const changed = scores(tampering, messenger);
      console.log(
        `  ${tampering.padEnd(18)} ${messenger ? 'sent on ' : 'as saved'} AUC ${areaUnder(changed, honest).toFixed(3)}, found ${above(changed)}`,
      );
    }
}

/** The chance that a changed picture scores above an honest one; ties count half. */
function areaUnder(changed: readonly number[], honest: readonly number[]): number {
  let sum = 0;
  for (const a of changed) for (const b of honest) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / Math.max(1, changed.length * honest.length);
}
