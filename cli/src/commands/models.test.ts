import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';

const CLI = resolve(import.meta.dirname, '../../bin/acquaint.mjs');
const folder = mkdtempSync(join(tmpdir(), 'acquaint-models-'));
const at = (name: string) => join(folder, name);
const acquaint = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'models', ...args], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr };
};

/** Fraud is what is above 90; the day and the card name rows, and `scenario` tells the answer. */
const lines = Array.from({ length: 1200 }, (_, row) => {
  const amount = (row * 37) % 100;
  const fraud = amount > 90 ? 1 : 0;
  return [row, row % 40, Math.floor(row / 200), amount, row % 7 === 0 ? '' : (row * 13) % 11, fraud, fraud * 2].join(
    ',',
  );
});
writeFileSync(
  at('features.csv.gz'),
  gzipSync(
    `TRANSACTION_ID,CUSTOMER_ID,TX_TIME_DAYS,TX_AMOUNT,CUSTOMER_ID_NB_TX,TX_FRAUD,TX_FRAUD_SCENARIO\n${lines.join('\n')}\n`,
  ),
);

describe('MDL-01 a model from a file, without a server', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('boosted trees learn from outcomes, never from numbers of rows or columns that tell the answer, and score another file', () => {
    const fitted = acquaint(
      'fit',
      at('features.csv.gz'),
      '--label',
      'TX_FRAUD',
      '--kind',
      'gbdt',
      '--seed',
      '1',
      '--out',
      at('g.json'),
    );
    expect(fitted.status).toBe(0);
    expect(JSON.parse(fitted.lines.at(-1) ?? '')).toMatchObject({
      kind: 'gbdt',
      rows: 1200,
      ms: expect.any(Number),
      model: at('g.json'),
      features: ['TX_AMOUNT', 'CUSTOMER_ID_NB_TX'],
    });
    const { status, lines: scored } = acquaint(
      'score',
      at('g.json'),
      at('features.csv.gz'),
      '--label',
      'TX_FRAUD',
      '--json',
    );
    expect([status, scored.length]).toEqual([0, 1201]);
    const rows = scored.slice(0, -1).map((line) => JSON.parse(line));
    expect(rows.map((row) => row.row)).toEqual(rows.map((_, index) => index));
    expect(rows.every((row) => row.p >= 0 && row.p <= 1)).toBe(true);
    const { summary } = JSON.parse(scored.at(-1) ?? '');
    expect(summary).toMatchObject({ rows: 1200, positives: 108, auc: 1, ap: 1 });
    for (const name of ['cp100', 'brier', 'ece']) expect(summary[name]).toEqual(expect.any(Number));
  });

  test('a sequence model learns from each customer’s rows in their order, named by a column or by --key', () => {
    const fit = (file: string, ...more: string[]) =>
      acquaint('fit', file, '--label', 'TX_FRAUD', '--kind', 'gru', '--out', at('s.json'), ...more);
    const fitted = fit(at('features.csv.gz'));
    expect(JSON.parse(fitted.lines.at(-1) ?? '')).toMatchObject({ kind: 'gru', rows: 1200, model: at('s.json') });
    const scored = acquaint('score', at('s.json'), at('features.csv.gz'), '--label', 'TX_FRAUD', '--json');
    expect([scored.status, scored.lines.length]).toEqual([0, 1201]);
    expect(JSON.parse(scored.lines.at(-1) ?? '').summary).toMatchObject({
      ece: expect.any(Number),
      cp100: expect.any(Number),
    });
    const other = acquaint('score', at('s.json'), at('features.csv.gz'), '--key', 'TRANSACTION_ID', '--json');
    expect(other.lines).not.toEqual(scored.lines.slice(0, -1));
    writeFileSync(
      at('plain.csv'),
      `TX_AMOUNT,TX_FRAUD\n${lines
        .map((line) => line.split(','))
        .map((row) => `${row[3]},${row[5]}`)
        .join('\n')}\n`,
    );
    expect(fit(at('plain.csv')).stderr).toContain('no column says whose rows these are');
    expect(fit(at('plain.csv'), '--key', 'nobody').status).toBe(2);
  });

  test('the same seed writes the same file', () => {
    for (const name of ['a.json', 'b.json'])
      acquaint('fit', at('features.csv.gz'), '--kind', 'forest', '--seed', '7', '--out', at(name));
    expect(readFileSync(at('a.json'), 'utf8')).toBe(readFileSync(at('b.json'), 'utf8'));
  });

  test('a forest without outcomes is odd or usual, and no probability: its calibration is not told', () => {
    const { lines: scored } = acquaint('score', at('a.json'), at('features.csv.gz'), '--label', 'TX_FRAUD', '--json');
    expect(JSON.parse(scored.at(-1) ?? '').summary).toMatchObject({ brier: null, ece: null, auc: expect.any(Number) });
  });

  test.each([
    [
      'a column that is not there',
      ['fit', at('features.csv.gz'), '--label', 'FRAUD', '--out', at('x.json')],
      /no column "FRAUD"/,
    ],
    [
      'a label that is none',
      ['fit', at('features.csv.gz'), '--label', 'TX_AMOUNT', '--out', at('x.json')],
      /neither 1 nor 0/,
    ],
    [
      'a kind that there is not',
      ['fit', at('features.csv.gz'), '--label', 'TX_FRAUD', '--kind', 'lstm', '--out', at('x.json')],
      /kinds are/,
    ],
    ['outcomes that are missing', ['fit', at('features.csv.gz'), '--kind', 'gbdt', '--out', at('x.json')], /--label/],
    ['a file that is not there', ['fit', at('nothing.csv'), '--label', 'a', '--out', at('x.json')], /cannot be opened/],
  ])('%s is told as wrong use', (_, args, message) => {
    const { status, stderr } = acquaint(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});
