import { ImageRefused } from './refusal.ts';

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/** What the container says before any pixel is decoded; `metadata` holds every stretch that is not pixel data. */
export type Container = { format: ImageFormat; end: number; animated: boolean; metadata: [from: number, to: number][] };

/** What telephones of one maker write unless told otherwise (ISO 23008-12): worth an advice of its own. */
const HEIC = /^.{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/s;
const PNG_SIGNATURE = '89504e470d0a1a0a';
// Recognised so that the answer can say "not this kind of file" instead of "not an image".
const KNOWN_BUT_UNSUPPORTED: readonly [magic: RegExp, name: string][] = [
  [/^BM/, 'BMP'],
  [/^(II\*\0|MM\0\*)/, 'TIFF'],
  [/^.{4}ftyp(avif|avis)/s, 'AVIF'],
  [/^8BPS/, 'Photoshop'],
  [/^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/s, 'SVG'],
];

/** Reads the container's structure from end to end; throws ImageRefused for what is not a whole, single image. */
export function readContainer(bytes: Uint8Array): Container {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length >= 3 && buffer[0] === 0xff && buffer[1] === 0xd8 && buffer[2] === 0xff) return readJpeg(buffer);
  if (buffer.subarray(0, 8).toString('hex') === PNG_SIGNATURE) return readPng(buffer);
  const head = buffer.subarray(0, 1024).toString('latin1');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return readWebp(buffer);
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return readGif(buffer);
  if (HEIC.test(head)) throw new ImageRefused('image.heic', 'HEIC files are not decoded');
  if (head.startsWith('%PDF-')) throw new ImageRefused('image.pdf', 'a PDF is no photograph');
  const known = KNOWN_BUT_UNSUPPORTED.find(([magic]) => magic.test(head));
  if (known) throw new ImageRefused('image.unsupported', `${known[1]} files are not accepted`);
  throw new ImageRefused('image.not_an_image', 'no known image signature');
}

function corrupt(why: string): ImageRefused {
  return new ImageRefused('image.corrupt', why);
}

function readJpeg(buffer: Buffer): Container {
  const metadata: [number, number][] = [];
  let at = 2;
  let hasPictureList = false;
  for (;;) {
    while (buffer[at] === 0xff && buffer[at + 1] === 0xff) at++;
    const marker = buffer[at + 1];
    if (buffer[at] !== 0xff || marker === undefined) throw corrupt('the JPEG ends before its end marker');
    if (marker === 0xd9) {
      const end = hasPictureList ? skipFurtherPictures(buffer, at + 2) : at + 2;
      return { format: 'jpeg', end, animated: false, metadata };
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    if (at + 4 > buffer.length) throw corrupt('the JPEG ends inside a segment');
    const next = at + 2 + buffer.readUInt16BE(at + 2);
    if (next <= at + 3 || next > buffer.length) throw corrupt('a JPEG segment passes the end');
    if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) metadata.push([at + 4, next]);
    if (marker === 0xe2 && buffer.subarray(at + 4, at + 8).toString('latin1') === 'MPF\0') hasPictureList = true;
    at = marker === 0xda ? endOfScan(buffer, next) : next;
  }
}

/** Entropy-coded bytes end at the first marker that is neither stuffing nor a restart. */
function endOfScan(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf(0xff, from); at !== -1 && at + 1 < buffer.length; at = buffer.indexOf(0xff, at + 1)) {
    const marker = buffer[at + 1] ?? 0;
    if (marker !== 0x00 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  throw corrupt('the JPEG ends inside its pixels');
}

/** Phones that declare a picture list (MPF) put whole further JPEGs (depth, gain map) after the first: these are no disguise. */
function skipFurtherPictures(buffer: Buffer, from: number): number {
  let end = from;
  for (let picture = 0; picture < 8; picture++) {
    while (end < buffer.length && buffer[end] === 0) end++;
    if (buffer[end] !== 0xff || buffer[end + 1] !== 0xd8) return end;
    end += readJpeg(buffer.subarray(end)).end;
  }
  return end;
}

function readPng(buffer: Buffer): Container {
  const metadata: [number, number][] = [];
  let animated = false;
  for (let at = 8; at + 12 <= buffer.length; ) {
    const next = at + 12 + buffer.readUInt32BE(at);
    const type = buffer.subarray(at + 4, at + 8).toString('latin1');
    if (next > buffer.length) throw corrupt('a PNG chunk passes the end');
    if (type === 'acTL') animated = true;
    if (type === 'IEND') return { format: 'png', end: next, animated, metadata };
    if (!['IHDR', 'IDAT', 'PLTE', 'fdAT'].includes(type)) metadata.push([at + 8, next - 4]);
    at = next;
  }
  throw corrupt('the PNG ends before its last chunk');
}

function readWebp(buffer: Buffer): Container {
  const metadata: [number, number][] = [];
  const end = 8 + buffer.readUInt32LE(4);
  if (end > buffer.length) throw corrupt('the WebP ends early');
  let animated = false;
  for (let at = 12; at + 8 <= end; ) {
    const type = buffer.subarray(at, at + 4).toString('latin1');
    const size = buffer.readUInt32LE(at + 4);
    if (type === 'ANIM' || type === 'ANMF') animated = true;
    if (!['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANMF'].includes(type)) metadata.push([at + 8, Math.min(end, at + 8 + size)]);
    at += 8 + size + (size % 2);
  }
  return { format: 'webp', end, animated, metadata };
}

function readGif(buffer: Buffer): Container {
  const metadata: [number, number][] = [];
  let frames = 0;
  let at = 13 + colourTableBytes(buffer[10] ?? 0);
  while (at < buffer.length) {
    const kind = buffer[at];
    if (kind === 0x3b) {
      if (frames === 0) throw corrupt('the GIF holds no picture');
      return { format: 'gif', end: at + 1, animated: frames > 1, metadata };
    }
    if (kind === 0x2c) {
      frames++;
      at = endOfBlocks(buffer, at + 11 + colourTableBytes(buffer[at + 9] ?? 0));
    } else if (kind === 0x21) {
      const next = endOfBlocks(buffer, at + 2);
      metadata.push([at + 2, next]);
      at = next;
    } else throw corrupt('the GIF has an unknown block');
  }
  throw corrupt('the GIF ends before its trailer');
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfBlocks(buffer: Buffer, from: number): number {
  let at = from;
  for (let size = buffer[at]; size !== undefined; size = buffer[at]) {
    at += 1 + size;
    if (size === 0) return at;
  }
  throw corrupt('the GIF ends inside a block');
}
