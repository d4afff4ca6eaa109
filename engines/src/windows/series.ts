import { beginningOf } from './calendar.ts';
import type { Window } from './spec.ts';

/** How a column of a stream is kept: numbers are summed up, anything else is only compared. */
export type ColumnKind = 'number' | 'other';
export type WindowDefinition = {
  window: Window;
  delayMs: number;
  /** Columns whose sums are kept, and whose different values are counted. */
  summed: readonly number[];
  counted: readonly number[];
};

type Sums = { n: number; sum: number; squares: number };
/** `reached` and `keep` are `to` and `from` of the window as an event would find it that is as late as may be. */
type WindowState = {
  from: number;
  to: number;
  reached: number;
  keep: number;
  left: number;
  sums: Sums[];
  seen: Map<unknown, number>[];
};

/** Sums are built anew after so many subtractions, so that rounding does not add up. */
const ANEW_AFTER = 4096;
/** So late an event may come and still find the windows as they were. */
const LATE_MS = 10 * 60_000;
/** Times are whole milliseconds; what begins at `start` is kept, what is a hair before is not. */
const HAIR_MS = 0.5;

/** The events of one key that a window of some aggregate may still hold, in the order of time, and the running sums of each window. */
export class Series {
  readonly #kinds: readonly ColumnKind[];
  readonly #definitions: readonly WindowDefinition[];
  readonly #states: WindowState[];
  #times = new Float64Array(4);
  #columns: (Float64Array | unknown[])[];
  #mask = 3;
  #start = 0;
  #end = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(kinds: readonly ColumnKind[], definitions: readonly WindowDefinition[]) {
    this.#kinds = kinds;
    this.#definitions = definitions;
    this.#columns = kinds.map((kind) => (kind === 'number' ? new Float64Array(4) : []));
    this.#states = definitions.map(({ summed, counted }) => ({
      from: 0,
      to: 0,
      reached: 0,
      keep: 0,
      left: 0,
      sums: summed.map(() => ({ n: 0, sum: 0, squares: 0 })),
      seen: counted.map(() => new Map<unknown, number>()),
    }));
  }

  get length(): number {
    return this.#end - this.#start;
  }

  /** Time of the latest event or question, in milliseconds. */
  get latest(): number {
    return this.#latest;
  }

  /** Moves every window to end at `now` (not before the latest). */
  advance(now: number): void {
    this.#latest = now;
    for (let at = 0; at < this.#states.length; at += 1) this.#move(at, now);
    this.#forget();
  }

  #move(at: number, now: number): void {
    const state = this.#states[at] as WindowState;
    const definition = this.#definitions[at] as WindowDefinition;
    const until = now - definition.delayMs;
    while (state.to < this.#end && this.#time(state.to) <= until) this.#enter(state, definition, state.to++);
    const { window } = definition;
    if (window.kind === 'last') {
      while (state.to - state.from > window.count) this.#leave(state, definition, state.from++);
      while (state.reached < state.to && this.#time(state.reached) <= until - LATE_MS) state.reached += 1;
      state.keep = Math.max(state.keep, state.reached - window.count);
      return;
    }
    const before = startOf(window, until);
    while (state.from < state.to && this.#time(state.from) <= before) this.#leave(state, definition, state.from++);
    const beforeLate = startOf(window, until - LATE_MS);
    while (state.keep < state.from && this.#time(state.keep) <= beforeLate) state.keep += 1;
    if (state.left >= ANEW_AFTER) this.#sumAnew(state, definition);
  }

  /** Adds an event at the latest time; the windows without delay hold it at once. */
  add(time: number, values: readonly unknown[]): void {
    this.#put(this.#grow(), time, values);
    this.advance(time);
  }

  /** Puts a late event in its place; every window is then as if it had come in time. */
  insert(time: number, values: readonly unknown[]): void {
    this.#grow();
    let at = this.#end - 1;
    while (at > this.#start && this.#time(at - 1) > time) {
      this.#copy(at - 1, at);
      at -= 1;
    }
    this.#put(at, time, values);
    const now = this.#latest;
    this.#states.forEach((state, index) => {
      const { window, delayMs } = this.#definitions[index] as WindowDefinition;
      const [from, to] = this.#bounds(window, now - delayMs);
      [state.from, state.to] = [from, to];
      [state.keep, state.reached] = [Math.min(state.keep, from), Math.min(state.keep, from)];
      this.#sumAnew(state, this.#definitions[index] as WindowDefinition);
    });
  }

  /** Indices of the events that a window ending at `until` holds: from (with) and to (without). Slow: for late events. */
  #bounds(window: Window, until: number): [number, number] {
    let to = this.#end;
    while (to > this.#start && this.#time(to - 1) > until) to -= 1;
    if (window.kind === 'last') return [Math.max(this.#start, to - window.count), to];
    const before = startOf(window, until);
    let from = to;
    while (from > this.#start && this.#time(from - 1) > before) from -= 1;
    return [from, to];
  }

  /** The window as it was at an earlier time, without any running sum. */
  asOf(time: number, index: number): View {
    const { window, delayMs } = this.#definitions[index] as WindowDefinition;
    const [from, to] = this.#bounds(window, time - delayMs);
    return { from, to, sums: null, seen: null };
  }

  view(index: number): View {
    return this.#states[index] as WindowState;
  }

  /** The value of a column at an index of a view. */
  value(column: number, at: number): unknown {
    return (this.#columns[column] as unknown[])[at & this.#mask];
  }

  /** About how many bytes the series holds. */
  get bytes(): number {
    const seen = this.#states.reduce((sum, state) => sum + state.seen.reduce((all, map) => all + map.size, 0), 0);
    return 200 + (this.#mask + 1) * 8 * (1 + this.#columns.length) + this.#states.length * 120 + seen * 48;
  }

  #time(at: number): number {
    return this.#times[at & this.#mask] as number;
  }

  /** Makes room for one more and gives its index. */
  #grow(): number {
    const size = this.#mask + 1;
    if (this.#end - this.#start === size) {
      const [oldMask, mask] = [this.#mask, size * 2 - 1];
      const times = new Float64Array(mask + 1);
      const columns = this.#kinds.map((kind) =>
        kind === 'number' ? new Float64Array(mask + 1) : new Array<unknown>(mask + 1),
      );
      for (let at = this.#start; at < this.#end; at += 1) {
        times[at & mask] = this.#times[at & oldMask] as number;
        columns.forEach((column, index) => {
          (column as unknown[])[at & mask] = (this.#columns[index] as unknown[])[at & oldMask];
        });
      }
      [this.#times, this.#columns, this.#mask] = [times, columns, mask];
    }
    return this.#end++;
  }

  #put(at: number, time: number, values: readonly unknown[]): void {
    const place = at & this.#mask;
    this.#times[place] = time;
    for (let column = 0; column < this.#columns.length; column += 1)
      (this.#columns[column] as unknown[])[place] =
        this.#kinds[column] === 'number' ? (values[column] ?? Number.NaN) : values[column];
  }

  #copy(from: number, to: number): void {
    this.#times[to & this.#mask] = this.#time(from);
    for (const column of this.#columns as unknown[][]) column[to & this.#mask] = column[from & this.#mask];
  }

  #enter(state: WindowState, { summed, counted }: WindowDefinition, at: number): void {
    for (let index = 0; index < summed.length; index += 1) {
      const value = this.value(summed[index] as number, at) as number;
      if (Number.isNaN(value)) continue;
      const sums = state.sums[index] as Sums;
      sums.n += 1;
      sums.sum += value;
      sums.squares += value * value;
    }
    for (let index = 0; index < counted.length; index += 1) {
      const value = this.value(counted[index] as number, at);
      const seen = state.seen[index] as Map<unknown, number>;
      if (value !== null && value !== undefined) seen.set(value, (seen.get(value) ?? 0) + 1);
    }
  }

  #leave(state: WindowState, { summed, counted }: WindowDefinition, at: number): void {
    state.left += 1;
    for (let index = 0; index < summed.length; index += 1) {
      const value = this.value(summed[index] as number, at) as number;
      if (Number.isNaN(value)) continue;
      const sums = state.sums[index] as Sums;
      sums.n -= 1;
      // An empty window is exactly empty.
      sums.sum = sums.n === 0 ? 0 : sums.sum - value;
      sums.squares = sums.n === 0 ? 0 : sums.squares - value * value;
    }
    for (let index = 0; index < counted.length; index += 1) {
      const value = this.value(counted[index] as number, at);
      const seen = state.seen[index] as Map<unknown, number>;
      const count = (seen.get(value) ?? 0) - 1;
      if (count > 0) seen.set(value, count);
      else seen.delete(value);
    }
  }

  #sumAnew(state: WindowState, definition: WindowDefinition): void {
    state.left = 0;
    for (const sums of state.sums) [sums.n, sums.sum, sums.squares] = [0, 0, 0];
    for (const seen of state.seen) seen.clear();
    for (let at = state.from; at < state.to; at += 1) this.#enter(state, definition, at);
  }

  /** Events that no window can hold any more are let go. */
  #forget(): void {
    let oldest = this.#end;
    for (const state of this.#states) if (state.keep < oldest) oldest = state.keep;
    if (this.#kinds.includes('other')) {
      for (let at = this.#start; at < oldest; at += 1)
        for (let column = 0; column < this.#columns.length; column += 1)
          if (this.#kinds[column] === 'other') (this.#columns[column] as unknown[])[at & this.#mask] = null;
    }
    this.#start = oldest;
  }
}

/** Where in its series a window stands; sums are null where they have to be added up. */
export type View = {
  from: number;
  to: number;
  sums: readonly Readonly<Sums>[] | null;
  seen: readonly ReadonlyMap<unknown, number>[] | null;
};

/** The last moment that a window ending at `until` does not hold any more. */
function startOf(window: Exclude<Window, { kind: 'last' }>, until: number): number {
  return window.kind === 'sliding' ? until - window.ms : beginningOf(window.unit, until, window.zone) - HAIR_MS;
}
