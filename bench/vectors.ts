import { loadavg } from 'node:os';
import { createVectorIndex, type VectorIndex } from '@acquaint/engines/vectors';
import type { BenchArgs } from './run.ts';

const DIMENSION = 128;
const ENROLLED = 1_000_000;
const SMOKE = 20_000;
const QUERIES = 60;
const WANTED = 10;
// Within a person and between strangers as the default face pack measures them: about 0.4 and 1.3.
const OWN_SPREAD = 0.4 / Math.sqrt(2 * DIMENSION);
const SPREAD = 1.3 / Math.sqrt(2 * DIMENSION);

/** One face among a million: milliseconds a search on one thread, by the clock and by the processor, the load of the machine, recall against a plain search. `--count=<n>`. */
export function run({ smoke, flags }: BenchArgs): void {
  const count = Number(flags.get('count') ?? (smoke ? SMOKE : ENROLLED));
  const next = gaussian(7);
  const flat = new Float32Array(count * DIMENSION);
  for (let i = 0; i < flat.length; i++) flat[i] = next() * SPREAD;
  const index = createVectorIndex(DIMENSION);
  const started = performance.now();
  for (let i = 0; i < count; i++) index.set(String(i), flat.subarray(i * DIMENSION, (i + 1) * DIMENSION));
  const filled = performance.now() - started;
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)}`);
  console.log(`${count} vectors of ${DIMENSION} in ${Math.round(filled)} ms, ${Math.round(index.bytes / 1e6)} MB`);
  measure(index, flat, { kind: 'a face of someone enrolled', query: () => known(flat, count, next) });
  measure(index, flat, { kind: 'a face of a stranger', query: () => stranger(next) });
}

function measure(index: VectorIndex, flat: Float32Array, { kind, query }: { kind: string; query: () => Float32Array }) {
  const spent: number[] = [];
  const worked: number[] = [];
  let steps: number[] = [];
  let found = 0;
  let first = 0;
  for (let i = 0; i < QUERIES; i++) {
    const wanted = query();
    const started = performance.now();
    const before = process.cpuUsage();
    const hits = index.search(wanted, WANTED);
    const { user, system } = process.cpuUsage(before);
    spent.push(performance.now() - started);
    worked.push((user + system) / 1000);
    steps = steps.concat(stepTimes(index, wanted));
    if (i >= QUERIES / 3) continue;
    const right = plainSearch(flat, wanted);
    found += hits.filter(({ id }) => right.includes(id)).length;
    first += hits[0]?.id === right[0] ? 1 : 0;
  }
  const judged = Math.ceil(QUERIES / 3);
  console.log(
    `${kind}: ${summary(spent)}; processor ${summary(worked)}; one step ${summary(steps)}; recall at ${WANTED}: ${(found / judged / WANTED).toFixed(4)}, first right ${first}/${judged}`,
  );
}

/** How long the thread is held between two yields. */
function stepTimes(index: VectorIndex, query: Float32Array): number[] {
  const spent: number[] = [];
  const steps = index.searching(query, WANTED);
  for (let done: boolean | undefined = false; !done; ) {
    const started = performance.now();
    done = steps.next().done;
    spent.push(performance.now() - started);
  }
  return spent;
}

function known(flat: Float32Array, count: number, next: () => number): Float32Array {
  const at = Math.floor(Math.abs(next()) * 1e6) % count;
  return flat.slice(at * DIMENSION, (at + 1) * DIMENSION).map((value) => value + next() * OWN_SPREAD * Math.SQRT2);
}

const stranger = (next: () => number) => Float32Array.from({ length: DIMENSION }, () => next() * SPREAD);

function plainSearch(flat: Float32Array, query: Float32Array): string[] {
  const best: { id: string; squares: number }[] = [];
  for (let row = 0; row < flat.length / DIMENSION; row++) {
    let squares = 0;
    for (let i = 0, at = row * DIMENSION; i < DIMENSION; i++, at++) squares += ((flat[at] ?? 0) - (query[i] ?? 0)) ** 2;
    if (best.length === WANTED && squares >= (best[WANTED - 1]?.squares ?? 0)) continue;
    best.push({ id: String(row), squares });
    best.sort((a, b) => a.squares - b.squares);
    best.length = Math.min(best.length, WANTED);
  }
  return best.map(({ id }) => id);
}

function summary(ms: number[]): string {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** Box and Muller over a seeded generator. */
function gaussian(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
