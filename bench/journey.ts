import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeSpecimen } from '../tools/specimens/index.ts';
import type { BenchArgs } from './run.ts';
import { type Running, residentMb, startCounted } from './support/product.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DATA = process.env.ACQUAINT_DATA_DIR ?? resolve(ROOT, '../shared/data');
const LIMIT_MS = 60_000;

type Timed = { uploadsMs: number; verdictMs: number; status: string };

/**
 * Submit to verdict over real pictures: documents with a photograph of a face, the selfie another photograph of the same person, real
 * lists when the data folder is there. The baseline of the same run is the bare HTTP round trip of one read.
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
    const rounds = smoke ? 2 : 24;
    const portrait = readFileSync(join(faces, 'img1.jpg'));
    const selfie = readFileSync(join(faces, 'img2.jpg'));
    const timed: Timed[] = [];
    await heldUp(running);
    for (let n = 0; n < rounds; n += 1) {
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
    console.log(
      `outcomes: ${counts.join(', ')}; resident memory with models loaded ${residentMb(running.pid)} MB (product, workers and database)`,
    );
  } finally {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  }
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
    };
    const now = performance.now();
    if (!['submitted', 'processing'].includes(seen.status) || now - uploaded > LIMIT_MS)
      return { uploadsMs: uploaded - started, verdictMs: now - uploaded, status: seen.outcome ?? seen.status };
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
