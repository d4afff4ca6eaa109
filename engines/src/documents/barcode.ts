import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { type Quad, type Raster, resize, straighten } from '../vision/index.ts';
import { type Authenticity, parseAadhaar } from './aadhaar.ts';
import { parseAamva } from './aamva.ts';
import { barSlant } from './bar-slant.ts';
import type { Time } from './time.ts';

export type BarcodeReading = {
  format: string;
  text: string;
  /** What the text was recognised as; other texts have no fields. */
  kind: 'aamva' | 'aadhaar' | null;
  fields: Readonly<Record<string, string | null>> | null;
  /** Whether the state's signature holds, where codes of the kind are signed. */
  authenticity: Authenticity | null;
};

export type BarcodeSearch = {
  slant: number;
  time: Time;
  /** Keys or certificates of UIDAI, as PEM, for the signature of Aadhaar's codes. */
  keys?: readonly string[];
};

const OPTIONS: ReaderOptions = {
  formats: ['PDF417', 'QRCode'],
  // The default mode renders control characters as words, which breaks the AAMVA payload.
  textMode: 'Plain',
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  maxNumberOfSymbols: 4,
};
const WORTH_DESKEWING = 0.006;
const DESKEW_FALLBACK = [0.05, -0.05];
/** The slant of bars is known to a quarter of a degree or so; fine rows want it closer. */
const NEARBY = [0.008, -0.008, 0.016, -0.016];
const ENLARGE = [1.5, 2];
const MAX_ENLARGED_SIDE = 2000;
const MAX_TEXT = 8000;

let wasm: Promise<void> | null = null;

/** The reader's WebAssembly comes from its package: without this it would be fetched from the network. */
function ready(): Promise<void> {
  wasm ??= (async () => {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const bytes = await readFile(path);
    const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return wasm;
}

/**
 * Reads a PDF417 or QR code: the picture as it is, then turned upright by the slant of its text (radians) and of its bars, since
 * slanted PDF417 is not found. Null when there is none.
 */
export async function readBarcode(raster: Raster, options: BarcodeSearch): Promise<BarcodeReading | null> {
  await ready();
  const bars = barSlant(raster) ?? 0;
  const slanted = [options.slant, bars].filter(
    (slant, i, all) => Math.abs(slant) > WORTH_DESKEWING && all.findIndex((each) => isNear(each, slant)) === i,
  );
  const nearby = Math.abs(bars) > WORTH_DESKEWING ? NEARBY.map((by) => bars + by) : [];
  const turns: Attempt[] = [0, ...slanted, ...nearby, ...DESKEW_FALLBACK].map((slant) => ({ slant, enlarge: 1 }));
  // Modules of one or two pixels are told apart only when the picture is enlarged before it is turned.
  const enlarged: Attempt[] = ENLARGE.flatMap((enlarge) => [...slanted, 0].map((slant) => ({ slant, enlarge })));
  for (const [tried, attempt] of [...turns, ...enlarged].entries()) {
    if (tried > 0 && options.time.isOver()) return null;
    const size = Math.max(raster.width, raster.height) * attempt.enlarge;
    if (attempt.enlarge > 1 && size > MAX_ENLARGED_SIDE) continue;
    const found = await readOnce(prepared(raster, attempt), options.keys ?? []);
    if (found) return found;
  }
  return null;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < WORTH_DESKEWING;
}

type Attempt = { slant: number; enlarge: number };

function prepared(raster: Raster, { slant, enlarge }: Attempt): Raster {
  const large =
    enlarge === 1 ? raster : resize(raster, Math.round(raster.width * enlarge), Math.round(raster.height * enlarge));
  return slant === 0 ? large : turnBy(large, slant);
}

async function readOnce(raster: Raster, keys: readonly string[]): Promise<BarcodeReading | null> {
  const results = await readBarcodes(rgbaOf(raster), OPTIONS);
  const readings = results
    .filter((result) => result.isValid)
    .map(({ format, text }) => understood(String(format), text, keys));
  return readings.find((reading) => reading.fields !== null) ?? readings[0] ?? null;
}

function understood(format: string, text: string, keys: readonly string[]): BarcodeReading {
  const said = { format, text: text.slice(0, MAX_TEXT) };
  const licence = parseAamva(text);
  if (licence) return { ...said, kind: 'aamva', fields: licence, authenticity: null };
  const aadhaar = parseAadhaar(text, keys);
  return aadhaar ? { ...said, kind: 'aadhaar', ...aadhaar } : { ...said, kind: null, fields: null, authenticity: null };
}

function rgbaOf(raster: Raster): ImageData {
  const data = new Uint8ClampedArray(raster.width * raster.height * 4);
  for (let i = 0, p = 0; i < data.length; i += 4, p += 3) {
    data[i] = raster.rgb[p] ?? 0;
    data[i + 1] = raster.rgb[p + 1] ?? 0;
    data[i + 2] = raster.rgb[p + 2] ?? 0;
    data[i + 3] = 255;
  }
  return { data, width: raster.width, height: raster.height, colorSpace: 'srgb' } as ImageData;
}

/** The whole picture turned around its middle so that text of this slant lies level; what is turned out of the frame widens it. */
function turnBy(raster: Raster, slant: number): Raster {
  const { width, height } = raster;
  const cos = Math.cos(slant);
  const sin = Math.sin(slant);
  const wide = Math.ceil(width * Math.abs(cos) + height * Math.abs(sin));
  const high = Math.ceil(height * Math.abs(cos) + width * Math.abs(sin));
  const corner = (x: number, y: number): [number, number] => {
    const dx = x - wide / 2;
    const dy = y - high / 2;
    return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos];
  };
  const quad: Quad = [corner(0, 0), corner(wide, 0), corner(wide, high), corner(0, high)];
  return straighten(raster, quad, wide, high);
}
