import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { emptyEntity, type ListedEntity, readListFolder } from '@acquaint/engines/lists';
import { buildNameIndex, IndexBuilder, type NameIndex, openIndex } from '@acquaint/engines/match';
import { asEntry, lookUp, SHARD } from '../server/src/modules/screening/index.ts';
import type { BenchArgs } from './run.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const THRESHOLD = 0.7;
const LIMIT = 25;
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
  const shards = buildShards(customers);
  const days = (await lines<Delta>(deltas)).filter((day) => day.added.length + day.changed.length > 0);
  const chosen = Array.from(
    { length: smoke ? 2 : DAYS },
    (_, at) => days[Math.floor((at * days.length) / DAYS)] as Delta,
  );
  replay(chosen, { byId, index, shards, customers });
  everybody(chosen, { byId, index, shards, customers });
  missed(entities, index, smoke ? 20 : PLANTED);
}

/** A sample of the invented customers searched outright: how many of their matches with what changed the look-up lets through. */
function everybody(days: readonly Delta[], { byId, index, customers }: Ground): void {
  const sample = customers.slice(0, SHARD);
  const [shard] = buildShards(sample);
  const changed = changedIn(days, byId);
  const wanted = new Map(changed.map((entity) => [entity.id, entity]));
  let [found, lost] = [0, 0];
  const through = new Map<string, ReadonlySet<string>>();
  for (const one of sample) {
    for (const id of search(index, one)) {
      const entity = wanted.get(id);
      if (!entity || !shard) continue;
      const ids = through.get(id) ?? lookUp(shard, [entity]);
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
  shards: readonly NameIndex[];
  customers: readonly Customer[];
};

function replay(days: readonly Delta[], { byId, index, shards, customers }: Ground): void {
  const seconds: number[] = [];
  const byCustomer = new Map(customers.map((one) => [one.customerId as string, one]));
  let [changes, touched, hits] = [0, 0, 0];
  for (const day of days) {
    const changed = changedIn([day], byId);
    const started = process.cpuUsage();
    const ids = new Set(shards.flatMap((shard) => [...lookUp(shard, changed)]));
    const wanted = new Set(changed.map((entity) => entity.id));
    for (const id of ids) {
      const one = byCustomer.get(id);
      if (one && search(index, one).some((found) => wanted.has(found))) hits++;
    }
    const used = process.cpuUsage(started);
    seconds.push((used.user + used.system) / 1e6);
    changes += changed.length;
    touched += ids.size;
  }
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  console.log(
    `${days.length} change days, ${changes} entries, ${customers.length} customers in ${shards.length} shards: processor time a day ` +
      `median ${at(0.5)} s, p95 ${at(0.95)} s, largest ${at(1)} s; touched ${touched} (${((100 * touched) / (days.length * customers.length)).toFixed(3)} % of customers × days), ` +
      `${hits} would be alerted on the name alone`,
  );
}

/** Customers named as listed people are, in other spellings: what everybody's search finds is what the look-up must let through. */
function missed(entities: readonly ListedEntity[], index: NameIndex, planted: number): void {
  const people = entities.filter((entity) => entity.schema === 'Person' && entity.names.length > 0);
  const step = Math.max(1, Math.floor(people.length / planted));
  const spelt = people
    .filter((_, at) => at % step === 0)
    .flatMap((entity, at) => spellings(entity, at).map((name, kind) => ({ entity, name, kind: KINDS[kind] ?? '' })));
  const shard = buildShards(spelt.map(({ name }, at) => customer(`planted-${at}`, name)))[0];
  if (!shard) return;
  const counts = new Map<string, [found: number, lost: number]>();
  for (const [at, { entity, name, kind }] of spelt.entries()) {
    if (!search(index, customer('', name)).includes(entity.id)) continue;
    const tally = counts.get(kind) ?? [0, 0];
    tally[lookUp(shard, [entity]).has(`planted-${at}`) ? 0 : 1]++;
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
  const query = { name: one.fields.full_name ?? '', schema: 'Person' };
  return index.search(query, { threshold: THRESHOLD, limit: LIMIT }).map((found) => found.entity_id);
}

function buildShards(customers: readonly Customer[]): NameIndex[] {
  const started = process.cpuUsage();
  const shards: NameIndex[] = [];
  for (let at = 0; at < customers.length; at += SHARD) {
    const builder = new IndexBuilder();
    for (const one of customers.slice(at, at + SHARD)) builder.add(asEntry(one));
    shards.push(openIndex(builder.build()));
  }
  const used = process.cpuUsage(started);
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  if (customers.length >= SHARD)
    console.log(
      `${customers.length} customers indexed in ${((used.user + used.system) / 1e6).toFixed(1)} s of processor time; ${megabytes} MB in the process`,
    );
  return shards;
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
