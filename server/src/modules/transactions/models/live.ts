import { explainRow, type Model, ModelUnreadable, rawScore, readModel, scoreRow } from '@acquaint/engines/forest';
import type { Measure } from '@acquaint/engines/rules';
import { packFor, packNumber } from '#modules/regulation';
import type { Db } from '#platform/db';
import { championId, findModel, modelBody } from '../store/index.ts';
import type { StoredSaid } from '../tables.ts';
import { measuresOf } from './measured.ts';

/** How long the answer to "which model decides?" may be old, in milliseconds. */
const ASKED_EVERY_MS = 500;
const TOP = 4;

/** A model in memory, with where its features stand among the measures of an event. */
export type Loaded = { id: string; version: number; model: Model; places: Int32Array; oddFrom: number };
/** What a model asks for: a look from `from` to `to`, since it is unsure between them; and whether the payment is one of the oddest. */
export type Asked = { p: number | null; isUnsure: boolean; isOdd: boolean };

/** The model that decides for a tenant, kept up to date; what cannot be loaded decides nothing and says why. */
export class LiveModel {
  current: Loaded | null = null;
  /** Why the model that should decide does not, as a code. */
  fault: string | null = null;
  #id: string | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #unsure: { from: number; to: number } = { from: 1, to: 0 };

  async refresh(db: Db): Promise<void> {
    const now = performance.now();
    if (now - this.#askedAt < ASKED_EVERY_MS) return;
    const id = await championId(db);
    const pack = packFor(db, null);
    this.#unsure = { from: packNumber(pack, 'model_unsure_from'), to: packNumber(pack, 'model_unsure_to') };
    if (id !== this.#id) {
      const found = id === null ? null : await loadModel(db, id);
      [this.current, this.fault] = found === null || typeof found === 'string' ? [null, found] : [found, null];
      this.#id = id;
    }
    this.#askedAt = now;
  }

  /** What the model says of an event's measures; null when none decides. */
  say(row: Float64Array, measures: readonly Measure[]): { said: StoredSaid; asked: Asked } | null {
    const live = this.current;
    if (!live) return null;
    const features = featuresOf(live, row);
    const isCalibrated = live.model.kind === 'gbdt';
    const raw = isCalibrated ? null : rawScore(live.model, features);
    const p = isCalibrated ? scoreRow(live.model, features) : null;
    const asked: Asked = {
      p,
      isUnsure: p !== null && p > this.#unsure.from && p < this.#unsure.to,
      isOdd: raw !== null && raw > live.oddFrom,
    };
    const isTold = asked.isOdd || (p !== null && p > this.#unsure.from);
    const said = {
      id: live.id,
      version: live.version,
      p,
      odd: raw,
      top: isTold ? topOf(live, features, { row, measures }) : [],
    };
    return { said, asked };
  }
}

/** Reads a model and finds its features among the measures; a code where it cannot decide. */
export async function loadModel(db: Db, id: string): Promise<Loaded | string> {
  const [stored, body] = [await findModel(db, id), await modelBody(db, id)];
  if (!stored || !body || stored.status !== 'ready') return 'model.missing';
  const { measures } = measuresOf(db);
  try {
    const model = readModel(body);
    const places = Int32Array.from(model.features, (name) => measures.findIndex((one) => one.name === name));
    if (places.includes(-1)) return 'model.measure_missing';
    return { id, version: stored.version, model, places, oddFrom: stored.report?.oddFrom ?? 1 };
  } catch (error) {
    if (error instanceof ModelUnreadable) return error.code;
    throw error;
  }
}

export function featuresOf({ places }: Loaded, row: ArrayLike<number>): Float64Array {
  return Float64Array.from(places, (at) => row[at] ?? Number.NaN);
}

type Measured = { row: Float64Array; measures: readonly Measure[] };

function topOf({ model }: Loaded, features: Float64Array, { row, measures }: Measured): StoredSaid['top'] {
  return explainRow(model, features)
    .filter(({ moved }) => moved > 0)
    .slice(0, TOP)
    .map(({ feature, moved }) => {
      const value = row[measures.findIndex((one) => one.name === feature)] ?? Number.NaN;
      return { measure: feature, value: Number.isNaN(value) ? null : rounded(value), moved: rounded(moved) };
    });
}

const rounded = (value: number): number => Number(value.toPrecision(4));
