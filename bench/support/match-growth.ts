// Run by itself: `build <file> <names>` writes an index of that many names, `search <file>` opens it and measures. A process of its own for
// each, so that what is resident is what a search needs and not what building it left behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyEntity, type ListedEntity } from '@acquaint/engines/lists';
import { deserializeIndex, IndexBuilder, type NameIndex, serializeIndex } from '@acquaint/engines/match';
import { adversarial } from './adversarial-names.ts';
import { readEntities } from './match-rows.ts';

const WARM_UP = 300;
const LIMIT = 25;
/** One word in twelve gets a letter of its own, so that the vocabulary grows with the list as it does in life. */
const NEW_WORD = 12;

if (process.argv[2] === 'build') await build(process.argv[3] ?? '', Number(process.argv[4]), process.argv[5] ?? '');
if (process.argv[2] === 'search') search(process.argv[3] ?? '', process.argv[4] ?? '');

/** Numbers that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function build(file: string, names: number, folder: string): Promise<void> {
  const real = [
    ...(await readEntities(join(folder, 'entities-sanctions.dev.ftm.jsonl.gz'))),
    ...(await readEntities(join(folder, 'entities-peps.dev.ftm.jsonl.gz'))),
  ];
  const builder = new IndexBuilder();
  let count = 0;
  for (const entity of real) {
    if (count + entity.names.length > names) break;
    builder.add(entity);
    count += entity.names.length;
  }
  for (const entity of invented(real, names - count)) builder.add(entity);
  const started = performance.now();
  const bytes = serializeIndex({ tables: builder.build() });
  writeFileSync(file, bytes);
  console.log(JSON.stringify({ ms: Math.round(performance.now() - started), bytes: bytes.length }));
}

/** Names made of the words of real ones, two to four each. */
function* invented(real: readonly ListedEntity[], count: number): Generator<ListedEntity> {
  const random = randomFrom(7);
  const words = real.flatMap((entity) => entity.names.flatMap(({ text }) => text.split(' ').slice(0, 4)));
  const word = (): string => {
    const text = words[Math.floor(random() * words.length)] ?? '';
    if (random() * NEW_WORD >= 1 || text.length < 4) return text;
    const at = 1 + Math.floor(random() * (text.length - 2));
    return text.slice(0, at) + String.fromCharCode(97 + Math.floor(random() * 26)) + text.slice(at + 1);
  };
  for (let made = 0; made < count; made++) {
    const text = Array.from({ length: 2 + Math.floor(random() * 3) }, word).join(' ');
    yield {
      ...emptyEntity(`made-${made}`, 'made', 'Person'),
      names: [{ text, kind: 'primary' }],
      topics: ['sanction'],
    };
  }
}

function search(file: string, queries: string): void {
  const read = new Uint8Array(readFileSync(file));
  const started = performance.now();
  const index = deserializeIndex(read);
  const opened = performance.now() - started;
  const asked = JSON.parse(readFileSync(queries, 'utf8')) as { name: string; schema: string }[];
  for (const query of asked.slice(0, WARM_UP)) index.search(query, { limit: LIMIT });
  const times = asked.map((query) => timed(index, query)).sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor((times.length - 1) * part)] ?? 0;
  const worst = adversarial().map(({ title, name }) => ({
    title,
    ms: Math.max(...['Person', 'Company'].map((schema) => worked(index, { name, schema }))),
  }));
  worst.sort((a, b) => b.ms - a.ms);
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    JSON.stringify({
      ...index.size,
      opened,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      rss,
      worst: worst.slice(0, 3),
    }),
  );
}

/** Milliseconds of one search. */
function timed(index: NameIndex, query: { name: string; schema: string }): number {
  const started = performance.now();
  index.search(query, { limit: LIMIT });
  return performance.now() - started;
}

/** Milliseconds that the thread itself worked: what else runs on the machine is no part of the worst that can be asked. */
function worked(index: NameIndex, query: { name: string; schema: string }): number {
  const before = process.threadCpuUsage();
  index.search(query, { limit: LIMIT });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
