const BYTES_A_NUMBER = 4;

/** An embedding as bytes to store: little-endian 32-bit floats, no header. */
export function templateBytes(embedding: Float32Array): Uint8Array {
  const bytes = new Uint8Array(embedding.length * BYTES_A_NUMBER);
  const view = new DataView(bytes.buffer);
  embedding.forEach((value, i) => {
    view.setFloat32(i * BYTES_A_NUMBER, value, true);
  });
  return bytes;
}

/** The embedding kept by `templateBytes`; a RangeError when the bytes are not `dimension` finite numbers. */
export function templateFromBytes(bytes: Uint8Array, dimension: number): Float32Array {
  if (bytes.length !== dimension * BYTES_A_NUMBER) throw new RangeError(`a template of ${dimension} numbers is needed`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const embedding = new Float32Array(dimension);
  for (let i = 0; i < dimension; i++) embedding[i] = view.getFloat32(i * BYTES_A_NUMBER, true);
  if (!embedding.every(Number.isFinite)) throw new RangeError('a template holds finite numbers only');
  return embedding;
}
