import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeSpecimen } from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';
import { type Pair, personOf } from './support/labelled-faces.ts';
import { type Running, residentMb, startCounted } from './support/product.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DATA = process.env.ACQUAINT_DATA_DIR ?? resolve(ROOT, '../shared/data');
const LIMIT_MS = 60_000;

type Timed = { uploadsMs: number; verdictMs: number; status: string; reasons: string[] };

/**
 * Submit to verdict over real pictures: documents with a photograph of a face, the selfie another photograph of the same person, a
 * different person each time so that nobody is seen under two names; real lists when the data folder is there. The baseline of the same run is the bare HTTP round trip of one read.
 */
export async function run({ smoke }: BenchArgs): Promise<void> {
  const faces = join(DATA, 'vision/faces');
  if (!existsSync(faces))
    return console.log('journey: needs the data folder (ACQUAINT_DATA_DIR) for photographs of faces');
  const home = mkdtempSync(join(tmpdir(), 'acquaint-journey-'));
  mkdirSync(home, { recursive: true });
  const models = resolve(ROOT, process.env.ACQUAINT_HOME ?? '.acquaint', 'models');
  if (existsSync(models)) symlinkSync(models, join(home, 'models'));
  const running = await startCounted(home);
  try {
    const timed: Timed[] = [];
    await heldUp(running);
    for (const [n, { portrait, selfie }] of people(join(DATA, 'vision'), smoke ? 2 : 24).entries()) {
      const { image } = await makeSpecimen({
        class: 'passport',
        seed: 900 + n,
        level: n % 2 === 0 ? 'clean' : 'mild',
        portrait,
        person: { country: 'FRA' },
      });
      timed.push(await journey(running, image, selfie));
    }
    const held = await heldUp(running);
    console.log(`the main thread was held up at most ${held.max} ms, in 99 of 100 ticks at most ${held.p99} ms`);
    const reads: number[] = [];
    for (let n = 0; n < 50; n += 1) {
      const started = performance.now();
      await (await fetch(`${running.address}/v1/verifications?limit=1`, { headers: running.headers })).json();
      reads.push(performance.now() - started);
    }
    print(
      'uploads (both pictures read at once)',
      timed.map((one) => one.uploadsMs),
    );
    print(
      'submit to verdict',
      timed.map((one) => one.verdictMs),
    );
    print(
      'uploads and verdict together',
      timed.map((one) => one.uploadsMs + one.verdictMs),
    );
    print('baseline: one read over HTTP', reads);
    const counts = Object.entries(Object.groupBy(timed, (one) => one.status)).map(
      ([status, list]) => `${status} ${list?.length ?? 0}`,
    );
    for (const { reasons } of timed) if (reasons.length > 0) console.log(`for a person: ${reasons.join(', ')}`);
    console.log(
      `outcomes: ${counts.join(', ')}; resident memory with models loaded ${residentMb(running.pid)} MB (product, workers and database)`,
    );
  } finally {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One person a journey: everybody who was photographed twice, one picture on the passport and another as the selfie. */
function people(folder: string, limit: number) {
  const { pairs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { pairs: Pair[] };
  const who = personOf(pairs);
  const each = new Map(pairs.filter(({ same }) => same).map((pair) => [who(pair.a), pair]));
  return [...each.values()].slice(0, limit).map(({ a, b }) => ({
    portrait: readFileSync(join(folder, a)),
    selfie: readFileSync(join(folder, b)),
  }));
}

async function heldUp({ address }: Running): Promise<{ p99: number; max: number }> {
  const seen = (await (await fetch(`${address}/healthz`)).json()) as { held_up_ms: { p99: number; max: number } };
  return seen.held_up_ms;
}

async function journey(running: Running, document: Uint8Array, selfie: Uint8Array): Promise<Timed> {
  const { address, headers } = running;
  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    (await (
      await fetch(address + path, { method: 'POST', headers: { ...headers, 'content-type': type }, body })
    ).json()) as { id: string };
  const { id } = await post('/v1/verifications', JSON.stringify({ country: 'FR', document_type: 'passport' }));
  const started = performance.now();
  await post(`/v1/verifications/${id}/captures?side=front`, new Uint8Array(document), 'application/octet-stream');
  await post(`/v1/verifications/${id}/captures?side=selfie`, new Uint8Array(selfie), 'application/octet-stream');
  const uploaded = performance.now();
  await post(`/v1/verifications/${id}/submit`, '{}');
  for (;;) {
    const seen = (await (await fetch(`${address}/v1/verifications/${id}`, { headers })).json()) as {
      status: string;
      outcome: string | null;
      checks: { code: string; reasons: { code: string }[] }[];
    };
    const now = performance.now();
    if (!['submitted', 'processing'].includes(seen.status) || now - uploaded > LIMIT_MS)
      return {
        uploadsMs: uploaded - started,
        verdictMs: now - uploaded,
        status: seen.outcome ?? seen.status,
        reasons: seen.checks.flatMap(({ code, reasons }) => reasons.map((reason) => `${code} ${reason.code}`)),
      };
    await new Promise((done) => setTimeout(done, 25));
  }
}

function print(what: string, values: number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0);
  console.log(
    `${what.padEnd(40)} n ${String(values.length).padStart(3)}   p50 ${String(at(0.5)).padStart(6)} ms   p95 ${String(at(0.95)).padStart(6)} ms   max ${at(1)} ms`,
  );
}
