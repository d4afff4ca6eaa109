import {
  aucOf,
  averagePrecisionOf,
  brierOf,
  calibrationErrorOf,
  explainRow,
  type FeatureTable,
  fitForest,
  fitGbdt,
  type Model,
  type Progress,
  type StabilityProfile,
  scoreRow,
  stabilityProfile,
  writeModel,
} from '../forest/index.ts';

/** Rows in the order of time. `labels[row]`: 1 a fraud, 0 none, 255 nobody knows (a forest needs none). */
export type TrainRequest = {
  kind: 'gbdt' | 'forest';
  table: FeatureTable;
  labels: Uint8Array;
  /** Groups whose error rates are compared, each with a value a row. */
  segments: readonly { by: string; values: readonly string[] }[];
  /** Features that must not lower the score where they rise. */
  rising: readonly string[];
  seed: number;
};
export type Band = { from: number; to: number; rows: number; positives: number };
/** How a model did on rows that it was not fitted to: the last fifth. Null where a class was missing. */
export type HeldReport = {
  rows: number;
  positives: number;
  auc: number | null;
  averagePrecision: number | null;
  brier: number | null;
  calibrationError: number | null;
  /** Rows and frauds by tenth of the probability. */
  bands: Band[];
  /** At shares of all rows that are looked at: what part of the frauds is among them, and how many of them are frauds. */
  looked: { share: number; recall: number; precision: number; falsePositiveRate: number; missedOfAll: number }[];
};
export type SegmentReport = {
  by: string;
  value: string;
  rows: number;
  positives: number;
  /** Innocent rows at even chance or above among innocent ones, frauds below among frauds; null without such rows. */
  falsePositiveRate: number | null;
  missRate: number | null;
};
export type TrainReport = {
  rows: number;
  positives: number;
  held: HeldReport | null;
  weight: { feature: string; share: number }[];
  segments: SegmentReport[];
  profile: { features: Record<string, StabilityProfile>; score: StabilityProfile };
  /** The raw oddness that one row in a thousand exceeds. */
  oddFrom: number;
  seconds: number;
};
export type Trained = { text: string; report: TrainReport };

const [HELD_SHARE, ODD_SHARE, EXPLAINED, SEGMENTS_MAX, EVEN] = [0.2, 0.001, 2000, 40, 0.5] as const;
const LOOKED = [0.001, 0.005, 0.01, 0.04, 0.06] as const;

/**
 * Fits a model to rows in the order of time, after a first fit to their earlier four fifths has shown on the last fifth how good such a model
 * is. `progress` goes from 0 to 1 and may throw, which ends the fit. Throws `FitRefused`.
 */
export function train(request: TrainRequest, progress: (share: number) => void = () => undefined): Trained {
  const begun = performance.now();
  const known = request.kind === 'gbdt' ? withLabels(request) : request;
  const { table, labels } = known;
  const from = Math.floor(table.rows * (1 - HELD_SHARE));
  const early = partOf(known, 0, from);
  const late = partOf(known, from, table.rows);
  const held = isTellable(early, late) ? heldReport(fit(early, part(progress, 0, 0.4)), late) : null;
  const model = fit(known, part(progress, 0.4, 0.9));
  const scores = scoresOf(model, table);
  const positives = labels.reduce((sum, label) => sum + (label === 1 ? 1 : 0), 0);
  const report: TrainReport = {
    rows: table.rows,
    positives,
    held: held?.report ?? null,
    weight: weightsOf(model, table),
    segments: held ? segmentsOf(late, held.scores) : [],
    profile: {
      features: Object.fromEntries(table.names.map((name, at) => [name, stabilityProfile(columnOf(table, at))])),
      score: stabilityProfile(scores),
    },
    oddFrom: quantile(scores, 1 - ODD_SHARE),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  };
  progress(1);
  return { text: writeModel(model), report };
}

/** Scores of all rows, 0..1. */
export function scoresOf(model: Model, table: FeatureTable): Float64Array {
  const row = new Float64Array(table.names.length);
  return Float64Array.from({ length: table.rows }, (_, at) => scoreRow(model, rowOf(table, at, row)));
}

/** How scores compare with outcomes; rows of which nobody knows the outcome are left out. */
export function reportOn(scores: Float64Array, labels: Uint8Array): HeldReport {
  const at = [...labels.keys()].filter((row) => labels[row] !== 255);
  const rows = {
    scores: Float64Array.from(at, (row) => scores[row] as number),
    labels: Uint8Array.from(at, (row) => labels[row] as number),
  };
  const positives = rows.labels.reduce((sum, label) => sum + label, 0);
  return {
    rows: at.length,
    positives,
    auc: aucOf(rows),
    averagePrecision: averagePrecisionOf(rows),
    brier: brierOf(rows),
    calibrationError: calibrationErrorOf(rows),
    bands: bandsOf(rows),
    looked: positives === 0 ? [] : lookedAt(rows, positives),
  };
}

type Scored = { scores: Float64Array; labels: Uint8Array };

function bandsOf({ scores, labels }: Scored): Band[] {
  const bands = Array.from({ length: 10 }, (_, at) => ({ from: at / 10, to: (at + 1) / 10, rows: 0, positives: 0 }));
  for (let row = 0; row < scores.length; row += 1) {
    const band = bands[Math.min(9, Math.floor((scores[row] as number) * 10))];
    if (!band) continue;
    band.rows += 1;
    band.positives += labels[row] as number;
  }
  return bands;
}

function lookedAt({ scores, labels }: Scored, positives: number): HeldReport['looked'] {
  const order = [...scores.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const negatives = order.length - positives;
  return LOOKED.map((share) => {
    const count = Math.max(1, Math.round(order.length * share));
    const hits = order.slice(0, count).reduce((sum, row) => sum + (labels[row] as number), 0);
    return {
      share,
      recall: hits / positives,
      precision: hits / count,
      falsePositiveRate: negatives === 0 ? 0 : (count - hits) / negatives,
      missedOfAll: (positives - hits) / order.length,
    };
  });
}

type Rows = Pick<TrainRequest, 'kind' | 'table' | 'labels' | 'segments' | 'rising' | 'seed'>;

function fit({ kind, table, labels, rising, seed }: Rows, progress: Progress): Model {
  if (kind === 'forest') return fitForest(table, null, { seed }, progress);
  const monotone = Object.fromEntries(rising.map((name) => [name, 1 as const]));
  return fitGbdt(table, labels, { seed, monotone }, progress);
}

function heldReport(model: Model, late: Rows): { report: HeldReport; scores: Float64Array } {
  const scores = scoresOf(model, late.table);
  return { report: reportOn(scores, late.labels), scores };
}

/** Both parts have frauds and innocent rows: else nothing can be said of the one, or learned from the other. */
function isTellable(early: Rows, late: Rows): boolean {
  const has = ({ labels }: Rows, label: number) => labels.includes(label);
  const isForest = early.kind === 'forest';
  return has(late, 1) && has(late, 0) && (isForest || (has(early, 1) && has(early, 0)));
}

function withLabels(rows: Rows): Rows {
  return picked(
    rows,
    [...rows.labels.keys()].filter((row) => rows.labels[row] !== 255),
  );
}

function partOf(rows: Rows, from: number, to: number): Rows {
  return picked(
    rows,
    Array.from({ length: to - from }, (_, at) => from + at),
  );
}

function picked(rows: Rows, at: readonly number[]): Rows {
  const columns = rows.table.columns.map((column) => Float64Array.from(at, (row) => column[row] as number));
  return {
    ...rows,
    table: { names: rows.table.names, rows: at.length, columns },
    labels: Uint8Array.from(at, (row) => rows.labels[row] as number),
    segments: rows.segments.map(({ by, values }) => ({ by, values: at.map((row) => values[row] ?? '') })),
  };
}

/** What part each feature has in moving the scores, over a sample of the rows. */
function weightsOf(model: Model, table: FeatureTable): TrainReport['weight'] {
  const sums = new Map(table.names.map((name) => [name, 0]));
  const step = Math.max(1, Math.floor(table.rows / EXPLAINED));
  const row = new Float64Array(table.names.length);
  for (let at = 0; at < table.rows; at += step)
    for (const { feature, moved } of explainRow(model, rowOf(table, at, row)))
      sums.set(feature, (sums.get(feature) ?? 0) + Math.abs(moved));
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0) || 1;
  return [...sums].map(([feature, sum]) => ({ feature, share: sum / all })).sort((a, b) => b.share - a.share);
}

function segmentsOf({ segments, labels }: Rows, scores: Float64Array): SegmentReport[] {
  return segments.flatMap(({ by, values }) => {
    const groups = new Map<string, { rows: number; positives: number; wrong: number; missed: number }>();
    for (let row = 0; row < scores.length; row += 1) {
      if (labels[row] === 255) continue;
      const key = values[row] ?? '';
      const group = groups.get(key) ?? { rows: 0, positives: 0, wrong: 0, missed: 0 };
      groups.set(key, group);
      const [isFraud, isSaid] = [labels[row] === 1, (scores[row] as number) >= EVEN];
      group.rows += 1;
      group.positives += isFraud ? 1 : 0;
      group.wrong += !isFraud && isSaid ? 1 : 0;
      group.missed += isFraud && !isSaid ? 1 : 0;
    }
    return [...groups]
      .map(([value, { rows, positives, wrong, missed }]) => ({
        ...{ by, value, rows, positives },
        falsePositiveRate: rows === positives ? null : wrong / (rows - positives),
        missRate: positives === 0 ? null : missed / positives,
      }))
      .sort((a, b) => b.rows - a.rows)
      .slice(0, SEGMENTS_MAX);
  });
}

function rowOf(table: FeatureTable, at: number, row: Float64Array): Float64Array {
  for (let feature = 0; feature < row.length; feature += 1) row[feature] = table.columns[feature]?.[at] ?? Number.NaN;
  return row;
}

function columnOf(table: FeatureTable, at: number): Float64Array {
  return table.columns[at] ?? new Float64Array();
}

function quantile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 1;
}

/** Progress of one step as a part of the whole. */
function part(progress: (share: number) => void, from: number, to: number): Progress {
  return (done, of) => progress(from + ((to - from) * done) / of);
}
