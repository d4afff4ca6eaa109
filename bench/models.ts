import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  cardPrecisionOf,
  type FeatureTable,
  fitForest,
  fitGbdt,
  type Model,
  scoreRow,
} from '@acquaint/engines/forest';
import { fitSequence, scoreHistories, sequenceProbability } from '@acquaint/engines/sequence';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LABEL = 'TX_FRAUD';
/** The handbook's own figures for the same split: AUC, average precision, card precision@100. */
const PUBLISHED = {
  'logistic regression': [0.871, 0.606, 0.291],
  'random forest': [0.867, 0.658, 0.287],
  XGBoost: [0.862, 0.639, 0.273],
};
const MEASURES = ['auc', 'ap', 'cp100', 'brier', 'ece', 'us', 'fitMs'] as const;
/** How much the sequence model says beside boosted trees. */
const SHARE = 0.25;
type Measured = Record<(typeof MEASURES)[number], number>;

/** Accuracy, calibration and time of the models on the handbook's split, over five seeds, beside the figures that were published for it. */
export async function run(options: { smoke?: boolean } = {}): Promise<void> {
  const folder = join(process.env.ACQUAINT_DATA_DIR ?? join(ROOT, '..', 'shared', 'data'), 'transactions');
  if (!existsSync(join(folder, 'fdh-features-train7.csv.gz'))) {
    console.log(`models: skipped, no features in ${folder}`);
    return;
  }
  const [train, test] = [
    read(join(folder, 'fdh-features-train7.csv.gz')),
    read(join(folder, 'fdh-features-test7.csv.gz')),
  ];
  const features = train.header.filter((name) => name !== LABEL && name !== 'TRANSACTION_ID');
  const seeds = options.smoke ? [1] : [1, 2, 3, 4, 5];
  const trees = options.smoke ? { trees: 10 } : {};
  const table = tableOf(train, features);
  const labels = Uint8Array.from(train.column(LABEL));
  console.log(
    `${table.rows} rows to learn from, ${test.rows} to be judged by, ${features.length} features, seeds ${seeds.join(' ')}`,
  );
  for (const [name, learn] of [
    ['boosted trees', (seed: number) => fitGbdt(table, labels, { seed, ...trees })],
    ['isolation forest', (seed: number) => fitForest(table, labels, { seed, ...trees })],
  ] as const) {
    const all = seeds.map((seed) => judge(() => learn(seed), { test, features }));
    console.log(
      `${name.padEnd(20)} ${MEASURES.map((one) => `${one} ${spread(all.map((each) => each[one]))}`).join('  ')}`,
    );
  }
  await sequences({ folder, train, test, features, seeds, smoke: options.smoke === true });
  for (const [name, [auc, ap, cp]] of Object.entries(PUBLISHED))
    console.log(`${name.padEnd(20)} auc ${auc}  ap ${ap}  cp100 ${cp}  (as published)`);
}

/** The sequence model, and its mean in log-odds with boosted trees of the same seed. */
async function sequences({ folder, train, test, features, seeds, smoke }: Sequences): Promise<void> {
  const table = tableOf(train, features);
  const labels = Uint8Array.from(train.column(LABEL));
  const keys = smoke ? null : customersOf(train.texts('TRANSACTION_ID'), join(folder, 'fdh-raw.csv.gz'));
  const alone: Measured[] = [];
  const together: Measured[] = [];
  for (const seed of seeds) {
    const began = performance.now();
    const model = fitSequence({ table, labels, keys }, { seed, ...(smoke ? { epochs: 1, hidden: 4 } : {}) });
    const fitMs = performance.now() - began;
    const started = performance.now();
    const raw = scoreHistories(model, tableOf(test, features), keys && test.texts('CUSTOMER_ID'));
    const us = ((performance.now() - started) * 1000) / test.rows;
    const p = Float64Array.from(raw, (one) => sequenceProbability(model, one));
    alone.push({ ...measuresOf(p, test), us, fitMs });
    const { scores } = scoresOf(fitGbdt(table, labels, { seed, ...(smoke ? { trees: 10 } : {}) }), { test, features });
    const mean = p.map(
      (one, at) => 1 / (1 + Math.exp(-(logOdds(one) * SHARE + logOdds(scores[at] as number) * (1 - SHARE)))),
    );
    together.push({ ...measuresOf(mean, test), us, fitMs });
  }
  for (const [name, all] of [
    ['sequence model', alone],
    [`trees and ${SHARE * 100} % of it`, together],
  ] as const)
    console.log(
      `${name.padEnd(20)} ${MEASURES.map((one) => `${one} ${spread(all.map((each) => each[one]))}`).join('  ')}`,
    );
}

type Sequences = {
  folder: string;
  train: Table;
  test: Table;
  features: readonly string[];
  seeds: readonly number[];
  smoke: boolean;
};

const logOdds = (p: number): number => Math.log(Math.max(1e-9, p) / Math.max(1e-9, 1 - p));

/** Whose transactions these are, from the raw file: the week to learn from names none. */
function customersOf(transactions: readonly string[], file: string): string[] {
  const [first = '', ...lines] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const [id, customer] = ['tx_id', 'customer'].map((name) => first.split(',').indexOf(name)) as [number, number];
  const owners = new Map(lines.map((line) => line.split(',')).map((row) => [row[id] ?? '', row[customer] ?? '']));
  return transactions.map((each) => owners.get(each) ?? each);
}

type Table = {
  header: string[];
  rows: number;
  column: (name: string) => Float64Array;
  texts: (name: string) => string[];
};

function read(file: string): Table {
  const [first = '', ...lines] = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const header = first.split(',');
  const cells = lines.map((line) => line.split(','));
  const texts = (name: string) => cells.map((row) => row[header.indexOf(name)] ?? '');
  return { header, rows: lines.length, texts, column: (name) => Float64Array.from(texts(name), Number) };
}

function tableOf(from: Table, names: readonly string[]): FeatureTable {
  return { names, rows: from.rows, columns: names.map((name) => from.column(name)) };
}

function judge(learn: () => Model, { test, features }: { test: Table; features: readonly string[] }): Measured {
  const began = performance.now();
  const model = learn();
  const fitMs = performance.now() - began;
  const { scores, us } = scoresOf(model, { test, features });
  return { ...measuresOf(scores, test), us, fitMs };
}

function scoresOf(model: Model, { test, features }: { test: Table; features: readonly string[] }) {
  const { columns } = tableOf(test, features);
  const row = new Float64Array(features.length);
  const scores = new Float64Array(test.rows);
  const started = performance.now();
  for (let at = 0; at < test.rows; at += 1) {
    for (let feature = 0; feature < row.length; feature += 1) row[feature] = columns[feature]?.[at] ?? Number.NaN;
    scores[at] = scoreRow(model, row);
  }
  return { scores, us: ((performance.now() - started) * 1000) / test.rows };
}

function measuresOf(scores: Float64Array, test: Table): Omit<Measured, 'us' | 'fitMs'> {
  const rows = { scores, labels: test.column(LABEL) };
  const cards = { ...rows, cards: test.texts('CUSTOMER_ID'), days: test.texts('TX_TIME_DAYS') };
  return {
    auc: aucOf(rows) ?? Number.NaN,
    ap: averagePrecisionOf(rows) ?? Number.NaN,
    cp100: cardPrecisionOf(cards, 100) ?? Number.NaN,
    brier: brierOf(rows) ?? Number.NaN,
    ece: calibrationErrorOf(rows) ?? Number.NaN,
  };
}

function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
  return mean >= 1 ? `${mean.toFixed(1)} ± ${sd.toFixed(1)}` : `${mean.toFixed(4)} ± ${sd.toFixed(4)}`;
}
