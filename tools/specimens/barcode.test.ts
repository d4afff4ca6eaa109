import { readBarcode, startTime } from '@acquaint/engines/documents';
import { decodeImage } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pdf417 } from './barcode.ts';

const PAYLOAD =
  '@\n\x1e\rANSI 636014080002DL00410278ZC03190024DLDAQI1234562\nDCSSAMPLE\nDACJANE\nDADMARIE\nDBB08291977\nDBA08292026\nDBC2\nDAG2570 24TH STREET\nDAISACRAMENTO\nDAJCA\nDAK958180000\nDCGUSA\r';

/** The symbol on a white page, three pixels a module or so, turned by these degrees. */
async function turned(degrees: number): Promise<Uint8Array> {
  const bars = await pdf417(PAYLOAD, 720, 240);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="820" height="340"><rect width="820" height="340" fill="#fff"/><g transform="translate(50 50)">${bars}</g></svg>`;
  const flat = await sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer();
  return sharp(flat).rotate(degrees, { background: '#fff' }).blur(0.6).jpeg({ quality: 70 }).toBuffer();
}

describe('DOC-05 a barcode lies as it lies', () => {
  test.each([0, 4, 11, 20, 33, 45, 90, 118, 180, 262, 340])('PDF417 turned by %s degrees', async (degrees) => {
    const { raster } = await decodeImage(await turned(degrees));
    const reading = await readBarcode(raster, { slant: 0, time: startTime(20_000) });
    expect(reading?.fields).toMatchObject({ document_number: 'I1234562', surname: 'SAMPLE', birth_date: '1977-08-29' });
  });

  test('a page without one has none', async () => {
    const blank = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const { raster } = await decodeImage(blank);
    expect(await readBarcode(raster, { slant: 0, time: startTime(20_000) })).toBeNull();
  });
});
