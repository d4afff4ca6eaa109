import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFilm, momentsOf } from '../tools/specimens/film.ts';
import { CAST, makePortrait, makeSpecimen } from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';
import { processorSeconds, type Running, residentMb, startCounted } from './support/product.ts';

const ROOT = resolve(import.meta.dirname, '..');
const LIMIT_MS = 120_000;
const ASKED = ['turn_left'] as const;
const FRAMES = 10;
const AT_ONCE = 2;

type Film = { atMs: number; jpeg: Uint8Array }[];
type Shown = { document: Uint8Array; film: Film };
/** Milliseconds of the machine: while a person waits for the photograph, for the film to be judged, for the verdict. */
type Timed = { captureMs: number; filmMs: number; verdictMs: number; wholeMs: number; ended: string };

/**
 * A whole verification through the API of a tenant: a document with a portrait, a film of ten frames in which that person turns
 * their head, the checks, search of the lists and verdict. Then the same two at a time, as a batch. What the person takes to be filmed is
 * not counted; `--rounds=<n>`. Drawn people are no living ones, and the passive model says so of most: they end with a person.
 */
export async function run({ smoke, flags }: BenchArgs): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-verification-'));
  mkdirSync(home, { recursive: true });
  const models = resolve(ROOT, process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
  if (existsSync(models)) symlinkSync(models, join(home, 'models'));
  const running = await startCounted(home);
  try {
    const rounds = Number(flags.get('rounds') ?? (smoke ? 2 : 20));
    const shown = await people(rounds * 2);
    await heldUp(running);
    const before = processorSeconds(running.pid);
    const timed: Timed[] = [];
    for (const one of shown.slice(0, rounds)) timed.push(await verification(running, one));
    const spent = processorSeconds(running.pid) - before;
    const held = await heldUp(running);
    console.log(
      `load of the machine ${loadavg()[0]?.toFixed(1)}; processor ${(spent / rounds).toFixed(1)} s a verification`,
    );
    console.log(`the main thread was held up at most ${held.max} ms, in 99 of 100 ticks at most ${held.p99} ms`);
    print(
      'document photographed: read and judged',
      timed.map((one) => one.captureMs),
    );
    print(
      `film of ${FRAMES} frames: judged`,
      timed.map((one) => one.filmMs),
    );
    print(
      'submit to verdict',
      timed.map((one) => one.verdictMs),
    );
    print(
      'a whole verification',
      timed.map((one) => one.wholeMs),
    );
    print('baseline: one read over HTTP', await reads(running));
    tell(timed);
    await batch(running, shown.slice(rounds));
    console.log(`resident memory with models loaded ${residentMb(running.pid)} MB (product, workers and database)`);
  } finally {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** People of the cast with passports of their own, each filmed once. */
async function people(count: number): Promise<Shown[]> {
  const cast = await Promise.all(
    CAST.slice(0, 3).map(async (who) => {
      const portrait = await makePortrait(who);
      const moments = [...momentsOf(ASKED), {}, {}]
        .slice(0, FRAMES)
        .map((one, at) => ({ ...one, atMs: at * 331 + (at % 3) * 9 }));
      return { portrait, film: await makeFilm({ ...who, take: 1, width: 300, moments }) };
    }),
  );
  const shown: Shown[] = [];
  for (let n = 0; n < count; n += 1) {
    const who = cast[n % cast.length];
    if (!who) continue;
    const level = n % 2 === 0 ? 'clean' : 'mild';
    const person = { country: 'FRA' };
    const { image } = await makeSpecimen({ class: 'passport', seed: 900 + n, level, portrait: who.portrait, person });
    shown.push({ document: image, film: who.film });
  }
  return shown;
}

async function verification(running: Running, { document, film }: Shown): Promise<Timed> {
  const { id } = await post(running, '/v1/verifications', JSON.stringify({ country: 'FR', document_type: 'passport' }));
  const of = `/v1/verifications/${id}`;
  const captureMs = await timed(() => post(running, `${of}/captures?side=front`, document));
  const { nonce } = await post(running, `${of}/liveness/challenge`, JSON.stringify({ sequence: ASKED }));
  await new Promise((done) => setTimeout(done, film.at(-1)?.atMs ?? 0));
  const filmMs = await timed(async () => {
    await post(running, `${of}/liveness/film`, filmBody(nonce ?? '', film));
    await until(running, `${of}/liveness`, ({ liveness }) => liveness?.status !== 'judging');
  });
  // What drawn people are refused for is of no account here: their picture goes to the comparison all the same.
  const state = await get(running, `${of}/liveness`);
  if (!['live', 'uncertain'].includes(state.liveness?.status ?? ''))
    await post(running, `${of}/captures?side=selfie`, film[0]?.jpeg ?? '');
  let ended = '';
  const verdictMs = await timed(async () => {
    await post(running, `${of}/submit`, '{}');
    const seen = await until(running, of, ({ status }) => !['submitted', 'processing'].includes(status ?? ''));
    ended = `${state.liveness?.status}, ${seen.outcome ?? seen.status}`;
  });
  return { captureMs, filmMs, verdictMs, wholeMs: captureMs + filmMs + verdictMs, ended };
}

/** As many as the machine does in an hour, from some done two at a time. */
async function batch(running: Running, shown: readonly Shown[]): Promise<void> {
  const waiting = [...shown];
  const started = performance.now();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await verification(running, next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const hours = (performance.now() - started) / 3_600_000;
  console.log(
    `batch: ${shown.length} verifications, ${AT_ONCE} at a time, ${Math.round(shown.length / hours)} an hour (their filming included), load ${loadavg()[0]?.toFixed(1)}`,
  );
}

type Seen = {
  id?: string;
  nonce?: string;
  status?: string;
  outcome?: string | null;
  liveness?: { status: string } | null;
};

async function post({ address, headers }: Running, path: string, body: string | Uint8Array): Promise<Seen> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  const sent = typeof body === 'string' ? body : new Uint8Array(body);
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { ...headers, 'content-type': type },
    body: sent,
  });
  const read = (await answer.json()) as Seen & { code?: string };
  if (!answer.ok) throw new Error(`${path}: ${read.code}`);
  return read;
}

const get = async ({ address, headers }: Running, path: string): Promise<Seen> =>
  (await (await fetch(address + path, { headers })).json()) as Seen;

async function until(running: Running, path: string, ready: (seen: Seen) => boolean): Promise<Seen> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const seen = await get(running, path);
    if (ready(seen) || performance.now() > end) return seen;
    await new Promise((done) => setTimeout(done, 25));
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function filmBody(nonce: string, film: Film): Uint8Array {
  const frames = film.map(({ atMs, jpeg }) => ({ at_ms: atMs, bytes: jpeg.length }));
  const line = Buffer.from(`${JSON.stringify({ nonce, camera: 'Front camera', frames })}\n`);
  return new Uint8Array(Buffer.concat([line, ...film.map(({ jpeg }) => jpeg)]));
}

async function heldUp({ address }: Running): Promise<{ p99: number; max: number }> {
  const seen = (await (await fetch(`${address}/healthz`)).json()) as { held_up_ms: { p99: number; max: number } };
  return seen.held_up_ms;
}

async function reads(running: Running): Promise<number[]> {
  const spent: number[] = [];
  for (let n = 0; n < 50; n += 1) spent.push(await timed(() => get(running, '/v1/verifications?limit=1')));
  return spent;
}

function tell(timed: readonly Timed[]): void {
  const counts = Object.entries(Object.groupBy(timed, (one) => one.ended)).map(
    ([how, list]) => `${how}: ${list?.length ?? 0}`,
  );
  console.log(`motions and outcome: ${counts.join('; ')}`);
}

function print(what: string, values: number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  console.log(
    `${what.padEnd(40)} n ${String(values.length).padStart(3)}   p50 ${String(at(0.5)).padStart(6)} ms   p95 ${String(at(0.95)).padStart(6)} ms   max ${at(1)} ms`,
  );
}
