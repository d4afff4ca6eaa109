import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';
import { RULE_TEXT_MAX } from './rules.ts';

export const VARIANTS_MAX = 12;
/** What one variant of a rule found in the history. */
export const Found = z.object({
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  hits: z.number().int(),
  /** Hits of one customer on one day are one alert. */
  alerts: z.number().int(),
  customers: z.number().int(),
  /** Hits on payments that a person has since refused, and on those that a person let go. */
  confirmed: z.number().int(),
  dismissed: z.number().int(),
  /** Confirmed among those that a person has spoken about; null while nobody has. */
  precision: z.number().nullable(),
  /** Hits on events about which no rule had said anything. */
  onlyThis: z.number().int(),
});
export type Found = z.output<typeof Found>;

export const BackTestSummary = z.object({
  events: z.number().int(),
  found: Found,
  sweep: z.array(Found),
  overlap: z.array(z.object({ rule: z.string(), both: z.number().int() })),
  months: z.array(z.object({ month: z.string(), events: z.number().int(), hits: z.number().int() })),
  /** At the minutes that a routine case is given. */
  officerHours: z.number(),
  samples: z.array(
    z.object({ id: idSchema('txn'), at: Timestamp, amountUsd: z.number().nullable(), reason: z.string() }),
  ),
});
export type BackTestSummary = z.output<typeof BackTestSummary>;

export const BackTestRow = z.object({
  id: idSchema('rul'),
  code: z.string(),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']).describe('open enum'),
  since: Timestamp,
  eventsDone: z.number().int(),
  eventsTotal: z.number().int(),
  by: z.string(),
  at: Timestamp,
  finishedAt: Timestamp.nullable(),
  summary: BackTestSummary.nullable(),
});
export type BackTestRow = z.output<typeof BackTestRow>;

export const StartBackTest = z.strictObject({
  text: z.string().min(1).max(RULE_TEXT_MAX),
  days: z.number().int().min(1).max(400).default(90),
  sweep: z
    .record(z.string().max(60), z.array(z.number()).min(1).max(VARIANTS_MAX))
    .default({})
    .describe('other values of parameters, all combinations of which are tried in the same pass'),
});
export type StartBackTest = z.output<typeof StartBackTest>;
