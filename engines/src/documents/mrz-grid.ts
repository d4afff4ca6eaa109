import type { Glyph, Quad, Raster } from '../vision/index.ts';
import { matchPrint, type PrintReading, type RowGrid } from './print-match.ts';

/** A row as one cut showed it. */
export type CutRow = { quad: Quad; glyphs: readonly Glyph[] };

const LEAST_POINTS = 8;
/** Points further than this from the line through all others (in characters) belong elsewhere. */
const OUTLIER = 0.6;

/**
 * Reads a row by the shapes of its letters. The solved text tells which character each glyph of the cut is, their places give
 * the even grid of the print, and the grid is laid on the picture. Null when too little of the row was seen.
 */
export function readShapes(raster: Raster, row: CutRow, text: string): PrintReading | null {
  const grid = gridOf(row, text);
  return grid && matchPrint(raster, grid, text);
}

function gridOf({ quad, glyphs }: CutRow, text: string): RowGrid | null {
  const points = pairs(glyphs, text);
  const first = lineThrough(points);
  if (!first) return null;
  const close = points.filter(([j, x]) => Math.abs(first.origin + first.pitch * j - x) < first.pitch * OUTLIER);
  const line = lineThrough(close);
  return line && { quad, ...line, count: text.length };
}

/** Glyphs and characters that belong together, by the longest common part; fillers are all alike and prove no place. */
function pairs(glyphs: readonly Glyph[], text: string): [number, number][] {
  const columns = text.length + 1;
  const longest = new Uint16Array((glyphs.length + 1) * columns);
  const at = (i: number, j: number): number => longest[i * columns + j] ?? 0;
  for (let i = glyphs.length - 1; i >= 0; i--) {
    for (let j = text.length - 1; j >= 0; j--) {
      const same = glyphs[i]?.char === text.charAt(j);
      longest[i * columns + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < glyphs.length && j < text.length; ) {
    const glyph = glyphs[i];
    if (glyph?.char === text.charAt(j)) {
      if (glyph.char !== '<') found.push([j, glyph.at]);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

function lineThrough(points: readonly [number, number][]): { origin: number; pitch: number } | null {
  if (points.length < LEAST_POINTS) return null;
  const meanJ = points.reduce((sum, [j]) => sum + j, 0) / points.length;
  const meanX = points.reduce((sum, [, x]) => sum + x, 0) / points.length;
  const spread = points.reduce((sum, [j]) => sum + (j - meanJ) ** 2, 0);
  if (spread === 0) return null;
  const pitch = points.reduce((sum, [j, x]) => sum + (j - meanJ) * (x - meanX), 0) / spread;
  return pitch > 0 ? { pitch, origin: meanX - pitch * meanJ } : null;
}
