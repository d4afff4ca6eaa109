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
  blur: 0.6,
  glare: 0.5,
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

function glareOf(raster: Raster, grey: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (const value of grey) histogram[value] = (histogram[value] ?? 0) + 1;
  const median = percentile(histogram, grey.length, 0.5);
  // On white paper saturation is the paper itself.
  if (median > 225) return 0;
  let saturated = 0;
  for (let i = 0, p = 0; i < grey.length; i++, p += 3) {
    if (Math.min(raster.rgb[p] ?? 0, raster.rgb[p + 1] ?? 0, raster.rgb[p + 2] ?? 0) >= 252) saturated++;
  }
  return clamp(saturated / grey.length / 0.12);
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
  const histogram = new Uint32Array(256);
  for (const value of grey) histogram[value] = (histogram[value] ?? 0) + 1;
  return clamp((110 - percentile(histogram, grey.length, 0.9)) / 80);
}

function colourlessOf(raster: Raster): number {
  let coloured = 0;
  const pixels = raster.width * raster.height;
  for (let p = 0; p < pixels * 3; p += 3) {
    const [r = 0, g = 0, b = 0] = [raster.rgb[p], raster.rgb[p + 1], raster.rgb[p + 2]];
    if (Math.max(r, g, b) - Math.min(r, g, b) > 14) coloured++;
  }
  return clamp(1 - coloured / pixels / 0.01);
}
