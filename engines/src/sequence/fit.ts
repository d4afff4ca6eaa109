import {
  averagePrecisionOf,
  checkTable,
  type FeatureTable,
  FitRefused,
  fitPlatt,
  IDENTITY_OF_LOG_ODDS,
  Random,
} from '../forest/index.ts';
import { Adam } from './adam.ts';
import { Cell, layoutOf } from './cell.ts';
import { historiesOf, scaled, scalingOf } from './histories.ts';
import { type SequenceModel, scoreHistories } from './model.ts';

export type SequenceSettings = {
  seed: number;
  hidden: number;
  /** Rows of one key through which the gradient runs; the state goes on beyond. */
  length: number;
  /** Times that all rows are seen at most. */
  epochs: number;
  rate: number;
  /** Histories of keys without a positive of which one is taken, weighing as much as all. */
  oneOf: number;
};
export type SequenceRows = { table: FeatureTable; labels: Uint8Array; keys: readonly string[] | null };
/** Told after each epoch; may throw, which stops the fit. */
export type SequenceProgress = (epoch: number, of: number) => void;

export const SEQUENCE_DEFAULTS: SequenceSettings = {
  seed: 1,
  hidden: 32,
  length: 24,
  epochs: 12,
  rate: 0.004,
  oneOf: 3,
};
/** Rows that are gathered for one step. */
const BATCH = 512;
/** Later part of the rows on which the number of epochs and the calibration are chosen. */
const HELD_BACK = 0.2;
const ENOUGH_POSITIVES = 30;
/** Epochs without a better average precision after which a fit ends. */
const PATIENCE = 3;

/**
 * Fits a gated recurrent unit over the rows of each key, in the order of the table; `labels[row]` is 1 or 0. The number of epochs and the
 * calibration come from a first fit on the earlier rows; the model then learns from all. Throws `FitRefused`.
 */
export function fitSequence(
  { table, labels, keys }: SequenceRows,
  settings: Partial<SequenceSettings> = {},
  progress?: SequenceProgress,
): SequenceModel {
  const chosen = { ...SEQUENCE_DEFAULTS, ...settings };
  check({ table, labels, keys }, chosen);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const from = Math.floor(table.rows * (1 - HELD_BACK));
  const early = labels.subarray(0, from).reduce((sum, label) => sum + label, 0);
  const enough = Math.min(early, positives - early) >= ENOUGH_POSITIVES;
  const first = enough ? tune({ table, labels, keys }, from, chosen, progress) : null;
  const epochs = first?.epochs ?? Math.ceil(chosen.epochs / 2);
  const model = learn({ table, labels, keys }, { ...chosen, epochs }, (_, epoch) => {
    progress?.((first?.seen ?? 0) + epoch, (first?.seen ?? 0) + epochs);
    return false;
  });
  return {
    ...model,
    calibration: first?.calibration ?? IDENTITY_OF_LOG_ODDS,
    trained: { rows: table.rows, positives, seed: chosen.seed, epochs },
  };
}

function check({ table, labels, keys }: SequenceRows, settings: SequenceSettings): void {
  checkTable(table);
  if (labels.length !== table.rows || (keys && keys.length !== table.rows))
    throw new FitRefused('fit.setting', 'every row has one label and one key');
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === table.rows)
    throw new FitRefused('fit.one_class', 'both outcomes are needed to learn from');
  const { hidden, length, epochs, oneOf, rate } = settings;
  const whole = [hidden, length, epochs, oneOf].every((value) => Number.isSafeInteger(value) && value >= 1);
  if (!whole || hidden > 512 || length > 500 || !(rate > 0 && rate < 1))
    throw new FitRefused(
      'fit.setting',
      'hidden, length, epochs and oneOf are whole numbers from 1, the rate is between 0 and 1',
    );
}

/** Learns from the earlier rows until the later ones are ranked no better. */
function tune(rows: SequenceRows, from: number, settings: SequenceSettings, progress?: SequenceProgress) {
  const { table, labels, keys } = rows;
  const before: SequenceRows = {
    table: { ...table, rows: from, columns: table.columns.map((column) => column.subarray(0, from)) },
    labels: labels.subarray(0, from),
    keys: keys?.slice(0, from) ?? null,
  };
  const held = labels.subarray(from);
  let best = { precision: -1, epochs: 1, calibration: IDENTITY_OF_LOG_ODDS };
  let seen = 0;
  learn(before, settings, (model, epoch) => {
    seen = epoch;
    progress?.(epoch, settings.epochs * 2);
    const raw = scoreHistories(model, table, keys).subarray(from);
    const precision = averagePrecisionOf({ scores: raw, labels: held }) ?? 0;
    if (precision > best.precision) best = { precision, epochs: epoch, calibration: fitPlatt(raw, held) };
    return epoch - best.epochs >= PATIENCE;
  });
  return { ...best, seen };
}

type Uncalibrated = Omit<SequenceModel, 'calibration' | 'trained'>;

function learn(
  { table, labels, keys }: SequenceRows,
  settings: SequenceSettings,
  enough: (model: Uncalibrated, epoch: number) => boolean,
): Uncalibrated {
  const random = new Random(settings.seed);
  const inputs = table.names.length;
  const shape = { inputs, hidden: settings.hidden };
  const scaling = scalingOf(table);
  const parameters = beginning(shape, random);
  const model: Uncalibrated = { kind: 'gru', features: table.names, shape, scaling, parameters };
  const histories = historiesOf(table.rows, keys);
  const [odd, even] = [
    histories.filter((history) => history.some((row) => labels[row] === 1)),
    histories.filter((history) => history.every((row) => labels[row] === 0)),
  ];
  const learner = new Learner(table, labels, { model, settings });
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    const some = even.filter(() => settings.oneOf === 1 || random.below(settings.oneOf) === 0);
    const weighed = [
      ...odd.map((history) => ({ history, weight: 1 })),
      ...some.map((history) => ({ history, weight: settings.oneOf })),
    ];
    shuffle(weighed, random);
    // The rate falls along a half wave, so that the last steps are small (Loshchilov and Hutter 2017).
    const rate = settings.rate * (0.1 + 0.9 * 0.5 * (1 + Math.cos((Math.PI * (epoch - 1)) / settings.epochs)));
    for (const { history, weight } of weighed) learner.take(history, weight, rate);
    learner.finish(rate);
    if (enough(model, epoch)) break;
  }
  return model;
}

/** Gathers the gradients of histories and takes a step for every batch of rows. */
class Learner {
  readonly #table: FeatureTable;
  readonly #labels: Uint8Array;
  readonly #model: Uncalibrated;
  readonly #length: number;
  readonly #cell: Cell;
  readonly #inputs: Float64Array;
  readonly #gradient: Float64Array;
  readonly #adam: Adam;
  #weight = 0;

  constructor(
    table: FeatureTable,
    labels: Uint8Array,
    { model, settings }: { model: Uncalibrated; settings: SequenceSettings },
  ) {
    const size = layoutOf(model.shape).length;
    this.#table = table;
    this.#labels = labels;
    this.#model = model;
    this.#length = settings.length;
    this.#cell = new Cell(model.shape, settings.length);
    this.#inputs = new Float64Array(settings.length * model.shape.inputs);
    this.#gradient = new Float64Array(size);
    this.#adam = new Adam(size);
  }

  take(history: Uint32Array, weight: number, rate: number): void {
    let state: Float64Array | null = null;
    for (let from = 0; from < history.length; from += this.#length) {
      const part = history.subarray(from, from + this.#length);
      this.#cell.begin(state);
      this.#learnFrom(part, weight);
      state = this.#cell.stateAfter(part.length).slice();
      this.#weight += part.length * weight;
      if (this.#weight >= BATCH) this.finish(rate);
    }
  }

  finish(rate: number): void {
    if (this.#weight === 0) return;
    for (let at = 0; at < this.#gradient.length; at++)
      this.#gradient[at] = (this.#gradient[at] as number) / this.#weight;
    this.#adam.step(this.#model.parameters, this.#gradient, rate);
    this.#weight = 0;
  }

  #learnFrom(rows: Uint32Array, weight: number): void {
    const { parameters, scaling, shape } = this.#model;
    const slopes = new Float64Array(rows.length);
    for (let step = 0; step < rows.length; step++) {
      const row = rows[step] as number;
      for (let feature = 0; feature < shape.inputs; feature++)
        this.#inputs[step * shape.inputs + feature] = scaled(
          scaling,
          feature,
          this.#table.columns[feature]?.[row] ?? Number.NaN,
        );
      const logOdds = this.#cell.forward(parameters, this.#inputs, step);
      slopes[step] = weight * (1 / (1 + Math.exp(-logOdds)) - (this.#labels[row] as number));
    }
    this.#cell.backward(parameters, this.#inputs, slopes, this.#gradient);
  }
}

/** Parameters to begin with: evenly about nothing, as wide as what each unit reads allows (Glorot and Bengio 2010). */
function beginning(shape: { inputs: number; hidden: number }, random: Random): Float64Array {
  const at = layoutOf(shape);
  const parameters = new Float64Array(at.length);
  const spread = (from: number, to: number, width: number) => {
    for (let place = from; place < to; place++) parameters[place] = (random.unit() * 2 - 1) * width;
  };
  spread(at.input, at.recurrent, Math.sqrt(6 / (shape.inputs + shape.hidden)));
  spread(at.recurrent, at.bias, Math.sqrt(3 / shape.hidden));
  spread(at.output, at.outputBias, Math.sqrt(6 / (shape.hidden + 1)));
  // What is looked for is rare: the first guess is that nothing is wrong.
  parameters[at.outputBias] = -4;
  return parameters;
}

function shuffle<T>(all: T[], random: Random): void {
  for (let at = all.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
}
