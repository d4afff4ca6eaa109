import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ListedEntity } from '@acquaint/engines/lists';
import { type BuiltIndex, deserializeIndex, IndexBuilder, type Profile, serializeIndex } from '@acquaint/engines/match';
import type { BenchArgs } from './run.ts';
import { jaroWinklerScan } from './support/jaro-winkler.ts';
import { measureProfiles } from './support/match-profiles.ts';
import { percent, type Row, readEntities, readRows, recall, type Scored, score, share } from './support/match-rows.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const THRESHOLDS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.84];
const PROFILE: Profile = 'balanced';
/** Names of the lists as they would grow: real ones, and then names made of their words. */
const GROWTH = [50_000, 135_000, 500_000, 1_500_000];
/** The goal for the worst query that anybody can ask. */
const WORST_GOAL_MS = 50;

/**
 * Recall by category at its false-positive rate, time and memory of the name matcher on the labelled screening set; beside it a plain
 * Jaro-Winkler scan; then each profile, and how time and memory grow with the lists, with the worst that can be asked. `--only=profiles` and
 * `--only=growth` run one part, `--write` keeps the figures of the profiles, `--names=` asks for other sizes.
 */
export async function run(options: BenchArgs): Promise<void> {
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
  const only = options.flags.get('only');
  if (only === 'growth') return grow(folder, { positives, negatives }, options);
  const sanctions = await readEntities(join(folder, 'entities-sanctions.dev.ftm.jsonl.gz'));
  const peps = await readEntities(join(folder, 'entities-peps.dev.ftm.jsonl.gz'));
  const listed = positives.filter((row) => row.src !== 'pep_everypolitician');
  const index = build([sanctions]);
  if (only !== 'profiles') measure('sanctions', index, listed, negatives);
  await measureProfiles(index, { positives: listed, negatives }, options.flags.has('write'));
  if (only === 'profiles') return;
  measure('sanctions and politically exposed', build([sanctions, peps]), positives, negatives);
  compareWithScan([...sanctions, ...peps], { positives, negatives }, options.smoke ? 20 : 300);
  grow(folder, { positives, negatives }, options);
}

type Grown = {
  names: number;
  opened: number;
  p50: number;
  p95: number;
  p99: number;
  rss: number;
  worst: { title: string; ms: number }[];
};

/** Time and memory by the number of listed names. */
function grow(folder: string, rows: Record<'positives' | 'negatives', readonly Row[]>, options: BenchArgs): void {
  const sizes = (options.flags.get('names') ?? (options.smoke ? '5000' : GROWTH.join())).split(',').map(Number);
  const home = mkdtempSync(join(tmpdir(), 'acquaint-growth-'));
  const [file, queries] = [join(home, 'index'), join(home, 'queries.json')];
  const every = options.smoke ? 10 : 8;
  const asked = [...rows.positives, ...rows.negatives].filter((_, at) => at % every === 0);
  writeFileSync(queries, JSON.stringify(asked.map(({ query: { name, schema } }) => ({ name, schema }))));
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
  console.log(
    `\ngrowth, ${asked.length} queries each, by the name alone; load ${load} on ${availableParallelism()} cores`,
  );
  try {
    for (const names of sizes) {
      const built = child<{ ms: number; bytes: number }>(['build', file, String(names), folder]);
      const grown = child<Grown>(['search', file, queries]);
      const worst = grown.worst.map(({ title, ms: time }) => `${title} ${ms(time)}`).join(', ');
      console.log(
        `  ${grown.names} names: p50 ${ms(grown.p50)}, p95 ${ms(grown.p95)}, p99 ${ms(grown.p99)}; built in ${ms(built.ms)}, file ${Math.round(built.bytes / 1e6)} MB, opened in ${ms(grown.opened)}, resident ${grown.rss} MB`,
      );
      console.log(
        `    worst of what can be asked in 1,000 characters, processor time (goal ${WORST_GOAL_MS} ms): ${worst}`,
      );
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function child<T>(args: string[]): T {
  const done = spawnSync(
    process.execPath,
    [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      join(ROOT, 'bench/support/match-growth.ts'),
      ...args,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (done.status !== 0) throw new Error(`the bench's own process ended with ${done.status ?? done.signal}`);
  return JSON.parse(done.stdout) as T;
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
    const options = { profile: PROFILE, threshold: THRESHOLDS[0] ?? 0.6 };
    const found = positives.map((row) => score(index, row, facts, options));
    const others = negatives.map((row) => score(index, row, facts, options));
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

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
