import type { Names, Type, Value } from '../expression/index.ts';
import { planStreams, type Read, type Stream } from './plan.ts';
import { readValue } from './read.ts';
import { Series } from './series.ts';
import type { Aggregate } from './spec.ts';

/** An event: when it was, in milliseconds since 1970, and its fields. */
export type WindowEvent = { time: number; fields: Readonly<Record<string, Value>> };

/**
 * Declared aggregates over a stream of events, exact to the event. Events come in the order of time as a rule; one that is late is
 * answered as of its own time and put in its place, and what follows counts it.
 */
export class Windows {
  /** Names of the aggregates, in the order of the values that `push` gives. */
  readonly names: readonly string[];
  readonly types: ReadonlyMap<string, Type>;
  readonly #streams: readonly { plan: Stream; series: Map<string, Series> }[];

  /** Throws `AggregateInvalid` or `ExpressionInvalid` when the aggregates do not fit the event's fields. */
  constructor(aggregates: ReadonlyMap<string, Aggregate>, event: Names) {
    this.names = [...aggregates.keys()];
    const plans = planStreams(aggregates, event);
    this.#streams = plans.map((plan) => ({ plan, series: new Map() }));
    const types = new Map(plans.flatMap((plan) => plan.reads).map((read) => [read.name, read.type]));
    this.types = new Map(this.names.map((name) => [name, types.get(name) ?? { kind: 'number' }]));
  }

  /** The aggregates as this event finds them, by place; afterwards it counts for those that follow. */
  push(event: WindowEvent): Value[] {
    const values = new Array<Value>(this.names.length).fill(null);
    const scope = { ...event.fields, e: event.fields };
    for (const { plan, series } of this.#streams) {
      const key = keyOf(plan.key, event.fields);
      if (key === null) continue;
      const counts = plan.where === null || plan.where(scope);
      const own = series.get(key);
      const found =
        own ??
        new Series(
          plan.columns.map((column) => column.kind),
          plan.windows,
        );
      const row = () => plan.columns.map((column) => column.run(scope));
      if (event.time < found.latest) pushLate({ plan, series: found, event, row: counts ? row() : null }, values);
      else {
        found.advance(event.time);
        this.#read(plan, found, values, true);
        if (counts) found.add(event.time, row());
        this.#read(plan, found, values, false);
      }
      if (found.length === 0) series.delete(key);
      else if (!own) series.set(key, found);
    }
    return values;
  }

  #read({ reads }: Stream, series: Series, values: Value[], before: boolean): void {
    for (const read of reads)
      if (read.aggregate.excludeCurrent === before) values[read.at] = readValue(series, series.view(read.window), read);
  }

  /** Keys held, events held, and about how many bytes they take. */
  size(): { keys: number; events: number; bytes: number } {
    let [keys, events, bytes] = [0, 0, 0];
    for (const { series } of this.#streams) {
      keys += series.size;
      for (const one of series.values()) [events, bytes] = [events + one.length, bytes + one.bytes];
    }
    return { keys, events, bytes };
  }
}

type Late = { plan: Stream; series: Series; event: WindowEvent; row: readonly unknown[] | null };

function pushLate({ plan, series, event, row }: Late, values: Value[]): void {
  const read = (before: boolean) => {
    for (const each of plan.reads)
      if (each.aggregate.excludeCurrent === before) values[each.at] = asOf(series, event.time, each);
  };
  read(true);
  if (row) series.insert(event.time, row);
  read(false);
}

function asOf(series: Series, time: number, read: Read): Value {
  return readValue(series, series.asOf(time, read.window), read);
}

function keyOf(names: readonly string[], fields: WindowEvent['fields']): string | null {
  let key = '';
  for (const name of names) {
    const value = fields[name];
    if (value === null || value === undefined) return null;
    key = key === '' ? String(value) : `${key}\u0001${String(value)}`;
  }
  return key;
}
