// A small ONNX graph writer (onnx.proto3, IR version 8, operator set 13).
// The same calls in the same order give the same bytes, so the file written can be pinned by its hash.
import { bytes, float, integer, message, packed, text } from './protobuf.mjs';

const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE = { float: 1, int: 2, string: 3, ints: 7 };

function writeAttribute([name, value]) {
  if (Array.isArray(value)) return message(text(1, name), packed(8, value), integer(20, ATTRIBUTE.ints));
  if (typeof value === 'string') return message(text(1, name), text(4, value), integer(20, ATTRIBUTE.string));
  if (typeof value === 'number') return message(text(1, name), integer(3, value), integer(20, ATTRIBUTE.int));
  return message(text(1, name), float(2, value.float), integer(20, ATTRIBUTE.float));
}

const writeNode = ({ op, inputs, output, attributes }) =>
  message(
    inputs.map((input) => text(1, input)),
    text(2, output),
    text(3, output),
    text(4, op),
    Object.entries(attributes).map((entry) => bytes(5, writeAttribute(entry))),
  );

const writeTensor = ({ name, dims, type, raw }) =>
  message(dims.length > 0 ? packed(1, dims) : [], integer(2, type), text(8, name), bytes(9, raw));

function writeValue({ name, dims }) {
  const shape = message(dims.map((dim) => bytes(1, integer(1, dim))));
  return message(text(1, name), bytes(2, bytes(1, message(integer(1, FLOAT), bytes(2, shape)))));
}

function littleEndian(values, size, write) {
  const raw = Buffer.alloc(values.length * size);
  for (let i = 0; i < values.length; i++) write(raw, values[i], i * size);
  return raw;
}

/** Starts an empty graph. `node` returns the name of its one output; constants become initializers. */
export function createGraph(name) {
  const nodes = [];
  const initializers = [];
  const inputs = [];
  const outputs = [];
  return {
    input(label, dims) {
      inputs.push({ name: label, dims });
      return label;
    },
    output(label, dims, from) {
      nodes.push({ op: 'Identity', inputs: [from], output: label, attributes: {} });
      outputs.push({ name: label, dims });
    },
    floats(dims, values) {
      const label = `w${initializers.length}`;
      const raw = littleEndian(values, 4, (target, value, at) => target.writeFloatLE(value, at));
      initializers.push({ name: label, dims, type: FLOAT, raw });
      return label;
    },
    integers(values) {
      const label = `w${initializers.length}`;
      const raw = littleEndian(values, 8, (target, value, at) => target.writeBigInt64LE(BigInt(value), at));
      initializers.push({ name: label, dims: [values.length], type: INT64, raw });
      return label;
    },
    node(op, nodeInputs, attributes = {}) {
      const output = `${op.toLowerCase()}${nodes.length}`;
      nodes.push({ op, inputs: nodeInputs, output, attributes });
      return output;
    },
    toBytes() {
      const graph = message(
        nodes.map((node) => bytes(1, writeNode(node))),
        text(2, name),
        initializers.map((tensor) => bytes(5, writeTensor(tensor))),
        inputs.map((value) => bytes(11, writeValue(value))),
        outputs.map((value) => bytes(12, writeValue(value))),
      );
      return message(
        integer(1, 8),
        text(2, 'acquaint'),
        bytes(7, graph),
        bytes(8, message(text(1, ''), integer(2, 13))),
      );
    },
  };
}
