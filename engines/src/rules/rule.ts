import { z } from 'zod';
import { type Aggregate, readAggregates } from '../windows/index.ts';

/** What a rule may ask for beside its score. Blocks come from lists alone, never from a rule. */
export const ACTIONS = ['alert', 'challenge', 'hold'] as const;
export type Action = (typeof ACTIONS)[number];

/** A monitoring rule as an analyst writes it, read and complete; its expressions are checked when a set is made of it. */
export type Rule = {
  id: string;
  name: string;
  typology: string;
  /** Where the numbers come from. */
  source: string;
  /** Which transactions the rule is about; null for all. */
  scope: string | null;
  aggregates: ReadonlyMap<string, Aggregate>;
  params: Readonly<Record<string, number>>;
  when: string;
  score: number;
  actions: readonly Action[];
  reason: string;
};

/** A rule that cannot be used: which, and what is wrong. */
export class RuleInvalid extends Error {
  readonly code = 'rule.invalid';
  readonly rule: string;
  constructor(rule: string, message: string, options?: ErrorOptions) {
    super(`${rule}: ${message}`, options);
    this.name = 'RuleInvalid';
    this.rule = rule;
  }
}

const Text = z.string().min(1).max(4000);
const Param = z.strictObject({
  default: z.number(),
  unit: z.string().max(60).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
const Written = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,6}-\d{2,4}[a-z]?$/),
  name: z.string().min(3).max(120),
  typology: z.string().min(3).max(60),
  source: z.string().max(300),
  scope: Text.optional(),
  aggregates: z.unknown().optional(),
  params: z.record(z.string().regex(/^[a-z]\w{0,60}$/), Param).default({}),
  when: Text,
  score: z.number().min(0).max(100),
  actions: z.array(z.enum(ACTIONS)).min(1),
  reason: z.string().min(3).max(500),
});

/** Reads a rule from values (parsed YAML); `overrides` are a tenant's or a region's own numbers. Throws `RuleInvalid`, `AggregateInvalid`. */
export function readRule(written: unknown, overrides: Readonly<Record<string, number>> = {}): Rule {
  const parsed = Written.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const id = String(Object(written).id ?? 'a rule');
    throw new RuleInvalid(id, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a rule'}`.trim());
  }
  const { params, scope, aggregates, ...rest } = parsed.data;
  const values = Object.fromEntries(
    Object.entries(params).map(([name, param]) => [name, within(rest.id, name, param, overrides[name])]),
  );
  return { ...rest, scope: scope ?? null, aggregates: readAggregates(aggregates ?? {}), params: values };
}

function within(rule: string, name: string, param: z.output<typeof Param>, own: number | undefined): number {
  const value = own ?? param.default;
  const [min, max] = [param.min ?? Number.NEGATIVE_INFINITY, param.max ?? Number.POSITIVE_INFINITY];
  if (value < min || value > max) throw new RuleInvalid(rule, `${name} is ${value}, outside ${min} to ${max}`);
  return value;
}
