import { GRID, isOnGrid } from './bytes.ts';
import { beginningOf } from './calendar.ts';
import { BITS, CACHE_HEAD, CACHE_SUM, type StreamColumn, type StreamPlan, type WindowPlan } from './plan.ts';
import type { Window } from './spec.ts';

export const HOUR_MS = 3_600_000;
/** Times are whole milliseconds; what begins at `start` is kept, what is a hair before is not. */
const HAIR_MS = 0.5;
/** Of so many events different values are counted anew; of more they are carried along. */
const FEW = 24;
/** A sum beyond this many ten-thousandths is added up anew: it may have been rounded. */
const MOST_EXACT = 2 ** 52;
const START_ROWS = 2;

/** An event as its stream keeps it: which conditions hold, and the values of the stream's columns. */
export type Row = { bits: readonly number[]; values: readonly unknown[] };

/**
 * The events of one key that a window may still hold, in the order of time. Every window has running sums that are moved on when
 * somebody asks, and nothing else is ever changed by asking: the sums are exact, so it does not matter when they were last moved.
 */
export class Series {
  readonly plan: StreamPlan;
  /** A ring of records: time, bits, numbers. `#start` and `#end` count records since the beginning. */
  #rows: number[];
  #others: unknown[];
  #mask = START_ROWS - 1;
  #start = 0;
  #end = 0;
  /** Of each window: the moment it stands at (NaN: none), from, to, events held; then known values, sum, values off the grid. */
  #caches: number[] | null = null;
  #seen: (Map<unknown, number> | null)[] | null = null;

  constructor(plan: StreamPlan) {
    this.plan = plan;
    this.#rows = new Array<number>(START_ROWS * plan.stride).fill(0.5);
    this.#others = plan.others === 0 ? [] : new Array<unknown>(START_ROWS * plan.others).fill(null);
  }

  get length(): number {
    return this.#end - this.#start;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Time of the latest event, in milliseconds. */
  get latest(): number {
    return this.#end === this.#start ? Number.NEGATIVE_INFINITY : this.timeAt(this.#end - 1);
  }

  timeAt(at: number): number {
    return this.#rows[(at & this.#mask) * this.plan.stride] as number;
  }

  /** A number of a record by its place: bits, a value, a part of an hour's sums. */
  numberAt(at: number, place: number): number {
    return this.#rows[(at & this.#mask) * this.plan.stride + place] as number;
  }

  otherAt(at: number, place: number): unknown {
    return this.#others[(at & this.#mask) * this.plan.others + place];
  }

  holds(at: number, condition: number): boolean {
    return ((this.numberAt(at, 1 + Math.floor(condition / BITS)) >> (condition % BITS)) & 1) === 1;
  }

  /** Adds an event in its place, and lets go what no window can hold any more. */
  add(time: number, row: Row): void {
    const isHour = this.plan.kind === 'hour';
    const stands = isHour ? Math.floor(time / HOUR_MS) * HOUR_MS : time;
    let at = this.#end;
    while (at > this.#start && this.timeAt(at - 1) > stands) at -= 1;
    if (isHour && at > this.#start && this.timeAt(at - 1) === stands) {
      const held = this.#windowsWith(at - 1);
      for (const [window, cache] of held) this.#weigh(window, cache, at - 1, -1);
      this.#merge(at - 1, row);
      for (const [window, cache] of held) this.#weigh(window, cache, at - 1, 1);
    } else {
      if (at !== this.#end) [this.#caches, this.#seen] = [null, null];
      this.#grow();
      for (let to = this.#end - 1; to > at; to -= 1) this.#copy(to - 1, to);
      this.#put(at, stands, row);
    }
    this.forget(Math.max(time, this.latest));
  }

  /** The windows whose running sums hold a record. */
  #windowsWith(at: number): [WindowPlan, number[]][] {
    const cache = this.#caches;
    if (!cache) return [];
    const holds = (plan: WindowPlan) =>
      (cache[plan.cacheAt + 1] as number) <= at && at < (cache[plan.cacheAt + 2] as number);
    return this.plan.windows.filter(holds).map((plan) => [plan, cache]);
  }

  /** Lets go what no window can hold any more at `now`; with nothing left the series can go. */
  forget(now: number): void {
    const before = now - this.plan.horizonMs;
    let kept = this.#start;
    while (kept < this.#end && this.timeAt(kept) <= before) kept += 1;
    if (this.plan.most > 0) kept = Math.min(kept, Math.max(this.#start, this.#reached(before) - this.plan.most));
    if (this.plan.others > 0)
      for (let at = this.#start; at < kept; at += 1)
        for (let place = 0; place < this.plan.others; place += 1)
          this.#others[(at & this.#mask) * this.plan.others + place] = null;
    this.#start = kept;
  }

  #reached(until: number): number {
    let to = this.#end;
    while (to > this.#start && this.timeAt(to - 1) > until) to -= 1;
    return to;
  }

  /** Makes room for one more. */
  #grow(): void {
    const size = this.#mask + 1;
    if (this.#end - this.#start === size) {
      const { stride, others } = this.plan;
      const [oldRows, oldOthers, oldMask] = [this.#rows, this.#others, this.#mask];
      this.#mask = size * 2 - 1;
      this.#rows = new Array<number>(size * 2 * stride).fill(0.5);
      this.#others = others === 0 ? oldOthers : new Array<unknown>(size * 2 * others).fill(null);
      for (let at = this.#start; at < this.#end; at += 1) {
        const [from, to] = [at & oldMask, at & this.#mask];
        for (let place = 0; place < stride; place += 1)
          this.#rows[to * stride + place] = oldRows[from * stride + place] as number;
        for (let place = 0; place < others; place += 1)
          this.#others[to * others + place] = oldOthers[from * others + place];
      }
    }
    this.#end += 1;
  }

  #copy(from: number, to: number): void {
    const { stride, others } = this.plan;
    for (let place = 0; place < stride; place += 1)
      this.#rows[(to & this.#mask) * stride + place] = this.numberAt(from, place);
    for (let place = 0; place < others; place += 1)
      this.#others[(to & this.#mask) * others + place] = this.otherAt(from, place);
  }

  #put(at: number, time: number, { bits, values }: Row): void {
    const { stride, others, columns, kind } = this.plan;
    const record = (at & this.#mask) * stride;
    this.#rows[record] = time;
    for (let word = 0; word < bits.length; word += 1)
      this.#rows[record + 1 + word] = kind === 'hour' ? 0 : (bits[word] as number);
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index] as StreamColumn;
      if (column.kind === 'number') this.#rows[record + column.place] = numberOf(values[index]);
      else if (column.kind === 'other') this.#others[(at & this.#mask) * others + column.place] = values[index];
      else if (column.kind === 'set') this.#others[(at & this.#mask) * others + column.place] = new Set();
      else for (const [part, start] of EMPTY_STATS.entries()) this.#rows[record + column.place + part] = start;
    }
    if (kind === 'hour') this.#merge(at, { bits, values });
  }

  /** One more event in an hour. In the place of its bits an hour has the number of its events. */
  #merge(at: number, { values }: Row): void {
    const { stride, columns } = this.plan;
    const record = (at & this.#mask) * stride;
    this.#rows[record + 1] = this.numberAt(at, 1) + 1;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index] as StreamColumn;
      const value = values[index];
      if (column.kind === 'set') {
        if (isKnown(value)) (this.otherAt(at, column.place) as Set<unknown>).add(value);
        continue;
      }
      const number = numberOf(value);
      if (Number.isNaN(number)) continue;
      const first = record + column.place;
      const [n, sum, squares, least, most] = this.#rows.slice(first, first + EMPTY_STATS.length) as Stats;
      const scaled = isOnGrid(number) ? Math.round(number * GRID) : number * GRID;
      const next = [n + 1, sum + scaled, squares + number * number, Math.min(least, number), Math.max(most, number)];
      for (const [part, part2] of next.entries()) this.#rows[first + part] = part2;
    }
  }

  /** Puts a record back that was read from a saved state; they come in the order of time. */
  restore(numbers: readonly number[], others: readonly unknown[]): void {
    const at = this.#end;
    this.#grow();
    for (const [place, value] of numbers.entries()) this.#rows[(at & this.#mask) * this.plan.stride + place] = value;
    for (const [place, value] of others.entries()) this.#others[(at & this.#mask) * this.plan.others + place] = value;
  }

  /** Indices of the records that a window ending at `until` may hold: from (with) and to (without). */
  #bounds({ window, condition }: WindowPlan, until: number): [number, number] {
    const to = this.#reached(until);
    let from = to;
    if (window.kind === 'last') {
      for (let held = 0; from > this.#start && held < window.count; ) {
        from -= 1;
        if (this.holds(from, condition)) held += 1;
      }
      return [from, to];
    }
    const before = this.#startOf(window, until);
    while (from > this.#start && this.timeAt(from - 1) > before) from -= 1;
    return [from, to];
  }

  /** The last moment that a window ending at `until` does not hold any more. An hour is held as long as any of its moments is. */
  #startOf(window: Exclude<Window, { kind: 'last' }>, until: number): number {
    const before =
      window.kind === 'sliding' ? until - window.ms : beginningOf(window.unit, until, window.zone) - HAIR_MS;
    return this.plan.kind === 'hour' ? before - HOUR_MS : before;
  }

  /** The window as an event at `now` finds it; for one that comes late it is looked up anew, without any running sum. */
  view(plan: WindowPlan, now: number): View {
    const until = now - plan.delayMs;
    if (now < this.latest) {
      const [from, to] = this.#bounds(plan, until);
      return { from, to, cache: null, at: 0 };
    }
    const cache = this.#caches ?? new Array<number>(this.plan.cacheSize).fill(Number.NaN);
    this.#caches = cache;
    const at = plan.cacheAt;
    const stands = cache[at] as number;
    if (!(now >= stands && (cache[at + 1] as number) >= this.#start)) this.#anew(plan, cache, until);
    else if (now > stands || (cache[at + 2] as number) < this.#end) this.#move(plan, cache, until);
    cache[at] = now;
    return { from: cache[at + 1] as number, to: cache[at + 2] as number, cache, at };
  }

  #anew(plan: WindowPlan, cache: number[], until: number): void {
    const [from, to] = this.#bounds(plan, until);
    const at = plan.cacheAt;
    for (let slot = at + 3; slot < at + CACHE_HEAD + CACHE_SUM * plan.summed.length; slot += 1) cache[slot] = 0;
    [cache[at + 1], cache[at + 2]] = [from, to];
    if (this.#seen) for (let slot = 0; slot < plan.counted.length; slot += 1) this.#seen[plan.seenAt + slot] = null;
    for (let index = from; index < to; index += 1) this.#weigh(plan, cache, index, 1);
  }

  #move(plan: WindowPlan, cache: number[], until: number): void {
    const { window, cacheAt: at } = plan;
    let [from, to] = [cache[at + 1] as number, cache[at + 2] as number];
    while (to < this.#end && this.timeAt(to) <= until) this.#weigh(plan, cache, to++, 1);
    if (window.kind === 'last') while ((cache[at + 3] as number) > window.count) this.#weigh(plan, cache, from++, -1);
    else {
      const before = this.#startOf(window, until);
      while (from < to && this.timeAt(from) <= before) this.#weigh(plan, cache, from++, -1);
    }
    [cache[at + 1], cache[at + 2]] = [from, to];
  }

  /** A record enters (1) or leaves (-1) the running sums of a window. */
  #weigh(plan: WindowPlan, cache: number[], index: number, sign: 1 | -1): void {
    const isHour = this.plan.kind === 'hour';
    if (!isHour && !this.holds(index, plan.condition)) return;
    const held = plan.cacheAt + 3;
    cache[held] = (cache[held] as number) + sign * (isHour ? this.numberAt(index, 1) : 1);
    for (let slot = 0; slot < plan.summed.length; slot += 1) {
      const { place } = this.plan.columns[plan.summed[slot] as number] as StreamColumn;
      const first = plan.cacheAt + CACHE_HEAD + CACHE_SUM * slot;
      const value = this.numberAt(index, place);
      if (!isHour && Number.isNaN(value)) continue;
      const scaled = isHour ? this.numberAt(index, place + 1) : Math.round(value * GRID);
      const isExact = isHour ? Number.isInteger(scaled) : isOnGrid(value);
      cache[first] = (cache[first] as number) + sign * (isHour ? value : 1);
      if (isExact) cache[first + 1] = (cache[first + 1] as number) + sign * scaled;
      else cache[first + 2] = (cache[first + 2] as number) + sign;
    }
    if (this.#seen) this.#weighSeen(this.#seen, plan, index, sign);
  }

  #weighSeen(all: (Map<unknown, number> | null)[], plan: WindowPlan, index: number, sign: 1 | -1): void {
    for (let slot = 0; slot < plan.counted.length; slot += 1) {
      const seen = all[plan.seenAt + slot];
      const column = this.plan.columns[plan.counted[slot] as number];
      if (seen && column) for (const value of this.valuesAt(index, column)) count(seen, value, sign);
    }
  }

  /** The known values of a column in a record: one of an event, several of an hour. */
  valuesAt(at: number, { kind, place }: StreamColumn): Iterable<unknown> {
    if (kind === 'set') return this.otherAt(at, place) as Set<unknown>;
    const value = kind === 'number' ? this.numberAt(at, place) : this.otherAt(at, place);
    return isKnown(value) ? [value] : [];
  }

  /** How many different values a window holds, and whether `value` is one of them. */
  distinct(plan: WindowPlan, view: View, wanted: { slot: number; column: StreamColumn; value: unknown }): Distinct {
    const { from, to, cache } = view;
    const isCarried = cache !== null && to - from > FEW;
    const seen = isCarried ? this.#carried(plan, view, wanted) : this.#collected(plan, view, wanted.column);
    return { size: seen.size, hasValue: seen.has(wanted.value) };
  }

  #carried(plan: WindowPlan, { from, to }: View, wanted: { slot: number; column: StreamColumn }): Map<unknown, number> {
    const all = this.#seen ?? new Array<Map<unknown, number> | null>(this.plan.seenSize).fill(null);
    this.#seen = all;
    const known = all[plan.seenAt + wanted.slot];
    if (known) return known;
    const seen = new Map<unknown, number>();
    all[plan.seenAt + wanted.slot] = seen;
    for (let at = from; at < to; at += 1)
      if (this.plan.kind === 'hour' || this.holds(at, plan.condition))
        for (const value of this.valuesAt(at, wanted.column)) count(seen, value, 1);
    return seen;
  }

  #collected(plan: WindowPlan, { from, to }: View, column: StreamColumn): Set<unknown> {
    const seen = new Set<unknown>();
    for (let at = from; at < to; at += 1)
      if (this.plan.kind === 'hour' || this.holds(at, plan.condition))
        for (const value of this.valuesAt(at, column)) seen.add(value);
    return seen;
  }

  /** Known values and their sum in a window; null where it has to be added up anew. */
  running({ cache, at }: View, slot: number): { n: number; scaled: number } | null {
    if (!cache) return null;
    const first = at + CACHE_HEAD + CACHE_SUM * slot;
    const scaled = cache[first + 1] as number;
    if (cache[first + 2] !== 0 || Math.abs(scaled) > MOST_EXACT) return null;
    return { n: cache[first] as number, scaled };
  }

  /** About how many bytes the series holds. */
  get bytes(): number {
    const seen = this.#seen?.reduce((sum, map) => sum + 48 * (map?.size ?? 0), 0) ?? 0;
    return 150 + 8 * (this.#rows.length + this.#others.length + (this.#caches?.length ?? 0)) + seen;
  }
}

/** Where in its series a window stands; without a cache its sums have to be added up. */
export type View = { from: number; to: number; cache: readonly number[] | null; at: number };
type Distinct = { size: number; hasValue: boolean };
type Stats = [n: number, sum: number, squares: number, least: number, most: number];
const EMPTY_STATS: Stats = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

export function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && !(typeof value === 'number' && Number.isNaN(value));
}

function count(seen: Map<unknown, number>, value: unknown, sign: 1 | -1): void {
  const next = (seen.get(value) ?? 0) + sign;
  if (next > 0) seen.set(value, next);
  else seen.delete(value);
}
