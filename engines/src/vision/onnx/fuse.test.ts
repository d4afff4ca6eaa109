import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { bundledTextModels } from '../reader.ts';
import { fuseActivations } from './fuse.ts';
import { readGraph } from './graph.ts';
import { readFields, writeFields } from './wire.ts';

const { detection, recognition } = bundledTextModels();

describe('DOC-01 the text models are rewritten to run quicker and say the same', () => {
  test.each([
    ['detection', detection, [1, 3, 96, 160], 30],
    ['recognition', recognition, [1, 3, 48, 160], 30],
  ] as const)('%s', async (_, path, dims, leastSaved) => {
    const [size, before] = [dims[1] * dims[2] * dims[3], await readFile(path)];
    const input = Float32Array.from({ length: size }, (_value, i) => Math.sin(i / 5) * Math.cos(i / 977));
    const after = fuseActivations(before);
    const [was, is] = [await answer(before, input, dims), await answer(after, input, dims)];
    expect(is.length).toBe(was.length);
    expect(is.every((value, i) => Math.abs(value - (was[i] ?? 0)) < 1e-4)).toBe(true);
    expect(stepsOf(before) - stepsOf(after)).toBeGreaterThan(leastSaved);
  });

  test('a file that is not a model is refused', () => {
    expect(() => fuseActivations(Buffer.from('not a model'))).toThrow(RangeError);
  });

  test('what was taken apart is put together again byte by byte', () => {
    const field = fc.oneof(
      fc.record({ number: fc.integer({ min: 1, max: 500 }), wire: fc.constant(2), bytes: fc.uint8Array() }),
      fc.record({
        number: fc.integer({ min: 1, max: 500 }),
        wire: fc.constant(0),
        bytes: fc
          .constantFrom([7], [255, 255, 255, 255, 255, 255, 255, 255, 255, 1])
          .map((each) => Uint8Array.from(each)),
      }),
    );
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const bytes = writeFields(fields);
        expect(Buffer.from(writeFields(readFields(bytes))).equals(bytes)).toBe(true);
      }),
    );
  });
});

async function answer(model: Uint8Array, input: Float32Array, dims: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  const output = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', input, dims) });
  const data = output[session.outputNames[0] ?? '']?.data;
  await session.release();
  if (!(data instanceof Float32Array)) throw new Error('no floats');
  return data;
}

function stepsOf(model: Uint8Array): number {
  return readGraph(model).nodes.filter(({ op }) => op !== 'Constant').length;
}
