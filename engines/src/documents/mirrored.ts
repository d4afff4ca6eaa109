import type { OcrLine, Point, Quad, Raster, TextReader } from '../vision/index.ts';
import { boundsOf } from '../vision/index.ts';

const SAMPLES = 8;
/** Letters that a line must show before it says anything. */
const LEAST_LETTERS = 4;
const SURE = 0.85;
const CLEARLY_BETTER = 0.12;
/** So many lines must become clear, and so many times as many as become unclear. */
const LEAST_LINES = 2;
const OUTNUMBER = 3;

/**
 * How surely a page of which nothing was understood is seen in a mirror, 0 to 1: of its longest lines, turned left to right, some read clearly which
 * as they stand do not, and hardly any the other way round. Lines in a script that the reader does not know are unclear both ways and say nothing.
 */
export async function mirroredOf(raster: Raster, lines: readonly OcrLine[], reader: TextReader): Promise<number> {
  const sample = [...lines].sort((a, b) => b.box.width - a.box.width).slice(0, SAMPLES);
  const standing = sample.map((line) => legibility(line));
  if (standing.every((each) => each > 1 - CLEARLY_BETTER)) return 0;
  const turned = flop(raster);
  const flopped = sample.map(({ box }) => flopQuad(box.quad as Quad, raster.width));
  // Letters in a mirror have no sense of up and down: which way they were held to lie may be wrong.
  const ways = [flopped, flopped.map(half)];
  let most = 0;
  for (const quads of ways) {
    const seen: number[] = [];
    for (const quad of quads) seen.push(legibility(await reader.recognise(turned, { ...boundsOf(quad), quad })));
    most = Math.max(most, betterBy(standing, seen));
  }
  return most;
}

/** How clear the lines are, on the mean, that became clear; 0 where they are too few or others became unclear. */
function betterBy(standing: readonly number[], turned: readonly number[]): number {
  const became = (from: readonly number[], to: readonly number[]) =>
    to.filter((each, i) => each >= SURE && each >= (from[i] ?? 0) + CLEARLY_BETTER);
  const [clearer, duller] = [became(standing, turned), became(turned, standing)];
  if (clearer.length < LEAST_LINES || clearer.length < duller.length * OUTNUMBER) return 0;
  return clearer.reduce((sum, each) => sum + each, 0) / clearer.length;
}

/** How sure the reader was of letters and figures, on the mean; 0 where it saw hardly any. */
function legibility({ glyphs, text, confidence }: OcrLine): number {
  const seen = glyphs ?? [...text].map((char) => ({ char, probability: confidence }));
  const letters = seen.filter(({ char }) => /[\p{L}\p{N}]/u.test(char));
  return letters.length < LEAST_LETTERS
    ? 0
    : letters.reduce((sum, { probability }) => sum + probability, 0) / letters.length;
}

function flop({ width, height, rgb }: Raster): Raster {
  const out = new Uint8Array(rgb.length);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = width - 1; x >= 0; x--, to += 3) {
      const from = (y * width + x) * 3;
      out[to] = rgb[from] ?? 0;
      out[to + 1] = rgb[from + 1] ?? 0;
      out[to + 2] = rgb[from + 2] ?? 0;
    }
  return { width, height, rgb: out };
}

function flopQuad([a, b, c, d]: Quad, width: number): Quad {
  const over = ([x, y]: Point): Point => [width - x, y];
  return [over(b), over(a), over(d), over(c)];
}

function half([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}
