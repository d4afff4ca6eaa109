import { gunzipSync } from 'node:zlib';
import type { Rows } from './csv.ts';
import { ListUnreadable } from './types.ts';
import { xlsxRows } from './xlsx.ts';

/** Largest list after unpacking. */
const MAX_BYTES = 400_000_000;

/** A list file's content: a text, or the rows of a workbook's first sheet. */
export type Content = string | Rows;

/** Text or sheet of a file. Gzip and workbooks are told by their first bytes, never by the name; so is the encoding. */
export function decodeContent(bytes: Uint8Array): Content {
  const plain = unpacked(bytes);
  return plain[0] === 0x50 && plain[1] === 0x4b && plain[2] === 3 && plain[3] === 4
    ? xlsxRows(plain)
    : decodeText(plain);
}

/** Text in UTF-8, UTF-16 (by mark or by its zeros), in what an XML declaration says, else in Windows-1252, which has no wrong bytes. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const zeros = (from: number): number =>
    bytes.subarray(0, 200).filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = Math.min(bytes.length, 200) / 2;
  if ((a === 0xff && b === 0xfe) || zeros(1) > half * 0.7) return new TextDecoder('utf-16le').decode(bytes);
  if ((a === 0xfe && b === 0xff) || zeros(0) > half * 0.7) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]{0,4}<\?xml[^>]*encoding=["']([\w.-]{3,20})["']/.exec(head)?.[1];
  if (declared !== undefined && !/^utf-?(?:8|16)$/i.test(declared)) {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // An encoding that nobody knows: what the bytes themselves say decides.
    }
  }
  const text = new TextDecoder().decode(bytes);
  const wrong = countOf(text, '\ufffd');
  if (wrong === 0) return text;
  // A few wrong bytes in much that is well written are damage, told as warnings; else it is another encoding.
  const right = (text.match(/[^\P{L}A-Za-z]/gu) ?? []).length;
  return right > wrong * 4 ? text : new TextDecoder('windows-1252').decode(bytes);
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

function unpacked(bytes: Uint8Array): Uint8Array {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed && bytes.length > MAX_BYTES)
    throw new ListUnreadable('list.too_large', 'a list file is larger than 400 MB');
  try {
    return packed ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
  } catch (cause) {
    throw new ListUnreadable('list.unreadable', 'a list file cannot be unpacked', { cause });
  }
}
