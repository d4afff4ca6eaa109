import { describe, expect, test } from 'vitest';
import { boundsOf, type Face, type OcrLine, type Quad, type Raster } from '../vision/index.ts';
import { copiedSignal } from './copied.ts';
import { inspectPortrait, inspectPrint } from './index.ts';

const [WIDTH, HEIGHT] = [900, 640];

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
}

/** Paper with letters of one shape in rows, each photographed with noise of its own. */
function sheet(seed: number): Raster {
  const next = chance(seed);
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const [u, v] = [x % 60, y % 80];
      const inked = u > 8 && u < 40 && v > 20 && v < 56 && (u < 16 || (v > 34 && v < 42) || u + v < 50);
      const value = (inked ? 50 : 205) + (next() + next() + next() - 1.5) * 8;
      rgb.fill(Math.max(0, Math.min(255, value)), (y * WIDTH + x) * 3, (y * WIDTH + x + 1) * 3);
    }
  return { width: WIDTH, height: HEIGHT, rgb };
}

function copy(raster: Raster, from: [number, number], to: [number, number]): void {
  for (let y = 0; y < 60; y++) {
    const start = ((from[1] + y) * WIDTH + from[0]) * 3;
    raster.rgb.copyWithin(((to[1] + y) * WIDTH + to[0]) * 3, start, start + 50 * 3);
  }
}

describe('DOC-08 a part of the picture laid over another', () => {
  test('is shown at both places', () => {
    const changed = sheet(3);
    copy(changed, [120, 80], [547, 333]);
    const { score, threshold, overlay } = copiedSignal(changed);
    expect(score).toBeGreaterThanOrEqual(threshold);
    const at = (x: number, y: number) => overlay?.grey[Math.round(y / 4.5) * overlay.width + Math.round(x / 4.5)];
    expect([at(135, 115), at(562, 368), at(300, 500)]).toEqual([255, 255, 0]);
  });

  test('letters of one shape, each with noise of its own, are not held against anyone', () => {
    expect(copiedSignal(sheet(4)).score).toBe(0);
  });

  test('a picture without noise is not judged', () => {
    const drawn = sheet(5);
    expect(copiedSignal({ ...drawn, rgb: drawn.rgb.map((value) => (value > 128 ? 205 : 50)) }).score).toBeNull();
  });
});

const [LEFT, PITCH, BASE, CAP] = [20, 30, 60, 30];
type Letter = { wide?: number; tall?: number; ink?: number };

/** A line of upright bars with feet, softened as a lens does. */
function lineOf(letters: readonly Letter[]): { raster: Raster; line: OcrLine } {
  const [width, height] = [LEFT * 2 + letters.length * PITCH, 90];
  const grey = new Float32Array(width * height).fill(220);
  letters.forEach(({ wide = 5, tall = CAP, ink = 70 }, at) => {
    const left = LEFT + at * PITCH + 6;
    for (let y = BASE - tall; y < BASE; y++)
      for (let x = left; x < left + 18; x++)
        if (x < left + wide || y >= BASE - wide || y < BASE - tall + wide) grey[y * width + x] = ink;
  });
  const soft = grey.map((_, at) => {
    const near = [0, 1, -1, width, -width].map((step) => grey[at + step] ?? 220);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, at) => soft[Math.floor(at / 3)] ?? 0);
  const quad: Quad = [
    [LEFT, BASE - CAP - 6],
    [width - LEFT, BASE - CAP - 6],
    [width - LEFT, BASE + 6],
    [LEFT, BASE + 6],
  ];
  const glyphs = letters.map((_, at) => ({
    char: 'E',
    probability: 0.99,
    at: (at + 0.5) / letters.length,
    options: [],
  }));
  return {
    raster: { width, height, rgb },
    line: { text: 'E'.repeat(letters.length), confidence: 0.99, box: { ...boundsOf(quad), quad }, glyphs },
  };
}

describe('DOC-08 letters that do not belong to the print around them', () => {
  const usual: Letter[] = Array.from({ length: 9 }, () => ({}));

  test('a taller, bolder letter is marked where it stands', () => {
    const { raster, line } = lineOf(usual.with(4, { wide: 8, tall: 34, ink: 30 }));
    const { score, threshold, overlay } = inspectPrint(raster, [line]);
    expect(score).toBeGreaterThanOrEqual(threshold);
    const scale = (overlay?.width ?? 0) / raster.width;
    const at = (x: number) =>
      overlay?.grey[Math.round((BASE - CAP / 2) * scale) * overlay.width + Math.round(x * scale)];
    expect(at(LEFT + 4.5 * PITCH)).toBeGreaterThan(120);
    expect(at(LEFT + 1.5 * PITCH)).toBe(0);
  });

  test('a line of one print is not held against anyone', () => {
    const { raster, line } = lineOf(usual);
    expect(inspectPrint(raster, [line]).score).toBeLessThan(0.2);
  });

  test('a page without letters to compare is not judged', () => {
    const { raster, line } = lineOf([{}, {}, {}]);
    expect(inspectPrint(raster, [line]).score).toBeNull();
  });
});

describe('DOC-08 a portrait and its ghost on one page', () => {
  const raster = { width: 600, height: 400, rgb: new Uint8Array(600 * 400 * 3) };
  const face = (x: number, height: number): Face => ({
    box: { x, y: 100, width: height * 0.8, height },
    score: 1,
    landmarks: [],
    embedding: null,
    heightPx: height,
  });
  const packOf = (faces: Face[], similarity: number) =>
    ({
      detect: async () => faces,
      embed: async () => new Float32Array(1),
      similarity: () => similarity,
      manifest: { minFacePx: 64, bands: { review: 0.44 } },
    }) as never;

  test.each([
    ['of two people is a sign, and both are marked', 0.43, true],
    ['that the pack would send to review is none', 0.45, false],
  ])('%s', async (_what, similarity, sign) => {
    const { score, threshold, overlay } = await inspectPortrait(
      raster,
      packOf([face(50, 150), face(420, 80)], similarity),
    );
    expect((score ?? 0) >= threshold).toBe(sign);
    expect(overlay !== null).toBe(sign);
  });

  test('one face alone, or a second too small to compare, says nothing', async () => {
    expect((await inspectPortrait(raster, packOf([face(50, 150)], 0))).score).toBeNull();
    expect((await inspectPortrait(raster, packOf([face(50, 150), face(420, 60)], 0))).score).toBeNull();
  });
});
