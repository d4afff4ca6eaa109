import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeImage, ImageRefused } from './index.ts';

const picture = (width = 120, height = 80) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 90 } } });
const jpeg = () => picture().jpeg().toBuffer();
const png = () => picture().png().toBuffer();

async function codeOf(bytes: Uint8Array, limits?: { maxPixels?: number }): Promise<string> {
  try {
    await decodeImage(bytes, limits);
    return 'accepted';
  } catch (error) {
    if (error instanceof ImageRefused) return error.code;
    throw error;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PNG whose header claims any size; its pixels compress to almost nothing. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function animatedGif(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 10), Buffer.alloc(64 * 64 * 3, 200)]);
  return sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
    .gif({ delay: [50, 50], loop: 0 })
    .toBuffer();
}

describe('SEC decoding what strangers upload', () => {
  test('photographs of every accepted kind become opaque RGB pixels', async () => {
    for (const bytes of [
      await jpeg(),
      await png(),
      await picture().webp().toBuffer(),
      await picture().gif().toBuffer(),
    ]) {
      const { raster } = await decodeImage(bytes);
      expect([raster.width, raster.height, raster.rgb.length]).toEqual([120, 80, 120 * 80 * 3]);
      expect(raster.rgb[0]).toBeGreaterThan(190);
    }
  });

  test.each([
    ['plain text', Buffer.from('hello, this is not a picture at all'), 'image.not_an_image'],
    ['nothing', Buffer.alloc(0), 'image.not_an_image'],
    ['random bytes', Buffer.from('00112233445566778899aabbccddeeff', 'hex'), 'image.not_an_image'],
    [
      'a PDF with a script',
      Buffer.from('%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n%%EOF'),
      'image.pdf',
    ],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'image.unsupported',
    ],
    [
      'an SVG behind a prologue',
      Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n<svg width="9" height="9"/>'),
      'image.unsupported',
    ],
    ['a HEIC photograph', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'image.heic'],
    ['an AVIF picture', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1'), 'image.unsupported'],
    ['a web page', Buffer.from('<!doctype html><html><body></body></html>'), 'image.not_an_image'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('a 900-megapixel bomb is refused from its header alone', async () => {
    const before = process.memoryUsage().rss;
    expect(await codeOf(hugePng(30_000, 30_000))).toBe('image.too_many_pixels');
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test('the pixel limit is a limit, not one less or more', async () => {
    expect(await codeOf(await jpeg(), { maxPixels: 120 * 80 })).toBe('accepted');
    expect(await codeOf(await jpeg(), { maxPixels: 120 * 80 - 1 })).toBe('image.too_many_pixels');
  });

  test('one pixel is too small', async () => {
    expect(await codeOf(await picture(1, 1).png().toBuffer())).toBe('image.too_small');
    expect(await codeOf(await picture(32, 32).png().toBuffer())).toBe('accepted');
    expect(await codeOf(await picture(31, 400).png().toBuffer())).toBe('image.too_small');
  });

  test('anything after the end of the image is a second file', async () => {
    const zip = Buffer.from('PK\x03\x04 a second life', 'latin1');
    for (const bytes of [
      await jpeg(),
      await png(),
      await picture().gif().toBuffer(),
      await picture().webp().toBuffer(),
    ])
      expect(await codeOf(Buffer.concat([bytes, zip]))).toBe('image.polyglot');
    expect(await codeOf(Buffer.concat([await jpeg(), Buffer.alloc(64)]))).toBe('accepted');
    expect(await codeOf(Buffer.concat([await jpeg(), Buffer.alloc(70_000)]))).toBe('image.polyglot');
  });

  test('a GIF that is a script as well is refused', async () => {
    const gif = await picture(12_079, 64).gif().toBuffer();
    gif.write('/*', 6, 'latin1');
    expect(await codeOf(Buffer.concat([gif, Buffer.from('*/=1;alert(1)')]))).toBe('image.polyglot');
  });

  test('scripts and archives hidden in metadata are refused', async () => {
    const commented = (text: string, bytes: Buffer): Buffer => {
      const comment = Buffer.from(text, 'latin1');
      const length = Buffer.alloc(2);
      length.writeUInt16BE(comment.length + 2);
      return Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, bytes.subarray(2)]);
    };
    const bytes = await jpeg();
    expect(await codeOf(commented('taken in the garden', bytes))).toBe('accepted');
    expect(await codeOf(commented('<script>alert(1)</script>', bytes))).toBe('image.polyglot');
    expect(await codeOf(commented('PK\x03\x04', bytes))).toBe('image.polyglot');
    const png8 = await png();
    const text = chunk('tEXt', Buffer.from('Comment\0<?php system($_GET[0]);'));
    expect(await codeOf(Buffer.concat([png8.subarray(0, 33), text, png8.subarray(33)]))).toBe('image.polyglot');
  });

  test('a phone that appends its declared further pictures is not refused for it', async () => {
    const list = Buffer.concat([Buffer.from([0xff, 0xe2, 0x00, 0x08]), Buffer.from('MPF\0'), Buffer.alloc(2)]);
    const bytes = await jpeg();
    const declared = Buffer.concat([bytes.subarray(0, 2), list, bytes.subarray(2)]);
    expect(await codeOf(Buffer.concat([declared, bytes]))).toBe('accepted');
    expect(await codeOf(Buffer.concat([bytes, bytes]))).toBe('image.polyglot');
  });

  test('moving pictures are refused', async () => {
    expect(await codeOf(await animatedGif())).toBe('image.animated');
    const still = await png();
    const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
    expect(await codeOf(Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]))).toBe('image.animated');
  });

  test('a file that ends early is corrupt, wherever it ends', async () => {
    for (const bytes of [
      await jpeg(),
      await png(),
      await picture().webp().toBuffer(),
      await picture().gif().toBuffer(),
    ]) {
      for (const part of [0.3, 0.6, 0.95]) {
        const code = await codeOf(bytes.subarray(0, Math.floor(bytes.length * part)));
        expect(['image.corrupt', 'image.not_an_image']).toContain(code);
      }
    }
  });

  test('other colour spaces and depths become the same sRGB bytes', async () => {
    const cmyk = await picture().toColourspace('cmyk').jpeg().toBuffer();
    const deep = await picture().toColourspace('rgb16').png().toBuffer();
    const grey = await picture().greyscale().png().toBuffer();
    for (const bytes of [cmyk, deep, grey]) {
      const { raster } = await decodeImage(bytes);
      expect(raster.rgb.length).toBe(120 * 80 * 3);
    }
    const { raster } = await decodeImage(deep);
    expect(Math.abs((raster.rgb[0] ?? 0) - 200)).toBeLessThan(3);
  });

  test('see-through parts become white paper', async () => {
    const clear = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await decodeImage(clear)).raster.rgb[0]).toBe(255);
  });

  test('a photograph is turned upright, kept within its side and stored without metadata', async () => {
    const sideways = await picture(4000, 1000)
      .withExif({ IFD0: { Copyright: 'someone' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { raster, originalWidth, originalHeight, clean } = await decodeImage(sideways);
    expect([originalWidth, originalHeight]).toEqual([1000, 4000]);
    expect([raster.width, raster.height]).toEqual([600, 2400]);
    const stored = await sharp(clean).metadata();
    expect([stored.format, stored.exif, stored.orientation]).toEqual(['jpeg', undefined, undefined]);
  });
});
