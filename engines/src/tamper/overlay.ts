import sharp from 'sharp';
import type { Overlay } from './signal.ts';

/** Red on any document, in light and dark alike; what is underneath stays readable. */
const [RED, GREEN, BLUE] = [214, 40, 40];
const THICKNESS = 0.6;

/** A heat map as a small PNG: clear where nothing was seen, red and half clear where something was. */
export async function overlayPng({ width, height, grey }: Overlay): Promise<Uint8Array> {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < grey.length; at++)
    rgba.set([RED, GREEN, BLUE, Math.round((grey[at] ?? 0) * THICKNESS)], at * 4);
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png({ palette: true })
    .toBuffer();
}
