import type { Quad } from './raster.ts';
import { quadSize } from './raster.ts';

const UPRIGHT_RATIO = 1.5;
const SAMPLES = 3;
/** Below this mean confidence the other way round is tried. */
const SURE = 0.85;
const CLEARLY_BETTER = 0.1;

/** Order by length in units of height. */
export function longestFirst(a: Quad, b: Quad): number {
  return elongation(b) - elongation(a);
}

function elongation(quad: Quad): number {
  const { width, height } = quadSize(quad);
  return width / Math.max(1, height);
}

/**
 * Turns the corners of each line so that the first is the top left of the text: sideways when most lines stand upright, and
 * the other way round when a sample of the longest lines reads clearly better so.
 */
export async function facing(
  quads: readonly Quad[],
  read: (quad: Quad) => Promise<{ confidence: number }>,
): Promise<Quad[]> {
  const sideways = standing(quads);
  const turned = quads.map((quad) => (sideways || elongation(quad) < 1 / UPRIGHT_RATIO ? quarter(quad) : quad));
  const sample = [...turned].sort(longestFirst).slice(0, SAMPLES);
  const asFound = await meanConfidence(sample, read);
  if (asFound >= SURE && !sideways) return turned;
  const around = await meanConfidence(sample.map(half), read);
  return around > asFound + CLEARLY_BETTER ? turned.map(half) : turned;
}

/** Whether most of the lines, weighted by length, stand upright. */
function standing(quads: readonly Quad[]): boolean {
  let upright = 0;
  let level = 0;
  for (const quad of quads) {
    const { width, height } = quadSize(quad);
    if (height > width * UPRIGHT_RATIO) upright += height;
    else level += width;
  }
  return upright > level;
}

async function meanConfidence(
  quads: readonly Quad[],
  read: (quad: Quad) => Promise<{ confidence: number }>,
): Promise<number> {
  if (quads.length === 0) return 1;
  let sum = 0;
  for (const quad of quads) sum += (await read(quad)).confidence;
  return sum / quads.length;
}

/** Text that runs upwards: it begins at the bottom left. */
function quarter([a, b, c, d]: Quad): Quad {
  return [d, a, b, c];
}

function half([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}
