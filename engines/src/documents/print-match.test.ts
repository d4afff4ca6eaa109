import { describe, expect, test } from 'vitest';
import type { Quad, Raster } from '../vision/index.ts';
import { matchPrint } from './print-match.ts';
import { drawRow } from './testing/draw-row.ts';

const TEXT = 'P<UTOKOWALSKI<<JAN<PIOTR<<<<<<<<<<<<<<<<<<<<';
const COUNT = TEXT.length;

/** A row printed at this pitch on grey paper with grain that is the same each time, and its grid. */
function printed(text: string, pitch: number, grain = 12) {
  const width = Math.round(pitch * (COUNT + 4));
  const height = Math.round(pitch * 4);
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, i) => 200 + (((i * 7919) % 97) / 97 - 0.5) * grain);
  const raster: Raster = { width, height, rgb };
  drawRow(raster, text, { x: pitch * 2, middle: height / 2, pitch });
  const quad: Quad = [
    [0, height / 2 - pitch],
    [width, height / 2 - pitch],
    [width, height / 2 + pitch],
    [0, height / 2 + pitch],
  ];
  return { raster, grid: { quad, origin: (pitch * 2.5) / width, pitch: pitch / width, count: COUNT } };
}

/** O and 0 differ by a hair: their place tells them apart, not their shape. */
const textOf = (reading: ReturnType<typeof matchPrint>) =>
  reading?.cells.map(([best]) => (best?.char === '0' ? 'O' : best?.char)).join('');

describe('DOC-04 the zone by the shapes of its letters', () => {
  test.each([6, 11.3, 24])(
    'a row printed %s pixels a letter is read, whatever another reader took two letters for',
    (pitch) => {
      const { raster, grid } = printed(TEXT, pitch);
      const reading = matchPrint(raster, grid, TEXT.replace('W', 'V').replace('PIOTR', 'PIQTR'));
      expect(textOf(reading)).toBe(TEXT);
      expect(reading?.weight).toBe(1);
    },
  );

  test('letters that another reader shortened away are seen', () => {
    const { raster, grid } = printed(TEXT.replace('PIOTR<<<<', 'PIOTR<W<<'), 12);
    expect(textOf(matchPrint(raster, grid, TEXT))).toContain('PIOTR<W<<');
  });

  test('a row that is read quite otherwise, or that is not there, has no weight', () => {
    const { raster, grid } = printed('LOREM<IPSUM<DOLOR<SIT<AMET<CONSECTETUR<ADIPI', 12);
    expect(matchPrint(raster, grid, TEXT)?.weight).toBe(0);
    const blank = printed('', 12);
    expect(matchPrint(blank.raster, blank.grid, TEXT)?.weight).toBe(0);
  });
});
