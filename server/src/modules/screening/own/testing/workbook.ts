import { deflateRawSync } from 'node:zlib';

const cell = (value: string | number) =>
  typeof value === 'number' ? `<c s="1"><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
/** The XML of a sheet; numbers are days. */
export const sheet = (rows: readonly (readonly [row: number, ...cells: (string | number)[]])[]) =>
  `<worksheet><sheetData>${rows
    .map(([row, ...cells]) => `<row r="${row}">${cells.map(cell).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;
const DAYS = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

/** A workbook with one sheet; `padding` bytes of another part stand in it as they are. */
export function workbook(xml: string | Buffer, padding = 0): Uint8Array {
  const packed = (text: string | Buffer) => ({ method: 8, bytes: deflateRawSync(text) });
  const parts = [
    { name: 'xl/worksheets/sheet1.xml', ...packed(xml) },
    { name: 'xl/styles.xml', ...packed(DAYS) },
    { name: 'xl/media/image1.png', method: 0, bytes: Buffer.alloc(padding) },
  ];
  const before: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, method, bytes } of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    before.push(local, Buffer.from(name), bytes);
    directory.push(entry, Buffer.from(name));
    at += local.length + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...before, ...directory, end]);
}
