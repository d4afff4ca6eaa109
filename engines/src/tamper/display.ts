import { greyOf, type Raster } from '../vision/index.ts';
import { logPower } from './fourier.ts';
import { FLOOR, LEAST_TILES, median, peakOf, SIDE, tileAt, tileMap, tilesOf } from './screen.ts';
import { clamp, type TamperSignal } from './signal.ts';

/** A tile whose shades are spread wider than this is black and white, as a barcode is, which is a grid of its own. */
const MOST_SPREAD = 80;
/** A tile whose usual power is less has no noise of a sensor: a drawing or a smooth area, of which patterns say nothing. */
const LEAST_NOISE = 0.4;
/** Peaks of so many nepers above their ring are none and plain: chosen on drawn displays and honest pictures, sharp drawings without noise among them. */
const NONE = 3.5;
const PLAIN = 9.5;
export const DISPLAY_THRESHOLD = 0.5;

/**
 * A document photographed from a display. Each tile has a peak of its own, wherever it lies, since the grid is nearer, turned or
 * bent from one tile to the next; the middle value over tiles lets no single patterned area speak for all.
 */
export function displaySignal(raster: Raster): TamperSignal {
  const grey = greyOf(raster);
  const tiles = tilesOf(raster);
  const peaks = tiles.map(([left, top]) => {
    const tile = tileAt(grey, raster.width, left, top);
    const power = logPower(tile, SIDE, FLOOR);
    return spreadOf(tile) > MOST_SPREAD || median([...power]) < LEAST_NOISE ? null : peakOf([power]);
  });
  const judged = peaks.filter((peak) => peak !== null);
  const signal = { code: 'screen', threshold: DISPLAY_THRESHOLD, version: 'tile-peaks-1' } as const;
  if (judged.length < LEAST_TILES) return { ...signal, score: null, overlay: null };
  const overlay = tileMap(
    tiles,
    peaks.map((peak) => peak && strength(peak)),
  );
  return { ...signal, score: strength(median(judged)), overlay };
}

function strength(peak: number): number {
  return clamp((peak - NONE) / (PLAIN - NONE));
}

/** How far the values of a tile, which have no mean, lie apart. */
function spreadOf(tile: Float64Array): number {
  return Math.sqrt(tile.reduce((sum, value) => sum + value * value, 0) / tile.length);
}
