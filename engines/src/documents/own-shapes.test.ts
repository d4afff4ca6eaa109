import { describe, expect, test } from 'vitest';
import type { Quad, Raster } from '../vision/index.ts';
import { withOwnShapes } from './own-shapes.ts';
import { matchPrint } from './print-match.ts';
import { drawRow } from './testing/draw-row.ts';

const PITCH = 14;

/** A row in which noughts are printed as `nought`, another sign of OCR-B, as in a font of its own; read by shape as it is. */
function rowOf(text: string, nought: string) {
  const width = PITCH * (text.length + 4);
  const height = PITCH * 4;
  const raster: Raster = { width, height, rgb: new Uint8Array(width * height * 3).fill(210) };
  drawRow(raster, text.replaceAll('0', nought), { x: PITCH * 2, middle: height / 2, pitch: PITCH });
  const [top, bottom] = [height / 2 - PITCH, height / 2 + PITCH];
  const quad: Quad = [
    [0, top],
    [width, top],
    [width, bottom],
    [0, bottom],
  ];
  const print = matchPrint(
    raster,
    { quad, origin: (PITCH * 2.5) / width, pitch: PITCH / width, count: text.length },
    text,
  );
  if (!print) throw new Error('the row was not read');
  return print;
}

const NUMBER = 'I<GHAAS05DO5843<<<<<<<<<<<<<<<';
const DATES = '7406092F3310034GHA<<<<<<<<<<<6';
const [NUMBER_KINDS, DATE_KINDS] = ['acaaaxxxxxxxxxDxxxxxxxxxxxxxxx', 'nnnnnndsnnnnnndaaaxxxxxxxxxxxd'];

describe('DOC-04 noughts and round letters of a font of its own', () => {
  test('a nought is told by the noughts of the same zone’s dates, a letter by not being one of them', () => {
    const rows = [
      { print: rowOf(NUMBER, 'C'), text: NUMBER, kinds: NUMBER_KINDS },
      { print: rowOf(DATES, 'C'), text: DATES, kinds: DATE_KINDS },
    ].map((row) => ({
      ...row,
      // By OCR-B's letters alone all three look like any of them.
      print: {
        ...row.print,
        cells: row.print.cells.map((cells, at) =>
          '0OD'.includes(row.text.charAt(at))
            ? ['O', '0', 'D'].map((char, i) => ({ char, probability: 0.5 - i * 0.15 }))
            : cells,
        ),
      },
    }));
    const [told] = withOwnShapes(rows);
    const best = (at: number) => told?.cells[at]?.[0]?.char;
    expect(best(NUMBER.indexOf('0'))).toBe('0');
    expect(best(NUMBER.indexOf('D'))).not.toBe('0');
    expect(best(NUMBER.indexOf('O'))).not.toBe('0');
  });

  test('a zone without a nought where only digits stand tells nothing', () => {
    const text = NUMBER.replace('0', '5');
    const row = { print: rowOf(text, '0'), text, kinds: NUMBER_KINDS };
    expect(withOwnShapes([row])).toEqual([row.print]);
  });
});
