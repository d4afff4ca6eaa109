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
import {
  fitSequence,
  isSequenceText,
  readSequence,
  type SequenceModel,
  scoreHistories,
  sequenceProbability,
  writeSequence,
} from '@acquaint/engines/sequence';
import { writeLine } from '../lists/json-lines.ts';
import { type FeatureFile, featureNames, labelsOf, readFeatures, tableOf } from '../transactions/features.ts';
import { WrongUse } from '../usage.ts';

const CARDS_A_DAY = 100;
const CARD_COLUMNS = ['CUSTOMER_ID', 'customer', 'card', 'account', 'from'];
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
      ...({ key: { type: 'string' } } as const),
    },
  });
  const [name] = positionals;
  const { label, kind = 'gbdt', out } = values;
  if (!name || positionals.length > 1 || !out) throw new WrongUse('one file of features and --out are needed');
  if (!isKind(kind)) throw new WrongUse(`a ${kind} cannot be fitted; the kinds are ${KINDS.join(', ')}`);
  if (kind !== 'forest' && !label) throw new WrongUse(`a ${kind} learns from outcomes: name their column with --label`);
  const seed = Number(values.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw new WrongUse('--seed is a whole number');
  const file = await readFeatures(name);
  const features = values.features ? values.features.split(',') : featureNames(file, label);
  const started = performance.now();
  const model = refusable(() => {
    const table = tableOf(file, features);
    const labels = label ? labelsOf(file, label) : null;
    if (kind === 'gru' && labels)
      return writeSequence(fitSequence({ table, labels, keys: keysOf(file, values.key) }, { seed }, toldEpoch));
    return writeModel(
      kind === 'gbdt' && labels ? fitGbdt(table, labels, { seed }, told) : fitForest(table, labels, { seed }, told),
    );
  });
  const ms = Math.round(performance.now() - started);
  await writeFile(`${out}.part`, model);
  await rename(`${out}.part`, out);
  await writeLine(JSON.stringify({ kind, rows: file.rows, ms, model: out, features }));
  return 0;
}

const KINDS = ['gbdt', 'forest', 'gru'] as const;
const isKind = (text: string): text is (typeof KINDS)[number] => KINDS.some((kind) => kind === text);

/** Whose rows they are: by the column that is named, or one that is named as cards and customers are. */
function keysOf(file: FeatureFile, named: string | undefined): string[] | null {
  const column = named ?? CARD_COLUMNS.find((name) => file.header.includes(name));
  if (column !== undefined) return file.texts(column);
  process.stderr.write(
    'acquaint: no column says whose rows these are (--key), so each is judged without those before it\n',
  );
  return null;
}

function toldEpoch(epoch: number, of: number): void {
  process.stderr.write(`acquaint: ${epoch} of at most ${of} turns\n`);
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
    options: {
      ...({ label: { type: 'string' }, json: { type: 'boolean' }, explain: { type: 'boolean' } } as const),
      ...({ key: { type: 'string' } } as const),
    },
  });
  const [modelName, fileName] = positionals;
  if (!modelName || !fileName || positionals.length > 2)
    throw new WrongUse('a model and one file of features are needed');
  const text = await readFile(modelName, 'utf8');
  const file = await readFeatures(fileName);
  const labels = values.label ? labelsOf(file, values.label) : null;
  const judged = isSequenceText(text)
    ? judgeHistories(readSequence(text), file, values)
    : judgeRows(readModel(text), file, values);
  let lines = '';
  const scores = new Float64Array(file.rows);
  for (const { at, p, line } of judged.rows) {
    scores[at] = p;
    lines += `${line}\n`;
    if (lines.length > 65_536) {
      await writeLine(lines.slice(0, -1));
      lines = '';
    }
  }
  if (lines !== '') await writeLine(lines.slice(0, -1));
  const { isProbability } = judged;
  if (labels) await writeLine(JSON.stringify({ summary: summarise({ scores, labels, file, isProbability }) }));
  return 0;
}

type JudgedRows = { rows: Iterable<{ at: number; p: number; line: string }>; isProbability: boolean };
type Asked = { json?: boolean | undefined; explain?: boolean | undefined; key?: string | undefined };

/** Each row behind the earlier rows of its key. */
function judgeHistories(model: SequenceModel, file: FeatureFile, { json, key }: Asked): JudgedRows {
  const scores = scoreHistories(model, tableOf(file, model.features), keysOf(file, key));
  const rows = Array.from(scores, (raw, at) => {
    const p = sequenceProbability(model, raw);
    return { at, p, line: json ? JSON.stringify({ row: at, p }) : `${at}\t${p}` };
  });
  return { rows, isProbability: true };
}

function judgeRows(model: Model, file: FeatureFile, asked: Asked): JudgedRows {
  return { rows: eachRow(model, file, asked), isProbability: model.calibration !== null };
}

function* eachRow(model: Model, file: FeatureFile, { json = false, explain = false }: Asked) {
  const columns = model.features.map((name) => file.numbers(name));
  const row = new Float64Array(columns.length);
  for (let at = 0; at < file.rows; at += 1) {
    for (let feature = 0; feature < row.length; feature += 1) row[feature] = columns[feature]?.[at] ?? Number.NaN;
    const p = scoreRow(model, row);
    yield { at, p, line: lineOf({ at, p, model, row }, { json, explain }) };
  }
}

type Scored = { at: number; p: number; model: Model; row: Float64Array };

function lineOf({ at, p, model, row }: Scored, { json, explain }: { json: boolean; explain: boolean }): string {
  if (!json) return `${at}\t${p}`;
  const reasons = explain ? { reasons: explainRow(model, row).slice(0, REASONS) } : {};
  return JSON.stringify({ row: at, p, ...reasons });
}

type Judged = { scores: Float64Array; labels: Uint8Array; file: FeatureFile; isProbability: boolean };

/** A probability's quality is told only of what is one: an uncalibrated forest has no Brier score and no calibration error. */
function summarise({ scores, labels, file, isProbability }: Judged) {
  const rows = { scores, labels };
  const find = (names: readonly string[]) => names.find((name) => file.header.includes(name));
  const [cards, days] = [find(CARD_COLUMNS), find(DAY_COLUMNS)];
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
