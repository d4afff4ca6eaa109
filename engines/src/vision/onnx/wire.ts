// Protocol Buffers wire format, as much of it as an ONNX file needs: https://protobuf.dev/programming-guides/encoding/

const VARINT = 0;
const FIXED64 = 1;
const DELIMITED = 2;
const FIXED32 = 5;

/** One field of a message: the bytes of its value; a whole number is kept as written, since it may be a negative one of 64 bits. */
export type Field = { number: number; wire: number; bytes: Uint8Array };

/** The fields of a message in the order written; throws RangeError where the bytes are no message. */
export function readFields(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('a field reaches beyond its message');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const varint = (): Uint8Array => {
    const from = at;
    while ((take(1)[0] ?? 0) > 127);
    return bytes.subarray(from, at);
  };
  while (at < bytes.length) {
    const [tag = 0] = integersIn(varint());
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    if (wire === VARINT) fields.push({ number, wire, bytes: varint() });
    else if (wire === DELIMITED) fields.push({ number, wire, bytes: take(integersIn(varint())[0] ?? 0) });
    else if (wire === FIXED32 || wire === FIXED64) fields.push({ number, wire, bytes: take(wire === FIXED32 ? 4 : 8) });
    else throw new RangeError(`wire type ${wire} is not known`);
  }
  return fields;
}

/** Non-negative whole numbers, one after the other: a field with one of them, or with several packed together. */
export function integersIn(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte > 127) continue;
    values.push(value);
    [value, scale] = [0, 1];
  }
  return values;
}

function varintOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

/** A message from fields, each as `readFields` gives it. */
export function writeFields(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(({ number, wire, bytes }) => {
      const head = varintOf(number * 8 + wire);
      return [Uint8Array.from(wire === DELIMITED ? [...head, ...varintOf(bytes.length)] : head), bytes];
    }),
  );
}

export function integerField(number: number, value: number): Field {
  return { number, wire: VARINT, bytes: Uint8Array.from(varintOf(value)) };
}

export function integersField(number: number, values: readonly number[]): Field {
  return bytesField(number, Uint8Array.from(values.flatMap(varintOf)));
}

export function floatField(number: number, value: number): Field {
  return { number, wire: FIXED32, bytes: new Uint8Array(Float32Array.of(value).buffer) };
}

export function bytesField(number: number, bytes: Uint8Array): Field {
  return { number, wire: DELIMITED, bytes };
}

export function textField(number: number, text: string): Field {
  return bytesField(number, Buffer.from(text, 'utf8'));
}
