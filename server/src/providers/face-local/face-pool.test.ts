import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import { openPools, type Pools } from '#platform/pools';
import { createLogger } from '#platform/telemetry';
import faceLocal from './index.ts';

const HOME = resolve(import.meta.dirname, '../../../..', process.env.ACQUAINT_HOME ?? '.acquaint');
const missing = !existsSync(join(HOME, 'models/dlib/manifest.json'));

let folder: string;
let pools: Pools;
let selfie: Uint8Array;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acquaint-face-pool-'));
  const wall = { width: 320, height: 400, channels: 3, background: '#8a7a6a' } as const;
  selfie = await sharp({ create: wall }).jpeg().toBuffer();
});
afterEach(async () => {
  await pools.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(facePack: string): Pools['run'] {
  const config = readConfig({ ACQUAINT_HOME: HOME, ACQUAINT_FACE_PACK: facePack, ACQUAINT_LIVENESS_PACK: 'off' });
  pools = openPools(faceLocal.pools?.(config) ?? [], createLogger('silent'));
  return pools.run;
}

/** The child that has the models, as the operating system lists it. */
function childPid(): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n');
  const mine = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, parent, ...args]) => Number(parent) === process.pid && args.join(' ').includes('face-local/task.ts'));
  return Number(mine?.[0]);
}

describe('BIO-08 the children that compare faces', () => {
  test.skipIf(missing)(
    'one killed in the middle of a comparison costs that comparison, by its code; the next is done by a new one (needs the face models)',
    async () => {
      const run = open('dlib');
      await run('face', { warm: true });
      const child = childPid();
      // Stopped, it takes the comparison and cannot end it before it is killed.
      process.kill(child, 'SIGSTOP');
      const dies = run('face', { document: null, selfie });
      const next = run('face', { document: null, selfie });
      process.kill(child, 'SIGKILL');
      const fate = await Promise.allSettled([dies, next]);
      expect(fate).toMatchObject([
        { reason: { code: 'pool.crashed' } },
        { value: { verdict: 'no_face', selfieFaces: 0, pack: 'dlib' } },
      ]);
      expect(pools.state()).toMatchObject([{ name: 'face', crashes: 1, waiting: 0 }]);
    },
    60_000,
  );

  test('a pack that is not there or does not load is named as broken, job by job, and no child is lost', async () => {
    mkdirSync(join(folder, 'pack'));
    writeFileSync(join(folder, 'pack/manifest.json'), '{}');
    const run = open(join(folder, 'pack'));
    for (const _job of [1, 2])
      await expect(run('face', { document: null, selfie })).rejects.toMatchObject({ code: 'face.pack_broken' });
    expect(pools.state()).toMatchObject([{ crashes: 0, lastFailure: 'face.pack_broken' }]);
  }, 30_000);
});
