import {
  type Compiled,
  compileCondition,
  compileExpression,
  ExpressionInvalid,
  type Names,
  NUMBER,
  type Type,
  type Value,
} from '../expression/index.ts';
import { type Aggregate, type WindowEvent, Windows } from '../windows/index.ts';
import { type Action, type Rule, RuleInvalid } from './rule.ts';

/** A rule that fired, with the values that it saw. */
export type Hit = { rule: string; score: number; actions: readonly Action[]; reason: string };

type Ready = {
  rule: Rule;
  scope: ((values: Record<string, Value>) => boolean) | null;
  when: (values: Record<string, Value>) => boolean;
  /** One object a rule, filled anew for each event: nothing is made while a stream runs. */
  values: { tx: WindowEvent['fields']; agg: Record<string, Value>; params: Readonly<Record<string, number>> };
  reads: readonly { name: string; at: number }[];
  reason: readonly (string | Compiled)[];
};

const PLACEHOLDER = /\{\{\s*([^}]+?)\s*\}\}/;

/**
 * Rules over one stream of events: their aggregates are computed once, whichever rule declared them, and every rule is asked about every event.
 * `event` names the fields and their types.
 */
export class RuleSet {
  readonly #windows: Windows;
  readonly #rules: readonly Ready[];

  /** Throws `RuleInvalid` with the place of the fault when a rule does not fit the event. */
  constructor(rules: readonly Rule[], event: Names) {
    const shared = new Map<string, Aggregate>();
    const names = new Map<string, string>();
    const nameOf = (aggregate: Aggregate): string => {
      const id = JSON.stringify(aggregate);
      const name = names.get(id) ?? `a${names.size}`;
      names.set(id, name);
      shared.set(name, aggregate);
      return name;
    };
    const asked = rules.map((rule) =>
      [...rule.aggregates].map(([own, aggregate]) => ({ own, shared: nameOf(aggregate) })),
    );
    this.#windows = guarded('the aggregates', () => new Windows(shared, event));
    this.#rules = rules.map((rule, at) => ready(rule, asked[at] ?? [], { windows: this.#windows, event }));
  }

  /** What fires for an event; afterwards the event counts for those that follow. */
  push(event: WindowEvent): Hit[] {
    const found = this.#windows.push(event);
    const hits: Hit[] = [];
    for (const { rule, scope, when, values, reads, reason } of this.#rules) {
      values.tx = event.fields;
      if (scope && !scope(values)) continue;
      for (const read of reads) values.agg[read.name] = found[read.at] ?? null;
      if (!when(values)) continue;
      hits.push({ rule: rule.id, score: rule.score, actions: rule.actions, reason: said(reason, values) });
    }
    return hits;
  }

  size(): ReturnType<Windows['size']> {
    return this.#windows.size();
  }
}

type Ground = { windows: Windows; event: Names };

function ready(rule: Rule, asked: readonly { own: string; shared: string }[], { windows, event }: Ground): Ready {
  const types = Object.fromEntries(asked.map(({ own, shared }) => [own, windows.types.get(shared) ?? NUMBER]));
  const record = (fields: Readonly<Record<string, Type>>): Type => ({ kind: 'record', fields });
  const params = Object.fromEntries(Object.keys(rule.params).map((name) => [name, NUMBER]));
  const names = { tx: record(event), agg: record(types), params: record(params) };
  return guarded(rule.id, () => ({
    rule,
    scope: rule.scope === null ? null : compileCondition(rule.scope, names),
    when: compileCondition(rule.when, names),
    values: { tx: {}, agg: {}, params: rule.params },
    reads: asked.map(({ own, shared }) => ({ name: own, at: windows.names.indexOf(shared) })),
    reason: template(rule.reason, names),
  }));
}

function guarded<T>(rule: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof ExpressionInvalid)
      throw new RuleInvalid(rule, `line ${error.place.line}, column ${error.place.column}: ${error.message}`, {
        cause: error,
      });
    throw error;
  }
}

/** A sentence with expressions in double braces, taken apart. */
function template(text: string, names: Names): (string | Compiled)[] {
  return text.split(PLACEHOLDER).map((part, at) => (at % 2 === 0 ? part : compileExpression(part, names)));
}

function said(parts: Ready['reason'], values: Ready['values']): string {
  return parts.map((part) => (typeof part === 'string' ? part : shown(part.run(values)))).join('');
}

function shown(value: Value): string {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
