import { type MrzReading, parseMrz } from '../mrz/index.ts';
import { tlvAt } from './tlv.ts';

const DG1_PATH = [0x61, 0x5f1f] as const;
const DG2_TEMPLATE = [0x75, 0x7f61, 0x7f60] as const;
/** Biometric data, primitive or constructed (ISO 7816-11). */
const BIOMETRIC_DATA = [0x5f2e, 0x7f2e] as const;
/** A facial record (ISO 19794-5) begins so; its header and one record's header follow before the picture. */
const FACIAL_RECORD = [0x46, 0x41, 0x43, 0];
const LEAST_HEADER = 14 + 20 + 12;
const JPEG = [0xff, 0xd8, 0xff];
const JPEG_2000 = [
  [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20],
  [0xff, 0x4f, 0xff, 0x51],
];
const WIDTHS: Readonly<Record<number, { lines: number; width: number }>> = {
  90: { lines: 3, width: 30 },
  72: { lines: 2, width: 36 },
  88: { lines: 2, width: 44 },
};

export type ChipPortrait = { format: 'jpeg' | 'jpeg2000'; bytes: Uint8Array };

/** The zone that data group 1 holds (ICAO 9303-10 section 4.7.1), or null. */
export function readDg1(bytes: Uint8Array, today: string): MrzReading | null {
  const value = tlvAt(bytes, DG1_PATH);
  const layout = value && WIDTHS[value.length];
  if (!layout) return null;
  const text = Buffer.from(value).toString('latin1');
  const lines = Array.from({ length: layout.lines }, (_, i) => text.slice(i * layout.width, (i + 1) * layout.width));
  return parseMrz(lines, { today });
}

/** The portrait that data group 2 holds (ICAO 9303-10 section 4.7.2), or null. */
export function readDg2(bytes: Uint8Array): ChipPortrait | null {
  const template = tlvAt(bytes, DG2_TEMPLATE);
  const record = template && BIOMETRIC_DATA.map((tag) => tlvAt(template, [tag])).find((each) => each !== null);
  if (!record || !FACIAL_RECORD.every((byte, i) => record[i] === byte)) return null;
  const picture = Buffer.from(record.subarray(LEAST_HEADER));
  const from = (marks: readonly number[]): number => picture.indexOf(Buffer.from(marks));
  const jpeg2000 = Math.min(...JPEG_2000.map(from).map((at) => (at === -1 ? Infinity : at)));
  const jpeg = from(JPEG);
  if (jpeg2000 !== Infinity && (jpeg === -1 || jpeg2000 < jpeg))
    return { format: 'jpeg2000', bytes: picture.subarray(jpeg2000) };
  return jpeg === -1 ? null : { format: 'jpeg', bytes: picture.subarray(jpeg) };
}
