import { expect, test } from 'vitest';
import { boundsOf, type Quad } from '../vision/index.ts';
import { retouchOf } from './retouch.ts';

const [LETTER, PITCH, GAP, HIGH] = [14, 18, 20, 30];

/** Blocks in place of letters, with a wide gap after the second. */
function printed(text: string) {
  const raster = { width: 300, height: 60, rgb: new Uint8Array(300 * 60 * 3).fill(255) };
  const lefts = [...text].map((_, i) => 10 + i * PITCH + (i > 1 ? GAP : 0));
  for (const left of lefts)
    for (let y = 15; y < 15 + HIGH; y++)
      raster.rgb.fill(0, (y * raster.width + left) * 3, (y * raster.width + left + LETTER) * 3);
  const quad: Quad = [
    [0, 8],
    [300, 8],
    [300, 52],
    [0, 52],
  ];
  const glyphs = [...text].map((char, i) => ({
    char,
    probability: 0.99,
    at: ((lefts[i] ?? 0) + LETTER / 2) / 300,
    options: [],
  }));
  const [width, height] = [300, 44];
  return {
    raster,
    piece: { text, confidence: 0.99, x: 0, y: 30, width, height, box: { ...boundsOf(quad), quad }, glyphs },
  };
}

test.each([
  ['JLSUDIRMAN', 'JL SUDIRMAN'],
  // Another reading has a sign that the first one lost.
  ['JL.SUDIRMAN', 'JL. SUDIRMAN'],
  ['JL SUDIRMAN', 'JL SUDIRMAN'],
  // Nor is a nought that only another reading saw in a word more than an O.
  ['JLSUD0IRMAN', 'JL SUDOIRMAN'],
])('DOC-03 a lost space stands after the sign that ends its word: %s', (again, told) => {
  const { raster, piece } = printed('JLSUDIRMAN');
  expect(retouchOf(raster, '')(piece, again).text).toBe(told);
});

test('DOC-03 the place of one letter that holds two is told, unless another reading has them both', () => {
  const { raster, piece } = printed('JLSUDIRMAN');
  const short = { ...piece, text: 'JLSUDRMAN', glyphs: piece.glyphs.filter((_, i) => i !== 5) };
  expect(retouchOf(raster, '')(short, 'JLSUDRMAN').lost).toBe(true);
  expect(retouchOf(raster, '')(short, 'JLSUDIRMAN').lost).toBe(false);
  expect(retouchOf(raster, '')(piece, 'JLSUDIRMAN').lost).toBe(false);
});
