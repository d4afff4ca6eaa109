import { greyOf, type Quad, quadOf, quadSize, type Raster, straighten } from '../vision/index.ts';
import type { Piece } from './layout.ts';

const HEIGHT = 32;
const MOST_WIDTH = 2000;
const HAN = /^[\p{Script=Han}·• ]+$/u;
/** A Chinese character is as wide as it is high: the line finder's boxes are higher by this. */
const SIGN_TO_BOX = 0.72;
/** A character reaches this far from its middle, in distances between two. */
const REACH = 0.6;
/** A column holds ink when it is as dark as this part of what columns of known characters are. */
const INKED = 0.45;
/** So much ink beside all known characters, in widths of one, is a character that was not read. */
const UNREAD = 0.45;

/** Whether a line of Chinese characters has ink, as wide as half a character, in which the recogniser saw none: it leaves out those it does not know. */
export function hasUnreadSigns(raster: Raster, { text, glyphs, box }: Piece): boolean {
  const signs = glyphs?.filter(({ char }) => char !== ' ') ?? [];
  if (!HAN.test(text) || signs.length === 0) return false;
  const [a, b, c, d] = box.quad;
  const quad: Quad = a && b && c && d ? [a, b, c, d] : quadOf(box);
  const size = quadSize(quad);
  const width = Math.min(MOST_WIDTH, Math.max(1, Math.round((size.width / Math.max(1, size.height)) * HEIGHT)));
  const dark = darkness(greyOf(straighten(raster, quad, width, HEIGHT)), width);
  const middles = signs.map(({ at }) => at * width);
  const pitch = pitchOf(middles);
  const isKnown = (x: number): boolean => middles.some((middle) => Math.abs(x + 0.5 - middle) < pitch * REACH);
  const known = dark.filter((_, x) => isKnown(x)).sort((p, q) => p - q);
  const usual = known[Math.floor(known.length / 2)] ?? 0;
  const beside = dark.filter((value, x) => !isKnown(x) && value >= usual * INKED).length;
  return beside >= pitch * UNREAD;
}

function pitchOf(middles: readonly number[]): number {
  const steps = middles.slice(1).map((middle, i) => middle - (middles[i] ?? middle));
  const least = HEIGHT * SIGN_TO_BOX;
  return steps.length === 0 ? least : Math.max(least, Math.min(...steps));
}

/** How far each column is darker, on the whole, than the paper of its line. */
function darkness(grey: Uint8Array, width: number): number[] {
  const sorted = [...grey].sort((a, b) => a - b);
  const paper = sorted[Math.floor(sorted.length * 0.8)] ?? 255;
  return Array.from({ length: width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < HEIGHT; y++) sum += Math.max(0, paper - (grey[y * width + x] ?? 0));
    return sum / HEIGHT;
  });
}
