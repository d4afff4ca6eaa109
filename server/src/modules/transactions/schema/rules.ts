import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';

export const RuleMode = z.enum(['active', 'shadow', 'disabled']).describe('open enum');
export type RuleMode = z.infer<typeof RuleMode>;
export const RuleCode = z.string().regex(/^[A-Z]{2,6}-\d{2,4}[a-z]?$/, 'a rule’s code, such as TM-01');
export const RULE_TEXT_MAX = 50_000;

/** A rule in a release: the shipped text where `version` is null, else that version of the tenant's own. */
export const ReleasedRule = z.object({ code: z.string(), version: z.number().int().nullable(), mode: RuleMode });
export type ReleasedRule = z.output<typeof ReleasedRule>;

export const RuleFault = z.object({
  path: z.string(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  message: z.string(),
  suggestion: z.string().nullable(),
});
export const RuleTestResult = z.object({
  test: z.string(),
  passed: z.boolean(),
  expected: z.enum(['hit', 'none']),
  found: z.enum(['hit', 'none']),
  score: z.number().nullable(),
});
export const RuleChecked = z.object({
  fault: RuleFault.nullable(),
  tests: z.array(RuleTestResult),
  usable: z.boolean(),
});
export type RuleChecked = z.output<typeof RuleChecked>;

export const RuleWords = z.object({
  data: z.array(
    z.object({
      word: z.string(),
      kind: z.enum(['key', 'field', 'region', 'list', 'graph', 'function', 'window', 'action']).describe('open enum'),
      type: z.string().describe('of what type it is, or what it takes and gives; empty where that says nothing'),
    }),
  ),
});

export const RuleRow = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string(),
  typology: z.string(),
  source: z.string(),
  origin: z.enum(['shipped', 'own']),
  mode: RuleMode,
  version: z.number().int().nullable(),
  score: z.number(),
  actions: z.array(z.string()),
  regions: z.array(z.string()).nullable(),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** The newest version, when it is not the one in force. */
  draft: z.number().int().nullable(),
  pending: z
    .object({
      id: idSchema('rul'),
      mode: RuleMode,
      version: z.number().int().nullable(),
      reason: z.string(),
      proposedBy: z.string(),
      proposedAt: Timestamp,
    })
    .nullable(),
});
export type RuleRow = z.output<typeof RuleRow>;

export const RuleDetail = RuleRow.extend({
  text: z.string(),
  versions: z.array(
    z.object({ version: z.number().int(), text: z.string(), note: z.string(), by: z.string(), at: Timestamp }),
  ),
  snoozes: z.array(
    z.object({ customerId: idSchema('cus'), until: Timestamp, reason: z.string(), by: z.string(), at: Timestamp }),
  ),
});
export type RuleDetail = z.output<typeof RuleDetail>;

export const ReleaseRow = z.object({
  number: z.number().int(),
  hash: z.string(),
  cause: z.string(),
  by: z.string(),
  at: Timestamp,
  rules: z.array(ReleasedRule),
});
export type ReleaseRow = z.output<typeof ReleaseRow>;

const Reason = z.string().min(4).max(400);
export const RuleText = z.strictObject({ text: z.string().min(1).max(RULE_TEXT_MAX) });
export const NewRuleVersion = RuleText.extend({ note: Reason });
export const ProposeChange = z.strictObject({
  mode: RuleMode,
  version: z.number().int().nullable().describe('null: the shipped text'),
  reason: Reason,
});
export const ApproveChange = z.strictObject({ approve: z.boolean() });
export const RollBack = z.strictObject({ number: z.number().int().min(0), reason: Reason });
export const Snooze = z.strictObject({
  customerId: idSchema('cus'),
  days: z.number().int().min(1).max(90),
  reason: Reason,
});

const Count = z.number().int();
/** A rule that watches, or watched last, beside those that decided about the same events. */
export const RuleShadow = z.object({
  code: z.string(),
  version: Count.nullable(),
  since: Timestamp,
  until: Timestamp.nullable().describe('null: it watches still'),
  ended: z.enum(['stopped', 'changed']).nullable().describe('stopped: by itself, since it would have fired too often'),
  events: Count,
  hits: Count,
  share: z.number().describe('of the events; above stop_share it stops by itself once enough events were seen'),
  stopShare: z.number(),
  customers: Count.describe('different customers it would have fired for'),
  alsoLive: Count.describe('hits for events about which a rule that decides said something too'),
  onlyShadow: Count.describe('hits for events about which no rule that decides said anything'),
  onlyLive: Count.describe('events about which rules that decide said something and this one nothing'),
  fraud: Count.describe('hits that are labelled fraud'),
  genuine: Count.describe('hits that are labelled genuine'),
  fraudMissed: Count.describe('events labelled fraud for which it would not have fired'),
  isEnough: z.boolean().describe('it watched long enough, or fired often enough, to be judged'),
  days: z.array(z.object({ day: z.string(), events: Count, hits: Count, live: Count })),
});
export type RuleShadow = z.output<typeof RuleShadow>;
