import type { FoundPage } from './page/index.ts';

/** How far apart the two samples of an edge lie, in pixels of a picture of 1,000. */
const LAG = 4;
const BLOCK = 16;
const QUIET_PART = 0.25;
/** An edge is a step of so many shades, of such a part of the picture's light, and of so many deviations of its noise. */
const LEAST_STEP = 8;
const STEP_OF_LIGHT = 0.12;
const STEP_OF_NOISE = 5;
/** A page of which less than this part is edges shows nothing sharp. */
const LEAST_EDGES = 0.002;
const INSET = 0.03;
/**
 * The share of an edge's power that one pixel holds: a quarter and more where print is sharp, a sixteenth where a step takes four pixels and longer.
 * Below 0.088 small print goes: reached by a Gaussian blur of about 2 pixels in 1,000.
 */
const SHARP = 0.25;
const SOFT = 0.088;
const GONE = 0.07;

type Grey = { grey: Uint8Array; width: number; height: number; scale: number };

/**
 * Blur of the page's print, 0 to 1, in the worse of two directions: the power of differences one pixel apart against that of differences four
 * apart, at edges only and less the sensor's noise, which else makes every soft picture look sharp.
 */
export function blurOf(picture: Grey, page: FoundPage, light: number): number {
  const area = areaOf(picture, page);
  const noise = noiseOf(picture, area);
  const step = Math.max(LEAST_STEP, light * STEP_OF_LIGHT, STEP_OF_NOISE * Math.sqrt(noise));
  const held = Math.min(
    heldByOne(picture, area, { along: [1, 0], step, noise }),
    heldByOne(picture, area, { along: [0, 1], step, noise }),
  );
  const blur = held >= SOFT ? (0.5 * (SHARP - held)) / (SHARP - SOFT) : 0.5 + (0.5 * (SOFT - held)) / (SOFT - GONE);
  return Math.min(1, Math.max(0, blur));
}

type Area = { left: number; right: number; top: number; bottom: number };

/** The frame around the page, less its rim: the table's edge is sharp or soft for itself. */
function areaOf({ width, height, scale }: Grey, { found, corners }: FoundPage): Area {
  if (!found) return { left: 0, right: width, top: 0, bottom: height };
  const [xs, ys] = [corners.map(([x]) => x * scale), corners.map(([, y]) => y * scale)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [dx, dy] = [(right - left) * INSET, (bottom - top) * INSET];
  return {
    left: Math.max(0, Math.ceil(left + dx)),
    right: Math.min(width, Math.floor(right - dx)),
    top: Math.max(0, Math.ceil(top + dy)),
    bottom: Math.min(height, Math.floor(bottom - dy)),
  };
}

/** Variance of the noise, by what a second difference in both directions (Immerkær 1996) leaves in the quieter blocks. */
function noiseOf({ grey, width }: Grey, { left, right, top, bottom }: Area): number {
  const at = (i: number): number => grey[i] ?? 0;
  const blocks: number[] = [];
  for (let y = top + 1; y + BLOCK < bottom; y += BLOCK)
    for (let x = left + 1; x + BLOCK < right; x += BLOCK) {
      let sum = 0;
      for (let j = 0; j < BLOCK; j += 2)
        for (let i = 0; i < BLOCK; i += 2) {
          const p = (y + j) * width + x + i;
          const [up, down] = [p - width, p + width];
          const bend =
            4 * at(p) -
            2 * (at(p - 1) + at(p + 1) + at(up) + at(down)) +
            at(up - 1) +
            at(up + 1) +
            at(down - 1) +
            at(down + 1);
          sum += bend * bend;
        }
      blocks.push(sum / ((BLOCK / 2) ** 2 * 36));
    }
  return blocks.sort((a, b) => a - b)[Math.floor(blocks.length * QUIET_PART)] ?? 0;
}

type Looked = { along: [number, number]; step: number; noise: number };

/** 0 where there are hardly any edges. */
function heldByOne({ grey, width }: Grey, area: Area, { along: [dx, dy], step, noise }: Looked): number {
  const stride = dx + dy * width;
  let [near, far, edges] = [0, 0, 0];
  for (let y = area.top; y < area.bottom - LAG * dy; y++)
    for (let x = area.left; x < area.right - LAG * dx; x++) {
      const p = y * width + x;
      const over = (grey[p + LAG * stride] ?? 0) - (grey[p] ?? 0);
      if (Math.abs(over) < step) continue;
      edges++;
      far += over * over - 2 * noise;
      // Each of the four pixels between may hold the step.
      for (let k = 0; k < LAG; k++)
        near += ((grey[p + (k + 1) * stride] ?? 0) - (grey[p + k * stride] ?? 0)) ** 2 - 2 * noise;
    }
  const pixels = (area.right - area.left) * (area.bottom - area.top);
  return edges < pixels * LEAST_EDGES ? 0 : near / LAG / far;
}
