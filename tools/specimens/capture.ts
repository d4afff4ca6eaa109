import sharp from 'sharp';
import { randomOf } from './random.ts';

export type Level = 'clean' | 'mild' | 'hard';

type Taking = {
  degrees: number;
  shear: number;
  width: number;
  blur: number;
  noise: number;
  quality: number;
  light: number;
};

/** How each level of a capture is taken: from a scan-like picture to a small, turned, noisy one. */
const LEVELS: Readonly<Record<Level, Taking>> = {
  clean: { degrees: 0, shear: 0, width: 0, blur: 0, noise: 0, quality: 92, light: 0 },
  mild: { degrees: 2, shear: 0.012, width: 1000, blur: 0.5, noise: 5, quality: 72, light: 0.12 },
  hard: { degrees: 5.5, shear: 0.03, width: 680, blur: 0.55, noise: 8, quality: 50, light: 0.25 },
};
const TABLES = ['#6b5b4b', '#4c5560', '#8a7f70', '#3d4a44', '#775c48'] as const;

/** Photographs a sheet on a table: margin, turn, shear, uneven light, size, blur, sensor noise, JPEG. */
export async function capture(sheet: string, level: Level, seed: number): Promise<Uint8Array> {
  const taking = LEVELS[level];
  const random = randomOf(seed, `capture ${level}`);
  const table = random.pick(TABLES);
  const png = await sharp(Buffer.from(sheet), { density: 72 }).png().toBuffer();
  const sign = random.pick([-1, 1]);
  const shear = taking.shear * random.between(-1, 1);
  const turn = (sign * taking.degrees * random.between(0.6, 1) * Math.PI) / 180;
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  const placed = await sharp(png)
    .affine([cos, -sin + shear, sin, cos], { background: table, interpolator: 'bicubic' })
    .flatten({ background: table })
    .extend({ top: 64, bottom: 64, left: 64, right: 64, background: table })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = placed.info;
  const lit = sharp(placed.data).composite(
    taking.light === 0 ? [] : [{ input: shade(width, height, taking.light, random.int(0, 359)), blend: 'multiply' }],
  );
  const sized = sharp(await lit.png().toBuffer()).resize({
    ...(taking.width > 0 ? { width: taking.width } : {}),
    kernel: 'lanczos3',
  });
  const soft = taking.blur > 0 ? sized.blur(taking.blur) : sized;
  const { data, info } = await soft.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  addNoise(data, taking.noise, seed);
  const jpeg = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: taking.quality, chromaSubsampling: level === 'clean' ? '4:4:4' : '4:2:0' })
    .toBuffer();
  return new Uint8Array(jpeg);
}

function shade(width: number, height: number, depth: number, degrees: number): Buffer {
  const dark = Math.round(255 * (1 - depth));
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="l" gradientTransform="rotate(${degrees} 0.5 0.5)"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="rgb(${dark},${dark},${dark})"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#l)"/></svg>`,
  );
}

/** Noise near normal: mostly grey, a little coloured. A table of draws is walked in a scattered order. */
export function addNoise(pixels: Buffer, deviation: number, seed: number): void {
  if (deviation === 0) return;
  const random = randomOf(seed, 'noise');
  const draws = Float32Array.from(
    { length: 8192 },
    () => (random.next() + random.next() + random.next() - 1.5) * 2 * deviation,
  );
  let walk = random.int(1, 0x7fffffff);
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    walk = (Math.imul(walk, 1664525) + 1013904223) | 0;
    const grey = draws[(walk >>> 9) & 8191] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const tint = (draws[(walk >>> (11 + channel * 3)) & 8191] ?? 0) * 0.3;
      pixels[at + channel] = Math.max(0, Math.min(255, Math.round((pixels[at + channel] ?? 0) + grey + tint)));
    }
  }
}
