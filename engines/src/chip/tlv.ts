/** One element of a BER-TLV encoding: the tag's bytes as a number (0x5f1f), and its contents. */
export type Tlv = { tag: number; value: Uint8Array };

const MAX_ELEMENTS = 200;
const MAX_LENGTH_BYTES = 4;

/** The elements that follow each other in these bytes. Null when they are no such encoding, or go on past their end. */
export function tlvsOf(bytes: Uint8Array): Tlv[] | null {
  const found: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = tagAt(bytes, at);
    const length = tag && lengthAt(bytes, tag.end);
    if (!tag || !length || length.end + length.value > bytes.length || found.length >= MAX_ELEMENTS) return null;
    found.push({ tag: tag.value, value: bytes.subarray(length.end, length.end + length.value) });
    at = length.end + length.value;
  }
  return found;
}

/** The contents under a path of tags, taking the first of each. */
export function tlvAt(bytes: Uint8Array, path: readonly number[]): Uint8Array | null {
  let current = bytes;
  for (const tag of path) {
    const found = tlvsOf(current)?.find((each) => each.tag === tag);
    if (!found) return null;
    current = found.value;
  }
  return current;
}

type Part = { value: number; end: number };

/** Tags of one byte, or of two when the low five bits of the first are set (ISO 7816-4). */
function tagAt(bytes: Uint8Array, at: number): Part | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if ((first & 0x1f) !== 0x1f) return { value: first, end: at + 1 };
  const second = bytes[at + 1];
  return second === undefined || second > 0x7f ? null : { value: first * 256 + second, end: at + 2 };
}

function lengthAt(bytes: Uint8Array, at: number): Part | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, end: at + 1 };
  const count = first - 0x80;
  if (count === 0 || count > MAX_LENGTH_BYTES || at + count >= bytes.length) return null;
  let value = 0;
  for (let i = 1; i <= count; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return { value, end: at + 1 + count };
}
