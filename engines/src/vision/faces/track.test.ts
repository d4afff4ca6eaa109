import { expect, test } from 'vitest';
import type { Raster } from '../raster.ts';
import { type Face, following } from './index.ts';

const raster: Raster = { width: 100, height: 100, rgb: new Uint8Array(30_000) };
const face: Face = {
  box: { x: 0, y: 0, width: 50, height: 50 },
  score: 0.9,
  landmarks: [],
  embedding: null,
  heightPx: 50,
};

/** What a film's pictures are asked: `whole` for all of the picture, `track` for the face alone. */
function film(faces: (at: number) => Face[], tracked: (at: number) => Face | null = () => face) {
  const asked: string[] = [];
  let at = -1;
  const pack = following({
    detect: async (_shown: Raster) => {
      asked[at] = asked[at] ? `${asked[at]}, whole` : 'whole';
      return faces(at);
    },
    track: async () => {
      asked[at] = 'track';
      return tracked(at);
    },
  });
  const next = (shown = raster) => {
    at += 1;
    return pack.detect(shown);
  };
  return { asked, next };
}

async function run(pictures: number, next: () => Promise<Face[]>): Promise<number[]> {
  const seen: number[] = [];
  for (let i = 0; i < pictures; i++) seen.push((await next()).length);
  return seen;
}

test('BIO-02 a face alone is followed, and every third picture of a film is looked at whole', async () => {
  const { asked, next } = film(() => [face]);
  expect(await run(7, next)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(asked).toEqual(['whole', 'track', 'track', 'whole', 'track', 'track', 'whole']);
});

test('BIO-02 whoever joins is seen within three pictures, and from then on in each', async () => {
  const { asked, next } = film((at) => (at >= 1 ? [face, face] : [face]));
  expect(await run(6, next)).toEqual([1, 1, 1, 2, 2, 2]);
  expect(asked.slice(3)).toEqual(['whole', 'whole', 'whole']);
});

test('a face that is not plainly followed, or gone, or of a picture of another size, is looked for in the whole picture', async () => {
  const lost = film(
    (at) => (at === 2 ? [] : [face]),
    () => null,
  );
  expect(await run(4, lost.next)).toEqual([1, 1, 0, 1]);
  expect(lost.asked).toEqual(['whole', 'track, whole', 'track, whole', 'whole']);
  const turned = film(() => [face]);
  await turned.next();
  await turned.next({ ...raster, width: 60 });
  expect(turned.asked).toEqual(['whole', 'whole']);
});
