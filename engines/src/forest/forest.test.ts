import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binColumn, binsOf } from './bins.ts';
import {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  cardPrecisionOf,
  explainRow,
  type FeatureTable,
  FitRefused,
  fitForest,
  fitGbdt,
  fitIsotonic,
  fitPlatt,
  ModelUnreadable,
  probability,
  rawScore,
  readModel,
  scoreRow,
  stabilityIndex,
  writeModel,
} from './index.ts';
import { pathLength } from './isolate.ts';
import { Random } from './random.ts';
import { attribute, sumOfTrees } from './trees.ts';

/** A made world: fraud is likely where the amount is large at night; the third feature says nothing; some values are missing. */
function world(rows: number, seed: number): { table: FeatureTable; labels: Uint8Array } {
  const random = new Random(seed);
  const columns = [0, 1, 2].map(() => new Float64Array(rows));
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const [amount, night] = [Math.exp(random.unit() * 6), random.unit() < 0.3 ? 1 : 0];
    const p = amount > 150 && night === 1 ? 0.6 : 0.005;
    labels[row] = random.unit() < p ? 1 : 0;
    [amount, night, random.unit()].forEach((value, at) => {
      (columns[at] as Float64Array)[row] = random.unit() < 0.03 ? Number.NaN : value;
    });
  }
  return { table: { names: ['amount', 'night', 'noise'], rows, columns }, labels };
}
const rowOf = ({ columns }: FeatureTable, at: number) => columns.map((column) => column[at] as number);
const train = world(6000, 1);
const later = world(4000, 2);
const gbdt = fitGbdt(train.table, train.labels, { seed: 5, trees: 60 });
const forest = fitForest(train.table, null, { seed: 5, trees: 50 });
const scoresOf = (model: typeof gbdt) =>
  Array.from({ length: later.table.rows }, (_, at) => scoreRow(model, rowOf(later.table, at)));

describe('MDL-01 boosted trees and an isolation forest', () => {
  test('boosted trees find what was put into the data, on rows that they did not see', () => {
    const said = { scores: scoresOf(gbdt), labels: later.labels };
    expect(aucOf(said)).toBeGreaterThan(0.85);
    expect(calibrationErrorOf(said)).toBeLessThan(0.02);
    expect(explainRow(gbdt, [400, 1, 0.5])[0]?.feature).not.toBe('noise');
  });

  test('no more trees are grown than help on rows that were kept aside', () => {
    const [little, later] = [world(8000, 3), gbdt.trees.roots.length];
    const many = { seed: 5, trees: 250, learningRate: 0.3 };
    const stopped = fitGbdt(little.table, little.labels, many);
    const whole = fitGbdt(little.table, little.labels, { ...many, patience: 0 });
    expect(stopped.trees.roots.length).toBeLessThan(150);
    expect(whole.trees.roots.length).toBe(250);
    expect(later).toBeLessThanOrEqual(60);
    const told = { labels: world(4000, 2).labels };
    expect(brierOf({ ...told, scores: scoresOf(stopped) })).toBeLessThanOrEqual(
      brierOf({ ...told, scores: scoresOf(whole) }) ?? 0,
    );
  });

  test('a forest gives what is far from everything a higher score than what is usual', () => {
    expect(scoreRow(forest, [400, 1, 30])).toBeGreaterThan(scoreRow(forest, [20, 0, 0.5]));
    expect(explainRow(forest, [20, 0, 30])[0]).toMatchObject({ feature: 'noise', moved: expect.any(Number) });
  });

  test('the same seed gives the same model, another seed another one', () => {
    expect(writeModel(fitGbdt(train.table, train.labels, { seed: 5, trees: 60 }))).toBe(writeModel(gbdt));
    expect(writeModel(fitGbdt(train.table, train.labels, { seed: 6, trees: 60 }))).not.toBe(writeModel(gbdt));
    expect(writeModel(fitForest(train.table, null, { seed: 5, trees: 50 }))).toBe(writeModel(forest));
  });

  test('what moved a score adds up to the score, for any row, missing values too', () => {
    const value = fc.oneof(fc.double({ min: -10, max: 1000, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.tuple(value, value, value), (row) => {
        for (const model of [gbdt, forest]) {
          const { base, attributions } = attribute(model.trees, row, 3);
          const sum = attributions.reduce((all, one) => all + one, base);
          expect(sum).toBeCloseTo(sumOfTrees(model.trees, row), 8);
        }
      }),
    );
  });

  test('a feature that must not lower the score never does', () => {
    const bound = fitGbdt(train.table, train.labels, { seed: 1, trees: 60, monotone: { amount: 1, noise: -1 } });
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(400),
        fc.constantFrom(0, 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, night, noise) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(rawScore(bound, [high, night, noise])).toBeGreaterThanOrEqual(
            rawScore(bound, [low, night, noise]) - 1e-9,
          );
          expect(rawScore(bound, [low, night, 1])).toBeLessThanOrEqual(rawScore(bound, [low, night, noise]) + 1e-9);
        },
      ),
    );
  });

  test('fitting can be stopped between two trees', () => {
    const stop = () => {
      throw new FitRefused('fit.cancelled', 'stopped');
    };
    expect(() => fitGbdt(train.table, train.labels, {}, stop)).toThrow('stopped');
  });

  test.each([
    ['one class', () => fitGbdt(train.table, new Uint8Array(train.table.rows)), 'fit.one_class'],
    ['no rows', () => fitForest({ names: ['a'], rows: 0, columns: [new Float64Array()] }, null), 'fit.no_rows'],
    ['no features', () => fitForest({ names: [], rows: 5, columns: [] }, null), 'fit.no_features'],
    [
      'columns of other lengths',
      () => fitForest({ names: ['a'], rows: 5, columns: [new Float64Array(4)] }, null),
      'fit.setting',
    ],
  ])('%s is refused', (_, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }));
  });
});

describe('MDL-03 a model as a file', () => {
  test('reads back as what it was', () => {
    for (const model of [gbdt, forest]) {
      const read = readModel(writeModel(model));
      for (let at = 0; at < 200; at += 1)
        expect(scoreRow(read, rowOf(later.table, at))).toBe(scoreRow(model, rowOf(later.table, at)));
    }
  });

  test.each([
    ['torn', (text: string) => text.slice(0, -20)],
    ['of another version', (text: string) => text.replace('"version":1', '"version":2')],
    ['with a walk that would never end', (text: string) => text.replace(/"left":\[1/, '"left":[0')],
    ['with a feature that is not there', (text: string) => text.replace('["amount","night","noise"]', '["amount"]')],
  ])('a file that is %s is refused', (_, harm) => {
    expect(() => readModel(harm(writeModel(gbdt)))).toThrow(ModelUnreadable);
  });
});

describe('MDL-02 said and seen', () => {
  test('a Platt curve finds the curve that outcomes were drawn from, and keeps the order of scores', () => {
    const random = new Random(3);
    const raw = Float64Array.from({ length: 20_000 }, () => random.unit() * 8 - 6);
    const labels = Uint8Array.from(raw, (x) => (random.unit() < 1 / (1 + Math.exp(-(0.7 * x - 0.4))) ? 1 : 0));
    const curve = fitPlatt(raw, labels);
    expect(curve).toMatchObject({ kind: 'platt', slope: expect.closeTo(0.7, 1), offset: expect.closeTo(-0.4, 0) });
    expect(probability(curve, 1)).toBeGreaterThan(probability(curve, 0.9));
  });

  test('isotonic steps never fall, and their mean is the mean of what was seen', () => {
    const outcomes = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, 1)), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(outcomes, (rows) => {
        const [raw, labels] = [rows.map(([x]) => x), rows.map(([, y]) => y as number)];
        const steps = fitIsotonic(raw, labels);
        const said = raw.map((x) => probability(steps, x));
        const sorted = raw.map((x, at) => [x, said[at] as number] as const).sort((a, b) => a[0] - b[0]);
        for (let at = 1; at < sorted.length; at += 1)
          expect(sorted[at]?.[1]).toBeGreaterThanOrEqual(sorted[at - 1]?.[1] ?? 0);
        const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
        expect(mean(said)).toBeCloseTo(mean(labels), 9);
      }),
    );
  });

  test('AUC and average precision agree with their definitions counted out', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 1)), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const [scores, labels] = [all.map(([x]) => x), all.map(([, y]) => y as number)];
        const of = (label: number) => scores.filter((_, at) => labels[at] === label);
        const pairs = of(1).flatMap((a) => of(0).map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const auc = pairs.length === 0 ? null : pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
        if (auc === null) expect(aucOf({ scores, labels })).toBeNull();
        else expect(aucOf({ scores, labels })).toBeCloseTo(auc, 12);
        let [ap, before] = [0, 0];
        for (const cut of [...new Set(scores)].sort((a, b) => b - a)) {
          const hits = of(1).filter((x) => x >= cut).length;
          ap += ((hits - before) / of(1).length) * (hits / scores.filter((x) => x >= cut).length);
          before = hits;
        }
        if (of(1).length > 0) expect(averagePrecisionOf({ scores, labels })).toBeCloseTo(ap, 12);
      }),
    );
  });

  test('card precision takes a card once: who was found on one day is out of reach on the next', () => {
    const rows = {
      scores: [0.9, 0.8, 0.9, 0.7],
      labels: [1, 0, 1, 1],
      cards: ['a', 'b', 'a', 'c'],
      days: ['1', '1', '2', '2'],
    };
    expect(cardPrecisionOf(rows, 1)).toBe(1);
    expect(cardPrecisionOf({ ...rows, labels: [1, 0, 1, 0] }, 1)).toBe(0.5);
  });

  test('stability is 0 for the same world and large for another', () => {
    const random = new Random(9);
    const column = (shift: number) => Float64Array.from({ length: 5000 }, () => random.unit() + shift);
    const [a, b, c] = [column(0), column(0), column(0.5)];
    expect(stabilityIndex(a, b)).toBeLessThan(0.02);
    expect(stabilityIndex(a, c)).toBeGreaterThan(0.25);
  });
});

describe('bins and paths', () => {
  test('a value is never above the cut of its bin nor at or below the one before; missing is bin 0', () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 600 }), (values) => {
        const column = Float64Array.from(values);
        const { cuts } = binsOf(column);
        expect(cuts.length).toBeLessThanOrEqual(254);
        binColumn(column, { cuts }).forEach((bin, at) => {
          const own = column[at] as number;
          if (Number.isNaN(own)) expect(bin).toBe(0);
          else {
            expect(own).toBeLessThanOrEqual(cuts[bin - 1] ?? Number.POSITIVE_INFINITY);
            expect(own).toBeGreaterThan(cuts[bin - 2] ?? Number.NEGATIVE_INFINITY);
          }
        });
      }),
    );
  });

  test('usual path lengths are those of the paper', () => {
    expect([pathLength(1), pathLength(2), pathLength(256)]).toEqual([0, 1, expect.closeTo(10.2448, 3)]);
  });
});
