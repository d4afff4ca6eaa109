import { z } from 'zod';
import { type BoostSettings, boost, type Progress } from './boost.ts';
import { type Calibration, CalibrationText, fitPlatt, IDENTITY_OF_LOG_ODDS, probability } from './calibrate.ts';
import { type IsolationSettings, isolate, isolationScore } from './isolate.ts';
import type { FeatureTable } from './table.ts';
import { attribute, sumOfTrees, type Trees } from './trees.ts';

export type ModelKind = 'gbdt' | 'forest';
/** A fitted model: what it asks for by name, its trees, and how its raw score becomes a probability. */
export type Model = {
  kind: ModelKind;
  features: readonly string[];
  trees: Trees;
  /** Log-odds before any tree, for boosted trees; the usual path length, for a forest. */
  base: number;
  /** Null: a forest that saw no outcomes knows how odd a row is, not how probable a fraud. */
  calibration: Calibration | null;
  trained: { rows: number; positives: number | null; seed: number };
};
export type Attribution = { feature: string; moved: number };

/** Later part of the rows, by their order, on which a first model's scores are compared with what came. */
const HELD_BACK = 0.2;
const ENOUGH_POSITIVES = 30;

/**
 * Boosted trees. The number of trees and the calibration come from a first fit on the earlier rows, judged by the later ones; the model then
 * learns from all. `labels[row]` is 1 or 0. Throws `FitRefused`.
 */
export function fitGbdt(
  table: FeatureTable,
  labels: Uint8Array,
  settings: Partial<BoostSettings> = {},
  progress?: Progress,
): Model {
  const first = fitEarly(table, labels, settings, (done, of) => progress?.(done, 2 * of));
  const trees = first && { trees: first.trees };
  const whole = boost(
    table,
    labels,
    { ...settings, ...trees },
    { progress: (done, of) => progress?.(of + done, 2 * of) },
  );
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return {
    kind: 'gbdt',
    features: table.names,
    trees: whole.trees,
    base: whole.base,
    calibration: first?.calibration ?? IDENTITY_OF_LOG_ODDS,
    trained: { rows: table.rows, positives, seed: whole.settings.seed },
  };
}

type Early = { calibration: Calibration; trees: number };

/** Null where too few outcomes stand on one of the sides. */
function fitEarly(
  table: FeatureTable,
  labels: Uint8Array,
  settings: Partial<BoostSettings>,
  progress: Progress,
): Early | null {
  const from = Math.floor(table.rows * (1 - HELD_BACK));
  const held = labels.subarray(from);
  const [early, late] = [labels.subarray(0, from).reduce((a, b) => a + b, 0), held.reduce((a, b) => a + b, 0)];
  if (Math.min(early, late) < ENOUGH_POSITIVES) return null;
  const part = (begin: number, end: number): FeatureTable => ({
    ...table,
    rows: end - begin,
    columns: table.columns.map((column) => column.subarray(begin, end)),
  });
  const aside = { table: part(from, table.rows), labels: held };
  const first = boost(part(0, from), labels.subarray(0, from), settings, { progress, aside });
  const raw = new Float64Array(held.length);
  const row = new Float64Array(table.names.length);
  for (let at = 0; at < held.length; at += 1)
    raw[at] = first.base + sumOfTrees(first.trees, fill(row, table, from + at));
  return { calibration: fitPlatt(raw, held), trees: first.trees.roots.length };
}

/** An isolation forest; with outcomes, when there are enough, its score is calibrated too. */
export function fitForest(
  table: FeatureTable,
  labels: Uint8Array | null,
  settings: Partial<IsolationSettings> = {},
  progress?: Progress,
): Model {
  const fitted = isolate(table, settings, progress);
  const positives = labels?.reduce((sum, label) => sum + label, 0) ?? null;
  const enough = labels !== null && positives !== null && positives >= ENOUGH_POSITIVES && positives < table.rows;
  const model: Model = {
    kind: 'forest',
    features: table.names,
    trees: fitted.trees,
    base: fitted.usual,
    calibration: null,
    trained: { rows: table.rows, positives, seed: fitted.settings.seed },
  };
  if (!enough) return model;
  const row = new Float64Array(table.names.length);
  const raw = Float64Array.from({ length: table.rows }, (_, at) => rawScore(model, fill(row, table, at)));
  return { ...model, calibration: fitPlatt(raw, labels) };
}

function fill(row: Float64Array, table: FeatureTable, at: number): Float64Array {
  for (let feature = 0; feature < row.length; feature += 1) row[feature] = table.columns[feature]?.[at] ?? Number.NaN;
  return row;
}

/** The raw score of a row (values in the order of `features`, NaN missing): log-odds for boosted trees, oddness 0..1 for a forest. */
export function rawScore(model: Model, row: ArrayLike<number>): number {
  if (model.kind === 'gbdt') return model.base + sumOfTrees(model.trees, row);
  return isolationScore({ trees: model.trees, usual: model.base }, row);
}

/** What a row is given, 0..1: a probability where the model is calibrated, else its oddness. */
export function scoreRow(model: Model, row: ArrayLike<number>): number {
  const raw = rawScore(model, row);
  return model.calibration ? probability(model.calibration, raw) : raw;
}

/** Which features moved the raw score of a row, the strongest first. For a forest a shorter path is odder, so the sign is turned. */
export function explainRow(model: Model, row: ArrayLike<number>): Attribution[] {
  const { attributions } = attribute(model.trees, row, model.features.length);
  const sign = model.kind === 'forest' ? -1 : 1;
  return model.features
    .map((feature, at) => ({ feature, moved: sign * (attributions[at] as number) }))
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
}

/** A model file that is none, or of another version. */
export class ModelUnreadable extends Error {
  readonly code = 'model.unreadable';
}

const FORMAT = 'acquaint-model';
const VERSION = 1;
const Numbers = z.array(z.number());
const Written = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  kind: z.enum(['gbdt', 'forest']),
  features: z.array(z.string().min(1)).min(1).max(10_000),
  base: z.number(),
  calibration: CalibrationText.nullable(),
  trained: z.strictObject({ rows: z.number().int(), positives: z.number().int().nullable(), seed: z.number().int() }),
  trees: z.strictObject({
    roots: Numbers,
    feature: Numbers,
    cut: Numbers,
    left: Numbers,
    right: Numbers,
    missingLeft: Numbers,
    value: Numbers,
  }),
});

/** The model as text (JSON), the same for the same model. */
export function writeModel(model: Model): string {
  const trees = Object.fromEntries(Object.entries(model.trees).map(([name, values]) => [name, Array.from(values)]));
  return JSON.stringify({ format: FORMAT, version: VERSION, ...model, trees });
}

/** Reads what `writeModel` wrote. Throws `ModelUnreadable` when it is torn, of another version, or its trees do not hang together. */
export function readModel(text: string): Model {
  const parsed = Written.safeParse(parseJson(text));
  if (!parsed.success) throw new ModelUnreadable(parsed.error.issues[0]?.message ?? 'this is no model');
  const { format: _, version: __, trees, ...rest } = parsed.data;
  const model: Model = {
    ...rest,
    trees: {
      roots: Int32Array.from(trees.roots),
      feature: Int32Array.from(trees.feature),
      cut: Float64Array.from(trees.cut),
      left: Int32Array.from(trees.left),
      right: Int32Array.from(trees.right),
      missingLeft: Uint8Array.from(trees.missingLeft),
      value: Float64Array.from(trees.value),
    },
  };
  if (!hangsTogether(model)) throw new ModelUnreadable('the trees of this model do not hang together');
  return model;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelUnreadable('this is no model', { cause });
  }
}

/** Children stand behind their parents, inside the arrays, and ask for features that there are: no walk can leave or circle. */
function hangsTogether({ trees, features }: Model): boolean {
  const size = trees.feature.length;
  const arrays = [trees.cut, trees.left, trees.right, trees.missingLeft, trees.value];
  if (arrays.some((array) => array.length !== size)) return false;
  if (trees.roots.some((root) => root < 0 || root >= size)) return false;
  return trees.feature.every((feature, node) => {
    if (feature < 0) return true;
    const [left, right] = [trees.left[node] as number, trees.right[node] as number];
    return feature < features.length && left > node && right > node && left < size && right < size;
  });
}
