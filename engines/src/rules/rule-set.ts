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
import { type GraphFacts, type Ground, groundNames, missingOf, typeOfParam, withConstants } from './ground.ts';
import { compileMeasures, type MeasureSet } from './measures.ts';
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
type Values = { tx: WindowEvent['fields']; params: Rule['params'] };
type Ready = {
  rule: Rule;
  scope: Scope | null;
  when: (values: Values) => boolean;
  bands: readonly { holds: (values: Values) => boolean; score: number }[];
  values: Values;
  facts: readonly { name: string; run: (values: Values) => Value }[];
  reason: readonly (string | Compiled)[];
};
/** A scope that several rules have in common is asked about once an event. */
type Scope = { holds: (values: Values) => boolean; isShared: boolean; asked: number; held: boolean };

const PLACEHOLDER = /\{\{\s*([^}]+?)\s*\}\}/;
const NO_MEASURES: MeasureSet = { aggregates: new Map(), measures: [] };
const SEEN = ['agg', 'params', 'region', 'graph', 'list'];

/**
 * Rules over one stream of events: their aggregates are computed once, whichever rule declared them, and only if a rule asks for them.
 * `event` names the fields and their types, `ground` what else there is. A rule that needs what is not there sleeps.
 */
export class RuleSet {
  /** What the rules count: to save, load and drop the state of a key. */
  readonly windows: Windows;
  /** Rules that are not asked, and what they lack. */
  readonly asleep: readonly { rule: string; missing: readonly string[] }[];
  readonly #rules: readonly Ready[];
  readonly #graph: GraphFacts | null;
  readonly #measured: readonly Compiled[];
  #turn = 0;
  #asked: WindowEvent | null = null;

  /** Throws `RuleInvalid` with the place of the fault when a rule does not fit the event. */
  constructor(rules: readonly Rule[], event: Names, ground: Ground = {}, measures: MeasureSet = NO_MEASURES) {
    const missing = rules.map((rule) => ({ rule: rule.id, missing: missingOf(rule, event, ground) }));
    this.asleep = missing.filter((one) => one.missing.length > 0);
    const awake = rules.filter((_, at) => missing[at]?.missing.length === 0);
    const shared = new Map<string, Aggregate>();
    const names = new Map<string, string>();
    const nameOf = (aggregate: Aggregate): string => {
      const id = JSON.stringify(aggregate);
      const name = names.get(id) ?? `a${names.size}`;
      names.set(id, name);
      shared.set(name, aggregate);
      return name;
    };
    const { list } = groundNames(ground);
    const counted: Names = { ...event, ...(list ? { list } : {}) };
    const asked = awake.map((rule) =>
      [...rule.aggregates].map(([own, written]) => {
        const aggregate = withValues(written, rule, ground);
        checkAggregate(rule.id, own, aggregate, counted);
        return { own, shared: nameOf(aggregate) };
      }),
    );
    const figures = [...measures.aggregates].map(([own, aggregate]) => {
      checkAggregate('measures', own, aggregate, counted);
      return { own, shared: nameOf(aggregate) };
    });
    this.windows = new Windows(shared, counted);
    const common = { windows: this.windows, event, ground, scopes: new Map<string, Scope>() };
    this.#rules = awake.map((rule, at) => ready(rule, asked[at] ?? [], common));
    this.#measured = compileMeasures(measures, namesFor(figures, common, {}));
    this.#graph = ground.graph ?? null;
  }

  /** What fires for an event; afterwards the event counts for those that follow. */
  push(event: WindowEvent): Hit[] {
    const hits = this.evaluate(event);
    this.apply(event);
    return hits;
  }

  /** What fires for an event, if it came now. Nothing changes. */
  evaluate(event: WindowEvent): Hit[] {
    this.#ask(event);
    const hits: Hit[] = [];
    for (const ready of this.#rules) {
      ready.values.tx = event.fields;
      if (!(this.#isInScope(ready) && ready.when(ready.values))) continue;
      const { rule, reason, values } = ready;
      hits.push({
        ...{ rule: rule.id, score: scoreOf(ready), actions: rule.actions, reason: said(reason, values) },
        ...seen(ready),
      });
    }
    return hits;
  }

  /** The declared measures of an event in their order, if it came now; NaN what is unknown, 1 and 0 for yes and no. Nothing changes. */
  measure(event: WindowEvent): Float64Array {
    if (this.#asked !== event) this.#ask(event);
    const values = { tx: event.fields, params: {} };
    return Float64Array.from(this.#measured, ({ run }) => {
      const value = run(values);
      if (typeof value === 'boolean') return value ? 1 : 0;
      return typeof value === 'number' ? value : Number.NaN;
    });
  }

  /** The event counts for those that follow. */
  apply(event: WindowEvent): void {
    this.#asked = null;
    this.windows.apply(event);
    this.#graph?.apply(event);
  }

  /** An event of before counts again in the windows of some keys alone, and not in the graph: to build up what was let go of. */
  replay(event: WindowEvent, counts: (key: string) => boolean): void {
    this.#asked = null;
    this.windows.apply(event, counts);
  }

  /** Every rule about an event, if it came now: what it would say, and what it saw or did not know. Nothing changes. */
  trace(event: WindowEvent): Trace[] {
    this.#ask(event);
    return this.#rules.map((ready) => {
      ready.values.tx = event.fields;
      const isInScope = this.#isInScope(ready);
      return { rule: ready.rule.id, isInScope, fired: isInScope && ready.when(ready.values), ...seen(ready) };
    });
  }

  #ask(event: WindowEvent): void {
    this.windows.ask(event);
    this.#graph?.ask(event);
    this.#turn += 1;
    this.#asked = event;
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

function scoreOf({ bands, rule, values }: Ready): number {
  return bands.find((band) => band.holds(values))?.score ?? rule.score;
}

function withValues(aggregate: Aggregate, rule: Rule, ground: Ground): Aggregate {
  const put = (text: string | null) => (text === null ? null : withConstants(text, rule, ground));
  return { ...aggregate, of: put(aggregate.of), where: put(aggregate.where) };
}

/** Each aggregate is tried alone first, so that a fault is known by its rule and place. */
function checkAggregate(rule: string, name: string, aggregate: Aggregate, event: Names): void {
  const inner: Names = { ...event, e: { kind: 'record', fields: event } };
  for (const part of ['where', 'of'] as const) {
    const text = aggregate[part];
    if (text !== null) guarded(rule, `aggregates.${name}.${part}`, () => compileExpression(text, inner));
  }
  guarded(rule, `aggregates.${name}`, () => new Windows(new Map([[name, aggregate]]), event));
}

type Common = { windows: Windows; event: Names; ground: Ground; scopes: Map<string, Scope> };

type Asked = readonly { own: string; shared: string }[];

/** What an expression may name: the event, aggregates by their own names, parameters, and what the ground has. */
function namesFor(asked: Asked, { windows, event, ground }: Common, params: Rule['params']): Names {
  const types = Object.fromEntries(asked.map(({ own, shared }) => [own, windows.types.get(shared) ?? NUMBER]));
  const read = Object.fromEntries(
    asked.map(({ own, shared }) => {
      const at = windows.names.indexOf(shared);
      return [own, () => windows.value(at)];
    }),
  );
  const typed = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeOfParam(value)]));
  return {
    ...groundNames(ground),
    tx: { kind: 'record', fields: event },
    agg: { kind: 'record', fields: types, read },
    params: { kind: 'record', fields: typed },
  };
}

function ready(rule: Rule, asked: Asked, common: Common): Ready {
  const { ground, scopes } = common;
  const names = namesFor(asked, common, rule.params);
  const scope = rule.scope;
  const texts = [rule.when, ...rule.bands.flatMap((band) => band.if ?? [])];
  return {
    rule,
    scope: scope === null ? null : guarded(rule.id, 'scope', () => scopeOf(scope, names, scopes)),
    when: guarded(rule.id, 'when', () => compileCondition(rule.when, names)),
    bands: rule.bands.map(({ if: text, score }, at) => ({
      score,
      holds: text === null ? () => true : guarded(rule.id, `bands.${at}.if`, () => compileCondition(text, names)),
    })),
    values: { tx: {}, params: rule.params },
    facts: [...new Set(texts.flatMap((text) => fieldsIn(parseExpression(text), SEEN)))].map((name) => ({
      name,
      run: factOf(name, names, ground),
    })),
    reason: guarded(rule.id, 'reason', () => template(rule.reason, names)),
  };
}

/** Of a list the fact is its version. */
function factOf(name: string, names: Names, { lists }: Ground): (values: Values) => Value {
  const version = name.startsWith('list.') ? (lists?.[name.slice('list.'.length)]?.version ?? null) : null;
  return version === null ? compileExpression(name, names).run : () => version;
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

function guarded<T>(rule: string, path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ExpressionInvalid)) throw error;
    const { place, suggestion } = error;
    const message = `${path}, line ${place.line}, column ${place.column}: ${error.message}`;
    throw new RuleInvalid(rule, { path, message, suggestion, ...place }, { cause: error });
  }
}

/** A sentence with expressions in double braces, taken apart. */
function template(text: string, names: Names): (string | Compiled)[] {
  return text.split(PLACEHOLDER).map((part, at) => (at % 2 === 0 ? part : compileExpression(part, names)));
}

function said(parts: Ready['reason'], values: Values): string {
  return parts.map((part) => (typeof part === 'string' ? part : shown(part.run(values)))).join('');
}

function shown(value: Value): string {
  if (value === null) return 'unknown';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
