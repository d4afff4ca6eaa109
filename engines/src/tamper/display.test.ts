import { describe, expect, test } from 'vitest';
import type { Raster } from '../vision/index.ts';
import { displaySignal } from './display.ts';

const [WIDTH, HEIGHT] = [900, 640];

/** Noisy paper, brighter and darker by `pattern`. */
function paper(pattern: (x: number, y: number) => number, { width = WIDTH, height = HEIGHT, noise = 8 } = {}): Raster {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = 180 + pattern(x, y) + (next() + next() + next() - 1.5) * noise;
      rgb.fill(Math.max(0, Math.min(255, value)), (y * width + x) * 3, (y * width + x + 1) * 3);
    }
  return { width, height, rgb };
}

/** Lines of a display that is seen from the side and turned a little: from 3.2 to 4.4 pixels apart. */
const lines = (x: number, y: number): number =>
  9 * Math.sin((2 * Math.PI * (x + 0.15 * y)) / (3.2 + (1.2 * x) / WIDTH));

describe('DOC-08 a photographed screen', () => {
  test('is told though its grid is nearer on one side than on the other, with a picture of where', () => {
    const { score, threshold, overlay } = displaySignal(paper(lines));
    expect(score).toBeGreaterThanOrEqual(threshold);
    expect(overlay?.grey.some((value) => value > 128)).toBe(true);
  });

  test('is not what paper with one patterned area is, or paper alone', () => {
    const part = displaySignal(paper((x, y) => (x > 500 && y < 300 ? lines(x, y) : 0)));
    expect(part.score).toBeLessThan(part.threshold);
    expect(part.overlay?.grey.some((value) => value > 128)).toBe(true);
    expect(displaySignal(paper(() => 0)).score).toBeLessThan(0.2);
  });

  test('is not what a barcode is, whose bars are a grid of their own', () => {
    const bars = displaySignal(paper((x, y) => ((x + y * 0.1) % 3.6 < 1.8 ? 70 : -170)));
    expect(bars.score).toBeNull();
  });

  test('is not judged in a drawing without noise or a picture too small to hold its tiles', () => {
    expect(displaySignal(paper(lines, { noise: 0 })).score).toBeNull();
    expect(displaySignal(paper(lines, { width: 140, height: 140 })).score).toBeNull();
  });
});
