import { createVectorIndex, type VectorIndex } from './vector-index.ts';

const MAGIC = 0x31495641; // "AVI1", little-endian
const HEAD = 12;
const MAX_ID = 255;

/** An index as bytes: magic, dimension, count, then each id with its length before it and its 32-bit numbers. */
export function serialiseVectors(index: VectorIndex): Uint8Array {
  const text = new TextEncoder();
  const rows = [...index.entries()].map(([id, vector]) => ({ id: text.encode(id), vector }));
  const bytes = new Uint8Array(rows.reduce((sum, { id }) => sum + 1 + id.length + index.dimension * 4, HEAD));
  const view = new DataView(bytes.buffer);
  [MAGIC, index.dimension, index.size].forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  let at = HEAD;
  for (const { id, vector } of rows) {
    if (id.length > MAX_ID) throw new RangeError('an id has at most 255 bytes');
    bytes[at] = id.length;
    bytes.set(id, at + 1);
    at += 1 + id.length;
    for (const value of vector) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/** The index that was serialised; a RangeError when the bytes are not one, whole and nothing more. */
export function readVectors(bytes: Uint8Array): VectorIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || view.getUint32(0, true) !== MAGIC) throw new RangeError('these bytes are no vectors');
  const dimension = view.getUint32(4, true);
  const count = view.getUint32(8, true);
  const index = createVectorIndex(dimension);
  const text = new TextDecoder('utf-8', { fatal: true });
  let at = HEAD;
  for (let row = 0; row < count; row++) {
    const end = at + 1 + (bytes[at] ?? 0);
    const id = text.decode(bytes.subarray(at + 1, end));
    const start = end;
    at = end + dimension * 4;
    if (at > bytes.length) break;
    index.set(
      id,
      Float32Array.from({ length: dimension }, (_, i) => view.getFloat32(start + i * 4, true)),
    );
  }
  if (at !== bytes.length || index.size !== count) throw new RangeError('the vectors are cut or have too much');
  return index;
}
