import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { idSchema } from '#platform/ids';
import { Answer } from './answers.ts';
import { RuleHit, TransactionRow } from './transactions.ts';

/** A comparison of the rule's condition that held, with the two numbers that stood on its sides. */
export const Compared = z.object({
  left: z.string(),
  operator: z.string().describe('open enum: > >= < <= =='),
  right: z.string(),
  value: z.number(),
  threshold: z.number(),
});
export type Compared = z.output<typeof Compared>;

export const TransactionDetail = TransactionRow.extend({
  rules: z.array(
    RuleHit.extend({
      name: z.string().describe('as written in the rule; the code where the rule is gone'),
      typology: z.string().nullable(),
      source: z.string().nullable().describe('where the numbers of the rule come from'),
      compared: z.array(Compared),
    }),
  ),
  ended: z
    .object({ verdict: z.enum(['released', 'refused']), by: z.string(), reason: z.string(), at: Timestamp })
    .nullable()
    .describe('who or what ended the hold'),
  caseId: idSchema('cas').nullable(),
  counterpartyBefore: z.number().int().nullable().describe('earlier payments with the same other side'),
  deviceBefore: z.number().int().nullable().describe('earlier events from the same device'),
  receivedFrom: z.string(),
  batchId: z.string(),
  digest: z.string().describe('SHA-256 over the decision, a leaf of the batch in the log'),
  labels: z
    .array(z.object({ label: z.enum(['fraud', 'genuine']), reason: z.string(), by: z.string(), at: Timestamp }))
    .describe('what people said it turned out to be, newest first; the newest counts'),
  answers: z
    .array(Answer)
    .describe('what came of a code or a call that was asked for, newest first; the newest counts'),
  callDueAt: Timestamp.nullable().describe('by when the customer is to be called back; null where that was not asked'),
});
export type TransactionDetail = z.output<typeof TransactionDetail>;

const Count = z.number().int();
export const Behaviour = z.object({
  days: Count.describe('how far back the figures look'),
  timeZone: z.literal('UTC'),
  payments: Count,
  sent: z.object({
    payments: Count,
    usd: z.number(),
    median: z.number().nullable(),
    low: z.number().nullable().describe('one in ten is smaller'),
    high: z.number().nullable().describe('one in ten is larger'),
    largest: z.number().nullable(),
  }),
  received: z.object({ payments: Count, usd: z.number() }),
  counterparties: z.object({
    known: Count.describe('different ones'),
    paymentsToNew: Count.describe('payments that were the first with their other side'),
  }),
  devices: Count,
  byDay: z.array(z.object({ day: z.string(), payments: Count, sentUsd: z.number(), receivedUsd: z.number() })),
  byHour: z.array(Count).length(24),
  places: z.array(z.object({ country: z.string(), payments: Count, lastAt: Timestamp })),
  channels: z.array(z.object({ channel: z.string(), payments: Count, usd: z.number() })),
});
export type Behaviour = z.output<typeof Behaviour>;

export const Statistics = z.object({
  from: Timestamp,
  to: Timestamp,
  events: Count,
  outcomes: z.object({ allow: Count, challenge: Count, hold: Count, block: Count }),
  codesAsked: Count,
  callsAsked: Count,
  codesPassed: Count,
  codesFailed: Count.describe('wrong, or not given in time'),
  callsTried: Count.describe('payments about which somebody called'),
  callsConnected: Count.describe('payments about which the customer was reached'),
  callsInTime: Count.describe('reached within the minutes of the pack'),
  holdsReleased: Count,
  holdsRefused: Count,
  alerts: z.object({ opened: Count, falsePositive: Count, confirmed: Count, waiting: Count }),
  rules: z.array(
    z.object({
      rule: z.string(),
      hits: Count,
      share: z.number().describe('hits among all decided events'),
      customers: Count,
      held: Count,
      alerts: Count,
      falsePositive: Count,
      confirmed: Count,
      precision: z.number().nullable().describe('confirmed among those that were closed; null while none is'),
    }),
  ),
  months: z.array(
    z.object({
      month: z.string(),
      events: Count,
      alerts: Count,
      falsePositive: Count,
      confirmed: Count,
      falsePositiveRate: z.number().nullable().describe('false alerts among innocent events; null without events'),
      moved: z.number().nullable().describe('points of a hundred against the month before'),
      outOfBand: z.boolean().describe('moved by more than two points'),
    }),
  ),
});
export type Statistics = z.output<typeof Statistics>;
