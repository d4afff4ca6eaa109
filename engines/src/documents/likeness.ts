import { type FlatPage, greyOf, type Raster, shrinkTowards, warp } from '../vision/index.ts';

const SIDE = 32;
const LOW = 8;
const JUDGED_SIDE = 320;
/** Of 63 bits: two photographs of one side differ in a few, front and back in about half. */
const ALIKE = 12;

/** How the flat page looks as a whole, in 16 hexadecimal digits: the signs of its lowest frequencies (cosine transform of 32 by 32 shades). */
export function likenessOf(raster: Raster, { width, height, toPicture: m }: FlatPage): string {
  const { small, factor } = shrinkTowards(raster, JUDGED_SIDE);
  const [sx, sy] = [width / SIDE, height / SIDE];
  const [a, b, c, d, e, f, g, h, i] = m;
  const whole = warp(
    small,
    [
      (a * sx) / factor,
      (b * sy) / factor,
      c / factor,
      (d * sx) / factor,
      (e * sy) / factor,
      f / factor,
      g * sx,
      h * sy,
      i,
    ],
    { width: SIDE, height: SIDE, samples: 4 },
  );
  const waves = lowest(greyOf(whole));
  const middle = [...waves].sort((x, y) => x - y)[waves.length >> 1] ?? 0;
  const bits = waves.map((wave) => (wave > middle ? '1' : '0')).join('');
  return BigInt(`0b0${bits}`).toString(16).padStart(16, '0');
}

/** Whether two pictures show the same side of a document. */
export function isSameSide(a: string, b: string): boolean {
  const differing = (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
  return differing <= ALIKE;
}

/** The 63 lowest waves but the mean. */
function lowest(grey: Uint8Array): number[] {
  const wave = (k: number, at: number): number => Math.cos(((2 * at + 1) * k * Math.PI) / (2 * SIDE));
  const waves: number[] = [];
  for (let v = 0; v < LOW; v++)
    for (let u = 0; u < LOW; u++) {
      if (u === 0 && v === 0) continue;
      let sum = 0;
      for (let y = 0; y < SIDE; y++)
        for (let x = 0; x < SIDE; x++) sum += (grey[y * SIDE + x] ?? 0) * wave(u, x) * wave(v, y);
      waves.push(sum);
    }
  return waves;
}
