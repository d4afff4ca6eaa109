import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import type { Person } from './person.ts';

let prepared: Promise<unknown> | null = null;

/** A PDF417 symbol as SVG shapes in a box of `width` by `height`; the payload is written byte for byte. */
export function pdf417(payload: string, width: number, height: number): Promise<string> {
  return symbolOf(payload, { format: 'PDF417', ecLevel: '4' }, width, height);
}

/** A QR code as SVG shapes in a square box. */
export function qrCode(payload: string, side: number): Promise<string> {
  return symbolOf(payload, { format: 'QRCode', ecLevel: 'L' }, side, side);
}

async function symbolOf(payload: string, options: WriterOptions, width: number, height: number): Promise<string> {
  prepared ??= prepareZXingModule({ overrides: { wasmBinary: wasmBinary() }, fireImmediately: true });
  await prepared;
  const { symbol, error } = await writeBarcode(payload, options);
  if (error !== '' || !symbol) throw new Error(`the barcode cannot be written: ${error}`);
  const cells: string[] = [];
  const [cellWidth, cellHeight] = [width / symbol.width, height / symbol.height];
  for (let row = 0; row < symbol.height; row++) {
    for (let column = 0; column < symbol.width; column++) {
      if ((symbol.data[row * symbol.width + column] ?? 255) > 127) continue;
      let run = 1;
      while (column + run < symbol.width && (symbol.data[row * symbol.width + column + run] ?? 255) <= 127) run++;
      const x = (column * cellWidth).toFixed(2);
      cells.push(
        `M${x} ${(row * cellHeight).toFixed(2)}h${(run * cellWidth).toFixed(2)}v${cellHeight.toFixed(2)}h${(-run * cellWidth).toFixed(2)}z`,
      );
      column += run;
    }
  }
  return `<path d="${cells.join('')}" fill="#101014"/>`;
}

function wasmBinary(): ArrayBuffer {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  return Uint8Array.from(readFileSync(path)).buffer;
}

export type Licence = { height: string; weight: string; eyes: string; hair: string; discriminator: string };

/** The payload of an AAMVA DL/ID card (2020 standard, version 10) with one DL subfile. */
export function aamvaPayload(person: Person, licence: Licence): string {
  const [first = '', middle = ''] = person.given_names.split(' ');
  const [street = '', town = ''] = person.address.split('\n');
  const [, city = ''] = /^(.*),/.exec(town) ?? [];
  const day = (date: string) => `${date.slice(5, 7)}${date.slice(8)}${date.slice(0, 4)}`;
  const elements = [
    'DCAC',
    'DCBNONE',
    'DCDNONE',
    `DBA${day(person.expiry_date)}`,
    `DCS${person.surname}`,
    `DAC${first}`,
    `DAD${middle === '' ? 'NONE' : middle}`,
    `DBD${day(person.issue_date)}`,
    `DBB${day(person.birth_date)}`,
    `DBC${person.sex === 'M' ? '1' : '2'}`,
    `DAY${licence.eyes}`,
    `DAU${licence.height}`,
    `DAG${street}`,
    `DAI${city}`,
    `DAJ${person.place.region}`,
    `DAK${person.place.postcode}0000  `,
    `DAQ${person.document_number}`,
    `DCF${licence.discriminator}`,
    'DCGUSA',
    'DDEN',
    'DDFN',
    'DDGN',
    `DAZ${licence.hair}`,
    `DAW${licence.weight}`,
  ];
  const subfile = `DL${elements.join('\n')}\r`;
  // IIN, version 10 of the standard, jurisdiction version 00, one subfile; then where that subfile begins and its length.
  const header = `@\n\x1e\rANSI ${person.place.code}100001`;
  const designator = (offset: number) =>
    `DL${String(offset).padStart(4, '0')}${String(subfile.length).padStart(4, '0')}`;
  return `${header}${designator(header.length + designator(0).length)}${subfile}`;
}
