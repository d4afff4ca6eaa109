import type { OcrLine, Point, Quad, Raster, TextReader } from '../vision/index.ts';
import { boundsOf } from '../vision/index.ts';

const SAMPLES = 5;
const SURE = 0.85;
const CLEARLY_BETTER = 0.12;

/**
 * How surely a page of which nothing was understood is seen in a mirror, 0 to 1: its longest lines, turned left to right, read clearly where as
 * they stand they do not. A front camera set to mirror its pictures does that.
 */
export async function mirroredOf(raster: Raster, lines: readonly OcrLine[], reader: TextReader): Promise<number> {
  const sample = [...lines].sort((a, b) => b.box.width - a.box.width).slice(0, SAMPLES);
  if (sample.length === 0) return 0;
  const standing = legibility(sample);
  if (standing > 1 - CLEARLY_BETTER) return 0;
  const turned = flop(raster);
  const readAll = async (picture: Raster, quads: readonly Quad[]): Promise<number> => {
    const read: OcrLine[] = [];
    for (const quad of quads) read.push(await reader.recognise(picture, { ...boundsOf(quad), quad }));
    return legibility(read);
  };
  const flopped = sample.map(({ box }) => flopQuad(box.quad as Quad, raster.width));
  // Letters in a mirror have no sense of up and down: which way they were held to lie may be wrong.
  const better = Math.max(await readAll(turned, flopped), await readAll(turned, flopped.map(half)));
  return better >= SURE && better >= standing + CLEARLY_BETTER ? better : 0;
}

/** How sure the reader was of letters and figures, on the mean; 0 where it saw none. */
function legibility(lines: readonly OcrLine[]): number {
  const seen = lines.flatMap(
    ({ glyphs, text, confidence }) => glyphs ?? [...text].map((char) => ({ char, probability: confidence })),
  );
  const letters = seen.filter(({ char }) => /[\p{L}\p{N}]/u.test(char));
  return letters.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, letters.length);
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
