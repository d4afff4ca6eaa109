import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { emptyEntity, type ListedEntity, readListFolder } from '@acquaint/engines/lists';
import { buildNameIndex, type NameIndex, serializeIndex } from '@acquaint/engines/match';
import {
  type MatchThreads,
  openMatchThreads,
  openShardThreads,
  type ShardThreads,
  shareBytes,
} from '@acquaint/engines/match-threads';
import { asEntry, questionsAbout } from '../server/src/modules/screening/index.ts';
import type { BenchArgs } from './run.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OPTIONS = { threshold: 0.7, limit: 25 };
/** Customers added, or searched, at once. */
const PAGE = 500;
/** Customers who are all searched, to see whom the look-up misses. */
const SAMPLE = 10_000;
const DAYS = 30;
const PLANTED = 300;

type Delta = { date: string; added: { ent_num: string; name: string }[]; changed: { ent_num: string }[] };
type Customer = Parameters<typeof asEntry>[0];

/**
 * Thirty real change days of OFAC's list over invented customers (`--customers=`, 100,000 unless said): the look-up of what changed among the
 * customers' names and the search of whoever comes out. Left out: reading and decrypting customers. Then, over customers whose names are
 * spellings of listed ones, how many matches the look-up misses that a search of everybody finds.
 */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const data = process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data');
  const folder = join(data, 'lists');
  const deltas = join(folder, 'us_ofac_sdn/deltas_2021-08-18_2024-05-03.jsonl.gz');
  if (!existsSync(deltas)) {
    console.log(`monitor: skipped, no change days in ${folder}`);
    return;
  }
  const entities = await sanctioned(folder);
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const index = buildNameIndex(entities);
  const count = smoke ? 2000 : Number(flags.get('customers') ?? 100_000);
  const words = await nameWords(data);
  const customers = Array.from({ length: count }, (_, at) => invented(at, words));
  const threads = openShardThreads();
  const lists = openMatchThreads(shareBytes(serializeIndex(index)));
  await addAll(threads, 'customers', customers);
  const days = (await lines<Delta>(deltas)).filter((day) => day.added.length + day.changed.length > 0);
  const chosen = Array.from(
    { length: smoke ? 2 : DAYS },
    (_, at) => days[Math.floor((at * days.length) / DAYS)] as Delta,
  );
  const ground = { byId, index, threads, lists, customers };
  await replay(chosen, ground);
  await everybody(chosen, ground);
  await missed(entities, ground, smoke ? 20 : PLANTED);
  await Promise.all([threads.close(), lists.close()]);
}

/** A sample of the invented customers searched outright: how many of their matches with what changed the look-up lets through. */
async function everybody(days: readonly Delta[], { byId, index, threads, customers }: Ground): Promise<void> {
  const sample = customers.slice(0, SAMPLE);
  await addAll(threads, 'sample', sample);
  const changed = changedIn(days, byId);
  const wanted = new Map(changed.map((entity) => [entity.id, entity]));
  let [found, lost] = [0, 0];
  const through = new Map<string, ReadonlySet<string>>();
  for (const one of sample) {
    for (const id of search(index, one)) {
      const entity = wanted.get(id);
      if (!entity) continue;
      const ids = through.get(id) ?? (await threads.lookUp('sample', questionsAbout([entity])));
      through.set(id, ids);
      if (ids.has(one.customerId)) found++;
      else lost++;
    }
  }
  console.log(
    `of ${sample.length} customers searched outright: ${found} of ${found + lost} matches with what changed let through, ${lost} missed`,
  );
}

function changedIn(days: readonly Delta[], byId: ReadonlyMap<string, ListedEntity>): ListedEntity[] {
  return days.flatMap((day) =>
    [...day.added, ...day.changed].flatMap((each) => byId.get(`ofac-${each.ent_num}`) ?? named(each)),
  );
}

type Ground = {
  byId: ReadonlyMap<string, ListedEntity>;
  index: NameIndex;
  threads: ShardThreads;
  lists: MatchThreads;
  customers: readonly Customer[];
};

async function replay(days: readonly Delta[], { byId, threads, lists, customers }: Ground): Promise<void> {
  const seconds: number[] = [];
  const walls: number[] = [];
  const byCustomer = new Map(customers.map((one) => [one.customerId as string, one]));
  let [changes, touched, hits] = [0, 0, 0];
  for (const day of days) {
    const changed = changedIn([day], byId);
    const started = process.cpuUsage();
    const from = performance.now();
    const ids = await threads.lookUp('customers', questionsAbout(changed));
    const wanted = new Set(changed.map((entity) => entity.id));
    for (const page of chunks([...ids], PAGE)) {
      const found = await Promise.all(page.map((id) => lists.search(question(byCustomer.get(id)), OPTIONS)));
      hits += found.filter(({ matches }) => matches.some((match) => wanted.has(match.entity_id))).length;
    }
    walls.push((performance.now() - from) / 1000);
    const used = process.cpuUsage(started);
    seconds.push((used.user + used.system) / 1e6);
    changes += changed.length;
    touched += ids.size;
  }
  console.log(
    `${days.length} change days, ${changes} entries, ${customers.length} customers; load of the machine ${loadavg()[0]?.toFixed(1)}: a day ${spread(walls)}, ` +
      `processor time ${spread(seconds)}; touched ${touched} (${((100 * touched) / (days.length * customers.length)).toFixed(3)} % of customers × days), ` +
      `${hits} would be alerted on the name alone`,
  );
}

/** Customers named as listed people are, in other spellings: what everybody's search finds is what the look-up must let through. */
async function missed(entities: readonly ListedEntity[], { index, threads }: Ground, planted: number): Promise<void> {
  const people = entities.filter((entity) => entity.schema === 'Person' && entity.names.length > 0);
  const step = Math.max(1, Math.floor(people.length / planted));
  const spelt = people
    .filter((_, at) => at % step === 0)
    .flatMap((entity, at) => spellings(entity, at).map((name, kind) => ({ entity, name, kind: KINDS[kind] ?? '' })));
  await addAll(
    threads,
    'planted',
    spelt.map(({ name }, at) => customer(`planted-${at}`, name)),
  );
  const counts = new Map<string, [found: number, lost: number]>();
  for (const [at, { entity, name, kind }] of spelt.entries()) {
    if (!search(index, customer('', name)).includes(entity.id)) continue;
    const tally = counts.get(kind) ?? [0, 0];
    tally[(await threads.lookUp('planted', questionsAbout([entity]))).has(`planted-${at}`) ? 0 : 1]++;
    counts.set(kind, tally);
  }
  for (const [kind, [found, lost]] of counts)
    console.log(`look-up of ${kind}: ${found} of ${found + lost} matches let through, ${lost} missed`);
}

const KINDS = ['the name itself', 'an alias', 'order swapped', 'a letter wrong', 'a part missing'];

function spellings(entity: ListedEntity, seed: number): string[] {
  const name = entity.names[0]?.text ?? '';
  const parts = name.split(' ');
  const at = 1 + (seed % Math.max(1, name.length - 2));
  return [
    name,
    entity.names[1]?.text ?? name,
    [...parts.slice(1), parts[0] ?? ''].join(' '),
    `${name.slice(0, at)}${name.slice(at + 1)}`,
    parts.length > 2 ? [parts[0], parts.at(-1)].join(' ') : name,
  ];
}

function search(index: NameIndex, one: Customer): string[] {
  return index.search(question(one), OPTIONS).map((found) => found.entity_id);
}

const question = (one: Customer | undefined) => ({ name: one?.fields.full_name ?? '', schema: 'Person' });

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `median ${at(0.5)} s, p95 ${at(0.95)} s, largest ${at(1)} s`;
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

async function addAll(threads: ShardThreads, group: string, customers: readonly Customer[]): Promise<void> {
  const started = process.cpuUsage();
  for (const page of chunks(customers, PAGE)) await threads.add(group, page.map(asEntry));
  const used = process.cpuUsage(started);
  if (customers.length < SAMPLE) return;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${customers.length} customers indexed in ${((used.user + used.system) / 1e6).toFixed(1)} s of processor time; ${megabytes} MB in the process`,
  );
}

function customer(id: string, name: string): Customer {
  return {
    customerId: id as Customer['customerId'],
    kind: 'person',
    country: null,
    status: 'active',
    fields: { full_name: name },
  };
}

function invented(at: number, words: readonly string[]): Customer {
  const word = (salt: number) => words[((at + 1) * salt) % words.length] ?? '';
  return customer(`c-${at}`, `${word(7919)} ${word(104_729)}${at % 5 === 0 ? ` ${word(15_485_863)}` : ''}`);
}

function named(each: { ent_num: string; name?: string }): ListedEntity[] {
  if (!each.name) return [];
  const entity = emptyEntity(`ofac-${each.ent_num}`, 'us_ofac_sdn', 'LegalEntity');
  entity.names.push({ text: each.name.split(', ').reverse().join(' '), kind: 'primary' });
  return [entity];
}

async function sanctioned(folder: string): Promise<ListedEntity[]> {
  const reader = {
    listFiles: async (path: string) =>
      (await readdir(path, { recursive: true })).filter(
        (name) => !/^(?:peps|crypto|reference)\//.test(name) && name.includes('.'),
      ),
    readFile: (path: string) => readFile(path),
  };
  const all: ListedEntity[] = [];
  for await (const list of readListFolder(folder, reader)) for (const entity of list.entities) all.push(entity);
  return all;
}

/** Words of invented people's names, which are recombined. */
async function nameWords(data: string): Promise<string[]> {
  const rows = await lines<{ query: { name: string } }>(join(data, 'screening/negatives.dev.jsonl.gz'));
  return [...new Set(rows.flatMap((row) => row.query.name.split(/\s+/)).filter((word) => word.length > 2))];
}

async function lines<T>(file: string): Promise<T[]> {
  const text = gunzipSync(await readFile(file)).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
