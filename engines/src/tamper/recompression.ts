import sharp from 'sharp';
import { lowWaves, luminanceSteps, WAVES } from './blocks.ts';
import { clamp, type Overlay, type TamperSignal } from './signal.ts';

const MOST_PIXELS = 24_000_000;
const LEAST_BLOCKS = 400;
/** Coarsest step of the first saving that is looked for: a quality of about 60. */
const COARSEST = 24;
/** The first saving is known when so many waves show its step, each in such a share of its blocks. */
const LEAST_WAVES = 3;
const LEAST_HITS = 0.8;
const LEAST_VALUES = 150;
/** A step says little of single blocks when chance alone would fit it more often than this. */
const MOST_CHANCE = 0.62;
const SURE = 0.97;
const WINDOW = 2;
/** Nats in favour of "not saved with the rest" in a window of 5 by 5 blocks, and in the whole patch for a full score. */
const WINDOW_NATS = 8;
const PATCH_NATS = 160;
export const RECOMPRESSION_THRESHOLD = 0.5;

type Step = { wave: number; step: number; near: number; least: number; hit: number; miss: number };
type Grid = { columns: number; rows: number };

/**
 * A patch whose past differs from that of the picture around it: what was saved as JPEG twice bears the steps of the first saving, and what was
 * laid on in between does not (double quantisation, after Lin et al. 2009). Speaks only where the second saving was the finer one and nothing
 * was resized in between; elsewhere it sees nothing, which is not a sign that nothing was done.
 */
export async function recompressionSignal(bytes: Uint8Array): Promise<TamperSignal> {
  const signal = {
    code: 'recompression',
    threshold: RECOMPRESSION_THRESHOLD,
    version: 'double-quantisation-1',
    overlay: null,
  } as const;
  const steps = luminanceSteps(bytes);
  if (!steps) return { ...signal, score: null };
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS }).removeAlpha();
  const { width = 0, height = 0, orientation = 1, space } = await picture.metadata();
  if (width * height > MOST_PIXELS || space === 'cmyk') return { ...signal, score: null };
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { waves, grid } = lowWaves(data, info);
  if (grid.columns * grid.rows < LEAST_BLOCKS) return { ...signal, score: null };
  const found = steps.flatMap((step, wave) => firstStep(waves, wave, step) ?? []);
  if (found.length < LEAST_WAVES) return { ...signal, score: 0 };
  const nats = evidence(waves, grid, found);
  const windows = summed(nats, grid);
  const { strength, patch } = worstPatch(windows, nats, grid);
  return { ...signal, score: clamp(strength / PATCH_NATS), overlay: upright(patch, grid, orientation) };
}

/** The step with which a wave was rounded before, if one is plain: the one that fits most beyond chance. */
function firstStep(waves: Float32Array, wave: number, now: number): Step | null {
  let best: { step: Step; gain: number } | null = null;
  for (let step = now + 1; step <= COARSEST; step++) {
    const near = now / 2 + 0.9;
    const chance = chanceOf(step, now, near);
    if (chance > MOST_CHANCE) continue;
    const least = step / 2 + near;
    let [hits, values] = [0, 0];
    for (let at = wave; at < waves.length; at += WAVES) {
      const value = Math.abs(waves[at] ?? 0);
      if (!(value >= least)) continue;
      values++;
      if (isNear(value, step, near)) hits++;
    }
    const share = Math.min(SURE, hits / Math.max(1, values));
    if (values < LEAST_VALUES || share < LEAST_HITS) continue;
    const gain = share * Math.log(share / chance) + (1 - share) * Math.log((1 - share) / (1 - chance));
    if (!best || gain > best.gain)
      best = {
        gain,
        step: { wave, step, near, least, hit: Math.log(share / chance), miss: Math.log((1 - share) / (1 - chance)) },
      };
  }
  return best?.step ?? null;
}

function isNear(value: number, step: number, near: number): boolean {
  const rest = value % step;
  return Math.min(rest, step - rest) <= near;
}

/** How often a value rounded by the present step alone lies near a multiple of the other. */
function chanceOf(step: number, now: number, near: number): number {
  let hits = 0;
  for (let k = 1; k <= 240; k++) if (isNear(k * now, step, near)) hits++;
  return Math.max(0.02, hits / 240);
}

/** Nats a block: above 0 it was saved with the rest, below it was not. Blocks that were clipped say nothing. */
function evidence(waves: Float32Array, { columns, rows }: Grid, found: readonly Step[]): Float32Array {
  const nats = new Float32Array(columns * rows);
  for (let block = 0; block < nats.length; block++) {
    let sum = 0;
    for (const { wave, step, near, least, hit, miss } of found) {
      const value = Math.abs(waves[block * WAVES + wave] ?? 0);
      if (value >= least) sum += isNear(value, step, near) ? hit : miss;
    }
    nats[block] = sum;
  }
  return nats;
}

function summed(nats: Float32Array, { columns, rows }: Grid): Float32Array {
  const out = new Float32Array(nats.length);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let j = Math.max(0, y - WINDOW); j <= Math.min(rows - 1, y + WINDOW); j++)
        for (let i = Math.max(0, x - WINDOW); i <= Math.min(columns - 1, x + WINDOW); i++)
          sum += nats[j * columns + i] ?? 0;
      out[y * columns + x] = sum;
    }
  return out;
}

/** The connected windows that speak most plainly against the rest, by the evidence of their blocks. */
function worstPatch(windows: Float32Array, nats: Float32Array, { columns, rows }: Grid) {
  const seen = new Uint8Array(windows.length);
  const patch = new Uint8Array(windows.length);
  let strength = 0;
  for (let start = 0; start < windows.length; start++) {
    if (seen[start] === 1 || (windows[start] ?? 0) > -WINDOW_NATS) continue;
    const stack = [start];
    const blocks: number[] = [];
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      blocks.push(at);
      const x = at % columns;
      const y = (at - x) / columns;
      for (const [i, j] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const next = j * columns + i;
        if (i < 0 || j < 0 || i >= columns || j >= rows || seen[next] === 1 || (windows[next] ?? 0) > -WINDOW_NATS)
          continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    const against = -blocks.reduce((sum, at) => sum + (nats[at] ?? 0), 0);
    for (const at of blocks) patch[at] = Math.round(255 * clamp(against / PATCH_NATS));
    strength = Math.max(strength, against);
  }
  return { strength, patch };
}

/** The map as the picture is seen: turned as the file says it was held. */
function upright(grey: Uint8Array, { columns, rows }: Grid, orientation: number): Overlay | null {
  if (!grey.some((value) => value > 0)) return null;
  if (orientation === 3) return { width: columns, height: rows, grey: grey.slice().reverse() };
  if (orientation !== 6 && orientation !== 8) return { width: columns, height: rows, grey };
  const out = new Uint8Array(grey.length);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const to = orientation === 6 ? x * rows + (rows - 1 - y) : (columns - 1 - x) * rows + y;
      out[to] = grey[y * columns + x] ?? 0;
    }
  return { width: rows, height: columns, grey: out };
}
