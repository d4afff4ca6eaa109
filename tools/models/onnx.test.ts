import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { convolve, samePads, squarePads, toDepthwise, toOutFirst } from './layers.mjs';
import { createGraph } from './onnx.mjs';
import { float, integer, message, packed, text, varint } from './protobuf.mjs';
import { readWeights } from './weights.mjs';

const bytesOf = (buffer: Buffer) => [...buffer];

function readVarint(buffer: Buffer): number {
  return buffer.reduce((sum, byte, i) => sum + (byte & 127) * 128 ** i, 0);
}

describe('the wire format', () => {
  test('fields are written as the Protocol Buffers guide shows them', () => {
    expect(bytesOf(integer(1, 150))).toEqual([0x08, 0x96, 0x01]);
    expect(bytesOf(text(2, 'testing'))).toEqual([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
    expect(bytesOf(packed(6, [3, 270, 86942]))).toEqual([0x32, 0x06, 0x03, 0x8e, 0x02, 0x9e, 0xa7, 0x05]);
    expect(bytesOf(float(3, 1))).toEqual([0x1d, 0x00, 0x00, 0x80, 0x3f]);
    expect(bytesOf(message(integer(1, 1), [integer(2, 2)]))).toEqual([0x08, 0x01, 0x10, 0x02]);
  });

  test('every safe whole number survives, and nothing else is written', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (value) => readVarint(varint(value)) === value));
    for (const value of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => varint(value)).toThrow(RangeError);
  });
});

describe('a graph written here', () => {
  function smallGraph() {
    const graph = createGraph('small');
    const image = graph.input('image', [1, 2, 4, 4]);
    // Two output channels that copy, doubled and tripled, the centre of each input channel.
    const filter = toOutFirst({ dims: [1, 1, 2, 2], values: Float64Array.of(1, 0, 0, 1) }, [2, 3]);
    const bias = Float64Array.of(0, -1);
    const x = convolve(graph, image, { filter, bias, stride: 2, pads: squarePads(4, 1, 2) });
    graph.output('y', [1, 2, 2, 2], graph.node('Relu', [x]));
    return graph.toBytes();
  }

  test('runs in the runtime and computes what it says', async () => {
    const session = await InferenceSession.create(smallGraph());
    const image = Float32Array.from({ length: 32 }, (_, i) => i);
    const { y } = await session.run({ image: new Tensor('float32', image, [1, 2, 4, 4]) });
    expect([...((y as Tensor).data as Float32Array)]).toEqual([0, 4, 16, 20, 47, 53, 71, 77]);
    await session.release();
  });

  test('is the same to the last byte every time, so its hash can be pinned', () => {
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(smallGraph())).toBe(hash(smallGraph()));
  });
});

describe('layouts', () => {
  test('padding that keeps the size puts the odd pixel at the end', () => {
    expect(samePads(112, 3, 2)).toEqual([0, 1]);
    expect(samePads(113, 3, 2)).toEqual([1, 1]);
    expect(samePads(7, 3, 1)).toEqual([1, 1]);
    expect(samePads(4, 1, 2)).toEqual([0, 0]);
  });

  test('depthwise filters keep their channel and its scale', () => {
    const moved = toDepthwise({ dims: [1, 2, 2, 1], values: Float64Array.of(1, 2, 3, 4) }, [10, 100]);
    expect(moved).toEqual({ dims: [2, 1, 1, 2], values: Float64Array.of(10, 30, 200, 400) });
  });

  test('weights of eight bits come back as scale and offset say, and a file of another length is refused', () => {
    const quantization = { dtype: 'uint8', scale: 0.5, min: -1 };
    const manifest = [
      {
        weights: [
          { name: 'a', shape: [3], dtype: 'float32', quantization },
          { name: 'b', shape: [], dtype: 'float32' },
        ],
      },
    ];
    const binary = Buffer.concat([Buffer.of(0, 2, 255), Buffer.from(Float32Array.of(7.5).buffer)]);
    const weights = readWeights(manifest, binary);
    expect([...weights('a').values]).toEqual([-1, 0, 126.5]);
    expect([...weights('b').values]).toEqual([7.5]);
    expect(() => weights('c')).toThrow('has no c');
    expect(() => readWeights(manifest, binary.subarray(0, 6))).toThrow('ends inside b');
    expect(() => readWeights(manifest, Buffer.concat([binary, Buffer.of(0)]))).toThrow('longer');
  });
});
