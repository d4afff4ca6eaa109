import { describe, expect, test } from 'vitest';
import { comparisonsOf } from './compared.ts';

describe('TXN-02 what a rule saw stands against what it allows', () => {
  const when = "agg.out_1h > params.limit && agg.out_3d >= 0.75 * agg.in_3d && !(tx.kind == 'company')";

  test('each comparison of numbers is told with both sides, a product as its result', () => {
    expect(comparisonsOf(when, { 'agg.out_1h': 16, 'params.limit': 15, 'agg.out_3d': 90, 'agg.in_3d': 100 })).toEqual([
      { left: 'agg.out_1h', operator: '>', right: 'params.limit', value: 16, threshold: 15 },
      { left: 'agg.out_3d', operator: '>=', right: '0.75 * agg.in_3d', value: 90, threshold: 75 },
    ]);
  });

  test('a comparison that these numbers contradict belongs to another version and is not drawn', () => {
    expect(comparisonsOf(when, { 'agg.out_1h': 15, 'params.limit': 15 })).toEqual([]);
  });
});
