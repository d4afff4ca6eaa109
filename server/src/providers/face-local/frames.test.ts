import type { Face, FacePack, FaceReason, LivenessPack } from '@acquaint/engines/vision';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { judgeFrames } from './frames.ts';

const face: Face = {
  box: { x: 40, y: 40, width: 120, height: 120 },
  score: 1,
  landmarks: Array.from({ length: 68 }, (_, i) => [50 + (i % 10) * 10, 50 + Math.floor(i / 10) * 15]),
  embedding: null,
  heightPx: 120,
};
const pack = {
  manifest: { code: 'faces', minFacePx: 64 },
  hash: 'a1',
  detect: async () => [face],
  track: async () => null,
  embed: async () => new Float32Array(128),
} as unknown as FacePack;

/** A model that gives each face the same score and says what keeps it from judging it. */
function says(score: number, reasons: FaceReason[]): LivenessPack {
  const manifest = { code: 'pad', liveness: { bands: { real: 0.8, uncertain: 0.5 } } };
  const judge = async () => score;
  const verdict = score >= 0.8 ? 'real' : score >= 0.5 ? 'uncertain' : 'attack';
  return { manifest, hash: 'b2', judge, assess: async () => ({ score, verdict, reasons }) } as unknown as LivenessPack;
}

/** What a sensor sees of a wall, or of a display that shows one. */
function seen(grid: number): Promise<Buffer> {
  const random = fc.sample(fc.integer({ min: -12, max: 12 }), { numRuns: 4096, seed: 7 });
  const at = (x: number, y: number) =>
    grid * Math.sin(x * 1.9) * Math.sin(y * 1.9) + (random[(x * 131 + y * 977) % 4096] ?? 0);
  const rgb = Buffer.from(
    Array.from({ length: SIDE * SIDE * 3 }, (_, i) => 128 + at(Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE))),
  );
  return sharp(rgb, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}
const SIDE = 512;

async function judged(passive: LivenessPack | null, grid = 0) {
  const bytes = await seen(grid);
  const frames = [{ bytes, atMs: 0 }];
  return judgeFrames({ pack, passive }, { challenge: null, frames, camera: null, earlier: [], elapsedMs: null });
}

test('BIO-03 one picture is live by a score that counts, and uncertain where the face is cut too tightly for any to count', async () => {
  expect(await judged(says(0.8, []))).toMatchObject({ verdict: 'live', pad: 0.8 });
  expect(await judged(says(0.79, []))).toMatchObject({ verdict: 'uncertain', pad: 0.79 });
  expect(await judged(says(0.99, ['face.low_quality']))).toMatchObject({ verdict: 'uncertain', pad: null });
  expect(await judged(says(0.01, ['face.low_quality']))).toMatchObject({ verdict: 'uncertain', pad: null });
  expect(await judged(says(0.49, []))).toMatchObject({ verdict: 'refused', reasons: expect.any(Array) });
});

test('BIO-03 a grid in the picture, as a photographed screen has it, leaves what the model calls real to a person', async () => {
  expect(await judged(says(0.99, []), 40)).toMatchObject({ verdict: 'uncertain', pad: 0.99 });
  expect(await judged(says(0.49, []), 40)).toMatchObject({ verdict: 'refused' });
});

test('BIO-03 without a model for presentation attacks one picture is never live', async () => {
  expect(await judged(null)).toMatchObject({ verdict: 'uncertain', pad: null, passive: null });
});

test('BIO-03 in a film the passive model is asked about the three straightest frames, which are all that its word is taken for', async () => {
  const asked: number[] = [];
  const passive = says(0.9, []);
  const counted = {
    ...passive,
    assess: async (...about: Parameters<LivenessPack['assess']>) => {
      asked.push(about[0].width);
      return passive.assess(...about);
    },
  };
  const wall = { width: 200, height: 200, channels: 3, background: '#8a7a6a' } as const;
  const bytes = await sharp({ create: wall }).jpeg().toBuffer();
  const frames = Array.from({ length: 9 }, (_, at) => ({ bytes, atMs: at * 331 + (at % 3) * 7 }));
  const bands = { match: 0.5, review: 0.4 };
  const alike = { ...pack, manifest: { ...pack.manifest, bands }, similarity: () => 1 } as unknown as FacePack;
  const film = {
    challenge: { sequence: ['blink'], limitMs: 9000 },
    frames,
    camera: null,
    earlier: [],
    elapsedMs: null,
  };
  const judged = await judgeFrames({ pack: alike, passive: counted }, film);
  expect(asked).toHaveLength(3);
  expect(judged.pad).toBe(0.9);
});
