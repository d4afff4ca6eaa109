import { z } from 'zod';
import { type Calibration, CalibrationText, type FeatureTable, ModelUnreadable, probability } from '../forest/index.ts';
import { Cell, layoutOf, type Shape } from './cell.ts';
import { historiesOf, type Scaling, scaled } from './histories.ts';

/** A fitted gated recurrent unit: what it asks for by name, how values become inputs, its numbers, and how log-odds become a probability. */
export type SequenceModel = {
  kind: 'gru';
  features: readonly string[];
  shape: Shape;
  scaling: Scaling;
  parameters: Float64Array;
  calibration: Calibration;
  trained: { rows: number; positives: number; seed: number; epochs: number };
};

/** What is known of one key after its last row; null before the first. */
export type SequenceState = Float64Array | null;

/** Reads rows one at a time, each with the state of its key: a row costs one step however long the history is. One row at a time. */
export class SequenceReader {
  readonly #model: Pick<SequenceModel, 'parameters' | 'scaling' | 'shape'>;
  readonly #cell: Cell;
  readonly #inputs: Float64Array;

  constructor(model: Pick<SequenceModel, 'parameters' | 'scaling' | 'shape'>) {
    this.#model = model;
    this.#cell = new Cell(model.shape, 1);
    this.#inputs = new Float64Array(model.shape.inputs);
  }

  /** Log-odds of a row (values in the order of `features`, NaN missing) and the state behind it. */
  read(row: ArrayLike<number>, state: SequenceState): { logOdds: number; state: Float64Array } {
    const { parameters, scaling, shape } = this.#model;
    for (let feature = 0; feature < shape.inputs; feature++)
      this.#inputs[feature] = scaled(scaling, feature, row[feature] ?? Number.NaN);
    this.#cell.begin(state);
    const logOdds = this.#cell.forward(parameters, this.#inputs, 0);
    return { logOdds, state: this.#cell.stateAfter(1).slice() };
  }
}

/** Log-odds of every row of a table, each read behind the earlier rows of its key. */
export function scoreHistories(
  model: Pick<SequenceModel, 'parameters' | 'scaling' | 'shape'>,
  table: FeatureTable,
  keys: readonly string[] | null,
): Float64Array {
  const reader = new SequenceReader(model);
  const scores = new Float64Array(table.rows);
  const row = new Float64Array(table.columns.length);
  for (const history of historiesOf(table.rows, keys)) {
    let state: SequenceState = null;
    for (const at of history) {
      for (let feature = 0; feature < row.length; feature++) row[feature] = table.columns[feature]?.[at] ?? Number.NaN;
      const read = reader.read(row, state);
      scores[at] = read.logOdds;
      state = read.state;
    }
  }
  return scores;
}

/** The probability, 0..1, that log-odds of this model stand for. */
export function sequenceProbability(model: Pick<SequenceModel, 'calibration'>, logOdds: number): number {
  return probability(model.calibration, logOdds);
}

const FORMAT = 'acquaint-sequence';
const VERSION = 1;
const Numbers = z.array(z.number());
const Written = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  kind: z.literal('gru'),
  features: z.array(z.string().min(1)).min(1).max(10_000),
  shape: z.strictObject({ inputs: z.number().int().min(1).max(10_000), hidden: z.number().int().min(1).max(512) }),
  scaling: z.strictObject({ mean: Numbers, deviation: Numbers }),
  calibration: CalibrationText,
  trained: z.strictObject({
    rows: z.number().int(),
    positives: z.number().int(),
    seed: z.number().int(),
    epochs: z.number().int(),
  }),
  parameters: Numbers,
});

/** Whether a text begins like one that `writeSequence` wrote. */
export function isSequenceText(text: string): boolean {
  return text.startsWith(`{"format":"${FORMAT}"`);
}

/** The model as text (JSON), the same for the same model. */
export function writeSequence(model: SequenceModel): string {
  const { kind, features, shape, scaling, calibration, trained } = model;
  const parameters = Array.from(model.parameters);
  return JSON.stringify({
    ...{ format: FORMAT, version: VERSION, kind, features, shape, scaling, calibration, trained, parameters },
  });
}

/** Reads what `writeSequence` wrote. Throws `ModelUnreadable` when it is torn, of another version, or its parts do not fit together. */
export function readSequence(text: string): SequenceModel {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ModelUnreadable('this is no model', { cause });
  }
  const parsed = Written.safeParse(json);
  if (!parsed.success) throw new ModelUnreadable(parsed.error.issues[0]?.message ?? 'this is no model');
  const { format: _, version: __, parameters, ...rest } = parsed.data;
  const { shape, features, scaling } = rest;
  const sizes = [features.length, scaling.mean.length, scaling.deviation.length];
  if (sizes.some((size) => size !== shape.inputs) || parameters.length !== layoutOf(shape).length)
    throw new ModelUnreadable('the parts of this model do not fit together');
  return { ...rest, parameters: Float64Array.from(parameters) };
}
