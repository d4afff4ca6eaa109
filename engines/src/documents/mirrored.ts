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
  const turned = flop(raster);
  const readAll = async (picture: Raster, quads: readonly Quad[]): Promise<number> => {
    const sums = { letters: 0, probability: 0 };
    for (const quad of quads) {
      const { glyphs = [] } = await reader.recognise(picture, { ...boundsOf(quad), quad });
      for (const { char, probability } of glyphs) {
        if (!/[\p{L}\p{N}]/u.test(char)) continue;
        sums.letters++;
        sums.probability += probability;
      }
    }
    return sums.letters === 0 ? 0 : sums.probability / sums.letters;
  };
  const asTheyStand = sample.map(({ box }) => box.quad as Quad);
  const flopped = asTheyStand.map((quad) => flopQuad(quad, raster.width));
  const standing = await readAll(raster, asTheyStand);
  // Letters in a mirror have no sense of up and down: which way they were held to lie may be wrong.
  const better = Math.max(await readAll(turned, flopped), await readAll(turned, flopped.map(half)));
  return better >= SURE && better >= standing + CLEARLY_BETTER ? better : 0;
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
