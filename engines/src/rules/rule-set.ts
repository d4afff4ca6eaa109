import {
  type Compiled,
  compileCondition,
  compileExpression,
  ExpressionInvalid,
  fieldsIn,
  type Names,
  NUMBER,
  parseExpression,
  type Value,
} from '../expression/index.ts';
import { type Aggregate, type WindowEvent, Windows } from '../windows/index.ts';
import { type Action, type Rule, RuleInvalid } from './rule.ts';

/** What a condition saw, by name ("agg.out_1h", "params.limit"). */
export type Facts = Readonly<Record<string, Value>>;
/** A rule that fired, with the values that its condition saw, and the names of those that were unknown. */
export type Hit = {
  rule: string;
  score: number;
  actions: readonly Action[];
  reason: string;
  facts: Facts;
  unknown: readonly string[];
};
/** Why a rule fired or did not: out of scope, or by these values. A comparison with what is unknown is false. */
export type Trace = { rule: string; isInScope: boolean; fired: boolean; facts: Facts; unknown: readonly string[] };

/** One object a rule, of which only the payment is exchanged: nothing is made while a stream runs. */
type Values = { tx: WindowEvent['fields']; params: Readonly<Record<string, number>> };
type Ready = {
  rule: Rule;
  scope: Scope | null;
  when: (values: Values) => boolean;
  values: Values;
  facts: readonly { name: string; run: Compiled['run'] }[];
  reason: readonly (string | Compiled)[];
};
/** A scope that several rules have in common is asked about once an event. */
type Scope = { holds: (values: Values) => boolean; isShared: boolean; asked: number; held: boolean };

const PLACEHOLDER = /\{\{\s*([^}]+?)\s*\}\}/;
const SEEN = ['agg', 'params'];

/**
 * Rules over one stream of events: their aggregates are computed once, whichever rule declared them, and only if a rule asks for them.
 * `event` names the fields and their types.
 */
export class RuleSet {
  /** What the rules count: to save, load and drop the state of a key. */
  readonly windows: Windows;
  readonly #rules: readonly Ready[];
  #turn = 0;

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
    this.windows = guarded('the aggregates', () => new Windows(shared, event));
    const ground = { windows: this.windows, event, scopes: new Map<string, Scope>() };
    this.#rules = rules.map((rule, at) => ready(rule, asked[at] ?? [], ground));
  }

  /** What fires for an event; afterwards the event counts for those that follow. */
  push(event: WindowEvent): Hit[] {
    const hits = this.evaluate(event);
    this.apply(event);
    return hits;
  }

  /** What fires for an event, if it came now. Nothing changes. */
  evaluate(event: WindowEvent): Hit[] {
    this.windows.ask(event);
    this.#turn += 1;
    const hits: Hit[] = [];
    for (const ready of this.#rules) {
      ready.values.tx = event.fields;
      if (!(this.#isInScope(ready) && ready.when(ready.values))) continue;
      const { rule, reason, values } = ready;
      hits.push({
        rule: rule.id,
        score: rule.score,
        actions: rule.actions,
        reason: said(reason, values),
        ...seen(ready),
      });
    }
    return hits;
  }

  /** The event counts for those that follow. */
  apply(event: WindowEvent): void {
    this.windows.apply(event);
  }

  /** Every rule about an event, if it came now: what it would say, and what it saw or did not know. Nothing changes. */
  trace(event: WindowEvent): Trace[] {
    this.windows.ask(event);
    this.#turn += 1;
    return this.#rules.map((ready) => {
      ready.values.tx = event.fields;
      const isInScope = this.#isInScope(ready);
      return { rule: ready.rule.id, isInScope, fired: isInScope && ready.when(ready.values), ...seen(ready) };
    });
  }

  #isInScope({ scope, values }: Ready): boolean {
    if (!scope) return true;
    if (!scope.isShared) return scope.holds(values);
    if (scope.asked !== this.#turn) [scope.asked, scope.held] = [this.#turn, scope.holds(values)];
    return scope.held;
  }

  size(): ReturnType<Windows['size']> {
    return this.windows.size();
  }
}

type Ground = { windows: Windows; event: Names; scopes: Map<string, Scope> };

function ready(rule: Rule, asked: readonly { own: string; shared: string }[], ground: Ground): Ready {
  const { windows, event } = ground;
  const types = Object.fromEntries(asked.map(({ own, shared }) => [own, windows.types.get(shared) ?? NUMBER]));
  const read = Object.fromEntries(
    asked.map(({ own, shared }) => {
      const at = windows.names.indexOf(shared);
      return [own, () => windows.value(at)];
    }),
  );
  const params = Object.fromEntries(Object.keys(rule.params).map((name) => [name, NUMBER]));
  const names: Names = {
    tx: { kind: 'record', fields: event },
    agg: { kind: 'record', fields: types, read },
    params: { kind: 'record', fields: params },
  };
  return guarded(rule.id, () => ({
    rule,
    scope: rule.scope === null ? null : scopeOf(rule.scope, names, ground.scopes),
    when: compileCondition(rule.when, names),
    values: { tx: {}, params: rule.params },
    facts: fieldsIn(parseExpression(rule.when), SEEN).map((name) => ({
      name,
      run: compileExpression(name, names).run,
    })),
    reason: template(rule.reason, names),
  }));
}

function scopeOf(text: string, names: Names, known: Map<string, Scope>): Scope {
  const isShared = fieldsIn(parseExpression(text), SEEN).length === 0;
  const found = isShared ? known.get(text) : undefined;
  if (found) return found;
  const made: Scope = { holds: compileCondition(text, names), isShared, asked: 0, held: false };
  if (isShared) known.set(text, made);
  return made;
}

function seen({ facts, values }: Ready): { facts: Facts; unknown: string[] } {
  const found = Object.fromEntries(facts.map(({ name, run }) => [name, run(values)]));
  return { facts: found, unknown: Object.keys(found).filter((name) => found[name] === null) };
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
