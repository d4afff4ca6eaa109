import { describe, expect, test } from 'vitest';
import { monthly, precisionOf } from './rates.ts';

const alerts = (month: string, wrong: number, right = 0) => ({ month, alerts: wrong + right, wrong, right });

describe('TXN-08 how often monitoring is wrong', () => {
  test('precision is of closed alerts alone, and unknown while none is closed', () => {
    expect(precisionOf({ wrong: 3, right: 1 })).toBe(0.25);
    expect(precisionOf({ wrong: 0, right: 0 })).toBeNull();
  });

  test('two points between months are within the band, a little more is out of it, in both directions', () => {
    const events = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => ({ month, events: 10_000 }));
    const told = [alerts('2026-01', 100), alerts('2026-02', 300), alerts('2026-03', 501), alerts('2026-04', 300)];
    expect(monthly(events, told).map((one) => [one.moved, one.outOfBand])).toEqual([
      [null, false],
      [2, false],
      [2.01, true],
      [-2.01, true],
    ]);
  });

  test('a confirmed payment was not innocent, and a month without alerts has a rate of nothing', () => {
    expect(monthly([{ month: '2026-01', events: 101 }], [alerts('2026-01', 2, 1)])[0]?.falsePositiveRate).toBe(0.02);
    expect(monthly([{ month: '2026-01', events: 5 }], [])[0]?.falsePositiveRate).toBe(0);
  });
});
