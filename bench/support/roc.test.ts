import { expect, test } from 'vitest';
import { areaUnder } from './roc.ts';

test('what is always above gives an area of one, what is the same a half', () => {
  expect(areaUnder([2, 3], [0, 1]).area).toBe(1);
  expect(areaUnder([1, 1], [1, 1]).area).toBe(0.5);
});

test('the interval of Hanley and McNeil for an area of 0.5 among ten and ten', () => {
  const { low, high } = areaUnder(Array(10).fill(1), Array(10).fill(1));
  // Standard error by hand: sqrt((0.25 + 9 * (1/3 - 1/4) * 2) / 100) = 0.1323.
  expect(low).toBeCloseTo(0.5 - 1.96 * 0.1323, 3);
  expect(high).toBeCloseTo(0.5 + 1.96 * 0.1323, 3);
});
