import { type FoundPage, flatPageOf, mapQuad, shrinkTowards, warp } from './page/index.ts';
import type { Raster } from './raster.ts';

const JUDGED_SIDE = 400;
/** Burnt out: nothing that was there is left. Around it lies light that is brighter than the paper. */
const BURNT = 250;
const LEAST_BURNT = 0.2;
const ABOVE_PAPER = 8;
const [LEAST_BRIGHT, MOST_BRIGHT] = [236, 248];
/** Seven tenths of a page are paper at most this bright; a page as bright as light itself shows no reflection. */
const PAPER_PART = 0.7;
const PAPER_WHITE = 248;
const INK = 128;
const INK_SHARE = 0.1;
/** A patch of light is round: it fills its frame like an ellipse, has a short rim and no extreme length. Measured on 166 drawn captures and 40 photographs. */
const FILLS = { least: 0.5, most: 0.87 };
const ROUGHEST = 13;
const LONGEST = 5;
/** A patch of this share of the page hides several words. */
const GLARE_SHARE = 0.02;

const [DIM, UNSEEN, SEEN] = [0, 1, 2];
type Patch = { size: number; burnt: number; rim: number; touches: boolean; box: Box };
type Box = { left: number; right: number; top: number; bottom: number };

/**
 * A reflection on the page, 0 to 1: a round patch inside it that is brighter than its paper and burnt out in the middle, with nothing printed
 * within. White fields, margins and tables are none of that.
 */
export function glareOf(raster: Raster, page: FoundPage): number {
  const sheet = sheetOf(raster, page);
  const least = leastOf(sheet);
  const paper = Uint8Array.from(least).sort()[Math.floor(least.length * PAPER_PART)] ?? 0;
  if (paper >= PAPER_WHITE) return 0;
  const bright = Math.max(LEAST_BRIGHT, Math.min(MOST_BRIGHT, paper + ABOVE_PAPER));
  const state = least.map((value) => (value >= bright ? UNSEEN : DIM));
  let worst = 0;
  for (let start = 0; start < state.length; start++) {
    if (state[start] !== UNSEEN) continue;
    const patch = patchFrom(start, state, least, sheet);
    const share = patch.size / least.length;
    if (share > worst && isLight(patch) && inkWithin(patch.box, least, sheet.width) < INK_SHARE) worst = share;
  }
  return Math.min(1, worst / GLARE_SHARE);
}

/** The page alone, lying flat, so that what is printed in rectangles is rectangular. */
function sheetOf(raster: Raster, page: FoundPage): Raster {
  const { small, factor } = shrinkTowards(raster, JUDGED_SIDE);
  if (!page.found) return small;
  const flat = flatPageOf(mapQuad(page.corners, ([x, y]) => [x / factor, y / factor]));
  return warp(small, flat.toPicture, flat);
}

function leastOf({ rgb, width, height }: Raster): Uint8Array {
  const least = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < least.length; i++, p += 3)
    least[i] = Math.min(rgb[p] ?? 0, rgb[p + 1] ?? 0, rgb[p + 2] ?? 0);
  return least;
}

function isLight({ size, burnt, rim, touches, box }: Patch): boolean {
  const [wide, high] = [box.right - box.left + 1, box.bottom - box.top + 1];
  const fill = size / (wide * high);
  return (
    !touches &&
    burnt >= size * LEAST_BURNT &&
    fill >= FILLS.least &&
    fill <= FILLS.most &&
    rim <= ROUGHEST * Math.sqrt(size) &&
    Math.max(wide / high, high / wide) <= LONGEST
  );
}

/** Fills one bright patch, marking it as seen. */
function patchFrom(start: number, state: Uint8Array, least: Uint8Array, size: { width: number; height: number }) {
  const { width, height } = size;
  const stack = [start];
  state[start] = SEEN;
  const patch: Patch = {
    size: 0,
    burnt: 0,
    rim: 0,
    touches: false,
    box: { left: width, right: 0, top: height, bottom: 0 },
  };
  const { box } = patch;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    patch.size++;
    if ((least[at] ?? 0) >= BURNT) patch.burnt++;
    const x = at % width;
    const y = (at - x) / width;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) {
      patch.touches = true;
      continue;
    }
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      if (state[next] === DIM) patch.rim++;
      if (state[next] !== UNSEEN) continue;
      state[next] = SEEN;
      stack.push(next);
    }
  }
  return patch;
}

/** The share of the rectangle around a patch that is printed: bars or letters on a white field. */
function inkWithin({ left, right, top, bottom }: Box, least: Uint8Array, width: number): number {
  let dark = 0;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) if ((least[y * width + x] ?? 255) < INK) dark++;
  return dark / ((right - left + 1) * (bottom - top + 1));
}
