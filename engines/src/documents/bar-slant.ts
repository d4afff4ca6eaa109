import { greyOf, type Raster, resize } from '../vision/index.ts';

const SIDE = 600;
const BINS = 360;
const SPREAD = 3;
const LEAST_EDGE = 40;
const QUARTER = Math.PI / 2;

/**
 * The slant of bars (radians, within an eighth of a turn): the direction in which the picture's edges change most, since a barcode
 * is nothing but parallel edges. Null when the picture has no edges.
 */
export function barSlant(raster: Raster): number | null {
  const scale = Math.min(1, SIDE / Math.max(raster.width, raster.height));
  const small = resize(raster, Math.round(raster.width * scale), Math.round(raster.height * scale));
  const weights = smoothed(edgeDirections(greyOf(small), small.width, small.height));
  const most = Math.max(...weights);
  if (most === 0) return null;
  const angle = (weights.indexOf(most) / BINS) * QUARTER;
  return angle > QUARTER / 2 ? angle - QUARTER : angle;
}

/** How much edge runs in each direction; a quarter of a turn makes no difference, since rows and columns are both edges. */
function edgeDirections(grey: Uint8Array, width: number, height: number): Float64Array {
  const weights = new Float64Array(BINS);
  const at = (x: number, y: number): number => grey[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const dx = at(x + 1, y) - at(x - 1, y);
      const dy = at(x, y + 1) - at(x, y - 1);
      const strength = Math.hypot(dx, dy);
      if (strength < LEAST_EDGE) continue;
      const turned = ((Math.atan2(dy, dx) % QUARTER) + QUARTER) % QUARTER;
      const bin = Math.min(BINS - 1, Math.floor((turned / QUARTER) * BINS));
      weights[bin] = (weights[bin] ?? 0) + strength;
    }
  }
  return weights;
}

function smoothed(weights: Float64Array): number[] {
  return Array.from(weights, (_, i) => {
    let sum = 0;
    for (let k = -SPREAD; k <= SPREAD; k++) sum += weights[(i + k + BINS) % BINS] ?? 0;
    return sum;
  });
}
