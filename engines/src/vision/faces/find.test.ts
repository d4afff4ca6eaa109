import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import type { Raster } from '../raster.ts';
import { findFaces } from './find.ts';
import { chooseSelfieFace, type FacePackManifest } from './index.ts';

const SIZE = { width: 320, height: 240 };

function plain(shade: number): Raster {
  return { ...SIZE, rgb: new Uint8Array(SIZE.width * SIZE.height * 3).fill(shade) };
}

/** Counts how often the detector looks, and sees nothing. */
function models() {
  let looks = 0;
  const nothing = new Tensor('float32', new Float32Array(0), [0]);
  const detector = {
    inputNames: ['pixels'],
    run: async () => {
      looks += 1;
      return { boxes: nothing, scores: nothing };
    },
  } as unknown as InferenceSession;
  return { detector, landmarks: detector, looks: () => looks };
}

const manifest = {
  detector: {
    width: 32,
    height: 32,
    channels: 'rgb',
    mean: [0, 0, 0],
    scale: 1,
    classes: 2,
    faceClass: 1,
    minScore: 0.5,
    maxOverlap: 0.5,
  },
} as unknown as FacePackManifest;

test.each([0, 1, 128, 255])(
  'a picture of nothing but the shade %i has no face, and no view of it is searched',
  async (shade) => {
    const seen = models();
    const faces = await findFaces(seen, plain(shade), manifest);
    expect(chooseSelfieFace(faces, manifest).reasons).toEqual(['face.not_detected']);
    expect(seen.looks()).toBe(0);
  },
);

test('a dim picture with something in it is searched in every view', async () => {
  const seen = models();
  const dim = plain(0);
  for (let y = 100; y < 150; y++) dim.rgb.fill(12, (y * SIZE.width + 100) * 3, (y * SIZE.width + 150) * 3);
  expect(await findFaces(seen, dim, manifest)).toEqual([]);
  expect(seen.looks()).toBe(10);
});
