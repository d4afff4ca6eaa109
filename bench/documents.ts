import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentReading, type DocumentTemplate, loadTemplates, readDocument } from '@acquaint/engines/documents';
import { bundledTextModels, decodeImage, openScriptReader, openTextReader } from '@acquaint/engines/vision';
import type { BenchArgs } from './run.ts';
import type { Readers } from './support/generated.ts';
import { readGenerated } from './support/generated.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TODAY = '2026-01-01';
const RETAKE = /^image\./;

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
    await readGenerated(args.flags, { reader, scripts }, await installedTemplates());
  } finally {
    await Promise.all([reader.close(), scripts.close()]);
  }
}

/** Reads the labelled documents of the data folder (`only` those whose file matches); prints field accuracy, zone exactness, wrong zones and time. */
async function readLabelled({ smoke, flags }: BenchArgs): Promise<void> {
  const only = new RegExp(flags.get('only') ?? (smoke ? '_00_clean' : '.'));
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'vision');
  if (!existsSync(join(folder, 'manifest.json'))) {
    console.log(`documents: skipped, no labelled images in ${folder}`);
    return;
  }
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Item[] };
  const wanted = items.filter((item) => (item.fields || item.mrz) && only.test(item.file));
  const templates = await installedTemplates();
  const reader = await openTextReader(bundledTextModels());
  const scripts = openScriptReader();
  const results: Result[] = [];
  for (const item of wanted) results.push(await readItem(item, folder, { reader, scripts }, templates));
  await Promise.all([reader.close(), scripts.close()]);
  printFields(results);
  printZones(results);
  printTimes(results);
}

async function installedTemplates(): Promise<DocumentTemplate[]> {
  const packs = join(ROOT, 'packs');
  const names = (await readdir(packs, { recursive: true })).filter((name) =>
    /^[^/]+\/documents\/[^/]+\.yaml$/.test(name),
  );
  return loadTemplates(await Promise.all(names.sort().map((name) => readFile(join(packs, name), 'utf8'))));
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

function printTimes(results: readonly Result[]): void {
  const at = (values: number[], part: number): string => {
    const sorted = values.sort((a, b) => a - b);
    return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0)} ms`;
  };
  const wall = results.map((result) => result.ms);
  const cpu = results.map((result) => result.cpuMs);
  console.log(`\n${results.length} documents: wall p50 ${at(wall, 0.5)}, p95 ${at(wall, 0.95)}, worst ${at(wall, 1)}`);
  console.log(
    `  processor p50 ${at(cpu, 0.5)}, p95 ${at(cpu, 0.95)}; resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
