import { z } from 'zod';

/** What is computed over the events of a window. `share` is the part of them for which `of` is true. */
export const FUNCTIONS = [
  ...(['count', 'sum', 'mean', 'sd', 'min', 'max', 'median', 'share'] as const),
  ...(['distinct', 'first', 'last'] as const),
] as const;
export type AggregateFunction = (typeof FUNCTIONS)[number] | 'percentile';
export type CalendarUnit = 'hour' | 'day' | 'week' | 'month';
/** `sliding` ends with the event and is open at its start: (t − ms, t]. `calendar` begins with the present hour, day, week (Monday) or month. */
export type Window =
  | { kind: 'sliding'; ms: number }
  | { kind: 'calendar'; unit: CalendarUnit; zone: string }
  | { kind: 'last'; count: number };

export type Aggregate = {
  /** Fields that together say whose events are meant. */
  key: readonly string[];
  fn: AggregateFunction;
  /** For `percentile`: 0 to 100. */
  percent: number | null;
  /** The expression over an event that is aggregated; null for a mere count. */
  of: string | null;
  /** Which events count; null for all. */
  where: string | null;
  window: Window;
  /** The window ends so long before the event, for facts that become known late. */
  delayMs: number;
  /** Whether the present event is left out: what it is compared with is history. */
  excludeCurrent: boolean;
  /** `hour`: what lies in one hour is kept as sums, and the window reaches back to the whole hour in which it begins. */
  bucket: 'hour' | null;
  /** What a mean, share or extreme of nothing is; null, unknown, unless said otherwise. */
  empty: number | null;
};

/** An aggregate that cannot be used. `at` is its name and the field in doubt. */
export class AggregateInvalid extends Error {
  readonly code = 'aggregate.invalid';
  readonly at: string;
  constructor(at: string, message: string) {
    super(`${at}: ${message}`);
    this.name = 'AggregateInvalid';
    this.at = at;
  }
}

const MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 400 * MS.d;
const MOST_EVENTS = 10_000;
const MOST_AGGREGATES = 500;
const DURATION = /^(\d+(?:\.\d+)?)\s*(s|m|h|d)$/;

const Text = z.string().min(1).max(4000);
const Written = z.strictObject({
  key: z.union([Text, z.array(Text).min(1).max(6)]),
  fn: z.string().max(20),
  of: Text.nullish(),
  where: Text.nullish(),
  window: Text,
  delay: Text.nullish(),
  exclude_current: z.boolean().nullish(),
  bucket: z.enum(['hour']).nullish(),
  empty: z.number().nullish(),
});

/** Reads declared aggregates (YAML or JSON, already parsed to values), by name. Throws `AggregateInvalid`. */
export function readAggregates(written: unknown): Map<string, Aggregate> {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new AggregateInvalid('aggregates', 'a table of names is expected');
  const entries = Object.entries(written);
  if (entries.length > MOST_AGGREGATES)
    throw new AggregateInvalid('aggregates', `at most ${MOST_AGGREGATES} are allowed`);
  return new Map(entries.map(([name, value]) => [name, readAggregate(name, value)]));
}

function readAggregate(name: string, value: unknown): Aggregate {
  if (!/^[A-Za-z_]\w{0,99}$/.test(name)) throw new AggregateInvalid(name, 'a name has letters, digits and underscores');
  const parsed = Written.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AggregateInvalid([name, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'not an aggregate');
  }
  const { key, fn, of, where, delay, exclude_current, bucket, empty } = parsed.data;
  const { fn: named, percent } = readFunction(name, fn);
  if (named !== 'count' && !of) throw new AggregateInvalid(`${name}.of`, `"${fn}" needs to know of what`);
  const window = readWindow(name, parsed.data.window);
  if (bucket) checkBucket(name, named, window);
  return {
    key: [key].flat(),
    fn: named,
    percent,
    of: of ?? null,
    where: where ?? null,
    window,
    delayMs: delay ? readDuration(`${name}.delay`, delay) : 0,
    excludeCurrent: exclude_current ?? true,
    bucket: bucket ?? null,
    empty: empty ?? null,
  };
}

const OF_AN_HOUR = new Set<string>(['count', 'sum', 'mean', 'sd', 'min', 'max', 'share', 'distinct']);

/** Hours are for long windows and for what can be told from their sums. */
function checkBucket(name: string, fn: string, window: Window): void {
  if (!OF_AN_HOUR.has(fn))
    throw new AggregateInvalid(`${name}.bucket`, `"${fn}" cannot be told from the sums of hours`);
  if (window.kind !== 'sliding' || window.ms <= MS.d)
    throw new AggregateInvalid(`${name}.bucket`, 'hours are for sliding windows of more than a day');
}

function readFunction(name: string, written: string): Pick<Aggregate, 'fn' | 'percent'> {
  const percent = /^(?:pctile|percentile)\((\d{1,3}(?:\.\d+)?)\)$/.exec(written)?.[1];
  if (percent !== undefined && Number(percent) <= 100) return { fn: 'percentile', percent: Number(percent) };
  const fn = FUNCTIONS.find((each) => each === written);
  if (!fn) throw new AggregateInvalid(`${name}.fn`, `"${written}" is none of ${FUNCTIONS.join(', ')}, percentile(n)`);
  return { fn, percent: null };
}

function readWindow(name: string, written: string): Window {
  const at = `${name}.window`;
  const [first = '', second = '', third = ''] = written.trim().split(/\s+/);
  if (first === 'calendar') {
    const unit = (['hour', 'day', 'week', 'month'] as const).find((each) => each === second);
    if (!unit) throw new AggregateInvalid(at, 'a calendar window is an hour, day, week or month');
    return { kind: 'calendar', unit, zone: readZone(at, third || 'UTC') };
  }
  if (first === 'last') {
    const count = Number(second);
    if (!Number.isInteger(count) || count < 1 || count > MOST_EVENTS)
      throw new AggregateInvalid(at, `a number of events up to ${MOST_EVENTS} is expected`);
    return { kind: 'last', count };
  }
  return { kind: 'sliding', ms: readDuration(at, first === 'sliding' ? second : written) };
}

function readZone(at: string, zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    throw new AggregateInvalid(at, `"${zone}" is no time zone`);
  }
}

function readDuration(at: string, written: string): number {
  const [, amount, unit] = DURATION.exec(written.trim()) ?? [];
  const ms = Number(amount) * (MS[unit as keyof typeof MS] ?? Number.NaN);
  if (!(ms > 0 && ms <= LONGEST_MS))
    throw new AggregateInvalid(at, 'a span like 90s, 15m, 24h or 30d is expected, up to 400d');
  return ms;
}
