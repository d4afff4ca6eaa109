import type { Names, Type, Value } from '../expression/index.ts';
import { BITS, type Plan, planStreams, type Read, type StreamPlan } from './plan.ts';
import { readValue } from './read.ts';
import { Series } from './series.ts';
import { decodeSeries, encodeSeries } from './snapshot.ts';
import type { Aggregate } from './spec.ts';

/** An event: when it was, in milliseconds since 1970, and its fields. */
export type WindowEvent = { time: number; fields: Readonly<Record<string, Value>> };
/** Whose windows: the names of the key's fields, with commas, and their values, with U+0001 between. */
export type WindowKey = { key: string; value: string };

const BETWEEN = '\u0001';
const [UNASKED, NO, YES] = [0, 1, 2] as const;

/**
 * Declared aggregates over a stream of events, exact to the event. Events come in the order of time as a rule; one that is late is
 * answered as of its own time and put in its place, and what follows counts it.
 */
export class Windows {
  /** Names of the aggregates, in the order of the values that `push` gives. */
  readonly names: readonly string[];
  readonly types: ReadonlyMap<string, Type>;
  readonly #plan: Plan;
  readonly #series: readonly Map<string, Series>[];
  // What is known of the present event, asked for at most once.
  #event: WindowEvent | null = null;
  readonly #keys: (string | null)[];
  readonly #found: (Series | null | undefined)[];
  readonly #holds: Uint8Array;
  readonly #columns: Value[];
  readonly #values: (Value | undefined)[];

  /** Throws `AggregateInvalid` or `ExpressionInvalid` when the aggregates do not fit the event's fields. */
  constructor(aggregates: ReadonlyMap<string, Aggregate>, event: Names) {
    this.#plan = planStreams(aggregates, event);
    this.names = this.#plan.reads.map(({ name }) => name);
    this.types = new Map(this.#plan.reads.map(({ name, type }) => [name, type]));
    this.#series = this.#plan.streams.map(() => new Map<string, Series>());
    this.#keys = this.#plan.keys.map(() => null);
    this.#found = this.#plan.streams.map(() => undefined);
    this.#holds = new Uint8Array(this.#plan.conditions.length);
    this.#columns = [];
    this.#values = this.#plan.reads.map(() => undefined);
  }

  /** The aggregates as this event finds them, by place; afterwards it counts for those that follow. */
  push(event: WindowEvent): Value[] {
    const values = this.evaluate(event);
    this.apply(event);
    return values;
  }

  /** The aggregates as this event finds them, by place. Nothing changes. */
  evaluate(event: WindowEvent): Value[] {
    this.ask(event);
    return this.#plan.reads.map((_, at) => this.value(at));
  }

  /** Turns to an event; `value` then answers for it until the next `ask`, `apply`, `load` or `drop`. */
  ask(event: WindowEvent): void {
    this.#event = event;
    this.#holds.fill(UNASKED);
    this.#columns.length = 0;
    this.#values.fill(undefined);
    this.#found.fill(undefined);
    const { keys } = this.#plan;
    for (let at = 0; at < keys.length; at += 1) this.#keys[at] = keyOf(keys[at]?.fields ?? [], event.fields);
  }

  /** One aggregate, by its place in `names`, for the event that was asked about. */
  value(at: number): Value {
    const known = this.#values[at];
    if (known !== undefined) return known;
    const value = this.#read(this.#plan.reads[at] as Read);
    this.#values[at] = value;
    return value;
  }

  #read(read: Read): Value {
    const event = this.#event;
    const { key } = this.#plan.streams[read.stream] as StreamPlan;
    if (!event || this.#keys[key] === null) return null;
    const isPresent = read.includes && this.#isHeld(read.condition);
    const present = isPresent ? { value: read.column ? this.#column(read.column.column) : null } : null;
    return readValue(this.#seriesOf(read.stream, key), read, event.time, present);
  }

  #seriesOf(stream: number, key: number): Series | null {
    const known = this.#found[stream];
    if (known !== undefined) return known;
    const found = this.#series[stream]?.get(this.#keys[key] as string) ?? null;
    this.#found[stream] = found;
    return found;
  }

  #isHeld(condition: number): boolean {
    if (condition === -1) return true;
    const known = this.#holds[condition];
    if (known !== UNASKED) return known === YES;
    const holds = this.#plan.conditions[condition]?.(this.#event?.fields ?? {}) ?? false;
    this.#holds[condition] = holds ? YES : NO;
    return holds;
  }

  #column(column: number): Value {
    const known = this.#columns[column];
    if (known !== undefined) return known;
    const value = this.#plan.columns[column]?.(this.#event?.fields ?? {}) ?? null;
    this.#columns[column] = value;
    return value;
  }

  /** The event counts for those that follow; with `counts` in the windows of those keys alone ("account", "account,device"). */
  apply(event: WindowEvent, counts?: (key: string) => boolean): void {
    if (this.#event !== event) this.ask(event);
    const { streams, keys } = this.#plan;
    for (let at = 0; at < streams.length; at += 1) {
      const stream = streams[at] as StreamPlan;
      if (!counts || counts(keys[stream.key]?.id ?? '')) this.#add(at, stream, event.time);
    }
    this.#event = null;
  }

  #add(at: number, stream: StreamPlan, time: number): void {
    const key = this.#keys[stream.key];
    if (key === null || key === undefined) return;
    const all = this.#series[at] as Map<string, Series>;
    const known = this.#seriesOf(at, stream.key);
    const bits = this.#bitsOf(stream);
    if (bits === null) {
      known?.forget(time);
      if (known?.length === 0) all.delete(key);
      return;
    }
    const series = known ?? new Series(stream);
    series.add(time, { bits, values: stream.columns.map(({ column }) => this.#column(column)) });
    if (!known) all.set(key, series);
  }

  /** The conditions of a stream that hold for the event, as bits; null when none does. */
  #bitsOf({ conditions, words }: StreamPlan): number[] | null {
    const bits = new Array<number>(words).fill(0);
    let isAny = false;
    for (let at = 0; at < conditions.length; at += 1) {
      if (!this.#isHeld(conditions[at] as number)) continue;
      const word = Math.floor(at / BITS);
      bits[word] = (bits[word] as number) | (1 << (at % BITS));
      isAny = true;
    }
    return isAny ? bits : null;
  }

  /** The keys whose state an event reads and changes: what has to be there before it, and to be saved after it. */
  touched(event: WindowEvent): WindowKey[] {
    return this.#plan.keys.flatMap(({ id, fields }) => {
      const value = keyOf(fields, event.fields);
      return value === null ? [] : [{ key: id, value }];
    });
  }

  /** Everything held of one key, as bytes; null when nothing is. */
  save(of: WindowKey): Uint8Array | null {
    const held = this.#streamsOf(of).flatMap((stream) => this.#series[stream]?.get(of.value) ?? []);
    return held.length === 0 ? null : encodeSeries(held);
  }

  /**
   * Puts saved state in the place of what is held of a key. Gives false when windows that are declared now would have kept more than
   * was saved: until they fill they know too little. Throws `SnapshotInvalid`.
   */
  load(of: WindowKey, bytes: Uint8Array): boolean {
    const streams = this.#streamsOf(of);
    const { series, isWhole } = decodeSeries(
      bytes,
      streams.map((at) => this.#plan.streams[at] as StreamPlan),
    );
    this.drop(of);
    for (const one of series) this.#series[this.#plan.streams.indexOf(one.plan)]?.set(of.value, one);
    return isWhole;
  }

  /** Lets go of everything held of a key. */
  drop(of: WindowKey): void {
    for (const stream of this.#streamsOf(of)) this.#series[stream]?.delete(of.value);
    this.#event = null;
  }

  has(of: WindowKey): boolean {
    return this.#streamsOf(of).some((stream) => this.#series[stream]?.has(of.value));
  }

  /** Lets go of all keys that no window can see any more at `now`; gives how many series went. */
  sweep(now: number): number {
    let gone = 0;
    for (const all of this.#series)
      for (const [key, series] of all) {
        series.forget(now);
        if (series.length > 0) continue;
        all.delete(key);
        gone += 1;
      }
    this.#event = null;
    return gone;
  }

  #streamsOf({ key }: WindowKey): readonly number[] {
    return this.#plan.keys.find((each) => each.id === key)?.streams ?? [];
  }

  /** Keys held, events held, and about how many bytes they take. */
  size(): { keys: number; events: number; bytes: number } {
    let [keys, events, bytes] = [0, 0, 0];
    for (const all of this.#series) {
      keys += all.size;
      for (const one of all.values()) [events, bytes] = [events + one.length, bytes + one.bytes];
    }
    return { keys, events, bytes };
  }
}

function keyOf(names: readonly string[], fields: WindowEvent['fields']): string | null {
  let key = '';
  for (const name of names) {
    const value = fields[name];
    if (value === null || value === undefined) return null;
    key = key === '' ? String(value) : `${key}${BETWEEN}${String(value)}`;
  }
  return key;
}
