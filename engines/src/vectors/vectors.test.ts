import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVectorIndex, readVectors, serialiseVectors, type VectorIndex } from './index.ts';

const DIMENSION = 128;

/** Seeded vectors about as long as face embeddings are (lengths near 1.4). */
function vectors(count: number, seed: number, dimension = DIMENSION): Float32Array[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296 - 0.5;
  };
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: dimension }, () => (next() + next() + next()) * 0.25),
  );
}

function filled(all: readonly Float32Array[]): VectorIndex {
  const index = createVectorIndex(all[0]?.length ?? DIMENSION);
  all.forEach((vector, i) => {
    index.set(`id-${i}`, vector);
  });
  return index;
}

const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

function exact(all: readonly Float32Array[], query: Float32Array, count: number): string[] {
  const rated = all.map((vector, i) => ({ id: `id-${i}`, distance: distance(vector, query) }));
  return rated
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ id }) => id);
}

describe('BIO-04 the nearest of many vectors', () => {
  test('the ten nearest are those of a plain search, also of vectors without any order', () => {
    const all = vectors(3000, 1);
    const index = filled(all);
    let same = 0;
    for (const query of vectors(20, 2)) {
      const wanted = new Set(exact(all, query, 10));
      same += index.search(query, 10).filter(({ id }) => wanted.has(id)).length;
    }
    expect(same).toBeGreaterThanOrEqual(198);
  });

  test('a slightly changed vector is found first, at its distance to four digits', () => {
    const all = vectors(2000, 3);
    const index = filled(all);
    const wanted = all[1234] ?? new Float32Array(DIMENSION);
    const query = wanted.map((value, i) => value + (i % 2 === 0 ? 0.02 : -0.02));
    const [first] = index.search(query, 3);
    expect(first?.id).toBe('id-1234');
    expect(first?.distance).toBeCloseTo(distance(wanted, query), 3);
  });

  test('dimensions that are no multiple of sixteen count in full and nothing else does', () => {
    for (const dimension of [1, 15, 17, 512]) {
      const all = vectors(40, dimension, dimension);
      const index = filled(all);
      const query = vectors(1, 99, dimension)[0] ?? new Float32Array(dimension);
      expect(index.search(query, 1).map(({ id }) => id)).toEqual(exact(all, query, 1));
    }
  });

  test('more than one step of the scan finds what lies in the last', () => {
    const index = createVectorIndex(16);
    for (let i = 0; i < 70_000; i++)
      index.set(`id-${i}`, Float32Array.of(...Array<number>(15).fill(0.1), (i % 100) / 200));
    index.set('last', new Float32Array(16).fill(-0.5));
    const steps = index.searching(new Float32Array(16).fill(-0.5), 1);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect({ count, hits: step.value }).toMatchObject({ count: 2, hits: [{ id: 'last' }] });
  });

  test('what was removed is never found again, whatever was removed in between', () => {
    const all = vectors(60, 5);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all.keys()]), (gone) => {
        const index = filled(all);
        for (const i of gone) expect(index.remove(`id-${i}`)).toBe(true);
        for (const i of gone) expect(index.remove(`id-${i}`)).toBe(false);
        const left = index.search(all[0] ?? new Float32Array(DIMENSION), 100).map(({ id }) => id);
        expect(new Set(left)).toEqual(new Set([...all.keys()].filter((i) => !gone.includes(i)).map((i) => `id-${i}`)));
      }),
      { numRuns: 25 },
    );
  });

  test('a vector set again under its id replaces the old one', () => {
    const [a, b] = vectors(2, 7);
    const index = createVectorIndex(DIMENSION);
    index.set('one', a ?? new Float32Array(DIMENSION));
    index.set('one', b ?? new Float32Array(DIMENSION));
    expect(index.size).toBe(1);
    expect(index.search(b ?? new Float32Array(DIMENSION), 5)[0]?.distance).toBeCloseTo(0, 3);
  });

  test('an index removed from between two steps ends the search without what is gone', () => {
    const index = filled(vectors(10, 8));
    const steps = index.searching(vectors(1, 9)[0] ?? new Float32Array(DIMENSION), 10);
    steps.next();
    index.remove('id-3');
    const end = steps.next();
    expect(end.done && end.value.some(({ id }) => id === 'id-3')).toBe(false);
  });

  test('it comes back from its bytes, and cut or foreign bytes are refused', () => {
    const index = filled(vectors(50, 11));
    const bytes = serialiseVectors(index);
    const back = readVectors(bytes);
    const query = vectors(1, 12)[0] ?? new Float32Array(DIMENSION);
    expect(back.search(query, 10)).toEqual(index.search(query, 10));
    for (const wrong of [bytes.subarray(0, -1), Uint8Array.from([...bytes, 0]), bytes.subarray(4), new Uint8Array(3)])
      expect(() => readVectors(wrong)).toThrow(RangeError);
  });

  test('a vector of another length or with a number that is none is refused', () => {
    const index = createVectorIndex(DIMENSION);
    expect(() => index.set('x', new Float32Array(127))).toThrow(RangeError);
    expect(() => index.set('x', new Float32Array(DIMENSION).fill(Number.NaN))).toThrow(RangeError);
    expect(() => createVectorIndex(0)).toThrow(RangeError);
    expect(index.search(new Float32Array(DIMENSION), 5)).toEqual([]);
  });
});
