import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentReading, type DocumentTemplate, readDocument } from '@acquaint/engines/documents';
import { decodeImage, type ScriptReader, type TextReader } from '@acquaint/engines/vision';
import {
  type Level,
  makePortrait,
  makeSpecimen,
  type Side,
  SPECIMEN_CLASSES,
  type Specimen,
  type SpecimenClass,
  specimenCountries,
  specimenSides,
} from '../../tools/specimens/index.ts';

const LEVELS: readonly Level[] = ['clean', 'mild', 'hard'];
/** What the drawing says of itself; whether it was recognised is counted apart. */
const NOT_FIELDS = new Set(['class', 'country']);
const IMAGES = 2;
/** A mean confidence below this brings a person, as in the product. */
const SURE_PAGE = 0.6;
/** On a machine that does nothing else a page takes a second; here only what is read counts, however busy the machine. */
const DEADLINE_MS = 120_000;

/** The reader of every page, and of scripts that it does not know. */
export type Readers = { reader: TextReader; scripts: ScriptReader };

type Kind = { class: SpecimenClass; side: Side; country: string | undefined };
type Row = {
  right: number;
  wrong: number;
  absent: number;
  images: number;
  whole: number;
  recognised: number;
  /** Pictures that went to a person, and of the others those with a wrong field: what would be accepted wrongly. */
  reviewed: number;
  accepted: number;
  /** Processor time of each picture in milliseconds, decoding included. */
  times: readonly number[];
};
const NOTHING: Row = {
  right: 0,
  wrong: 0,
  absent: 0,
  images: 0,
  whole: 0,
  recognised: 0,
  reviewed: 0,
  accepted: 0,
  times: [],
};
type Judged = { made: Specimen; reading: DocumentReading; kind: Kind; level: Level; seed: number; cpuMs: number };

/**
 * Reads documents drawn for this run: every class, side and level, `--images` of each (2), from `--generated=seed` (a fresh one when
 * none is given). `--only=expression` picks classes, `--level=name` one level, `--out=folder` keeps the pictures that were not read whole.
 */
export async function readGenerated(
  flags: ReadonlyMap<string, string>,
  readers: Readers,
  templates: readonly DocumentTemplate[],
): Promise<void> {
  const first = Number(flags.get('generated')) || Math.floor(Math.random() * 1e6);
  const only = new RegExp(flags.get('only') ?? '.');
  const images = Number(flags.get('images')) || IMAGES;
  const levels = LEVELS.filter((level) => (flags.get('level') ?? level) === level);
  const portrait = await makePortrait({ seed: first, sex: 'F' });
  const rows = new Map<string, Row>();
  console.log(
    `seed ${first}, ${images} images of each class, side and level; nothing printed below is a real document`,
  );
  for (const kind of kinds().filter((each) => only.test(nameOf(each)))) {
    for (const level of levels) {
      for (let seed = first; seed < first + images; seed++) {
        const { class: name, side, country } = kind;
        const person = country === undefined ? {} : { person: { country } };
        const made = await makeSpecimen({ class: name, side, level, seed, portrait, ...person });
        const today = new Date().toISOString().slice(0, 10);
        const cpu = process.cpuUsage();
        const { raster } = await decodeImage(made.image);
        const reading = await readDocument(raster, { ...readers, templates, today, deadlineMs: DEADLINE_MS });
        const { user, system } = process.cpuUsage(cpu);
        const whole = count(rows, { made, reading, kind, level, seed, cpuMs: (user + system) / 1000 });
        if (!whole && flags.has('out')) await keep(flags.get('out') ?? '', `${nameOf(kind)}_${seed}_${level}`, made);
      }
    }
  }
  print(rows);
}

/** Every side of every class, and of a class that differs by country every country of it. */
function kinds(): Kind[] {
  return SPECIMEN_CLASSES.flatMap((name) =>
    specimenSides(name).flatMap((side) => specimenCountries(name).map((country) => ({ class: name, side, country }))),
  );
}

function nameOf({ class: name, side, country }: Kind): string {
  return [name, side, country].filter(Boolean).join(' ');
}

/** Counts the fields of one picture and prints those that are not right; true when all are. */
function count(rows: Map<string, Row>, { made, reading, kind, level, seed, cpuMs }: Judged): boolean {
  const key = `${nameOf(kind).padEnd(34)} ${level}`;
  const row = rows.get(key) ?? { ...NOTHING };
  rows.set(key, row);
  row.images++;
  row.times = [...row.times, cpuMs];
  const say = (what: string) => console.log(`  ${nameOf(kind)} ${seed} ${level}: ${what}`);
  const { labels } = made;
  const recognised = reading.class === labels.class && (reading.country ?? labels.country) === labels.country;
  if (recognised) row.recognised++;
  else say(`is ${labels.class} of ${labels.country}, taken for ${reading.class} of ${reading.country}`);
  let whole = recognised;
  let misread = !recognised;
  for (const [name, value] of Object.entries(labels)) {
    if (NOT_FIELDS.has(name)) continue;
    const read = reading.fields[name]?.value;
    if (read !== undefined && squeezed(read) === squeezed(value)) {
      row.right++;
      continue;
    }
    whole = false;
    if (read === undefined) row.absent++;
    else {
      row.wrong++;
      misread = true;
    }
    say(`${name} is ${value}, read ${read ?? 'nothing'}`);
  }
  if (reading.reasons.length > 0) say(reading.reasons.join(' '));
  if (whole) row.whole++;
  if (isReviewed(reading)) row.reviewed++;
  else if (misread) {
    row.accepted++;
    say('WRONG AND NOT DOUBTED');
  }
  return whole;
}

/** As the product decides: any reason brings a person, as does a page that is unclear on the whole. */
function isReviewed({ reasons, fields }: DocumentReading): boolean {
  const sure = Object.values(fields).map(({ confidence }) => confidence);
  return reasons.length > 0 || sure.reduce((sum, each) => sum + each, 0) < sure.length * SURE_PAGE;
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s/g, '');
}

async function keep(folder: string, name: string, { image, labels }: Specimen): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, name.replaceAll(' ', '_'));
  await writeFile(`${file}.jpg`, image);
  await writeFile(`${file}.json`, JSON.stringify(labels, null, 2));
}

function print(rows: ReadonlyMap<string, Row>): void {
  console.log('\nclass, side, level: fields read exactly (spaces aside); wrong, absent; recognised; images read whole');
  for (const [key, row] of rows) console.log(line(key, row));
  console.log('\nall classes');
  for (const level of LEVELS) {
    const of = [...rows].filter(([key]) => key.endsWith(level)).map(([, row]) => row);
    if (of.length > 0) console.log(line(level.padEnd(40), sumOf(of)));
  }
}

function sumOf(rows: readonly Row[]): Row {
  const sum = (name: Exclude<keyof Row, 'times'>) => rows.reduce((total, row) => total + row[name], 0);
  return {
    right: sum('right'),
    wrong: sum('wrong'),
    absent: sum('absent'),
    images: sum('images'),
    whole: sum('whole'),
    recognised: sum('recognised'),
    reviewed: sum('reviewed'),
    accepted: sum('accepted'),
    times: rows.flatMap(({ times }) => times),
  };
}

function timeAt(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);
}

function line(
  key: string,
  { right, wrong, absent, images, whole, recognised, reviewed, accepted, times }: Row,
): string {
  const all = right + wrong + absent;
  const share = `${((100 * right) / Math.max(1, all)).toFixed(1)} %`;
  return `  ${key.padEnd(40)} ${`${right}/${all}`.padStart(8)} ${share.padStart(8)}  wrong ${wrong} absent ${absent}  recognised ${recognised}/${images}  whole ${whole}/${images}  to a person ${reviewed}, wrong and not doubted ${accepted}  processor ms p50 ${timeAt(times, 0.5)} p95 ${timeAt(times, 0.95)}`;
}
