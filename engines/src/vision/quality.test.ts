import { describe, expect, test } from 'vitest';
import { judgeQuality, QUALITY_THRESHOLDS } from './quality.ts';

const WIDTH = 400;
const HEIGHT = 260;

/** A card of one grey with lines of text, changed where `paint` gives a value. */
function card(ground: number, paint: (x: number, y: number) => number | null) {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const printed = y % 12 < 4 && x % 7 < 4 ? 40 : ground;
      rgb.fill(paint(x, y) ?? printed, (y * WIDTH + x) * 3, (y * WIDTH + x) * 3 + 3);
    }
  return { width: WIDTH, height: HEIGHT, rgb };
}

describe('DOC-02 light that hides print is told from white paper', () => {
  test('a reflection that fades at its rim and hides the words is glare', () => {
    const spot = card(180, (x, y) => {
      const distance = Math.hypot(x - 200, y - 130);
      if (distance > 70) return null;
      return distance < 50 ? 255 : Math.round(255 - ((distance - 50) / 20) * 18);
    });
    expect(judgeQuality(spot).glare).toBeGreaterThanOrEqual(QUALITY_THRESHOLDS.glare);
  });

  test('a white field with a barcode on a pale card is none', () => {
    const bars = card(240, (x, y) => {
      if (x < 80 || x > 320 || y < 60 || y > 200) return 240;
      if (x < 140 || x > 260 || y < 100 || y > 160) return 255;
      return x % 8 < 4 || y % 60 < 50 ? 20 : 255;
    });
    expect(judgeQuality(bars).glare).toBeLessThan(QUALITY_THRESHOLDS.glare);
  });
});
