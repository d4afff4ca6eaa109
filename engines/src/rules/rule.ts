import { z } from 'zod';
import { type Aggregate, readAggregates } from '../windows/index.ts';
import { type RuleTest, RuleTests } from './rule-test.ts';

/** What a rule may ask for beside its score. Blocks come from lists alone, never from a rule. */
export const ACTIONS = ['alert', 'challenge', 'hold'] as const;
export type Action = (typeof ACTIONS)[number];
export type ParamValue = number | string | boolean;
/** A score for those hits that meet a condition; the first that is met counts. `if` is null for all others. */
export type Band = { if: string | null; score: number };

/** A monitoring rule as an analyst writes it, read and complete; its expressions are checked when a set is made of it. */
export type Rule = {
  id: string;
  name: string;
  /** What it finds and why that matters, for somebody who does not read expressions. */
  description: string;
  typology: string;
  /** Where the numbers come from. */
  source: string;
  /** Facts that not every stream carries: fields of the event, "graph", "region.name", "list.name". Without them the rule sleeps. */
  needs: readonly string[];
  /** Codes of the packs in which the rule is asked; null for all. */
  regions: readonly string[] | null;
  /** Which transactions the rule is about; null for all. */
  scope: string | null;
  aggregates: ReadonlyMap<string, Aggregate>;
  params: Readonly<Record<string, ParamValue>>;
  when: string;
  score: number;
  bands: readonly Band[];
  /** Without any the rule is a signal: it adds to the score and asks for nothing. */
  /** Without any the rule is a signal: it adds to the score and asks for nothing. */
  actions: readonly Action[];
  reason: string;
  tests: readonly RuleTest[];
};

export type Fault = {
  path: string;
  line: number | null;
  column: number | null;
  message: string;
  suggestion: string | null;
};

/** A rule that cannot be used: which, where (a path like "aggregates.out_1h.where", line and column in that text) and what is wrong. */
export class RuleInvalid extends Error {
  readonly code = 'rule.invalid';
  readonly rule: string;
  readonly fault: Fault;
  constructor(rule: string, fault: Partial<Fault> & { message: string }, options?: ErrorOptions) {
    super(`${rule}: ${fault.message}`, options);
    this.name = 'RuleInvalid';
    this.rule = rule;
    this.fault = { path: '', line: null, column: null, suggestion: null, ...fault };
  }
}

const Text = z.string().min(1).max(4000);
const Shared = { source: z.string().max(300).optional() };
const Param = z.union([
  z.strictObject({
    type: z.literal('number').default('number'),
    default: z.number(),
    unit: z.string({ error: 'a number needs its unit' }).min(1).max(60),
    min: z.number().optional(),
    max: z.number().optional(),
    ...Shared,
  }),
  z.strictObject({ type: z.literal('text'), default: z.string().max(200), ...Shared }),
  z.strictObject({ type: z.literal('bool'), default: z.boolean(), ...Shared }),
]);
type Param = z.output<typeof Param>;
const Score = z.number().min(0).max(100);
const Written = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,6}-\d{2,4}[a-z]?$/),
  name: z.string().min(3).max(120),
  description: z.string().max(1000).default(''),
  typology: z.string().min(3).max(60),
  source: z.string().max(300),
  needs: z
    .array(z.string().regex(/^(?:[a-z]+\.)?[a-z]\w{0,60}$/))
    .max(20)
    .default([]),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .max(60)
    .optional(),
  scope: Text.optional(),
  aggregates: z.unknown().optional(),
  params: z.record(z.string().regex(/^[a-z]\w{0,60}$/), Param).default({}),
  when: Text,
  score: Score,
  bands: z
    .array(z.strictObject({ if: Text.optional(), score: Score }))
    .max(10)
    .default([]),
  actions: z.array(z.enum(ACTIONS)),
  reason: z.string().min(3).max(500),
  tests: RuleTests.default([]),
});

/** What the file of a rule may say, in the order in which it is usually said. */
export const RULE_KEYS: readonly string[] = Object.keys(Written.shape);

/** Reads a rule from values (parsed YAML); `overrides` are a tenant's or a region's own values. Throws `RuleInvalid`, `AggregateInvalid`. */
export function readRule(written: unknown, overrides: Readonly<Record<string, ParamValue>> = {}): Rule {
  const parsed = Written.safeParse(written);
  if (!parsed.success) {
    const { path, message } = deepest(parsed.error.issues[0]);
    throw new RuleInvalid(String(Object(written).id ?? 'a rule'), { path, message: `${path} ${message}`.trim() });
  }
  const { params, scope, aggregates, regions, bands, ...rest } = parsed.data;
  const values = Object.entries(params).map(([name, param]) => [name, within(rest.id, name, param, overrides[name])]);
  return {
    ...rest,
    scope: scope ?? null,
    regions: regions ?? null,
    aggregates: readAggregates(aggregates ?? {}),
    params: Object.fromEntries(values),
    bands: bands.map((band) => ({ ...band, if: band.if ?? null })),
  };
}

type Issue = z.core.$ZodIssue;

/** The fault of the form of a parameter that was meant, not that there are three forms. */
function deepest(issue: Issue | undefined): { path: string; message: string } {
  if (issue?.code === 'invalid_union') {
    const [inner] = issue.errors[0] ?? [];
    if (inner) return deepest({ ...inner, path: [...issue.path, ...inner.path] });
  }
  return { path: issue?.path.join('.') ?? '', message: issue?.message ?? 'is not a rule' };
}

function within(rule: string, name: string, param: Param, own: ParamValue | undefined): ParamValue {
  const value = own ?? param.default;
  const path = `params.${name}`;
  if (typeof value !== typeof param.default)
    throw new RuleInvalid(rule, { path, message: `${name} is a ${typeof param.default}, not a ${typeof value}` });
  if (param.type !== 'number' || typeof value !== 'number') return value;
  const [min, max] = [param.min ?? Number.NEGATIVE_INFINITY, param.max ?? Number.POSITIVE_INFINITY];
  if (value < min || value > max)
    throw new RuleInvalid(rule, { path, message: `${name} is ${value}, outside ${min} to ${max}` });
  return value;
}
