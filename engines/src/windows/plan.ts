import {
  type Compiled,
  compileCondition,
  compileExpression,
  type Names,
  type Scope,
  type Type,
} from '../expression/index.ts';
import type { ColumnKind, WindowDefinition } from './series.ts';
import { type Aggregate, AggregateInvalid, type Window } from './spec.ts';

/** Aggregates over the same events of the same key share one series: each event is kept once. */
export type Stream = {
  key: readonly string[];
  where: ((scope: Scope) => boolean) | null;
  columns: readonly { run: Compiled['run']; kind: ColumnKind }[];
  windows: readonly WindowDefinition[];
  reads: readonly Read[];
};
/** How one aggregate is read from its stream. Slots are places among the kept sums and counts of its window; -1 is none. */
export type Read = {
  name: string;
  aggregate: Aggregate;
  type: Type;
  column: number;
  window: number;
  sumSlot: number;
  seenSlot: number;
  /** Place among all aggregates, in the order in which they were declared. */
  at: number;
};

const SUMMED = new Set(['sum', 'mean', 'sd', 'share', 'count']);
const NUMERIC = new Set(['sum', 'mean', 'sd', 'min', 'max', 'median', 'percentile']);

/** Groups declared aggregates into streams. `e` is the event in `of` and `where`; a bare field name is short for `e.` and it. */
export function planStreams(aggregates: ReadonlyMap<string, Aggregate>, event: Names): Stream[] {
  const drafts = new Map<string, Draft>();
  // Those that need a value come first, so that mere counts find a stream to share.
  const ordered = [...aggregates].map(([name, aggregate], at) => ({ name, aggregate, at }));
  ordered.sort((a, b) => Number(a.aggregate.of === null) - Number(b.aggregate.of === null) || a.at - b.at);
  for (const { name, aggregate, at } of ordered) {
    const id = JSON.stringify([aggregate.key, aggregate.where]);
    const draft = drafts.get(id) ?? new Draft(aggregate, event, name);
    drafts.set(id, draft);
    draft.take(name, aggregate, at);
  }
  return [...drafts.values()].map((draft) => draft.stream());
}

type DraftWindow = { id: string; window: Window; delayMs: number; summed: number[]; counted: number[] };

class Draft {
  readonly #event: Names;
  readonly #key: readonly string[];
  readonly #where: ((scope: Scope) => boolean) | null;
  readonly #columns = new Map<string, { run: Compiled['run']; kind: ColumnKind; type: Type }>();
  readonly #windows: DraftWindow[] = [];
  readonly #reads: Read[] = [];

  constructor(first: Aggregate, event: Names, name: string) {
    this.#event = event;
    this.#key = first.key;
    for (const field of first.key)
      if (!(field in event)) throw new AggregateInvalid(`${name}.key`, `the event has no "${field}"`);
    this.#where = first.where === null ? null : compileCondition(first.where, namesOf(event));
  }

  take(name: string, aggregate: Aggregate, at: number): void {
    const { fn, of } = aggregate;
    const column = of === null ? -1 : this.#columnOf(of);
    const type = column === -1 ? { kind: 'number' as const } : ([...this.#columns.values()][column]?.type as Type);
    if (NUMERIC.has(fn) && type.kind !== 'number')
      throw new AggregateInvalid(`${name}.of`, `"${fn}" is of numbers, not of a ${type.kind}`);
    if (fn === 'share' && type.kind !== 'bool')
      throw new AggregateInvalid(`${name}.of`, `"share" is of something true or false, not of a ${type.kind}`);
    const window = this.#windowOf(aggregate);
    const definition = this.#windows[window] as DraftWindow;
    const sumSlot = column !== -1 && SUMMED.has(fn) ? slot(definition.summed, column, this.#isNumeric(column)) : -1;
    const seenSlot = fn === 'distinct' ? slot(definition.counted, column, true) : -1;
    const gives: Type = fn === 'first' || fn === 'last' ? type : { kind: 'number' };
    this.#reads.push({ name, aggregate, type: gives, column, window, sumSlot, seenSlot, at });
  }

  #isNumeric(column: number): boolean {
    return [...this.#columns.values()][column]?.kind === 'number';
  }

  #columnOf(of: string): number {
    const known = [...this.#columns.keys()].indexOf(of);
    if (known !== -1) return known;
    const { run, type } = compileExpression(of, namesOf(this.#event));
    // A truth value is kept as 1 or 0, so that its share is a mean.
    const kept: Compiled['run'] = type.kind === 'bool' ? (scope) => asNumber(run(scope)) : run;
    this.#columns.set(of, {
      run: kept,
      kind: type.kind === 'number' || type.kind === 'bool' ? 'number' : 'other',
      type,
    });
    return this.#columns.size - 1;
  }

  #windowOf({ window, delayMs }: Aggregate): number {
    const id = JSON.stringify([window, delayMs]);
    const known = this.#windows.findIndex((each) => each.id === id);
    return known !== -1 ? known : this.#windows.push({ id, window, delayMs, summed: [], counted: [] }) - 1;
  }

  stream(): Stream {
    return {
      key: this.#key,
      where: this.#where,
      columns: [...this.#columns.values()],
      windows: this.#windows,
      reads: this.#reads,
    };
  }
}

function asNumber(value: unknown): number | null {
  return value === null ? null : value === true ? 1 : 0;
}

function slot(columns: number[], column: number, wanted: boolean): number {
  if (!wanted) return -1;
  const known = columns.indexOf(column);
  return known !== -1 ? known : columns.push(column) - 1;
}

function namesOf(event: Names): Names {
  return { ...event, e: { kind: 'record', fields: event } };
}
