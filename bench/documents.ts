import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentReading, type DocumentTemplate, readDocument } from '@acquaint/engines/documents';
import { bundledTextModels, decodeImage, openScriptReader, openTextReader } from '@acquaint/engines/vision';
import { installedTemplates } from '../tools/specimens/templates.ts';
import type { BenchArgs } from './run.ts';
import type { Readers } from './support/generated.ts';
import { readGenerated } from './support/generated.ts';
import { readByWorkers } from './support/reading-workers.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TODAY = '2026-01-01';
const RETAKE = /^image\./;
const AT_ONCE = 8;

type Item = {
  file: string;
  kind: string;
  level?: string;
  fields?: Record<string, string | string[]>;
  mrz?: string[];
  checkDigitsValid?: boolean;
};
type Result = { item: Item; reading: DocumentReading; ms: number; cpuMs: number };
type Tally = { right: number; all: number; retake: number; images: number };

/** Label in the set → field of a reading. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'full_name',
  idNumber: 'personal_number',
  nik: 'personal_number',
  birthDate: 'birth_date',
  birthPlace: 'birth_place',
  documentNumber: 'document_number',
  givenNames: 'given_names',
  firstName: 'given_names',
  middleName: 'given_names',
  lastName: 'surname',
  expiry: 'expiry_date',
};
const SEXES: Readonly<Record<string, string>> = { 男: 'M', 女: 'F' };

/** With --generated reads documents drawn for the run, else the labelled ones of the data folder. */
export async function run(args: BenchArgs): Promise<void> {
  if (!args.flags.has('generated')) return readLabelled(args);
  const reader = await openTextReader(bundledTextModels());
  const scripts = openScriptReader();
  try {
    await readGenerated(args.flags, { reader, scripts }, installedTemplates());
  } finally {
    await Promise.all([reader.close(), scripts.close()]);
  }
}

/** Reads the labelled documents of the data folder (`only` those whose file matches); prints field accuracy, zone exactness, wrong zones, time and how free the asking thread stays. */
async function readLabelled({ smoke, flags }: BenchArgs): Promise<void> {
  const only = new RegExp(flags.get('only') ?? (smoke ? '_00_clean' : '.'));
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  if (!existsSync(join(folder, 'manifest.json'))) {
    console.log(`documents: skipped, no labelled images in ${folder}`);
    return;
  }
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Item[] };
  const wanted = items.filter((item) => (item.fields || item.mrz) && only.test(item.file));
  const templates = installedTemplates();
  const reader = await openTextReader(bundledTextModels());
  const scripts = openScriptReader();
  const results: Result[] = [];
  for (const item of wanted) results.push(await readItem(item, folder, { reader, scripts }, templates));
  const lineMs = await lineCost({ reader, scripts });
  await Promise.all([reader.close(), scripts.close()]);
  printFields(results);
  printZones(results);
  printTimes(results, lineMs);
  const some = wanted.filter((_, i) => i % Math.ceil(wanted.length / AT_ONCE) === 0);
  await readByWorkers(await Promise.all(some.map(({ file }) => readFile(join(folder, file)))), TODAY);
}

async function readItem(item: Item, folder: string, readers: Readers, templates: DocumentTemplate[]): Promise<Result> {
  const bytes = await readFile(join(folder, item.file));
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { raster } = await decodeImage(bytes);
  const reading = await readDocument(raster, { ...readers, templates, today: TODAY });
  const { user, system } = process.cpuUsage(cpu);
  return { item, reading, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

function printFields(results: readonly Result[]): void {
  const tallies = new Map<string, Tally>();
  for (const { item, reading } of results) {
    if (!item.fields) continue;
    const key = `${item.kind} ${item.level ?? ''}`;
    const tally = tallies.get(key) ?? { right: 0, all: 0, retake: 0, images: 0 };
    tallies.set(key, tally);
    tally.images++;
    if (reading.reasons.some((reason) => RETAKE.test(reason))) tally.retake++;
    for (const [label, value] of Object.entries(item.fields)) {
      if (typeof value !== 'string' || value === 'NONE') continue;
      tally.all++;
      const read = reading.fields[LABELS[label] ?? label]?.value;
      if (sameValue(label, value, read)) tally.right++;
      else console.log(`  ${item.file}: ${label} is ${value}, read ${read ?? 'nothing'}`);
    }
  }
  console.log('\nfields read exactly (spaces aside), by class and level; images asked to be taken again');
  for (const [key, { right, all, retake, images }] of [...tallies].sort(([a], [b]) => a.localeCompare(b)))
    console.log(
      `  ${key.padEnd(24)} ${right}/${all} ${((100 * right) / all).toFixed(1)} %   retake ${retake}/${images}`,
    );
}

function sameValue(label: string, value: string, read: string | undefined): boolean {
  if (read === undefined) return false;
  if (label === 'firstName') return read.split(' ')[0] === value;
  if (label === 'middleName') return read.endsWith(value);
  if (/^\d{6}$/.test(value)) return read.slice(2).replaceAll('-', '') === value;
  return read.replaceAll(' ', '') === (SEXES[value] ?? value).replaceAll(' ', '');
}

function printZones(results: readonly Result[]): void {
  const zones = results.flatMap((result) => {
    const lines = result.item.mrz ?? result.item.fields?.mrz;
    return Array.isArray(lines) ? [{ ...result, lines, printedRight: result.item.checkDigitsValid !== false }] : [];
  });
  const tally = new Map<
    string,
    { all: number; exact: number; valid: number; wrongValid: number; printedWrong: number }
  >();
  for (const { item, reading, lines, printedRight } of zones) {
    const key = `${item.kind} ${item.level ?? ''}`;
    const row = tally.get(key) ?? { all: 0, exact: 0, valid: 0, wrongValid: 0, printedWrong: 0 };
    tally.set(key, row);
    const exact = reading.mrz?.lines.join('\n') === lines.join('\n');
    row.all++;
    if (exact) row.exact++;
    if (reading.mrz?.valid) row.valid++;
    if (!printedRight) row.printedWrong++;
    if (reading.mrz?.valid && (!exact || !printedRight)) row.wrongValid++;
    if (exact) continue;
    console.log(`  ${item.file} valid ${reading.mrz?.valid ?? 'nothing read'}`);
    for (const [i, line] of lines.entries()) console.log(`    is   ${line}\n    read ${reading.mrz?.lines[i] ?? ''}`);
  }
  console.log('\nmachine-readable zones');
  for (const [key, row] of tally)
    console.log(
      `  ${key.padEnd(24)} all characters exact ${row.exact}/${row.all}, valid ${row.valid} (${row.printedWrong} printed with wrong digits), valid but not exact ${row.wrongValid}`,
    );
}

/**
 * What one document cost on the machine that the figures of the README come from, before its models were rewritten and lines read
 * only once (2 cores of an AMD EPYC with AVX-512, one thread): to be held against when the line below costs about as much.
 */
const BASELINE = { p50: 2200, p95: 4400, line: 75 } as const;
const LINE = { width: 960, height: 48 } as const;
const ROUNDS = 10;

function printTimes(results: readonly Result[], lineMs: number): void {
  const at = (values: readonly number[], part: number): string => {
    const sorted = [...values].sort((a, b) => a - b);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0).padStart(5);
  };
  const row = (name: string, part: readonly Result[]): void => {
    const [wall, cpu] = [part.map(({ ms }) => ms), part.map(({ cpuMs }) => cpuMs)];
    console.log(
      `  ${name.padEnd(24)} ${String(part.length).padStart(3)}   processor p50 ${at(cpu, 0.5)} p95 ${at(cpu, 0.95)}   wall p50 ${at(wall, 0.5)} p95 ${at(wall, 0.95)}`,
    );
  };
  console.log('\nmilliseconds a document on one thread, decoding included, by class and level');
  const groups = Map.groupBy(results, ({ item }) => `${item.kind} ${item.level ?? ''}`);
  for (const [key, part] of [...groups].sort(([a], [b]) => a.localeCompare(b))) row(key, part);
  row('all', results);
  console.log(
    `  baseline: processor p50 ${BASELINE.p50}, p95 ${BASELINE.p95}, where a line of ${LINE.width} pixels cost ${BASELINE.line} ms to recognise; here and now it costs ${lineMs.toFixed(0)} ms`,
  );
}

/** Processor time of recognising one line: what else a machine does makes the same work dearer, and this shows by how much. */
async function lineCost({ reader }: Readers): Promise<number> {
  const raster = { ...LINE, rgb: new Uint8Array(LINE.width * LINE.height * 3).fill(200) };
  const read = () => reader.recognise(raster, { x: 0, y: 0, ...LINE });
  await read();
  const cpu = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await read();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000 / ROUNDS;
}
