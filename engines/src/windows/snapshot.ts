import { Reader, SnapshotInvalid, Writer } from './bytes.ts';
import { BITS, type StreamColumn, type StreamPlan } from './plan.ts';
import { Series } from './series.ts';

const VERSION = 1;

/**
 * The series of one key as bytes: a version, then each stream under its name with the names of its conditions and columns, then its
 * events. Running sums are left out: they are exact, so that they can be added up again.
 */
export function encodeSeries(all: readonly Series[]): Uint8Array {
  const out = new Writer();
  out.byte(VERSION);
  out.varint(all.length);
  for (const series of all) {
    const { plan } = series;
    out.word(plan.id);
    out.varint(plan.conditionIds.length);
    for (const id of plan.conditionIds) out.word(id);
    out.varint(plan.columns.length);
    for (const { id } of plan.columns) out.word(id);
    out.varint(series.length);
    let before = 0;
    for (let at = series.start; at < series.end; at += 1) {
      const time = series.timeAt(at);
      out.time(time, before);
      before = time;
      for (let word = 0; word < plan.words; word += 1) out.varint(series.numberAt(at, 1 + word));
      for (const column of plan.columns) writeColumn(out, series, at, column);
    }
  }
  return out.done();
}

const STATS = [0, 1, 2, 3, 4];

function writeColumn(out: Writer, series: Series, at: number, { kind, place }: StreamColumn): void {
  out.byte(KINDS.indexOf(kind));
  if (kind === 'number') out.number(series.numberAt(at, place));
  else if (kind === 'other') out.value(series.otherAt(at, place));
  else if (kind === 'stats') for (const part of STATS) out.number(series.numberAt(at, place + part));
  else {
    const set = series.otherAt(at, place) as Set<unknown>;
    out.varint(set.size);
    for (const value of set) out.value(value);
  }
}

const KINDS = ['number', 'other', 'stats', 'set'] as const;

/** What was saved of one key, for the streams that there are now. `isWhole` is false where a present window knows less than it would have seen. */
export type Restored = { series: Series[]; isWhole: boolean };

/** Reads saved series. Conditions and columns that are no longer asked for are dropped. Throws `SnapshotInvalid`. */
export function decodeSeries(bytes: Uint8Array, plans: readonly StreamPlan[]): Restored {
  const from = new Reader(bytes);
  if (from.byte() !== VERSION) throw new SnapshotInvalid('this version of saved state is not known');
  const series: Series[] = [];
  let isWhole = true;
  for (let left = from.count(); left > 0; left -= 1) {
    const id = from.word();
    const conditions = Array.from({ length: from.count() }, () => from.word());
    const columns = Array.from({ length: from.count() }, () => from.word());
    const plan = plans.find((each) => each.id === id);
    const one = plan ? new Series(plan) : null;
    if (plan)
      isWhole &&=
        isSubset(plan.conditionIds, conditions) &&
        isSubset(
          plan.columns.map((each) => each.id),
          columns,
        );
    readRows(from, one, { conditions, columns });
    if (one && one.length > 0) series.push(one);
  }
  if (!from.isDone) throw new SnapshotInvalid('more follows than was announced');
  return { series, isWhole };
}

const isSubset = (some: readonly number[], all: readonly number[]): boolean => some.every((id) => all.includes(id));

type Saved = { conditions: readonly number[]; columns: readonly number[] };

function readRows(from: Reader, series: Series | null, saved: Saved): void {
  const plan = series?.plan;
  const words = Math.ceil(saved.conditions.length / BITS);
  const places = saved.columns.map((id) => plan?.columns.find((column) => column.id === id));
  const bits = (plan?.conditionIds ?? []).map((id) => saved.conditions.indexOf(id));
  let before = 0;
  for (let left = from.count(); left > 0; left -= 1) {
    const time = from.time(before);
    before = time;
    const masks = Array.from({ length: words }, () => from.varint());
    const numbers = plan ? blank(plan) : [];
    const others = new Array<unknown>(plan?.others ?? 0).fill(null);
    for (const place of places) readColumn(from, place, { numbers, others });
    if (!series || !plan) continue;
    numbers[0] = time;
    if (plan.kind === 'hour') numbers[1] = masks[0] as number;
    else
      for (const [at, bit] of bits.entries())
        carryBit(numbers, at, bit === -1 ? 0 : (masks[Math.floor(bit / BITS)] as number) >> (bit % BITS));
    const isKept = plan.kind === 'hour' || numbers.slice(1, 1 + plan.words).some((mask) => mask !== 0);
    if (isKept) series.restore(numbers, others);
  }
}

function carryBit(numbers: number[], bit: number, shifted: number): void {
  const word = 1 + Math.floor(bit / BITS);
  numbers[word] = (numbers[word] as number) | ((shifted & 1) << (bit % BITS));
}

/** A record in which nothing is known yet. */
function blank(plan: StreamPlan): number[] {
  const numbers = new Array<number>(plan.stride).fill(0);
  for (const { kind, place } of plan.columns) {
    if (kind === 'number') numbers[place] = Number.NaN;
    if (kind === 'stats')
      [numbers[place + 3], numbers[place + 4]] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  }
  return numbers;
}

type Record = { numbers: number[]; others: unknown[] };

function readColumn(from: Reader, column: StreamColumn | undefined, { numbers, others }: Record): void {
  const kind = KINDS[from.byte()];
  if (kind === undefined) throw new SnapshotInvalid('a column of a kind that is not known');
  const place = column?.kind === kind ? column.place : null;
  if (kind === 'number') {
    const value = from.number();
    if (place !== null) numbers[place] = value;
  } else if (kind === 'stats') {
    const values = STATS.map(() => from.number());
    if (place !== null) for (const part of STATS) numbers[place + part] = values[part] as number;
  } else {
    const value = kind === 'other' ? from.value() : new Set(Array.from({ length: from.count() }, () => from.value()));
    if (place !== null) others[place] = value;
  }
}
