import { hash } from 'node:crypto';

/** SHA-256 of nothing: the root of a tree without entries (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));
export const HASH_BYTES = 32;

/** Hash of an entry as a leaf: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = Buffer.allocUnsafe(entry.length + 1);
  input[0] = 0;
  input.set(entry, 1);
  return sha256(input);
}

/** Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** The row of nodes above a row of hashes; a last one without a neighbour has none. */
export function hashPairs(row: Uint8Array): Buffer {
  const pairs = Math.floor(row.length / (2 * HASH_BYTES));
  const above = Buffer.allocUnsafe(pairs * HASH_BYTES);
  const input = Buffer.alloc(1 + 2 * HASH_BYTES, 1);
  for (let pair = 0; pair < pairs; pair++) {
    input.set(row.subarray(pair * 2 * HASH_BYTES, (pair + 1) * 2 * HASH_BYTES), 1);
    above.write(hash('sha256', input, 'binary'), pair * HASH_BYTES, HASH_BYTES, 'latin1');
  }
  return above;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
