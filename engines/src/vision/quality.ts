import { blurOf } from './blur.ts';
import { glareOf } from './glare.ts';
import { type FoundPage, findPage } from './page/index.ts';
import { distance, greyOf, type Raster, resize } from './raster.ts';
import { screenshotOf } from './screenshot.ts';

/** Faults of a photograph, each 0 (none) to 1 (severe). */
export type Quality = {
  blur: number;
  glare: number;
  dark: number;
  cut_off: number;
  small: number;
  /** 1 when the picture has no colour at all. */
  grey: number;
  /** A telephone's screen kept as a picture. */
  screenshot: number;
  /** Seen in a mirror; 0 where only the pixels were looked at. */
  mirrored: number;
};

/** From these values on a photograph should be taken again. */
export const QUALITY_THRESHOLDS: Readonly<Record<keyof Quality, number>> = {
  blur: 0.5,
  glare: 0.6,
  dark: 0.5,
  cut_off: 0.6,
  small: 0.8,
  grey: 0.95,
  screenshot: 0.5,
  mirrored: 0.5,
};

const REASONS: Readonly<Record<keyof Quality, string>> = {
  blur: 'image.blurry',
  glare: 'image.glare',
  dark: 'image.too_dark',
  cut_off: 'image.cut_off',
  small: 'image.too_small',
  grey: 'image.black_and_white',
  screenshot: 'image.screenshot',
  mirrored: 'image.mirrored',
};

const JUDGED_SIDE = 1000;
/** What lies on the picture's rim goes on beyond it when elsewhere so much table is left. */
const TABLE_SHARE = 0.025;
const CUT = 0.8;

/** The reason codes whose fault reaches its threshold. */
export function qualityReasons(quality: Quality): string[] {
  return (Object.keys(REASONS) as (keyof Quality)[])
    .filter((fault) => quality[fault] >= QUALITY_THRESHOLDS[fault])
    .map((fault) => REASONS[fault]);
}

/** Judges a photograph by its pixels and the page found on it; what the text says (lines cut by the edge) is added by the document reader. */
export function judgeQuality(raster: Raster, page: FoundPage = findPage(raster)): Quality {
  const scale = Math.min(1, JUDGED_SIDE / Math.max(raster.width, raster.height));
  const small = resize(raster, Math.round(raster.width * scale), Math.round(raster.height * scale));
  const grey = greyOf(small);
  const screenshot = screenshotOf(raster);
  return {
    blur: blurOf({ grey, width: small.width, height: small.height, scale }, page, brightness(grey, 0.9)),
    glare: glareOf(raster, page),
    dark: darkOf(grey),
    // A gallery shows a picture from side to side.
    cut_off: screenshot >= QUALITY_THRESHOLDS.screenshot ? 0 : cutOf(raster, page),
    small: clamp((480 - longestSide(raster, page)) / 360),
    grey: colourlessOf(small),
    screenshot,
    mirrored: 0,
  };
}

function longestSide({ width, height }: Raster, { found, corners: [a, b, c, d] }: FoundPage): number {
  if (!found) return Math.max(width, height);
  return Math.max(distance(a, b), distance(b, c), distance(c, d), distance(d, a));
}

/** A page that goes on beyond one side of the picture while another of its sides has table around it; a scan that ends where the page ends has none. */
function cutOf({ width, height }: Raster, { found, cut, corners }: FoundPage): number {
  if (!found || !cut.includes(true)) return 0;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const margins = [
    Math.min(...ys) / height,
    1 - Math.max(...xs) / width,
    1 - Math.max(...ys) / height,
    Math.min(...xs) / width,
  ];
  return margins.some((margin, side) => !cut[side] && margin >= TABLE_SHARE) ? CUT : 0;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
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
