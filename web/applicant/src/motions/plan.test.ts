import type { Motion } from '@acquaint/sdk';
import { describe, expect, test } from 'vitest';
import { cueAt, planOf } from './plan.ts';

const ALL: readonly Motion[] = ['turn_left', 'blink', 'nod', 'open_mouth'];

describe('BIO-02 the plan of a film', () => {
  test('shows each instruction once, in order, between two moments of rest', () => {
    const { cues, wholeMs } = planOf(ALL, 24);
    expect(cues.map((cue) => cue.motion)).toEqual([null, ...ALL, null]);
    for (const [at, cue] of cues.entries()) expect(cue.fromMs).toBe(cues[at - 1]?.untilMs ?? 0);
    expect(cues.at(-1)?.untilMs).toBe(wholeMs);
  });

  test('takes no more frames than the server does and never fewer than it needs', () => {
    for (let count = 2; count <= 4; count += 1) {
      const { framesAtMs, wholeMs } = planOf(ALL.slice(0, count), 24);
      expect(framesAtMs.length).toBeLessThanOrEqual(24);
      expect(framesAtMs.length).toBeGreaterThanOrEqual(8);
      expect(framesAtMs).toEqual(framesAtMs.toSorted((a, b) => a - b));
      expect(framesAtMs.at(-1)).toBeLessThan(wholeMs);
    }
  });

  test('knows the instruction of a moment, and keeps the last one when all is over', () => {
    const plan = planOf(ALL, 24);
    expect(cueAt(plan, 999)?.motion).toBe(null);
    expect(cueAt(plan, 1_000)?.motion).toBe('turn_left');
    expect(cueAt(plan, plan.wholeMs + 5_000)?.motion).toBe(null);
  });
});
