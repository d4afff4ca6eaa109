import type { Raster } from '../../vision/index.ts';
import { CELL, OCR_B } from '../ocr-b.ts';

const FULL_INK = 15;
const PAPER = 0.1;

/** Prints a row of the zone on a raster, dark on what is there: the left end of its first cell, its middle line and its pitch, in pixels. */
export function drawRow(raster: Raster, text: string, place: { x: number; middle: number; pitch: number }): void {
  const { x, middle, pitch } = place;
  const scale = CELL.width / pitch;
  const half = CELL.height / scale / 2;
  for (let row = Math.floor(middle - half); row < middle + half; row++) {
    for (let column = Math.floor(x); column < x + text.length * pitch; column++) {
      const along = (column + 0.5 - x) / pitch;
      const sign = text.charAt(Math.floor(along));
      const u = Math.floor((along - Math.floor(along)) * CELL.width);
      const v = Math.floor((row + 0.5 - middle + half) * scale);
      const ink = Number.parseInt(OCR_B[sign]?.charAt(v * CELL.width + u) ?? '0', 16) / FULL_INK;
      const at = (row * raster.width + column) * 3;
      for (let k = 0; k < 3; k++) raster.rgb[at + k] = (raster.rgb[at + k] ?? 0) * (1 - ink * (1 - PAPER));
    }
  }
}
