import type { Value } from '../expression/index.ts';
import type { Read } from './plan.ts';
import type { Series, View } from './series.ts';

/** The value of an aggregate in a window. Nothing to aggregate is 0 for counts and sums, and null, unknown, for the rest. */
export function readValue(series: Series, view: View, read: Read): Value {
  return compute(series, view, read) ?? read.aggregate.empty;
}

function compute(series: Series, view: View, read: Read): Value {
  const { fn } = read.aggregate;
  const events = view.to - view.from;
  if (read.column === -1) return events;
  switch (fn) {
    case 'first':
      return first(series, view, read.column);
    case 'last':
      return last(series, view, read.column);
    case 'distinct':
      return view.seen && read.seenSlot !== -1
        ? (view.seen[read.seenSlot]?.size ?? 0)
        : distinct(series, view, read.column);
    case 'count':
      return read.sumSlot !== -1 && view.sums ? (view.sums[read.sumSlot]?.n ?? 0) : known(series, view, read.column);
    case 'sum':
    case 'mean':
    case 'share':
    case 'sd':
      return fromSums(fn, sumsOf(series, view, read));
    default:
      return fromSorted(read, numbers(series, view, read.column));
  }
}

type Sums = { n: number; sum: number; squares: number };

function sumsOf(series: Series, view: View, read: Read): Sums {
  if (view.sums && read.sumSlot !== -1) return view.sums[read.sumSlot] as Sums;
  const all = numbers(series, view, read.column);
  return {
    n: all.length,
    sum: all.reduce((sum, value) => sum + value, 0),
    squares: all.reduce((sum, value) => sum + value * value, 0),
  };
}

/** `sd` is the sample's (n − 1), as spreadsheets and pandas have it. */
function fromSums(fn: 'sum' | 'mean' | 'share' | 'sd', { n, sum, squares }: Sums): number | null {
  if (fn === 'sum') return sum;
  if (n === 0) return null;
  if (fn !== 'sd') return sum / n;
  if (n < 2) return null;
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)));
}

function numbers(series: Series, view: View, column: number): number[] {
  const all: number[] = [];
  for (let at = view.from; at < view.to; at += 1) {
    const value = series.value(column, at) as number;
    if (!Number.isNaN(value)) all.push(value);
  }
  return all;
}

/** Percentiles between two values are interpolated (Hyndman and Fan's type 7). */
function fromSorted({ aggregate }: Read, values: number[]): number | null {
  if (values.length === 0) return null;
  if (aggregate.fn === 'min') return values.reduce((least, value) => Math.min(least, value));
  if (aggregate.fn === 'max') return values.reduce((most, value) => Math.max(most, value));
  values.sort((a, b) => a - b);
  const place = ((values.length - 1) * (aggregate.fn === 'median' ? 50 : (aggregate.percent ?? 50))) / 100;
  const below = values[Math.floor(place)] as number;
  const above = values[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && !(typeof value === 'number' && Number.isNaN(value));
}

function known(series: Series, view: View, column: number): number {
  let count = 0;
  for (let at = view.from; at < view.to; at += 1) if (isKnown(series.value(column, at))) count += 1;
  return count;
}

function distinct(series: Series, view: View, column: number): number {
  const seen = new Set<unknown>();
  for (let at = view.from; at < view.to; at += 1) {
    const value = series.value(column, at);
    if (isKnown(value)) seen.add(value);
  }
  return seen.size;
}

function first(series: Series, view: View, column: number): Value {
  for (let at = view.from; at < view.to; at += 1) {
    const value = series.value(column, at);
    if (isKnown(value)) return value as Value;
  }
  return null;
}

function last(series: Series, view: View, column: number): Value {
  for (let at = view.to - 1; at >= view.from; at -= 1) {
    const value = series.value(column, at);
    if (isKnown(value)) return value as Value;
  }
  return null;
}
