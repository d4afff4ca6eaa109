import sharp from 'sharp';
import type { Raster } from './raster.ts';
import { ImageRefused } from './refusal.ts';
import { type Container, readContainer } from './sniff.ts';

const MAX_PIXELS = 64_000_000;
const MAX_SIDE = 2400;
const MIN_SIDE = 32;
const STORED_QUALITY = 92;
const DECODE_SECONDS = 20;
// Cameras pad their files with a few zero bytes; anything else after the image is a second file in disguise.
const MAX_PADDING = 65_536;

// Short signatures occur by chance among pixels, so they count only in metadata; the long ones count anywhere.
const FOREIGN_ANYWHERE = ['<script', '%PDF-', '<?php', '<html', 'javascript:'];
const FOREIGN_IN_METADATA = ['PK\x03\x04', 'MZ\x90\x00', '\x7fELF', '#!/', '<svg', '<iframe', 'onerror='];

export type DecodedImage = {
  raster: Raster;
  format: string;
  originalWidth: number;
  originalHeight: number;
  /** The picture encoded again as JPEG with no metadata: the only form that is ever stored. */
  clean: Uint8Array;
};

/**
 * Turns uploaded bytes into pixels: signature and structure first, then size from the header, and only then the pixels,
 * upright (EXIF), opaque on white, sRGB, 8 bits, longest side at most `maxSide`. Throws ImageRefused.
 */
export async function decodeImage(
  bytes: Uint8Array,
  limits: { maxPixels?: number; maxSide?: number } = {},
): Promise<DecodedImage> {
  const container = readContainer(bytes);
  refuseForeignContent(bytes, container);
  if (container.animated) throw new ImageRefused('image.animated', 'the image has more than one frame');

  const size = await sizeOf(bytes);
  if (size.width * size.height > (limits.maxPixels ?? MAX_PIXELS))
    throw new ImageRefused('image.too_many_pixels', `${size.width} x ${size.height} pixels`);
  if (Math.min(size.width, size.height) < MIN_SIDE)
    throw new ImageRefused('image.too_small', `${size.width} x ${size.height} pixels`);

  const raster = await pixelsOf(bytes, size.width * size.height, limits.maxSide ?? MAX_SIDE);
  return {
    raster,
    format: container.format,
    originalWidth: size.width,
    originalHeight: size.height,
    clean: await encodeClean(raster),
  };
}

function refuseForeignContent(bytes: Uint8Array, container: Container): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rest = buffer.subarray(container.end);
  if (rest.length > MAX_PADDING || rest.some((byte) => byte !== 0))
    throw new ImageRefused('image.polyglot', `${rest.length} bytes follow the end of the image`);
  const refuse = (marker: string): never => {
    throw new ImageRefused('image.polyglot', `the file carries ${JSON.stringify(marker)}`);
  };
  for (const marker of FOREIGN_ANYWHERE) if (buffer.includes(marker, 0, 'latin1')) refuse(marker);
  for (const [from, to] of container.metadata) {
    const text = buffer.subarray(from, to);
    for (const marker of FOREIGN_IN_METADATA) if (text.includes(marker, 0, 'latin1')) refuse(marker);
  }
  // GIF89a/* … a picture whose size field opens a comment is also a script.
  if (container.format === 'gif' && buffer.subarray(6, 8).toString('latin1') === '/*') refuse('GIF89a/*');
}

async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    const { width, height, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch (cause) {
    throw new ImageRefused('image.corrupt', 'the image header cannot be read', { cause });
  }
}

async function pixelsOf(bytes: Uint8Array, pixels: number, maxSide: number): Promise<Raster> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixels, failOn: 'error', sequentialRead: true })
      .timeout({ seconds: DECODE_SECONDS })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const rgb = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (info.channels === 3) return { width: info.width, height: info.height, rgb };
    if (info.channels !== 1) throw new Error(`${info.channels} channels`);
    return { width: info.width, height: info.height, rgb: greyToRgb(rgb) };
  } catch (cause) {
    throw new ImageRefused('image.corrupt', 'the pixels cannot be decoded', { cause });
  }
}

function greyToRgb(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(grey.length * 3);
  for (let i = 0; i < grey.length; i++) rgb.fill(grey[i] ?? 0, i * 3, i * 3 + 3);
  return rgb;
}

/** The form in which pictures are stored: JPEG without metadata. */
export async function encodeClean(raster: Raster): Promise<Uint8Array> {
  const { width, height, rgb } = raster;
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: STORED_QUALITY })
    .toBuffer();
}
