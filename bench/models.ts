import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
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
import { measured, readPayments, splitAt, type Week } from './support/handbook-weeks.ts';
import { peersOn } from './support/model-peers.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const LABEL = 'TX_FRAUD';
/** The handbook's own figures for the same split: AUC, average precision, card precision@100. */
const PUBLISHED = {
  'logistic regression': [0.871, 0.606, 0.291],
  'random forest': [0.867, 0.658, 0.287],
  XGBoost: [0.862, 0.639, 0.273],
};
const MEASURES = ['auc', 'ap', 'cp100', 'brier', 'ece', 'us', 'fitMs'] as const;
/** First days of other weeks to learn from, counted from 1 April; the handbook's own is 115. */
const OTHER_DAYS = [52, 73, 94];
/** Shares of the innocent that a threshold may accuse. */
const ACCUSED = [0.001, 0.005, 0.01, 0.04, 0.06];
/** A rule on the same measures: so many times the mean of 30 days, from so many payments on (TM-02). */
const RULE = { times: 3, least: 10 };
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
  console.log(`load of the machine ${loadavg()[0]?.toFixed(2)} at the beginning`);
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
  readings(table, labels, { test, features, trees });
  if (!options.smoke) beside(weekOf(train, features), weekOf(test, features), 'the handbook’s week');
  await sequences({ folder, train, test, features, seeds, smoke: options.smoke === true });
  for (const [name, [auc, ap, cp]] of Object.entries(PUBLISHED))
    console.log(`${name.padEnd(20)} auc ${auc}  ap ${ap}  cp100 ${cp}  (as published)`);
  if (!options.smoke) otherWeeks(join(folder, 'fdh-raw.csv.gz'), features);
  console.log(`load of the machine ${loadavg()[0]?.toFixed(2)} at the end`);
}

function weekOf(from: Table, features: readonly string[]): Week {
  const [customers, days] = ['CUSTOMER_ID', 'TX_TIME_DAYS'].map((name) => from.texts(name)) as [string[], string[]];
  return { table: tableOf(from, features), labels: from.column(LABEL), customers, days };
}

/** Boosted trees and forest beside packages of others, where they are installed, on the same rows in the same run. */
function beside(train: Week, test: Week, name: string): void {
  console.log(`\n${name}: ${train.table.rows} rows to learn from, ${test.table.rows} to be judged by; five seeds each`);
  const labels = Uint8Array.from(train.labels);
  const own = [
    ['boosted trees', (seed: number) => fitGbdt(train.table, labels, { seed })],
    ['isolation forest', (seed: number) => fitForest(train.table, labels, { seed })],
  ] as const;
  const found = new Map<string, Measured[]>();
  const keep = (of: string, one: Measured) => found.set(of, [...(found.get(of) ?? []), one]);
  for (const [of, learn] of own)
    for (const seed of [1, 2, 3, 4, 5]) {
      const began = performance.now();
      const model = learn(seed);
      const fitMs = performance.now() - began;
      const { scores, us } = scoresIn(model, test.table);
      keep(of, { ...measuresIn(scores, test), us, fitMs });
    }
  const { peers, said } = peersOn(train, test.table, 5);
  for (const peer of peers) {
    // How odd a row is, is no probability: it has no Brier score and no calibration.
    const isOdd = peer.name.includes('isolation');
    const none = isOdd ? { brier: Number.NaN, ece: Number.NaN } : {};
    keep(peer.name, { ...measuresIn(peer.scores, test), ...none, us: peer.us, fitMs: peer.fitMs });
  }
  console.log(said.join(', '));
  for (const [of, all] of found)
    console.log(
      `${of.padEnd(24)} ${MEASURES.map((one) => `${one} ${spread(all.map((each) => each[one]))}`).join('  ')}`,
    );
}

/** Weeks by which no setting was chosen. */
function otherWeeks(file: string, names: readonly string[]): void {
  const payments = readPayments(file);
  const rows = measured(payments);
  for (const day of OTHER_DAYS) {
    const { train, test } = splitAt(payments, rows, { day, names });
    beside(train, test, `another week, from day ${day}`);
  }
}

type Read = { test: Table; features: readonly string[]; trees: { trees?: number } };

/**
 * False positives and misses in both readings, of the trees alone and with a rule: what the rule flags is flagged, and the trees flag as
 * many more as the share of innocent payments still allows.
 */
function readings(table: FeatureTable, labels: Uint8Array, { test, features, trees }: Read): void {
  const { scores } = scoresOf(fitGbdt(table, labels, { seed: 1, ...trees }), { test, features });
  const truth = test.column(LABEL);
  const [amount, mean, count] = [
    'TX_AMOUNT',
    'CUSTOMER_ID_AVG_AMOUNT_30DAY_WINDOW',
    'CUSTOMER_ID_NB_TX_30DAY_WINDOW',
  ].map((name) => test.column(name)) as [Float64Array, Float64Array, Float64Array];
  const ruled = amount.map((one, at) => {
    const others = ((mean[at] as number) * (count[at] as number) - one) / Math.max(1, (count[at] as number) - 1);
    return (count[at] as number) > RULE.least && one > RULE.times * others ? 1 : 0;
  });
  const frauds = truth.reduce((sum, one) => sum + one, 0);
  const innocent = truth.length - frauds;
  const order = [...truth.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const say = (name: string, isFlagged: (at: number) => boolean, accused: number) => {
    const caught = order.filter((at) => truth[at] === 1 && isFlagged(at)).length;
    const missed = frauds - caught;
    console.log(
      `${name.padEnd(34)} false positives ${percent(accused / innocent)}  missed ${percent(missed / frauds)} of frauds, ${percent(missed / truth.length)} of all payments  precision ${percent(caught / Math.max(1, caught + accused))}`,
    );
  };
  const byRule = order.filter((at) => truth[at] === 0 && ruled[at] === 1).length;
  say('rule alone', (at) => ruled[at] === 1, byRule);
  for (const share of ACCUSED) {
    for (const name of ['model alone', 'model with rule'] as const) {
      const isRuled = (at: number) => name === 'model with rule' && ruled[at] === 1;
      let accused = name === 'model alone' ? 0 : byRule;
      if (accused > share * innocent) continue;
      const flagged = new Set<number>();
      for (const at of order) {
        if (isRuled(at)) continue;
        if (truth[at] === 0 && accused + 1 > share * innocent) break;
        if (truth[at] === 0) accused += 1;
        flagged.add(at);
      }
      say(`${name}, at most ${percent(share)}`, (at) => flagged.has(at) || isRuled(at), accused);
    }
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

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
  return scoresIn(model, tableOf(test, features));
}

function scoresIn(model: Model, { columns, rows, names }: FeatureTable) {
  const row = new Float64Array(names.length);
  const scores = new Float64Array(rows);
  const started = performance.now();
  for (let at = 0; at < rows; at += 1) {
    for (let feature = 0; feature < row.length; feature += 1) row[feature] = columns[feature]?.[at] ?? Number.NaN;
    scores[at] = scoreRow(model, row);
  }
  return { scores, us: ((performance.now() - started) * 1000) / rows };
}

function measuresOf(scores: Float64Array, test: Table): Omit<Measured, 'us' | 'fitMs'> {
  const [customers, days] = [test.texts('CUSTOMER_ID'), test.texts('TX_TIME_DAYS')];
  return measuresIn(scores, { labels: test.column(LABEL), customers, days });
}

function measuresIn(
  scores: Float64Array,
  { labels, customers, days }: Pick<Week, 'labels' | 'customers' | 'days'>,
): Omit<Measured, 'us' | 'fitMs'> {
  const rows = { scores, labels };
  const cards = { ...rows, cards: customers, days };
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
