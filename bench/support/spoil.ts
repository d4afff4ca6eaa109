import type { Face, Raster } from '@acquaint/engines/vision';
import sharp, { type Sharp } from 'sharp';

// Selfies made worse in one way each: what an applicant does wrong, simulated. Covers are painted on, not photographed.

export type Way = (raster: Raster, face: Face) => Promise<Raster>;

export const WAYS_TO_SPOIL = {
  'face 64 px tall': (raster, face) =>
    changed(raster, (image) => image.resize({ width: Math.round((raster.width * 64) / face.heightPx) })),
  'blurred, 1/80 of the face': (raster, face) => changed(raster, (image) => image.blur(face.heightPx / 80)),
  'blurred, 1/40 of the face': (raster, face) => changed(raster, (image) => image.blur(face.heightPx / 40)),
  '15 % of the light': (raster) => changed(raster, (image) => image.linear(0.15, 0)),
  overexposed: (raster) => changed(raster, (image) => image.linear(2, 60)),
  'blue mask': (raster, face) => painted(raster, maskOf(face, '#8fbbdc')),
  'white mask': (raster, face) => painted(raster, maskOf(face, '#e6e8ea')),
  'black mask': (raster, face) => painted(raster, maskOf(face, '#222225')),
  'black mask with folds': (raster, face) => painted(raster, maskOf(face, '#222225') + foldsOf(face, '#4a4a50')),
  'blue mask with folds': (raster, face) => painted(raster, maskOf(face, '#8fbbdc') + foldsOf(face, '#6f9cc0')),
  'dark glasses': (raster, face) => painted(raster, glassesOf(face)),
} as const satisfies Record<string, Way>;

async function changed({ width, height, rgb }: Raster, change: (image: Sharp) => Sharp): Promise<Raster> {
  const image = change(sharp(rgb, { raw: { width, height, channels: 3 } }));
  const jpeg = await image.jpeg({ quality: 90 }).toBuffer();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

function painted(raster: Raster, shapes: string): Promise<Raster> {
  const { width, height } = raster;
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`,
  );
  return changed(raster, (image) => image.composite([{ input: drawing }]));
}

/** A mask from the bridge of the nose to the jaw, nearly opaque, so that the light on the face still shows. */
function maskOf({ landmarks }: Face, colour: string): string {
  const outline = [...landmarks.slice(2, 15), landmarks[28] ?? [0, 0]].map((point) => point.join(',')).join(' ');
  return `<polygon points="${outline}" fill="${colour}" fill-opacity="0.93"/>`;
}

/** Three folds across a mask, a shade apart from it, as a worn one has. */
function foldsOf({ landmarks }: Face, colour: string): string {
  const at = (point: number) => landmarks[point] ?? [0, 0];
  const wide = (at(12)[0] - at(4)[0]) * 0.04;
  return [0.3, 0.5, 0.7]
    .map((share) => {
      const [left, right] = [at(4), at(12)];
      const drop = (at(8)[1] - at(28)[1]) * (share - 0.5);
      return `<line x1="${left[0]}" y1="${left[1] + drop}" x2="${right[0]}" y2="${right[1] + drop}" stroke="${colour}" stroke-width="${wide}" stroke-opacity="0.9"/>`;
    })
    .join('');
}

function glassesOf({ landmarks }: Face): string {
  const lenses = [landmarks.slice(36, 42), landmarks.slice(42, 48)].map((eye) => {
    const [xs, ys] = [eye.map(([x]) => x), eye.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
    const wide = right - left;
    return `<ellipse cx="${(left + right) / 2}" cy="${middle}" rx="${wide * 0.95}" ry="${wide * 0.75}" fill="#141416" fill-opacity="0.9"/>`;
  });
  return lenses.join('');
}
