import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipMap, chipSide, fitSimilarity, type Point, rollOf, shapeError } from './align.ts';
import { place, type Similarity } from './warp.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const points = fc.array(fc.tuple(number(-50, 50), number(-50, 50)), { minLength: 3, maxLength: 20 });
const maps = fc.record({ a: number(-4, 4), b: number(-4, 4), x: number(-900, 900), y: number(-900, 900) });
const apply = (map: Similarity, from: readonly Point[]) => from.map(([u, v]) => place(map, u, v));

/** 68 points laid out roughly as a face one unit tall, moved by a map. */
function sketch(map: Similarity): Point[] {
  const eyes = (x: number): Point[] =>
    Array.from({ length: 6 }, (_, i) => [x + 0.02 * Math.cos(i), 0.4 + 0.02 * Math.sin(i)]);
  const outline = (count: number, y: number): Point[] =>
    Array.from({ length: count }, (_, i) => [0.3 + (0.4 * i) / count, y]);
  const face = [...outline(27, 0.8), ...outline(9, 0.55), ...eyes(0.36), ...eyes(0.64), ...outline(20, 0.7)];
  return apply(map, face);
}

describe('fitting a similarity', () => {
  test('a known similarity is found again from the points it moved', () => {
    fc.assert(
      fc.property(points, maps, (from, map) => {
        fc.pre(from.some(([x, y]) => Math.hypot(x - (from[0]?.[0] ?? 0), y - (from[0]?.[1] ?? 0)) > 1));
        const found = fitSimilarity(from, apply(map, from));
        for (const key of ['a', 'b', 'x', 'y'] as const) expect(found[key]).toBeCloseTo(map[key], 4);
      }),
    );
  });

  test('one point repeated, a single point and lists of two lengths are refused', () => {
    const same: Point[] = [
      [1, 1],
      [1, 1],
    ];
    expect(() => fitSimilarity(same, same)).toThrow(RangeError);
    expect(() => fitSimilarity([[1, 1]], [[1, 1]])).toThrow(RangeError);
    expect(() =>
      fitSimilarity(
        [
          [1, 1],
          [2, 2],
        ],
        [[1, 1]],
      ),
    ).toThrow(RangeError);
  });
});

describe('a face chip', () => {
  const upright = sketch({ a: 100, b: 0, x: 20, y: 30 });

  test('turns, grows and moves with the face, whichever network it is for', () => {
    const map = { a: 60, b: 80, x: -5, y: 7 };
    const unit = sketch({ a: 1, b: 0, x: 0, y: 0 });
    for (const alignment of ['dlib-68', 'arcface-5'] as const) {
      const plain = place(chipMap(unit, alignment, 112), 31, 77);
      const moved = place(chipMap(apply(map, unit), alignment, 112), 31, 77);
      const expected = place(map, plain[0], plain[1]);
      expect(moved[0]).toBeCloseTo(expected[0], 6);
      expect(moved[1]).toBeCloseTo(expected[1], 6);
    }
  });

  test('its side does not depend on where the face is, and fewer than 68 points are refused', () => {
    expect(chipSide(apply({ a: 0, b: 2, x: 500, y: 3 }, upright))).toBeCloseTo(2 * chipSide(upright), 6);
    expect(() => chipMap(upright.slice(0, 67), 'dlib-68', 150)).toThrow('68 landmarks');
  });

  test('roll is the angle of the eyes: 0 when level, positive when turned clockwise on the screen', () => {
    expect(rollOf(upright)).toBeCloseTo(0, 6);
    expect(rollOf(sketch({ a: 100 * Math.cos(0.3), b: 100 * Math.sin(0.3), x: 0, y: 0 }))).toBeCloseTo(0.3, 6);
  });

  test('points that are nowhere near a face have a large shape error, at any size', () => {
    const line = Array.from({ length: 68 }, (_, i): Point => [i, 0.1 * i]);
    expect(shapeError(line)).toBeGreaterThan(0.1);
    expect(shapeError(apply({ a: 40, b: 3, x: 1, y: 1 }, upright))).toBeCloseTo(shapeError(upright), 6);
  });
});
