import { describe, expect, test } from 'vitest';
import { VALUES_MAX, valuesOf } from './sweep.ts';

describe('TXN-03 other values of a parameter, as somebody types them', () => {
  test('commas, semicolons and spaces part them; a value typed twice is tried once; nothing is no value', () => {
    expect(valuesOf('3, 5;7  5')).toEqual([3, 5, 7]);
    expect(valuesOf(' 0.5 -2 1e3')).toEqual([0.5, -2, 1000]);
    expect(valuesOf('  ')).toEqual([]);
  });

  test('what is no figure is told, and so are more values than are tried', () => {
    expect(valuesOf('3, many')).toBeNull();
    expect(valuesOf('Infinity')).toBeNull();
    const row = Array.from({ length: VALUES_MAX }, (_, at) => at + 1);
    expect(valuesOf(row.join(' '))).toHaveLength(VALUES_MAX);
    expect(valuesOf([...row, 99].join(' '))).toBeNull();
  });
});
