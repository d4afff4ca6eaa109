import { statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type Disk,
  type DurableLog,
  fileStore,
  makeSigner,
  openDurableLog,
  proveEntry,
  realDisk,
  verifyLog,
  verifyProof,
} from '../engines/src/tlog/index.ts';
import type { BenchArgs } from './run.ts';
import { overHttp } from './support/audit-batches.ts';

const TICK_MS = 1;
const PROOFS = 500;
const TICK_MAX = 20_000;
/** The thread that integrates starts and code is compiled: what was acknowledged by then counts in the rate, not in the waits. */
const WARM_UP_MS = 500;
const ORIGIN = 'acquaint.example/bench';
const signer = makeSigner(new Uint8Array(32).fill(5), ORIGIN);

/**
 * Appends records of about 300 bytes at several offered rates: how many a second are durable, how many are in the tree under a
 * signed checkpoint, and how long each waited from being offered to being acknowledged. `--seconds=5`, `--rates=20000,100000`,
 * `--folder=` on the disk that is meant.
 */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const seconds = Number(flags.get('seconds') ?? (smoke ? 1 : 5));
  const rates = (flags.get('rates') ?? (smoke ? '20000' : '20000,50000,100000,125000,150000')).split(',').map(Number);
  const folder = await mkdtemp(join(resolve(flags.get('folder') ?? '.'), '.bench-audit-'));
  try {
    for (const rate of rates) say(await offer(join(folder, String(rate)), { rate, seconds }));
    const last = join(folder, String(rates.at(-1)));
    say(await storage(last));
    const started = performance.now();
    const verdict = await verifyLog(fileStore(last), { verifierKeys: [signer.verifierKey] });
    say(await proofs(last));
    say({ verified: verdict.ok, entries: verdict.ok ? verdict.size : 0, ms: Math.round(performance.now() - started) });
    if (!smoke) for (const inFlight of [1, 4]) say(await overHttp(folder, { seconds, inFlight }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Offers `rate` records a second in ticks of a millisecond; a late tick offers what is due by then, dated to when it was due. */
async function offer(folder: string, { rate, seconds }: { rate: number; seconds: number }): Promise<object> {
  const syncs = { count: 0, ms: 0 };
  const log = await openDurableLog({ folder, signer, disk: countedDisk(syncs) });
  const waits: { ms: number; count: number }[] = [];
  const before = process.cpuUsage();
  const load = loadavg()[0];
  const started = performance.now();
  let offered = 0;
  let acknowledged = 0;
  let bytes = 0;
  await new Promise<void>((done, failed) => {
    const tick = () => {
      const now = performance.now() - started;
      const due = Math.min(offered + TICK_MAX, Math.floor((Math.min(now, seconds * 1000) * rate) / 1000));
      const batch = Array.from({ length: due - offered }, (_, at) => recordOf(offered + at));
      for (const record of batch) bytes += record.length;
      const dueAt = started + (offered * 1000) / rate;
      offered = due;
      if (batch.length > 0) {
        log.append(batch).then(() => {
          const end = performance.now();
          // The first of the batch waited longest: the mean of first and last stands for it.
          if (end - started > WARM_UP_MS)
            waits.push({ ms: end - (dueAt + started + (due * 1000) / rate) / 2, count: batch.length });
          acknowledged += batch.length;
          if (acknowledged === Math.floor(seconds * rate)) done();
        }, failed);
      }
      if (offered < Math.floor(seconds * rate)) setTimeout(tick, TICK_MS);
    };
    tick();
  });
  const durableMs = performance.now() - started;
  await log.publish();
  const publishedMs = performance.now() - started;
  const used = process.cpuUsage(before);
  const figures = {
    offered_per_s: rate,
    durable_per_s: Math.round((acknowledged * 1000) / durableMs),
    integrated_per_s: Math.round((log.published * 1000) / publishedMs),
    ms: spread(waits),
    records_per_sync: Math.round(acknowledged / syncs.count),
    sync_ms: round(syncs.ms / syncs.count),
    record_bytes: Math.round(bytes / offered),
    cores: round((used.user + used.system) / 1000 / publishedMs),
    load_average: round(load ?? 0),
  };
  await closeCounted(log);
  return figures;
}

function countedDisk(syncs: { count: number; ms: number }): Disk {
  return {
    ...realDisk,
    sync: async (file) => {
      const started = performance.now();
      await realDisk.sync(file);
      syncs.count += 1;
      syncs.ms += performance.now() - started;
    },
  };
}

async function closeCounted(log: DurableLog): Promise<void> {
  const started = performance.now();
  await log.close();
  say({ settled_ms: Math.round(performance.now() - started) });
}

/** Proofs of entries anywhere in the log, read from its files, and their verification with the checkpoint's signature. */
async function proofs(folder: string): Promise<object> {
  const size = await openedSize(folder);
  const store = fileStore(folder);
  const made: number[] = [];
  const verified: number[] = [];
  for (let at = 0; at < PROOFS; at++) {
    const started = performance.now();
    const proof = await proveEntry(store, (at * 7919) % size);
    const between = performance.now();
    if (!verifyProof(proof, signer.verifierKey)) throw new Error('a proof does not hold');
    made.push(between - started);
    verified.push(performance.now() - between);
  }
  const middle = (times: number[]) => round(times.sort((a, b) => a - b)[times.length >> 1] ?? 0);
  return { proofs_of: size, generate_ms: middle(made), verify_ms: middle(verified) };
}

/** What the chain costs over the records themselves: everything in the folder that is not a record's own bytes. */
async function storage(folder: string): Promise<object> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  let entries = 0;
  let others = 0;
  for (const name of names) {
    if (!name.isFile()) continue;
    const { size } = statSync(join(name.parentPath, name.name));
    if (name.parentPath.includes('/tile/entries')) entries += size;
    else others += size;
  }
  const count = (await openedSize(folder)) * 2;
  const raw = entries - count;
  return { raw_bytes: raw, chain_bytes: others + count, share_percent: round(((others + count) * 100) / raw) };
}

async function openedSize(folder: string): Promise<number> {
  const log = await openDurableLog({ folder, signer });
  const { size } = log;
  await log.close();
  return size;
}

function recordOf(at: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      v: 1,
      id: `01980000-0000-7000-8000-${String(at).padStart(12, '0')}`,
      at: '2026-11-27T10:00:00.000Z',
      tenant: 'ten_eu_01J0000000000000000000000',
      actor: { kind: 'api_key', id: 'key_eu_01J0000000000000000000000' },
      action: 'payment.screened',
      subject: `pay-${at}`,
      customer: null,
      after: { outcome: 'clear', score: at % 100 },
    }),
  );
}

function spread(waits: readonly { ms: number; count: number }[]): object {
  const sorted = [...waits].sort((a, b) => a.ms - b.ms);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const mean = sorted.reduce((sum, { ms, count }) => sum + ms * count, 0) / total;
  const at = (share: number) => {
    let seen = 0;
    for (const { ms, count } of sorted) {
      seen += count;
      if (seen >= total * share) return round(ms);
    }
    return 0;
  };
  return { mean: round(mean), p50: at(0.5), p99: at(0.99), p999: at(0.999), max: round(sorted.at(-1)?.ms ?? 0) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function say(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
