import { describe, expect, test } from 'vitest';
import { marksOf } from './plot.ts';

describe('MDL-02 what a model said against what there was', () => {
  test('a band without payments is not drawn; the others stand at the middle of what was said', () => {
    const marks = marksOf([
      { from: 0, to: 0.2, rows: 80, positives: 8 },
      { from: 0.2, to: 0.4, rows: 0, positives: 0 },
    ]);
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ said: 0.1, was: 0.1 });
  });

  test('the interval is that of Wilson: 8 of 80 is 5.2 to 18.5 per cent, and it never leaves 0 to 1', () => {
    const [mark] = marksOf([{ from: 0, to: 0.2, rows: 80, positives: 8 }]);
    expect(mark?.low).toBeCloseTo(0.0516, 3);
    expect(mark?.high).toBeCloseTo(0.1851, 3);
    const [none, all] = marksOf([
      { from: 0, to: 0.5, rows: 3, positives: 0 },
      { from: 0.5, to: 1, rows: 3, positives: 3 },
    ]);
    expect(none?.low).toBe(0);
    expect(all?.high).toBe(1);
  });
});
