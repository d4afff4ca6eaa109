import { describe, expect, test } from 'vitest';
import { Random, readModel, stabilityAgainst } from '../forest/index.ts';
import { TrainingFailed, type TrainRequest, train, trainInThread } from './index.ts';

/** Payments of which one in twenty is a fraud: large and at night, with noise. */
function rows(count: number, over: Partial<TrainRequest> = {}): TrainRequest {
  const random = new Random(7);
  const labels = Uint8Array.from({ length: count }, () => (random.unit() < 0.05 ? 1 : 0));
  const column = (of: (label: number) => number) => Float64Array.from(labels, of);
  return {
    kind: 'gbdt',
    table: {
      names: ['amount', 'hour', 'noise'],
      rows: count,
      columns: [
        column((label) => random.unit() * 100 + (label ? 60 : 0)),
        column((label) => (label ? random.unit() * 8 : random.unit() * 24)),
        column(() => (random.unit() < 0.2 ? Number.NaN : random.unit())),
      ],
    },
    labels,
    segments: [{ by: 'country', values: Array.from({ length: count }, (_, at) => (at % 3 === 0 ? 'DE' : 'FR')) }],
    rising: ['amount'],
    seed: 1,
    ...over,
  };
}

describe('MDL-03 a model is trained, judged on what it had not seen, and described', () => {
  test('the report counts the held rows, finds what matters, compares groups, and comes again the same', () => {
    const { text, report } = train(rows(6000));
    expect(report.held?.rows).toBe(1200);
    expect(report.held?.auc).toBeGreaterThan(0.85);
    expect(report.held?.calibrationError).toBeLessThan(0.02);
    expect(
      report.weight
        .slice(0, 2)
        .map((one) => one.feature)
        .toSorted(),
    ).toEqual(['amount', 'hour']);
    expect(report.weight.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1);
    expect(report.segments.map((one) => one.value).toSorted()).toEqual(['DE', 'FR']);
    expect(report.segments.reduce((sum, one) => sum + one.rows, 0)).toBe(1200);
    expect(report.held?.bands.reduce((sum, one) => sum + one.rows, 0)).toBe(1200);
    const again = train(rows(6000));
    expect(again.text).toBe(text);
    expect({ ...again.report, seconds: 0 }).toEqual({ ...report, seconds: 0 });
  });

  test('what is kept of the world sees that it moved, and that it did not', () => {
    const { report } = train(rows(3000));
    const profile = report.profile.features.amount;
    if (!profile) throw new Error('no profile');
    const same = rows(3000).table.columns[0] as Float64Array;
    expect(stabilityAgainst(profile, same)).toBeLessThan(0.01);
    expect(
      stabilityAgainst(
        profile,
        same.map((value) => value * 2),
      ),
    ).toBeGreaterThan(0.25);
  });

  test('trees learn from known outcomes alone; a forest needs none; one class teaches nothing', () => {
    const request = rows(4000);
    const half = Uint8Array.from(request.labels, (label, at) => (at % 2 === 0 ? 255 : label));
    expect(train({ ...request, labels: half }).report.rows).toBe(2000);
    const unknown = new Uint8Array(4000).fill(255);
    const forest = train({ ...request, kind: 'forest', labels: unknown });
    expect([forest.report.held, readModel(forest.text).kind]).toEqual([null, 'forest']);
    expect(() => train({ ...request, labels: new Uint8Array(4000) })).toThrow(
      expect.objectContaining({ code: 'fit.one_class' }),
    );
  });

  test('what would not fit into its memory is refused before it begins', async () => {
    const begun = performance.now();
    const large = trainInThread(rows(60_000), { memoryMb: 5 });
    await expect(large).rejects.toMatchObject({ code: 'fit.too_large' });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('in a thread it says how far it is, gives the same model, and ends when asked or refused', async () => {
    const told: number[] = [];
    const { text } = await trainInThread(rows(20_000), { memoryMb: 512, progress: (share) => told.push(share) });
    expect(text).toBe(train(rows(20_000)).text);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const signal = AbortSignal.timeout(50);
    const ended = trainInThread(rows(200_000), { memoryMb: 512, signal });
    await expect(ended).rejects.toMatchObject({ code: 'fit.cancelled' });
    const refused = trainInThread({ ...rows(100), labels: new Uint8Array(100) }, { memoryMb: 512 });
    await expect(refused).rejects.toBeInstanceOf(TrainingFailed);
    await expect(refused).rejects.toMatchObject({ code: 'fit.one_class' });
  }, 60_000);
});
