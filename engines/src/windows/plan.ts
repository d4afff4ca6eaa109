import {
  type Compiled,
  compileCondition,
  compileExpression,
  type Names,
  type Scope,
  SELF,
  type Type,
} from '../expression/index.ts';
import { hashOf } from './bytes.ts';
import { type Aggregate, AggregateInvalid, type Window } from './spec.ts';

/** `number` and `other` are values of events; `stats` and `set` are what an hour's events come to. */
export type ColumnKind = 'number' | 'other' | 'stats' | 'set';
/** `column` is its place among the plan's expressions, `place` that in a record of the series. `id` names it across plans. */
export type StreamColumn = { column: number; kind: ColumnKind; place: number; id: number };
/** `condition` is the bit that an event of the window carries; `cacheAt` and `seenAt` are where its running sums stand. */
export type WindowPlan = {
  window: Window;
  delayMs: number;
  condition: number;
  summed: readonly number[];
  counted: readonly number[];
  cacheAt: number;
  seenAt: number;
};
/** Events of one key that are kept once for all aggregates over them: `plain` by time, `last` by number, `hour` as sums of an hour. */
export type StreamPlan = {
  id: number;
  key: number;
  kind: 'plain' | 'last' | 'hour';
  /** Which conditions an event's bits stand for; -1 is "every event". */
  conditions: readonly number[];
  conditionIds: readonly number[];
  /** Numbers that hold the bits, in each record after its time. */
  words: number;
  columns: readonly StreamColumn[];
  stride: number;
  others: number;
  windows: readonly WindowPlan[];
  cacheSize: number;
  seenSize: number;
  /** How long after its time an event may still be in a window, and how many are kept at least. */
  horizonMs: number;
  most: number;
};
/** How one aggregate is read: slots are places among the kept sums and counts of its window; -1 is none. */
export type Read = {
  name: string;
  aggregate: Aggregate;
  type: Type;
  stream: number;
  column: StreamColumn | null;
  window: WindowPlan;
  sumSlot: number;
  seenSlot: number;
  /** Whether the present event counts, if it is one of those that are meant; by which condition. */
  includes: boolean;
  condition: number;
};
export type Plan = {
  keys: readonly { id: string; fields: readonly string[]; streams: readonly number[] }[];
  conditions: readonly ((scope: Scope) => boolean)[];
  columns: readonly Compiled['run'][];
  streams: readonly StreamPlan[];
  reads: readonly Read[];
};

const SUMMED = new Set(['sum', 'mean', 'share', 'count']);
const NUMERIC = new Set(['sum', 'mean', 'sd', 'min', 'max', 'median', 'percentile']);
/** Conditions that one number of a record can hold. */
export const BITS = 30;
/** Numbers that a column takes in the record of an hour: known values, their sum, squares, least, most. */
const STATS = 5;
export const CACHE_HEAD = 4;
export const CACHE_SUM = 3;
const HOUR_MS = 3_600_000;
const CALENDAR_MS = { hour: HOUR_MS, day: 25 * HOUR_MS, week: 169 * HOUR_MS, month: 745 * HOUR_MS } as const;
/** So late an event may come and still find the windows as they were. */
export const LATE_MS = 10 * 60_000;

/** Groups declared aggregates into streams. `e` is the event in `of` and `where`; a bare field name is short for `e.` and it. */
export function planStreams(aggregates: ReadonlyMap<string, Aggregate>, event: Names): Plan {
  const draft = new Draft(event);
  for (const [name, aggregate] of aggregates) draft.take(name, aggregate);
  return draft.plan();
}

type DraftStream = Omit<
  StreamPlan,
  'stride' | 'others' | 'words' | 'cacheSize' | 'seenSize' | 'windows' | 'columns'
> & {
  conditions: number[];
  conditionIds: number[];
  columns: { column: number; kind: ColumnKind; id: number }[];
  windows: { id: string; window: Window; delayMs: number; condition: number; summed: number[]; counted: number[] }[];
};
type DraftRead = Omit<Read, 'window' | 'column'> & { window: number; column: number };

class Draft {
  readonly #names: Names;
  readonly #event: Names;
  readonly #keys: { id: string; fields: readonly string[]; streams: number[] }[] = [];
  readonly #conditions = new Map<string, (scope: Scope) => boolean>();
  readonly #columns = new Map<string, { run: Compiled['run']; type: Type }>();
  readonly #streams: DraftStream[] = [];
  readonly #byId = new Map<string, number>();
  readonly #reads: DraftRead[] = [];

  constructor(event: Names) {
    this.#event = event;
    this.#names = { ...event, e: { kind: 'record', fields: event, [SELF]: true } };
  }

  take(name: string, aggregate: Aggregate): void {
    const { fn, of, where, delayMs } = aggregate;
    const key = this.#keyOf(name, aggregate.key);
    const condition = where === null ? -1 : this.#conditionOf(where);
    const { type, column } = of === null ? { type: { kind: 'number' as const }, column: -1 } : this.#columnOf(of);
    if (NUMERIC.has(fn) && type.kind !== 'number')
      throw new AggregateInvalid(`${name}.of`, `"${fn}" is of numbers, not of a ${type.kind}`);
    if (fn === 'share' && type.kind !== 'bool')
      throw new AggregateInvalid(`${name}.of`, `"share" is of something true or false, not of a ${type.kind}`);
    const at = this.#streamOf(key, aggregate, condition);
    const stream = this.#streams[at] as DraftStream;
    const bit = place(stream.conditions, condition);
    if (bit === stream.conditionIds.length) stream.conditionIds.push(hashOf(where ?? ''));
    const placed =
      column === -1 ? -1 : columnIn(stream, { column, kind: kindOf(stream, aggregate, type), of: of ?? '' });
    const includes = !aggregate.excludeCurrent && delayMs === 0;
    const found = windowIn(stream, { window: within(aggregate.window, includes), delayMs, condition: bit });
    const window = stream.windows[found] as DraftStream['windows'][number];
    const isNumeric = placed !== -1 && ['number', 'stats'].includes(stream.columns[placed]?.kind ?? '');
    const sumSlot = isNumeric && SUMMED.has(fn) ? place(window.summed, placed) : -1;
    const seenSlot = fn === 'distinct' ? place(window.counted, placed) : -1;
    const gives: Type = fn === 'first' || fn === 'last' ? type : { kind: 'number' };
    const slots = { sumSlot, seenSlot, column: placed, window: found };
    this.#reads.push({ name, aggregate, type: gives, stream: at, includes, condition, ...slots });
  }

  #keyOf(name: string, fields: readonly string[]): number {
    for (const field of fields)
      if (!(field in this.#event)) throw new AggregateInvalid(`${name}.key`, `the event has no "${field}"`);
    const id = fields.join(',');
    const known = this.#keys.findIndex((key) => key.id === id);
    return known !== -1 ? known : this.#keys.push({ id, fields, streams: [] }) - 1;
  }

  #conditionOf(where: string): number {
    if (!this.#conditions.has(where)) this.#conditions.set(where, compileCondition(where, this.#names));
    return [...this.#conditions.keys()].indexOf(where);
  }

  #columnOf(of: string): { type: Type; column: number } {
    if (!this.#columns.has(of)) {
      const { run, type } = compileExpression(of, this.#names);
      // A truth value is kept as 1 or 0, so that its share is a mean.
      this.#columns.set(of, { type, run: type.kind === 'bool' ? (scope) => asNumber(run(scope)) : run });
    }
    const { type } = this.#columns.get(of) as { type: Type };
    return { type, column: [...this.#columns.keys()].indexOf(of) };
  }

  #streamOf(key: number, { window, bucket, delayMs }: Aggregate, condition: number): number {
    const kind = bucket === 'hour' ? 'hour' : window.kind === 'last' ? 'last' : 'plain';
    // What is kept by number, or summed up by the hour, is of one condition.
    const id = `${kind} ${key} ${kind === 'plain' ? '' : condition}`;
    const known = this.#byId.get(id);
    const where = [...this.#conditions.keys()][condition] ?? '';
    const at =
      known ??
      this.#streams.push({
        ...{ id: hashOf(kind === 'plain' ? kind : `${kind} ${where}`), key, kind, horizonMs: 0, most: 0 },
        ...{ conditions: [], conditionIds: [], columns: [], windows: [] },
      }) - 1;
    this.#byId.set(id, at);
    if (known === undefined) this.#keys[key]?.streams.push(at);
    const stream = this.#streams[at] as DraftStream;
    const span = window.kind === 'last' ? 0 : window.kind === 'sliding' ? window.ms : CALENDAR_MS[window.unit];
    stream.horizonMs = Math.max(stream.horizonMs, span + delayMs + LATE_MS + (kind === 'hour' ? HOUR_MS : 0));
    if (window.kind === 'last') stream.most = Math.max(stream.most, window.count);
    return at;
  }

  plan(): Plan {
    const streams = this.#streams.map(laidOut);
    const reads = this.#reads.map(({ window, column, ...read }): Read => {
      const stream = streams[read.stream] as StreamPlan;
      return { ...read, window: stream.windows[window] as WindowPlan, column: stream.columns[column] ?? null };
    });
    const columns = [...this.#columns.values()].map(({ run }) => run);
    return { keys: this.#keys, conditions: [...this.#conditions.values()], columns, streams, reads };
  }
}

/** With the present event, a window of the last five holds four others. */
function within(window: Window, includes: boolean): Window {
  return window.kind === 'last' && includes ? { kind: 'last', count: window.count - 1 } : window;
}

function kindOf(stream: DraftStream, { fn }: Aggregate, type: Type): ColumnKind {
  if (stream.kind === 'hour') return fn === 'distinct' ? 'set' : 'stats';
  return type.kind === 'number' || type.kind === 'bool' ? 'number' : 'other';
}

function columnIn(stream: DraftStream, wanted: { column: number; kind: ColumnKind; of: string }): number {
  const { column, kind, of } = wanted;
  const known = stream.columns.findIndex((each) => each.column === column && each.kind === kind);
  return known !== -1 ? known : stream.columns.push({ column, kind, id: hashOf(`${kind} ${of}`) }) - 1;
}

function windowIn(stream: DraftStream, wanted: Pick<WindowPlan, 'window' | 'delayMs' | 'condition'>): number {
  const id = JSON.stringify(wanted);
  const known = stream.windows.findIndex((each) => each.id === id);
  return known !== -1 ? known : stream.windows.push({ id, ...wanted, summed: [], counted: [] }) - 1;
}

/** Gives every column and every running sum its place. */
function laidOut(draft: DraftStream): StreamPlan {
  const words = Math.ceil(draft.conditions.length / BITS);
  let [stride, others, cacheSize, seenSize] = [1 + words, 0, 0, 0];
  const columns = draft.columns.map((column): StreamColumn => {
    if (column.kind === 'other' || column.kind === 'set') return { ...column, place: others++ };
    const at = stride;
    stride += column.kind === 'stats' ? STATS : 1;
    return { ...column, place: at };
  });
  const windows = draft.windows.map(({ id: _, ...window }): WindowPlan => {
    const at = { cacheAt: cacheSize, seenAt: seenSize };
    cacheSize += CACHE_HEAD + CACHE_SUM * window.summed.length;
    seenSize += window.counted.length;
    return { ...window, ...at };
  });
  return { ...draft, words, columns, stride, others, windows, cacheSize, seenSize };
}

function asNumber(value: unknown): number | null {
  return value === null ? null : value === true ? 1 : 0;
}

function place(all: number[], wanted: number): number {
  const known = all.indexOf(wanted);
  return known !== -1 ? known : all.push(wanted) - 1;
}
