import sharp from 'sharp';
import type { Overlay, TamperSignal } from './signal.ts';

/** Red on any document, in light and dark alike; what is underneath stays readable. */
const [RED, GREEN, BLUE] = [214, 40, 40];
const THICKNESS = 0.6;

/** A signal as it leaves the engine's process: its map as the data URL of a small PNG. */
export async function tamperAnswer({ overlay, ...signal }: TamperSignal) {
  if (!overlay) return { ...signal, overlay: null };
  const png = Buffer.from(await overlayPng(overlay));
  return { ...signal, overlay: `data:image/png;base64,${png.toString('base64')}` };
}

/** A heat map as a small PNG: clear where nothing was seen, red and half clear where something was. */
export async function overlayPng({ width, height, grey }: Overlay): Promise<Uint8Array> {
  const rgba = new Uint8Array(width * height * 4);
  for (let at = 0; at < grey.length; at++)
    rgba.set([RED, GREEN, BLUE, Math.round((grey[at] ?? 0) * THICKNESS)], at * 4);
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png({ palette: true })
    .toBuffer();
}
