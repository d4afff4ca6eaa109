// Three simple measures of a picture, quick enough to take several times a second on a phone while it is being aimed.
// They only guide the hand: whether a picture will do is judged on the server.

/** Pixels as a canvas gives them: red, green, blue, alpha, 0 to 255, row by row. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number };

/** Luma, 0 to 255, row by row. */
export type Grey = { grey: Uint8Array; width: number; height: number };

/** brightness: mean luma 0..1 · sharpness: variance of the Laplacian of the luma (0..255 scale) · glare: share 0..1 */
export type Measures = { brightness: number; sharpness: number; glare: number };

const GLARE_LUMA = 250;
const TILES = 24;
// A tile counts as glare when this much of it is burnt out: print and edges keep a lit page below it.
const BURNT_SHARE = 0.9;

/** Measures the whole picture; pictures under 3 × 3 have no sharpness. */
export function measure(picture: Pixels): Measures {
  const luma = greyOf(picture).grey;
  return {
    brightness: mean(luma) / 255,
    sharpness: laplacianVariance(luma, picture.width, picture.height),
    glare: glareShare(luma, picture.width, picture.height),
  };
}

/** The luma of a picture: Rec. 601 weights, in integers. */
export function greyOf({ data, width, height }: Pixels): Grey {
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at += 1) {
    const pixel = at * 4;
    const weighted = (data[pixel] ?? 0) * 77 + (data[pixel + 1] ?? 0) * 150 + (data[pixel + 2] ?? 0) * 29;
    luma[at] = weighted >> 8;
  }
  return { grey: luma, width, height };
}

/** How much two pictures of one size differ: the mean of the differences of luma. */
export function change(before: Grey, now: Grey): number {
  let sum = 0;
  for (const [at, value] of now.grey.entries()) sum += Math.abs(value - (before.grey[at] ?? 0));
  return now.grey.length === 0 ? 0 : sum / now.grey.length;
}

function mean(values: Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Variance of the 4-neighbour Laplacian (Pech-Pacheco et al. 2000): low where nothing has an edge. */
function laplacianVariance(luma: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < y * width + width - 1; at += 1) {
      const around = (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - width] ?? 0) + (luma[at + width] ?? 0);
      const edge = around - 4 * (luma[at] ?? 0);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

function glareShare(luma: Uint8Array, width: number, height: number): number {
  const across = Math.min(TILES, width);
  const down = Math.min(TILES, height);
  let burnt = 0;
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const tile = {
        left: Math.floor((column * width) / across),
        right: Math.floor(((column + 1) * width) / across),
        top: Math.floor((row * height) / down),
        bottom: Math.floor(((row + 1) * height) / down),
      };
      if (burntShare(luma, width, tile) >= BURNT_SHARE) burnt += 1;
    }
  }
  return across * down === 0 ? 0 : burnt / (across * down);
}

type Tile = { left: number; right: number; top: number; bottom: number };

function burntShare(luma: Uint8Array, width: number, tile: Tile): number {
  let burnt = 0;
  for (let y = tile.top; y < tile.bottom; y += 1) {
    for (let x = tile.left; x < tile.right; x += 1) if ((luma[y * width + x] ?? 0) >= GLARE_LUMA) burnt += 1;
  }
  return burnt / Math.max(1, (tile.right - tile.left) * (tile.bottom - tile.top));
}
