import type { Quad } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import type { Photograph, Sheet } from './scene.ts';

type Size = readonly [width: number, height: number];
/** Sizes of telephones' screens in pixels. */
const SCREENS: readonly [Size, ...Size[]] = [
  [1080, 2400],
  [1170, 2532],
  [1080, 1920],
  [828, 1792],
];

/** A document as a gallery shows it on a telephone: status bar, title, the picture across, buttons below. No sensor, no lens. */
export async function screenshot(sheet: Sheet, random: Random): Promise<Photograph> {
  const [width, height] = random.pick(SCREENS);
  const dark = random.next() < 0.5;
  const [ground, ink] = dark ? ['#000000', '#f2f2f2'] : ['#ffffff', '#1a1a1a'];
  const across = Math.min(width, (height * 0.62 * sheet.width) / sheet.height);
  const down = (across * sheet.height) / sheet.width;
  const [left, top] = [Math.round((width - across) / 2), Math.round((height - down) / 2)];
  const picture = await sharp(sheet.rgba, { raw: { width: sheet.width, height: sheet.height, channels: 4 } })
    .resize({ width: Math.round(across), height: Math.round(down), fit: 'fill' })
    .png()
    .toBuffer();
  const clock = `${random.int(8, 21)}:${random.digits(2)}`;
  const buttons = [0.125, 0.375, 0.625, 0.875]
    .map((x) => `<circle cx="${width * x}" cy="${height - 110}" r="26" fill="none" stroke="${ink}" stroke-width="5"/>`)
    .join('');
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${text(clock, { x: 48, y: 60, size: 36, fill: ink })}<rect x="${width - 110}" y="34" width="56" height="26" rx="6" fill="none" stroke="${ink}" stroke-width="4"/><rect x="${width - 104}" y="40" width="34" height="14" fill="${ink}"/>${text('IMG 2041', { x: width / 2, y: 170, size: 40, fill: ink, anchor: 'middle' })}${buttons}</svg>`;
  const made = sharp(Buffer.from(frame))
    .composite([{ input: picture, left, top }])
    .flatten({ background: ground });
  const image = random.next() < 0.5 ? await made.png().toBuffer() : await made.jpeg({ quality: 92 }).toBuffer();
  const [right, bottom] = [left + Math.round(across), top + Math.round(down)];
  const corners: Quad = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { image: new Uint8Array(image), corners };
}
