import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucOf, type FeatureTable, FitRefused, ModelUnreadable, Random } from '../forest/index.ts';
import { Cell, layoutOf } from './cell.ts';
import {
  fitSequence,
  isSequenceText,
  readSequence,
  SequenceReader,
  type SequenceState,
  scoreHistories,
  sequenceProbability,
  writeSequence,
} from './index.ts';

/** Keys whose third small amount in a row is a fraud: no single row says so, only the rows before it do. */
function testing(keys: number, seed: number) {
  const random = new Random(seed);
  const rows: { key: string; small: number; noise: number; label: number }[] = [];
  const run = new Map<string, number>();
  for (let at = 0; at < keys * 20; at++) {
    const key = `k${random.below(keys)}`;
    const small = random.unit() < 0.35 ? 1 : 0;
    const before = run.get(key) ?? 0;
    const now = small === 1 ? before + 1 : 0;
    run.set(key, now === 3 ? 0 : now);
    rows.push({ key, small, noise: random.unit(), label: now === 3 ? 1 : 0 });
  }
  const table: FeatureTable = {
    names: ['small', 'noise'],
    rows: rows.length,
    columns: [Float64Array.from(rows, (row) => row.small), Float64Array.from(rows, (row) => row.noise)],
  };
  return { table, labels: Uint8Array.from(rows, (row) => row.label), keys: rows.map((row) => row.key) };
}
const QUICK = { hidden: 8, epochs: 10, rate: 0.02, oneOf: 1 };

describe('MDL-01 a model of what a customer did last', () => {
  test('the gradient through time is that of finite differences', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 5 }), (seed, steps) => {
        const random = new Random(seed);
        const shape = { inputs: 3, hidden: 4 };
        const draw = (length: number) => Float64Array.from({ length }, () => random.unit() * 2 - 1);
        const parameters = draw(layoutOf(shape).length);
        const rows = draw(steps * shape.inputs);
        const start = draw(shape.hidden);
        const labels = Array.from({ length: steps }, () => random.below(2));
        const cell = new Cell(shape, steps);
        const run = (slopes: Float64Array | null): number => {
          cell.begin(start);
          let loss = 0;
          for (let step = 0; step < steps; step++) {
            const logOdds = cell.forward(parameters, rows, step);
            const label = labels[step] as number;
            loss += Math.log1p(Math.exp(label === 1 ? -logOdds : logOdds));
            if (slopes) slopes[step] = 1 / (1 + Math.exp(-logOdds)) - label;
          }
          return loss;
        };
        const slopes = new Float64Array(steps);
        run(slopes);
        const gradient = new Float64Array(parameters.length);
        cell.backward(parameters, rows, slopes, gradient);
        for (let at = 0; at < parameters.length; at++) {
          const held = parameters[at] as number;
          parameters[at] = held + 1e-5;
          const above = run(null);
          parameters[at] = held - 1e-5;
          const below = run(null);
          parameters[at] = held;
          expect(gradient[at]).toBeCloseTo((above - below) / 2e-5, 5);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('it learns what only the order of a customer’s rows tells, and a model without keys cannot', () => {
    const { table, labels, keys } = testing(150, 3);
    const other = testing(150, 4);
    const auc = (model: ReturnType<typeof fitSequence>, of: typeof other, by: string[] | null) =>
      aucOf({ scores: scoreHistories(model, of.table, by), labels: of.labels }) ?? 0;
    const model = fitSequence({ table, labels, keys }, QUICK);
    expect(auc(model, other, other.keys)).toBeGreaterThan(0.97);
    const blind = fitSequence({ table, labels, keys: null }, QUICK);
    expect(auc(blind, other, null)).toBeLessThan(0.9);
    const p = Array.from(scoreHistories(model, other.table, other.keys), (raw) => sequenceProbability(model, raw));
    expect(p.every((one) => one >= 0 && one <= 1)).toBe(true);
    const expected = p.reduce((sum, one) => sum + one, 0);
    const came = other.labels.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(expected - came) / came).toBeLessThan(0.25);
  });

  test('the same seed gives the same model, another seed another, and a file gives it back', () => {
    const rows = testing(40, 5);
    const fit = (seed: number) => writeSequence(fitSequence(rows, { ...QUICK, epochs: 2, seed }));
    const text = fit(1);
    expect(fit(1)).toBe(text);
    expect(fit(2)).not.toBe(text);
    expect(isSequenceText(text)).toBe(true);
    const model = readSequence(text);
    expect(writeSequence(model)).toBe(text);
    expect(() => readSequence(text.slice(0, -20))).toThrow(ModelUnreadable);
    expect(() => readSequence(text.replace('"hidden":8', '"hidden":9'))).toThrow(ModelUnreadable);
  });

  test('a row after another with its kept state is scored as in the whole history; what is missing is no number', () => {
    const rows = testing(20, 6);
    const model = fitSequence(rows, { ...QUICK, epochs: 2 });
    const reader = new SequenceReader(model);
    const states = new Map<string, SequenceState>();
    const whole = scoreHistories(model, rows.table, rows.keys);
    for (let at = 0; at < rows.table.rows; at++) {
      const key = rows.keys[at] as string;
      const row = rows.table.columns.map((column) => column[at] as number);
      const read = reader.read(row, states.get(key) ?? null);
      states.set(key, read.state);
      expect(read.logOdds).toBe(whole[at]);
    }
    expect(Number.isFinite(reader.read([Number.NaN, Number.POSITIVE_INFINITY], null).logOdds)).toBe(true);
  });

  test('what cannot be learnt from is refused, and a progress that throws stops the fit', () => {
    const { table, labels, keys } = testing(20, 7);
    expect(() => fitSequence({ table, labels: new Uint8Array(table.rows), keys })).toThrow(FitRefused);
    expect(() => fitSequence({ table, labels, keys: keys.slice(1) })).toThrow(FitRefused);
    expect(() => fitSequence({ table, labels, keys }, { hidden: 0 })).toThrow(FitRefused);
    const stop = () => {
      throw new Error('stopped');
    };
    expect(() => fitSequence({ table, labels, keys }, QUICK, stop)).toThrow('stopped');
  });
});
