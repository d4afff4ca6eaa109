import type { Value } from '../expression/index.ts';
import { GRID, isOnGrid } from './bytes.ts';
import type { Read, StreamColumn } from './plan.ts';
import { isKnown, type Series, type View } from './series.ts';

/** What the present event brings to a window that includes it; null where it is left out. */
export type Present = { value: unknown } | null;

/** The value of an aggregate for an event at `now`. Nothing to aggregate is 0 for counts and sums, and null, unknown, for the rest. */
export function readValue(series: Series | null, read: Read, now: number, present: Present): Value {
  const view = series ? series.view(read.window, now) : NOTHING;
  return compute({ series, view, read, present }) ?? read.aggregate.empty;
}

const NOTHING: View = { from: 0, to: 0, cache: null, at: 0 };
type Asked = { series: Series | null; view: View; read: Read; present: Present };

function compute(asked: Asked): Value {
  const { read, present } = asked;
  const { column } = read;
  const { fn } = read.aggregate;
  if (!column) return events(asked) + (present ? 1 : 0);
  switch (fn) {
    case 'first':
      return first(asked, column);
    case 'last':
      return last(asked, column);
    case 'distinct':
      return distinct(asked, column);
    case 'count':
      return column.kind === 'other' ? known(asked, column).length : sumsOf(asked, column).n;
    case 'sum':
      return sumsOf(asked, column).sum;
    case 'mean':
    case 'share':
      return meanOf(sumsOf(asked, column));
    case 'sd':
      return deviation(asked, column);
    case 'min':
    case 'max':
      return extreme(asked, column);
    default:
      return percentile(read, numbers(asked, column));
  }
}

function events({ series, view, read }: Asked): number {
  if (view.cache) return view.cache[view.at + 3] as number;
  let count = 0;
  eachOf({ series, view, read }, (at) => {
    count += series?.plan.kind === 'hour' ? series.numberAt(at, 1) : 1;
  });
  return count;
}

function eachOf({ series, view, read }: Omit<Asked, 'present'>, take: (at: number) => void): void {
  if (!series) return;
  const isHour = series.plan.kind === 'hour';
  for (let at = view.from; at < view.to; at += 1) if (isHour || series.holds(at, read.window.condition)) take(at);
}

type Sums = { n: number; sum: number };

/** Exact while all values are whole ten-thousandths, else added up one by one in the order of time. */
function sumsOf(asked: Asked, column: StreamColumn): Sums {
  const { series, view, read } = asked;
  const own = asked.present && typeof asked.present.value === 'number' ? asked.present.value : null;
  const running = series && read.sumSlot !== -1 ? series.running(view, read.sumSlot) : null;
  if (running && (own === null || isOnGrid(own)))
    return {
      n: running.n + (own === null ? 0 : 1),
      sum: (running.scaled + (own === null ? 0 : Math.round(own * GRID))) / GRID,
    };
  let [n, scaled, rough, isExact] = [0, 0, 0, true];
  const take = (value: number, many: number, whole: number, fits: boolean) => {
    if (many === 0) return;
    n += many;
    rough += value;
    isExact &&= fits;
    scaled += whole;
  };
  eachOf(asked, (at) => {
    const value = series?.numberAt(at, column.place) ?? Number.NaN;
    if (column.kind === 'stats') {
      const sum = series?.numberAt(at, column.place + 1) ?? 0;
      take(sum / GRID, value, sum, Number.isInteger(sum));
    } else if (!Number.isNaN(value)) take(value, 1, Math.round(value * GRID), isOnGrid(value));
  });
  if (own !== null) take(own, 1, Math.round(own * GRID), isOnGrid(own));
  return { n, sum: isExact && Math.abs(scaled) <= Number.MAX_SAFE_INTEGER ? scaled / GRID : rough };
}

const meanOf = ({ n, sum }: Sums): number | null => (n === 0 ? null : sum / n);

/** The sample's (n - 1), as spreadsheets and pandas have it. */
function deviation(asked: Asked, column: StreamColumn): number | null {
  const { series } = asked;
  const { n, sum } = sumsOf(asked, column);
  if (n < 2) return null;
  const mean = sum / n;
  if (column.kind !== 'stats')
    return Math.sqrt(numbers(asked, column).reduce((all, value) => all + (value - mean) ** 2, 0) / (n - 1));
  let squares = asked.present && typeof asked.present.value === 'number' ? asked.present.value ** 2 : 0;
  eachOf(asked, (at) => {
    squares += series?.numberAt(at, column.place + 2) ?? 0;
  });
  return Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1));
}

function extreme(asked: Asked, column: StreamColumn): number | null {
  const { series, read } = asked;
  const isMost = read.aggregate.fn === 'max';
  const place = column.place + (column.kind !== 'stats' ? 0 : isMost ? 4 : 3);
  const nothing = isMost ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let found = asked.present && typeof asked.present.value === 'number' ? asked.present.value : nothing;
  eachOf(asked, (at) => {
    const value = series?.numberAt(at, place) ?? Number.NaN;
    if (isMost ? value > found : value < found) found = value;
  });
  return found === nothing ? null : found;
}

/** The known values of a window in the order of time, the present event's last. */
function known({ series, view, read, present }: Asked, column: StreamColumn): unknown[] {
  const all: unknown[] = [];
  eachOf({ series, view, read }, (at) => {
    const value = column.kind === 'number' ? series?.numberAt(at, column.place) : series?.otherAt(at, column.place);
    if (isKnown(value)) all.push(value);
  });
  if (present && isKnown(present.value)) all.push(present.value);
  return all;
}

function numbers(asked: Asked, column: StreamColumn): number[] {
  return known(asked, column) as number[];
}

/** Percentiles between two values are interpolated (Hyndman and Fan's type 7). */
function percentile({ aggregate }: Read, values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const place = ((values.length - 1) * (aggregate.fn === 'median' ? 50 : (aggregate.percent ?? 50))) / 100;
  const below = values[Math.floor(place)] as number;
  const above = values[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

function distinct({ series, view, read, present }: Asked, column: StreamColumn): number {
  const value = present?.value;
  const isNew = present !== null && isKnown(value);
  if (!series) return isNew ? 1 : 0;
  const { size, hasValue } = series.distinct(read.window, view, { slot: read.seenSlot, column, value });
  return size + (isNew && !hasValue ? 1 : 0);
}

function valueAt(series: Series, at: number, column: StreamColumn): unknown {
  return column.kind === 'number' ? series.numberAt(at, column.place) : series.otherAt(at, column.place);
}

/** A truth value is kept as a number and given back as what it was. */
function asWritten(value: unknown, { type }: Read): Value {
  return type.kind === 'bool' ? value === 1 : (value as Value);
}

function first({ series, view, read, present }: Asked, column: StreamColumn): Value {
  if (series)
    for (let at = view.from; at < view.to; at += 1) {
      if (!series.holds(at, read.window.condition)) continue;
      const value = valueAt(series, at, column);
      if (isKnown(value)) return asWritten(value, read);
    }
  return present && isKnown(present.value) ? asWritten(present.value, read) : null;
}

function last({ series, view, read, present }: Asked, column: StreamColumn): Value {
  if (present && isKnown(present.value)) return asWritten(present.value, read);
  if (!series) return null;
  for (let at = view.to - 1; at >= view.from; at -= 1) {
    if (!series.holds(at, read.window.condition)) continue;
    const value = valueAt(series, at, column);
    if (isKnown(value)) return asWritten(value, read);
  }
  return null;
}
