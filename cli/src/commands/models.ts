import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  cardPrecisionOf,
  explainRow,
  FitRefused,
  fitForest,
  fitGbdt,
  type Model,
  readModel,
  scoreRow,
  writeModel,
} from '@acquaint/engines/forest';
import { writeLine } from '../lists/json-lines.ts';
import { type FeatureFile, featureNames, labelsOf, readFeatures, tableOf } from '../transactions/features.ts';
import { WrongUse } from '../usage.ts';

const CARDS_A_DAY = 100;
const CARD_COLUMNS = ['CUSTOMER_ID', 'customer', 'card'];
const DAY_COLUMNS = ['TX_TIME_DAYS', 'day'];
const REASONS = 3;

/** `models fit` learns from a file of features; `models score` says what a model makes of each row of another. */
export function run([verb, ...args]: string[]): Promise<number> {
  if (verb === 'fit') return fit(args);
  if (verb === 'score') return score(args);
  throw new WrongUse('fit or score?');
}

async function fit(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...({ label: { type: 'string' }, kind: { type: 'string' }, seed: { type: 'string' } } as const),
      ...({ features: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } } as const),
    },
  });
  const [name] = positionals;
  const { label, kind = 'gbdt', out } = values;
  if (!name || positionals.length > 1 || !out) throw new WrongUse('one file of features and --out are needed');
  if (kind !== 'gbdt' && kind !== 'forest')
    throw new WrongUse(`a ${kind} cannot be fitted; the kinds are gbdt and forest`);
  if (kind === 'gbdt' && !label) throw new WrongUse('a gbdt learns from outcomes: name their column with --label');
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw new WrongUse('--seed is a whole number');
  const file = await readFeatures(name);
  const features = values.features ? values.features.split(',') : featureNames(file, label);
  const started = performance.now();
  const model = refusable(() => {
    const table = tableOf(file, features);
    const labels = label ? labelsOf(file, label) : null;
    return kind === 'gbdt' && labels
      ? fitGbdt(table, labels, { seed }, told)
      : fitForest(table, labels, { seed }, told);
  });
  const ms = Math.round(performance.now() - started);
  await writeFile(`${out}.part`, writeModel(model));
  await rename(`${out}.part`, out);
  await writeLine(JSON.stringify({ kind, rows: file.rows, ms, model: out, features }));
  return 0;
}

function told(done: number, of: number): void {
  if (done === of || done % 50 === 0) process.stderr.write(`acquaint: ${done} of ${of} trees\n`);
}

function refusable<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof FitRefused) throw new WrongUse(error.message);
    throw error;
  }
}

async function score(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { label: { type: 'string' }, json: { type: 'boolean' }, explain: { type: 'boolean' } },
  });
  const [modelName, fileName] = positionals;
  if (!modelName || !fileName || positionals.length > 2)
    throw new WrongUse('a model and one file of features are needed');
  const model = readModel(await readFile(modelName, 'utf8'));
  const file = await readFeatures(fileName);
  const columns = model.features.map((name) => file.numbers(name));
  const labels = values.label ? labelsOf(file, values.label) : null;
  const scores = new Float64Array(file.rows);
  const row = new Float64Array(columns.length);
  let lines = '';
  for (let at = 0; at < file.rows; at += 1) {
    for (let feature = 0; feature < row.length; feature += 1) row[feature] = columns[feature]?.[at] ?? Number.NaN;
    const p = scoreRow(model, row);
    scores[at] = p;
    lines += `${lineOf({ at, p, model, row }, { json: values.json === true, explain: values.explain === true })}\n`;
    if (lines.length > 65_536) {
      await writeLine(lines.slice(0, -1));
      lines = '';
    }
  }
  if (lines !== '') await writeLine(lines.slice(0, -1));
  if (labels) await writeLine(JSON.stringify({ summary: summarise({ scores, labels, file, model }) }));
  return 0;
}

type Scored = { at: number; p: number; model: Model; row: Float64Array };

function lineOf({ at, p, model, row }: Scored, { json, explain }: { json: boolean; explain: boolean }): string {
  if (!json) return `${at}\t${p}`;
  const reasons = explain ? { reasons: explainRow(model, row).slice(0, REASONS) } : {};
  return JSON.stringify({ row: at, p, ...reasons });
}

type Judged = { scores: Float64Array; labels: Uint8Array; file: FeatureFile; model: Model };

/** A probability's quality is told only of what is one: an uncalibrated forest has no Brier score and no calibration error. */
function summarise({ scores, labels, file, model }: Judged) {
  const rows = { scores, labels };
  const find = (names: readonly string[]) => names.find((name) => file.header.includes(name));
  const [cards, days] = [find(CARD_COLUMNS), find(DAY_COLUMNS)];
  const isProbability = model.calibration !== null;
  return {
    rows: file.rows,
    positives: labels.reduce((sum, label) => sum + label, 0),
    auc: aucOf(rows),
    ap: averagePrecisionOf(rows),
    cp100:
      cards && days
        ? cardPrecisionOf({ ...rows, cards: file.texts(cards), days: file.texts(days) }, CARDS_A_DAY)
        : null,
    brier: isProbability ? brierOf(rows) : null,
    ece: isProbability ? calibrationErrorOf(rows) : null,
  };
}
