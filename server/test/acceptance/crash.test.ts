import { describe, expect, test } from 'vitest';
import { paymentRounds } from '../crash/payments.ts';
import { crashRounds } from '../crash/rounds.ts';

describe('OPS-01 AUD-03 kill -9 in the middle of work', () => {
  test('three kills at random moments lose no acknowledged step, lose or double no case, and the log verifies', async () => {
    const report = await crashRounds({ rounds: 3, say: () => undefined, random: Math.random });
    expect(report).toMatchObject({ killed: 3, lost: [], doubled: [], unsettled: [], log: { ok: true } });
    expect(report.acknowledged).toBeGreaterThan(0);
  }, 300_000);

  test('TXN-01 three kills while payments pour in: each acknowledged decision is there once, and counters are what they add up to', async () => {
    const report = await paymentRounds({ rounds: 3, loadMs: 2500, say: () => undefined, random: Math.random });
    expect(report).toMatchObject({ lost: [], miscounted: 0 });
    expect(report.acknowledged).toBeGreaterThan(100);
    expect(report.recorded).toBe(report.batches);
  }, 300_000);
});
