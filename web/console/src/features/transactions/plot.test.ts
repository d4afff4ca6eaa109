import type { TransactionRow } from '@acquaint/sdk';
import { describe, expect, test } from 'vitest';
import { plotOf } from './plot.ts';

const row = (day: number, usd: number | null): TransactionRow =>
  ({ at: `2026-05-0${day}T00:00:00.000Z`, amount_usd: usd }) as TransactionRow;

describe('amounts over time', () => {
  test('every tenfold has the same height, the earliest stands at the left and the latest at the right', () => {
    const plot = plotOf([row(1, 10), row(2, 100), row(3, 1000)], []);
    const heights = plot?.dots.map((dot) => dot.y) ?? [];
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeCloseTo((heights[2] ?? 0) - (heights[1] ?? 0));
    expect(plot?.dots.map((dot) => dot.x)).toEqual([0, 0.5, 1]);
    expect(plot?.lines[0]?.usd).toBe(10);
  });

  test('a single payment stands in the middle, and none gives no picture', () => {
    expect(plotOf([row(1, 50)], [])?.dots[0]?.x).toBe(0.5);
    expect(plotOf([row(1, null)], [])).toBeNull();
  });
});
