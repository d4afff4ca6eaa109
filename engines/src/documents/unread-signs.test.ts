import { expect, test } from 'vitest';
import { boundsOf, type Quad } from '../vision/index.ts';
import { hasUnreadSigns } from './unread-signs.ts';

const [SIGN, STEP, HIGH] = [26, 32, 36];

/** So many square signs in a row, of which the reader gave `text`. */
function printed(signs: number, text: string) {
  const width = signs * STEP;
  const raster = { width, height: HIGH, rgb: new Uint8Array(width * HIGH * 3).fill(240) };
  for (let i = 0; i < signs; i++)
    for (let y = 5; y < 5 + SIGN; y += 2)
      raster.rgb.fill(20, (y * width + i * STEP + 3) * 3, (y * width + i * STEP + 3 + SIGN) * 3);
  const quad: Quad = [
    [0, 0],
    [width, 0],
    [width, HIGH],
    [0, HIGH],
  ];
  const glyphs = [...text].map((char, i) => ({ char, probability: 0.99, at: ((i + 0.5) * STEP) / width, options: [] }));
  const piece = { text, confidence: 0.99, x: 0, y: 18, width, height: HIGH, box: { ...boundsOf(quad), quad }, glyphs };
  return hasUnreadSigns(raster, piece);
}

test('DOC-03 a character that the reader left out is seen by its ink', () => {
  expect(printed(3, '吳俊')).toBe(true);
  expect(printed(3, '吳俊傑')).toBe(false);
  expect(printed(1, '吳')).toBe(false);
});
