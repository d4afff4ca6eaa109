import { greyOf, type Raster } from '../vision/index.ts';
import { logPower } from './fourier.ts';
import { clamp, type Overlay, type TamperSignal } from './signal.ts';

export const SIDE = 128;
const TILES = 5;
export const LEAST_TILES = 4;
/** The map has fifty cells a side: a tenth of the picture is left on each, as the tiles leave it. */
const TILE_CELLS = 8;
const RIM_CELLS = 5;
/** Cycles a pixel: below it lie guilloches and rows of letters. */
const LOWEST = 0.2;
/** Bins beside the axes that borders, rules and JPEG's blocks fill. */
const AXIS = 2;
/** The power of a sensor's noise of one shade: drawings without any have faint patterns that say nothing of a screen. */
export const FLOOR = 3000;
/** Peaks of so many nepers above their ring are none and plain: chosen on generated captures; fine guilloches come near the middle. */
const NONE = 2.2;
const PLAIN = 8;
export const SCREEN_THRESHOLD = 0.8;

/**
 * A display photographed again: its pixel grid, or the interference of that grid with the sensor's, stands as sharp peaks in the
 * spectrum of every part of the picture. Paper has none there. The middle value over tiles lets no single patterned area speak for all.
 */
export function screenSignal(raster: Raster): TamperSignal {
  const grey = greyOf(raster);
  const tiles = tilesOf(raster);
  const spectra = tiles.map(([left, top]) => logPower(tileAt(grey, raster.width, left, top), SIDE, FLOOR));
  const signal = { code: 'screen', threshold: SCREEN_THRESHOLD, version: 'spectrum-1' } as const;
  if (spectra.length < LEAST_TILES) return { ...signal, score: null, overlay: null };
  return { ...signal, score: strength(spectra), overlay: whereOf(tiles, spectra) };
}

function strength(spectra: readonly Float64Array[]): number {
  return clamp((peakOf(spectra) - NONE) / (PLAIN - NONE));
}

function whereOf(tiles: readonly [number, number][], spectra: readonly Float64Array[]): Overlay {
  return tileMap(
    tiles,
    spectra.map((spectrum) => strength([spectrum])),
  );
}

/** A field for each tile, in its place on the whole picture: how plainly the grid shows there, null where it was not looked for. */
export function tileMap(tiles: readonly [number, number][], strengths: readonly (number | null)[]): Overlay {
  const side = RIM_CELLS * 2 + TILES * TILE_CELLS;
  const grey = new Uint8Array(side * side);
  const [tops, lefts] = [1, 0].map((axis) => [...new Set(tiles.map((tile) => tile[axis] ?? 0))].sort((a, b) => a - b));
  for (const [at, [left, top]] of tiles.entries()) {
    const value = (strengths[at] ?? 0) * 255;
    const x = RIM_CELLS + (lefts?.indexOf(left) ?? 0) * TILE_CELLS;
    const y = RIM_CELLS + (tops?.indexOf(top) ?? 0) * TILE_CELLS;
    for (let row = y; row < y + TILE_CELLS; row++) grey.fill(value, row * side + x, row * side + x + TILE_CELLS);
  }
  return { width: side, height: side, grey };
}

/** Tiles spread over the middle four fifths of the picture. */
export function tilesOf({ width, height }: Raster): [number, number][] {
  const places = (length: number): number[] => {
    const room = length * 0.8 - SIDE;
    if (room < 0) return [];
    return Array.from({ length: TILES }, (_, i) => Math.floor(length * 0.1 + (room * i) / (TILES - 1)));
  };
  return places(height).flatMap((top, row) =>
    places(width).flatMap((left, column): [number, number][] => ((row + column) % 2 === 0 ? [[left, top]] : [])),
  );
}

export function tileAt(grey: Uint8Array, width: number, left: number, top: number): Float64Array {
  const tile = new Float64Array(SIDE * SIDE);
  let sum = 0;
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const value = grey[(top + y) * width + left + x] ?? 0;
      tile[y * SIDE + x] = value;
      sum += value;
    }
  const mean = sum / tile.length;
  return tile.map((value) => value - mean);
}

/** The highest peak above the middle of its own ring, in the middle spectrum. */
export function peakOf(spectra: readonly Float64Array[]): number {
  const middle = new Float64Array(SIDE * SIDE);
  for (let at = 0; at < middle.length; at++) middle[at] = median(spectra.map((spectrum) => spectrum[at] ?? 0));
  const rings = new Map<number, number[]>();
  const bins: { ring: number; power: number }[] = [];
  for (let v = -SIDE / 2; v < SIDE / 2; v++) {
    for (let u = 0; u < SIDE / 2; u++) {
      const radius = Math.hypot(u, v);
      if (radius < LOWEST * SIDE || radius >= SIDE / 2 || Math.abs(u) < AXIS || Math.abs(v) < AXIS) continue;
      const power = middle[((v + SIDE) % SIDE) * SIDE + u] ?? 0;
      const ring = Math.floor(radius / 4);
      rings.set(ring, [...(rings.get(ring) ?? []), power]);
      bins.push({ ring, power });
    }
  }
  const usual = new Map([...rings].map(([ring, powers]) => [ring, median(powers)]));
  return bins.reduce((most, { ring, power }) => Math.max(most, power - (usual.get(ring) ?? 0)), 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
