import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cornersOf, cssMatrix, inverse, project } from './plane.ts';

const share = fc.double({ min: -0.2, max: 0.2, noNaN: true });

describe('G06 a flattened page and its photograph are one plane', () => {
  test('what is carried to the photograph and back is where it was', () => {
    const place = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(share, share, share, share), place, place, ([b, d, g, h], x, y) => {
        const plane = [1, b, 40, d, 1, 20, g / 1000, h / 1000, 1];
        const back = inverse(plane);
        const [x2, y2] = project(back ?? [], project(plane, [x, y]));
        expect(Math.abs(x2 - x) + Math.abs(y2 - y)).toBeLessThan(1e-6);
      }),
    );
  });

  test('a map that folds everything onto a line has no way back', () => {
    expect(inverse([1, 2, 0, 2, 4, 0, 0, 0, 1])).toBeNull();
  });

  test('CSS is given columns, and the size on the screen', () => {
    expect(cssMatrix([1, 0, 30, 0, 1, 20, 0, 0, 1], 0.5)).toBe('matrix3d(0.5,0,0,0,0,0.5,0,0,0,0,1,0,15,10,0,1)');
  });

  test('corners go round from the upper left', () => {
    expect(cornersOf({ x: 1, y: 2, width: 3, height: 4 })).toEqual([
      [1, 2],
      [4, 2],
      [4, 6],
      [1, 6],
    ]);
  });
});
