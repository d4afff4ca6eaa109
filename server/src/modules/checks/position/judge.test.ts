import { expect, test } from 'vitest';
import { judge } from './index.ts';

test('ONB-04 a fix of 50 m is exact enough, one of 51 m is not', () => {
  expect(judge(50, 50).result).toBe('pass');
  expect(judge(51, 50).result).toBe('inconclusive');
});
