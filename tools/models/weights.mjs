// Reads TensorFlow.js weight files: a JSON manifest of names, shapes and 8-bit quantisation, and one binary beside it.

const WIDTH = { float32: 4, int32: 4, uint8: 1 };

function readEntry(entry, binary, offset) {
  const count = entry.shape.reduce((product, side) => product * side, 1);
  const stored = entry.quantization?.dtype ?? entry.dtype;
  const width = WIDTH[stored];
  if (!width) throw new Error(`weights of type ${stored} are not known`);
  const end = offset + count * width;
  if (end > binary.length) throw new Error(`the weight file ends inside ${entry.name}`);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (stored === 'uint8') values[i] = binary[offset + i];
    else if (stored === 'float32') values[i] = binary.readFloatLE(offset + i * 4);
    else values[i] = binary.readInt32LE(offset + i * 4);
  }
  if (entry.quantization) {
    const { scale, min } = entry.quantization;
    for (let i = 0; i < count; i++) values[i] = Math.fround(values[i] * scale + min);
  }
  return { end, tensor: { dims: entry.shape, values } };
}

/** Every tensor of one model by name, de-quantised: `{ dims, values }`. */
export function readWeights(manifest, binary) {
  const tensors = new Map();
  let offset = 0;
  for (const entry of manifest.flatMap((group) => group.weights)) {
    const { end, tensor } = readEntry(entry, binary, offset);
    tensors.set(entry.name, tensor);
    offset = end;
  }
  if (offset !== binary.length) throw new Error('the weight file is longer than its manifest says');
  return (name) => {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`the weight file has no ${name}`);
    return tensor;
  };
}
