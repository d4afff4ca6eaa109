import { describe, expect, test } from 'vitest';
import { judgeQuality, qualityReasons } from './quality.ts';
import type { Raster } from './raster.ts';

const WIDTH = 800;
const HEIGHT = 520;
type Shade = (x: number, y: number) => number | null;

/** A card of one shade with lines of text on a darker table, changed where `paint` gives a value. */
function card(
  ground: number,
  paint: Shade = () => null,
  placed = { left: 60, top: 40, right: 740, bottom: 470 },
): Raster {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const on = x >= placed.left && x < placed.right && y >= placed.top && y < placed.bottom;
      const printed = x > placed.left + 40 && x < placed.right - 60 && y % 24 < 9 && y > placed.top + 30 && x % 14 < 6;
      const shade = on ? (paint(x, y) ?? (printed && y < placed.bottom - 30 ? 40 : ground)) : 70;
      const at = (y * WIDTH + x) * 3;
      for (let k = 0; k < 3; k++) rgb[at + k] = Math.min(255, Math.max(0, shade - 7 * k));
    }
  return { width: WIDTH, height: HEIGHT, rgb };
}

/** Each pixel the mean of those around it, then noise that does not depend on it. */
function spoiled(raster: Raster, reach: number, noise: number): Raster {
  const { width, height, rgb } = raster;
  const out = new Uint8Array(rgb.length);
  let state = 7;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 3; k++) {
        let [sum, count] = [0, 0];
        for (let i = -reach; i <= reach; i++) {
          const at = Math.min(width - 1, Math.max(0, x + i));
          sum += rgb[(y * width + at) * 3 + k] ?? 0;
          count++;
        }
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const draw = (state / 2 ** 32 - 0.5) * 2 * noise;
        out[(y * width + x) * 3 + k] = Math.min(255, Math.max(0, sum / count + draw));
      }
  return { width, height, rgb: out };
}

const reasons = (raster: Raster) => qualityReasons(judgeQuality(raster));

describe('DOC-02 a photograph is judged by what it shows', () => {
  test('a whole, sharp, lit page has no fault', () => {
    expect(reasons(card(200))).toEqual([]);
  });

  test('blur is seen through the noise of a sensor, and noise alone is none', () => {
    expect(reasons(spoiled(card(200), 0, 12))).toEqual([]);
    expect(reasons(spoiled(card(200), 6, 0))).toEqual(['image.blurry']);
    expect(reasons(spoiled(card(200), 6, 8))).toEqual(['image.blurry']);
  });

  test('a page that goes on beyond one side is cut off; a scan that ends where the page ends is not', () => {
    expect(reasons(card(200, undefined, { left: 60, top: 40, right: 900, bottom: 470 }))).toEqual(['image.cut_off']);
    expect(reasons(card(200, undefined, { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }))).toEqual([]);
  });

  test('a reflection that hides the words is glare', () => {
    const spot: Shade = (x, y) => {
      const distance = Math.hypot(x - 400, y - 250);
      if (distance > 90) return null;
      return distance < 60 ? 270 : 245;
    };
    expect(reasons(card(190, spot))).toEqual(['image.glare']);
  });

  test('a white field with a barcode on a pale card is none', () => {
    const bars: Shade = (x, y) => {
      if (x < 200 || x > 600 || y < 150 || y > 380) return null;
      if (x < 260 || x > 540 || y < 190 || y > 340) return 270;
      return x % 8 < 4 ? 20 : 270;
    };
    expect(reasons(card(205, bars))).toEqual([]);
  });

  test('a telephone’s screen kept as a picture is told by its even bars with signs in them', () => {
    const [width, height] = [540, 1170];
    const page = card(200);
    const rgb = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const from = ((y - 400) * WIDTH + x + 100) * 3;
        const sign = y > 20 && y < 40 && x > 30 && x < 110 && x % 12 < 6;
        for (let k = 0; k < 3; k++)
          rgb[(y * width + x) * 3 + k] = y >= 400 && y < 760 ? (page.rgb[from + k] ?? 0) : sign ? 255 : 0;
      }
    expect(reasons({ width, height, rgb })).toEqual(['image.screenshot']);
  });
});
