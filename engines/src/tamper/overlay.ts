import sharp from 'sharp';
import type { Overlay } from './signal.ts';

/** A heat map as a small PNG. */
export async function overlayPng({ width, height, grey }: Overlay): Promise<Uint8Array> {
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}
