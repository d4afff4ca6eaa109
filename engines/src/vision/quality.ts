import { greyOf, type Raster, resize } from './raster.ts';

/** Faults of a photograph, each 0 (none) to 1 (severe). */
export type Quality = {
  blur: number;
  glare: number;
  dark: number;
  cut_off: number;
  small: number;
  /** 1 when the picture has no colour at all. */
  grey: number;
};

/** From these values on a photograph should be taken again. */
export const QUALITY_THRESHOLDS: Readonly<Record<keyof Quality, number>> = {
  blur: 0.5,
  glare: 0.6,
  dark: 0.5,
  cut_off: 0.6,
  small: 0.8,
  grey: 0.95,
};

const REASONS: Readonly<Record<keyof Quality, string>> = {
  blur: 'image.blurry',
  glare: 'image.glare',
  dark: 'image.too_dark',
  cut_off: 'image.cut_off',
  small: 'image.too_small',
  grey: 'image.black_and_white',
};

const JUDGED_SIDE = 1000;
const GLARE_SIDE = 400;
const BURNT = 250;
const NEARLY_WHITE = 236;
const SOFT_RIM = 0.6;
/** A patch of this share of the picture hides several words. */
const GLARE_SHARE = 0.03;
const PAPER_SHARE = 0.3;
/** A picture a quarter of which is this bright shows white paper, on which a burnt-out patch hides nothing. */
const PAPER_PART = 0.75;
const PAPER_WHITE = 240;
const INK = 128;
const INK_SHARE = 0.1;

/** The reason codes whose fault reaches its threshold. */
export function qualityReasons(quality: Quality): string[] {
  return (Object.keys(REASONS) as (keyof Quality)[])
    .filter((fault) => quality[fault] >= QUALITY_THRESHOLDS[fault])
    .map((fault) => REASONS[fault]);
}

/** Judges a photograph by its pixels alone; what the text says about it (lines cut by the edge) is added by the document reader. */
export function judgeQuality(raster: Raster): Quality {
  const scale = Math.min(1, JUDGED_SIDE / Math.max(raster.width, raster.height));
  const small = resize(raster, Math.round(raster.width * scale), Math.round(raster.height * scale));
  const grey = greyOf(small);
  return {
    blur: blurOf(grey, small.width, small.height),
    glare: glareOf(small, grey),
    dark: darkOf(grey),
    cut_off: 0,
    small: clamp((480 - Math.max(raster.width, raster.height)) / 360),
    grey: colourlessOf(small),
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/**
 * No-reference blur after Crete et al. (2007): how much of the variation between neighbours is lost when the picture is
 * blurred again. A sharp picture loses most of it.
 */
function blurOf(grey: Uint8Array, width: number, height: number): number {
  const along = lossOf(grey, width, height, 1, width);
  const down = lossOf(grey, height, width, width, 1);
  return clamp(Math.max(along, down));
}

function lossOf(grey: Uint8Array, length: number, count: number, step: number, stride: number): number {
  const reach = 4;
  let total = 0;
  let kept = 0;
  for (let row = 0; row < count; row += 2) {
    const start = row * stride;
    for (let i = reach + 1; i < length - reach - 1; i++) {
      const here = start + i * step;
      const before = Math.abs((grey[here] ?? 0) - (grey[here - step] ?? 0));
      // The difference of two neighbouring 9-wide means needs their outer samples only.
      const mean =
        Math.abs((grey[here + reach * step] ?? 0) - (grey[here - (reach + 1) * step] ?? 0)) / (2 * reach + 1);
      total += before;
      kept += Math.max(0, before - mean);
    }
  }
  return total === 0 ? 1 : (total - kept) / total;
}

/**
 * A reflection is a burnt-out patch inside the picture that fades at its rim. White paper is burnt out as well, but it
 * reaches the picture's edge, fills most of it, ends sharply at ink, or has ink within it: a reflection hides what is printed.
 */
function glareOf(raster: Raster, grey: Uint8Array): number {
  if (brightness(grey, PAPER_PART) >= PAPER_WHITE) return 0;
  const scale = Math.min(1, GLARE_SIDE / Math.max(raster.width, raster.height));
  const small = resize(raster, Math.round(raster.width * scale), Math.round(raster.height * scale));
  const { width, height, rgb } = small;
  const burnt = new Uint8Array(width * height);
  const shades = greyOf(small);
  for (let i = 0, p = 0; i < burnt.length; i++, p += 3)
    burnt[i] = Math.min(rgb[p] ?? 0, rgb[p + 1] ?? 0, rgb[p + 2] ?? 0) >= BURNT ? 1 : 0;
  let worst = 0;
  for (let start = 0; start < burnt.length; start++) {
    if (burnt[start] !== 1) continue;
    const patch = patchFrom(start, burnt, shades, width, height);
    const share = patch.size / burnt.length;
    const fades = !patch.touchesEdge && share < PAPER_SHARE && patch.softRim > SOFT_RIM;
    if (fades && share > worst && inkWithin(patch, shades, width) < INK_SHARE) worst = share;
  }
  return clamp(worst / GLARE_SHARE);
}

/** Fills one burnt-out patch (marking it 2) and looks at the pixels around it: at a soft rim they are nearly white. */
function patchFrom(start: number, burnt: Uint8Array, grey: Uint8Array, width: number, height: number) {
  const stack = [start];
  burnt[start] = 2;
  let size = 0;
  let touchesEdge = false;
  let rim = 0;
  let soft = 0;
  const bounds = { left: width, right: 0, top: height, bottom: 0 };
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    size++;
    const x = at % width;
    const y = (at - x) / width;
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) {
      touchesEdge = true;
      continue;
    }
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      if (burnt[next] === 0) {
        rim++;
        if ((grey[next] ?? 0) >= NEARLY_WHITE) soft++;
      } else if (burnt[next] === 1) {
        burnt[next] = 2;
        stack.push(next);
      }
    }
  }
  return { ...bounds, size, touchesEdge, softRim: rim === 0 ? 0 : soft / rim };
}

type Bounds = { left: number; right: number; top: number; bottom: number };

/** The share of the rectangle around a patch that is printed: bars or letters on a white field. */
function inkWithin({ left, right, top, bottom }: Bounds, grey: Uint8Array, width: number): number {
  let dark = 0;
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) if ((grey[y * width + x] ?? 255) < INK) dark++;
  return dark / ((right - left + 1) * (bottom - top + 1));
}

function percentile(histogram: Uint32Array, count: number, part: number): number {
  let passed = 0;
  for (let value = 0; value < 256; value++) {
    passed += histogram[value] ?? 0;
    if (passed >= count * part) return value;
  }
  return 255;
}

function darkOf(grey: Uint8Array): number {
  return clamp((110 - brightness(grey, 0.9)) / 80);
}

/** The shade that this part of the pixels does not pass. */
function brightness(grey: Uint8Array, part: number): number {
  const histogram = new Uint32Array(256);
  for (const value of grey) histogram[value] = (histogram[value] ?? 0) + 1;
  return percentile(histogram, grey.length, part);
}

function colourlessOf(raster: Raster): number {
  let coloured = 0;
  const pixels = raster.width * raster.height;
  for (let p = 0; p < pixels * 3; p += 3) {
    const [r = 0, g = 0, b = 0] = [raster.rgb[p], raster.rgb[p + 1], raster.rgb[p + 2]];
    const most = Math.max(r, g, b);
    if (most - Math.min(r, g, b) > Math.max(4, most * 0.055)) coloured++;
  }
  return clamp(1 - coloured / pixels / 0.01);
}
