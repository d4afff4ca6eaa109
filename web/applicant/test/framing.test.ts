import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CAST, makePortrait } from '../../../tools/specimens/index.ts';
import { randomOf } from '../../../tools/specimens/random.ts';
import { FACES_WIDTH, loadFaceFinder } from '../src/capture/face-finder.ts';
import { frameDocument, frameFace } from '../src/capture/framing.ts';
import { findSides } from '../src/capture/sides.ts';

const sharp = createRequire(join(import.meta.dirname, '../../../engines/package.json'))('sharp');
const SEEN = { width: 240, height: 156 };
const FRAME = { x: 23, y: 15, width: 194, height: 126 };

type Lying = { width: number; dx?: number; dy?: number; angle?: number; card?: string; table?: string };

/** A card with print on a table, as the small picture that is looked at. */
async function lying({ width, dx = 0, dy = 0, angle = 0, card = '#dfe6e9', table = '#5a4634' }: Lying) {
  const height = (width * 53.98) / 85.6;
  const lines = Array.from(
    { length: 7 },
    (_, at) =>
      `<rect x="${width * 0.4}" y="${height * (0.16 + at * 0.11)}" width="${width * 0.5}" height="3" fill="#345"/>`,
  );
  const [x, y] = [(SEEN.width - width) / 2 + dx, (SEEN.height - height) / 2 + dy];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SEEN.width}" height="${SEEN.height}"><rect width="100%" height="100%" fill="${table}"/>
    <g transform="rotate(${angle} ${SEEN.width / 2} ${SEEN.height / 2}) translate(${x} ${y})"><rect width="${width}" height="${height}" rx="5" fill="${card}"/>
    <rect x="${width * 0.06}" y="${height * 0.25}" width="${width * 0.26}" height="${height * 0.5}" fill="#876"/>${lines.join('')}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .greyscale()
    .blur(0.6)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = new Uint8Array(info.width * info.height).map((_, at) => data[at * info.channels]);
  return { grey, width: info.width, height: info.height };
}

const seenAs = async (card: Lying) => frameDocument(findSides(await lying(card), FRAME), FRAME);

test.each([
  ['fits', { width: 190 }],
  ['fits', { width: 178, angle: 3, dx: 4, dy: -3 }],
  ['fits', { width: 185, card: '#2b3a55', table: '#d8d2c4' }],
  ['far', { width: 130 }],
  ['near', { width: 222 }],
  ['aside', { width: 165, dx: 24 }],
  ['aside', { width: 160, dy: 16 }],
] as const)('DOC-02 a card %s the frame: %o', async (framing, card) => {
  expect(await seenAs(card)).toBe(framing);
});

test('DOC-02 what has no outline of a document is not complained about', async () => {
  const plain = { grey: new Uint8Array(SEEN.width * SEEN.height).fill(120), ...SEEN };
  expect(frameDocument(findSides(plain, FRAME), FRAME)).toBe('unsure');
  const random = randomOf(7, 'noise');
  const noise = { ...plain, grey: plain.grey.map(() => random.int(0, 255)) };
  expect(frameDocument(findSides(noise, FRAME), FRAME)).toBe('unsure');
  // A card too near shows no edge at all.
  expect(await seenAs({ width: 300 })).toBe('unsure');
});

test('BIO-02 a face is told where it is: far away, beside the oval, too near, alone or not', async () => {
  const find = await loadFaceFinder();
  const [person = { seed: 10, sex: 'M' as const }] = CAST;
  const portrait = await makePortrait({ ...person, setting: 'selfie', take: 1 });
  const { data, info } = await sharp(portrait)
    .resize({ width: FACES_WIDTH })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = new Uint8Array(info.width * info.height).map((_, at) => data[at * info.channels]);
  const faces = find?.({ grey, width: info.width, height: info.height }) ?? [];
  expect(faces).toHaveLength(1);
  const [face = { x: 0, y: 0, width: 1, height: 1 }] = faces;
  /** An oval around the found face, so many times as wide as it. */
  const oval = (times: number, dx = 0) => {
    const [width, height] = [face.width * times, (face.width * times * 4) / 3];
    return {
      x: face.x + face.width / 2 - width / 2 + dx * width,
      y: face.y + face.height / 2 + face.width * 0.22 - height / 2,
      width,
      height,
    };
  };
  expect(frameFace(faces, oval(1.6))).toBe('fits');
  expect(frameFace(faces, oval(2.6))).toBe('far');
  expect(frameFace(faces, oval(1.1))).toBe('near');
  expect(frameFace(faces, oval(1.6, 0.3))).toBe('aside');
  expect(frameFace([...faces, { ...face, x: face.x + face.width }], oval(1.6))).toBe('many');
  expect(frameFace([], oval(1.6))).toBe('absent');
});
