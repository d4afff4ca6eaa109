// Protocol Buffers wire format, writing side only: what an ONNX file needs and no more.
// https://protobuf.dev/programming-guides/encoding/

const VARINT = 0;
const DELIMITED = 2;
const FIXED32 = 5;

/** Base-128 varint of a non-negative safe integer. */
export function varint(value) {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a varint: ${value}`);
  const bytes = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

const tag = (field, wire) => varint(field * 8 + wire);

/** A whole-number field (int32, int64, enum). Negative numbers are not needed by the graphs written here. */
export const integer = (field, value) => Buffer.concat([tag(field, VARINT), varint(value)]);

/** A 32-bit float field. */
export function float(field, value) {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, FIXED32), bytes]);
}

/** A length-delimited field: bytes, or an embedded message already written. */
export const bytes = (field, value) => Buffer.concat([tag(field, DELIMITED), varint(value.length), value]);

/** A UTF-8 string field. */
export const text = (field, value) => bytes(field, Buffer.from(value, 'utf8'));

/** Repeated whole numbers in packed form. */
export const packed = (field, values) => bytes(field, Buffer.concat(values.map(varint)));

/** A message from its fields in order. */
export const message = (...fields) => Buffer.concat(fields.flat());
