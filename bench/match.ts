import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type ListedEntity, parseFtm } from '@acquaint/engines/lists';
import { type BuiltIndex, deserializeIndex, IndexBuilder, type Profile, serializeIndex } from '@acquaint/engines/match';
import { jaroWinklerScan } from './support/jaro-winkler.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const THRESHOLDS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.84];
const PROFILE: Profile = 'balanced';

type Row = {
  category: string;
  difficulty: string;
  query: { schema: string; name: string; dob: string | null; nationality?: string };
  expect: string[];
  src: string;
};
type Scored = { row: Row; score: number; us: number };

/** Recall by category at its false-positive rate, time and memory of the name matcher on the labelled screening set; beside it a plain Jaro-Winkler scan. */
export async function run(options: { smoke?: boolean } = {}): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'screening');
  if (!existsSync(join(folder, 'positives.dev.jsonl'))) {
    console.log(`match: skipped, no labelled queries in ${folder}`);
    return;
  }
  const every = options.smoke ? 40 : 1;
  const positives = await readRows(join(folder, 'positives.dev.jsonl'), every);
  const negatives = (await readRows(join(folder, 'negatives.dev.jsonl.gz'), every)).filter((row) =>
    row.category.startsWith('neg'),
  );
  const sanctions = await readEntities(join(folder, 'entities-sanctions.dev.ftm.jsonl.gz'));
  const peps = await readEntities(join(folder, 'entities-peps.dev.ftm.jsonl.gz'));
  const listed = positives.filter((row) => row.src !== 'pep_everypolitician');
  measure('sanctions', build([sanctions]), listed, negatives);
  measure('sanctions and politically exposed', build([sanctions, peps]), positives, negatives);
  compareWithScan([...sanctions, ...peps], { positives, negatives }, options.smoke ? 20 : 300);
}

async function readRows(file: string, every: number): Promise<Row[]> {
  const lines = (await readText(file)).trim().split('\n');
  return lines.filter((_, at) => at % every === 0).map((line) => JSON.parse(line) as Row);
}

async function readEntities(file: string): Promise<ListedEntity[]> {
  return parseFtm(await readText(file), { list: 'bench' }).entities;
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Built, written and read again: what is measured is what a server opens. */
function build(lists: readonly ListedEntity[][]): BuiltIndex {
  const started = performance.now();
  const builder = new IndexBuilder();
  for (const entities of lists) for (const entity of entities) builder.add(entity);
  const tables = builder.build();
  const built = performance.now();
  const file = serializeIndex({ tables });
  const index = deserializeIndex(file);
  console.log(
    `built in ${ms(built - started)}, ${(file.length / 1e6).toFixed(1)} MB, opened in ${ms(performance.now() - built)}`,
  );
  return index;
}

function measure(title: string, index: BuiltIndex, positives: readonly Row[], negatives: readonly Row[]): void {
  console.log(
    `\n${title}: ${index.size.entities} entities, ${index.size.names} names; ${positives.length} queries that must find, ${negatives.length} that must not`,
  );
  for (const facts of [false, true]) {
    const found = positives.map((row) => score(index, row, facts));
    const others = negatives.map((row) => score(index, row, facts));
    console.log(facts ? 'name, date of birth and nationality' : 'name alone');
    for (const threshold of THRESHOLDS)
      console.log(
        `  at ${threshold}: recall ${percent(recall(found, threshold))}, false positives ${percent(share(others, threshold))}`,
      );
    const strict = thresholdAt(others, 0.01);
    console.log(
      `  at a false-positive rate of 1 % (threshold ${strict.toFixed(3)}): recall ${percent(recall(found, strict))}`,
    );
    if (!facts) printCategories(found, strict);
    printTimes([...found, ...others]);
  }
}

/** The best score of an expected entity, or of any when none is expected. The search runs at the lowest printed threshold. */
function score(index: BuiltIndex, row: Row, facts: boolean): Scored {
  const query = {
    name: row.query.name,
    schema: row.query.schema,
    ...(facts && row.query.dob !== null ? { birth_date: row.query.dob } : {}),
    ...(facts && row.query.nationality !== undefined ? { countries: [row.query.nationality] } : {}),
  };
  const started = performance.now();
  const matches = index.search(query, { profile: PROFILE, threshold: THRESHOLDS[0] ?? 0.6, limit: 5 });
  const us = (performance.now() - started) * 1000;
  const match = row.expect.length === 0 ? matches[0] : matches.find((each) => row.expect.includes(each.entity_id));
  return { row, score: match?.match_score ?? 0, us };
}

function recall(found: readonly Scored[], threshold: number): number {
  return share(
    found.filter(({ row }) => row.difficulty === 'derivable'),
    threshold,
  );
}

function share(scored: readonly { score: number }[], threshold: number): number {
  return scored.filter((each) => each.score >= threshold).length / Math.max(1, scored.length);
}

/** The lowest threshold at which no more than `rate` of the queries find anything. */
function thresholdAt(others: readonly { score: number }[], rate: number): number {
  const scores = others.map((each) => each.score).sort((a, b) => b - a);
  return (scores[Math.floor(scores.length * rate)] ?? 0) + 1e-9;
}

function printCategories(found: readonly Scored[], threshold: number): void {
  const categories = Map.groupBy(found, ({ row }) => `${row.category} (${row.difficulty})`);
  for (const [category, rows] of [...categories].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    console.log(`    ${category.padEnd(42)} ${percent(share(rows, threshold)).padStart(7)} of ${rows.length}`);
  }
}

function printTimes(scored: readonly Scored[]): void {
  const times = scored.map((each) => each.us).sort((a, b) => a - b);
  const at = (part: number): string => `${Math.round(times[Math.floor((times.length - 1) * part)] ?? 0)} µs`;
  console.log(
    `  time: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)}; resident ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
}

/** The baseline in the same run: every listed name against every query by Jaro-Winkler on folded, sorted words, on a sample. */
function compareWithScan(
  entities: readonly ListedEntity[],
  rows: { positives: readonly Row[]; negatives: readonly Row[] },
  sample: number,
): void {
  const scan = jaroWinklerScan(entities);
  const pick = (all: readonly Row[]): Row[] =>
    all.filter((_, at) => at % Math.max(1, Math.floor(all.length / sample)) === 0).slice(0, sample);
  const started = performance.now();
  const found = pick(rows.positives.filter((row) => row.difficulty === 'derivable')).map((row) => ({
    score: scan(row.query.name, row.expect),
  }));
  const others = pick(rows.negatives).map((row) => ({ score: scan(row.query.name, null) }));
  const each = (performance.now() - started) / Math.max(1, found.length + others.length);
  const strict = thresholdAt(others, 0.01);
  console.log(
    `\nbaseline, plain Jaro-Winkler over all names on a sample of ${found.length} and ${others.length}: ${ms(each)} a query`,
  );
  console.log(
    `  at a false-positive rate of 1 % (threshold ${strict.toFixed(3)}): recall ${percent(share(found, strict))}; at 0.85: recall ${percent(share(found, 0.85))}, false positives ${percent(share(others, 0.85))}`,
  );
}

const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
