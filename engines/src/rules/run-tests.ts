import type { Names, Type, Value } from '../expression/index.ts';
import { BOOL, NUMBER, STRING } from '../expression/index.ts';
import type { WindowEvent } from '../windows/index.ts';
import type { ParamValue, Rule } from './rule.ts';
import { RuleSet } from './rule-set.ts';
import type { RuleTest } from './rule-test.ts';

/** What a test of a rule expected of its last event, and what it found. */
export type TestResult = {
  test: string;
  passed: boolean;
  expected: 'hit' | 'none';
  found: 'hit' | 'none';
  score: number | null;
};

const MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DAY_MS = MS.d;
/** Monday noon: tests begin then. */
const BEGIN_MS = Date.UTC(2026, 2, 2, 12);
/** An ordinary payment; what a test says goes before. */
const ORDINARY: Readonly<Record<string, Value>> = {
  ...{ type: 'payment', account: 'a', counterparty: 'p', direction: 'out', channel: 'transfer', amount: 100 },
  ...{ kind: 'person', counterparty_kind: 'person', declined: false },
};

/** Runs a rule's own tests against the values of its parameters. */
export function runRuleTests(rule: Rule, event: Names): TestResult[] {
  return rule.tests.map((test) => runOne({ ...rule, regions: null }, test, event));
}

function runOne(rule: Rule, test: RuleTest, event: Names): TestResult {
  const lists = Object.fromEntries(
    Object.entries(test.lists ?? {}).map(([name, values]) => [name, { version: 'test', values: new Set(values) }]),
  );
  const region: Record<string, ParamValue> = {};
  for (const [name, value] of Object.entries(test.region ?? {})) if (value !== null) region[name] = value;
  const graph = test.graph ? fixedGraph(test.graph) : undefined;
  const set = new RuleSet([rule], event, { lists, region, ...(graph ? { graph } : {}) });
  const events = eventsOf(test, event);
  for (const one of events.slice(0, -1)) set.apply(one);
  const last = events.at(-1);
  const hit = last ? set.evaluate(last)[0] : undefined;
  const found = hit ? 'hit' : 'none';
  const isScored = test.score === undefined || test.score === hit?.score;
  return {
    ...{ test: test.name, expected: test.expect, found, score: hit?.score ?? null },
    passed: found === test.expect && isScored && set.asleep.length === 0,
  };
}

function fixedGraph(facts: NonNullable<RuleTest['graph']>) {
  const types = Object.fromEntries(Object.entries(facts).map(([name, value]): [string, Type] => [name, typeOf(value)]));
  return { types, ask: () => undefined, value: (name: string): Value => facts[name] ?? null, apply: () => undefined };
}

const typeOf = (value: Value): Type =>
  typeof value === 'string' ? STRING : typeof value === 'boolean' ? BOOL : NUMBER;

function eventsOf({ given }: RuleTest, types: Names): WindowEvent[] {
  const events: WindowEvent[] = [];
  let time = BEGIN_MS;
  for (const { n, every, after, at, ...fields } of given) {
    const gap = msOf(every);
    if (at) time = nextTimeOfDay(time, at);
    else if (events.length > 0 || after) time += msOf(after ?? every);
    for (let i = 1; i <= n; i += 1) {
      if (i > 1) time += gap;
      events.push({ time, fields: fieldsOf({ ...ORDINARY, ...fields }, { time, i, types }) });
    }
  }
  return events;
}

function fieldsOf(said: Record<string, unknown>, { time, i, types }: { time: number; i: number; types: Names }) {
  const fields: Record<string, Value> = { time };
  for (const [name, value] of Object.entries(said)) {
    if (!(name in types)) continue;
    fields[name] = typeof value === 'string' ? value.replaceAll('{i}', String(i)) : (value as Value);
  }
  return fields;
}

function msOf(text: string): number {
  return Number(text.slice(0, -1)) * MS[text.slice(-1) as keyof typeof MS];
}

function nextTimeOfDay(now: number, text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  const today = Math.floor(now / DAY_MS) * DAY_MS + hour * MS.h + minute * MS.m;
  return today > now ? today : today + DAY_MS;
}
