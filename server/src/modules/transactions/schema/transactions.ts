import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';
import { MoneySchema } from '#platform/money';
import { ModelSaid } from './models.ts';

export type TransactionId = Id<'txn'>;

/** What happened to an account: a payment moves money, the others are what comes before a theft. */
export const EVENT_TYPES = [
  'payment',
  'registration',
  'login',
  'device_bind',
  'profile_change',
  'password_change',
  'phone_change',
  'email_change',
  'address_change',
  'card_change',
] as const;
export const EventType = z.enum(EVENT_TYPES).describe('open enum');
export type EventType = z.infer<typeof EventType>;
export const CHANNELS = ['card', 'transfer', 'wire_intl', 'cash_in', 'cash_out', 'wallet', 'direct_debit'] as const;
export const Outcome = z.enum(['allow', 'challenge', 'hold', 'block']).describe('open enum');
export type Outcome = z.infer<typeof Outcome>;

const Text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text), 'no control characters');
const Country = z.string().regex(/^[A-Z]{2}$/, 'ISO 3166 alpha-2');
const Party = z.strictObject({
  /** Account number, IBAN, wallet or merchant id: what tells one counterparty from another. */
  reference: Text(140),
  name: Text(140).optional(),
  country: Country.optional(),
  kind: z.enum(['person', 'company', 'merchant']).optional(),
});
/** Who pays and who is paid, as the travel rule wants it (FATF R.16). */
const TravelRule = z.strictObject({
  originatorName: Text(140).optional(),
  originatorAccount: Text(140).optional(),
  originatorAddress: Text(280).optional(),
  beneficiaryName: Text(140).optional(),
  beneficiaryAccount: Text(140).optional(),
});

export const TransactionIn = z
  .strictObject({
    id: Text(100).describe('your own id: the same one gives the same decision again'),
    customerId: idSchema('cus').optional(),
    customerReference: Text(100).optional().describe('your own id of the customer, instead of customer_id'),
    account: Text(140)
      .optional()
      .describe(
        'the customer’s account that pays or is paid, as others write it when they pay; else your id of the customer',
      ),
    type: EventType.default('payment'),
    at: Timestamp.describe('when it happened, as the customer’s side knows it'),
    direction: z.enum(['in', 'out']).optional(),
    channel: z.enum(CHANNELS).optional(),
    amount: MoneySchema.optional(),
    counterparty: Party.optional(),
    device: Text(200).optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'E.164: + and 7 to 15 digits')
      .optional()
      .describe('the telephone from which it was asked for'),
    ip: z.union([z.ipv4(), z.ipv6()]).optional(),
    country: Country.optional().describe('where it happens, or where the other side is'),
    position: z
      .strictObject({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        accuracyM: z.number().min(0).max(1e7).optional(),
      })
      .optional(),
    balance: MoneySchema.optional().describe('what is left on the account afterwards'),
    credit: z
      .strictObject({ line: MoneySchema, used: MoneySchema })
      .optional()
      .describe('the credit line and what of it is used afterwards, in one currency'),
    card: z
      .strictObject({ number: z.string().regex(/^\d{12,19}$/, '12 to 19 digits') })
      .optional()
      .describe('kept as a token and its last four digits, never in clear'),
    declined: z.boolean().default(false).describe('you refused it yourself; it counts, and is not decided'),
    travelRule: TravelRule.optional(),
    purpose: Text(280).optional(),
    known: z
      .enum(['fraud', 'genuine'])
      .optional()
      .describe('of history: what it turned out to be; models learn from it'),
  })
  .superRefine((one, context) => {
    if (!one.customerId && !one.customerReference)
      context.addIssue({ code: 'custom', path: ['customerId'], message: 'a customer is expected' });
    if (one.credit && one.credit.line.currency !== one.credit.used.currency)
      context.addIssue({
        code: 'custom',
        path: ['credit', 'used', 'currency'],
        message: 'the currency of the line expected',
      });
    if (one.type !== 'payment') return;
    for (const field of ['amount', 'direction', 'channel'] as const)
      if (one[field] === undefined)
        context.addIssue({ code: 'custom', path: [field], message: 'expected of a payment' });
    if (one.amount && one.amount.minor <= 0n)
      context.addIssue({ code: 'custom', path: ['amount', 'minor'], message: 'more than nothing expected' });
  });
export type TransactionIn = z.output<typeof TransactionIn>;

/** A rule that fired, with the sentence that says what it saw. */
export const RuleHit = z.object({
  rule: z.string(),
  score: z.number(),
  actions: z.array(z.string()),
  reason: z.string(),
  /** The values that the condition used: aggregates and limits by name. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type RuleHit = z.output<typeof RuleHit>;

export const LimitsLeft = z.object({
  perTransaction: MoneySchema,
  today: MoneySchema,
  thisMonth: MoneySchema,
});
export type LimitsLeft = z.output<typeof LimitsLeft>;

export const DecisionView = z.object({
  id: idSchema('txn'),
  transactionId: z.string(),
  customerId: idSchema('cus'),
  outcome: Outcome,
  score: z.number().describe('points of the rules that fired, at most 100'),
  p: z.number().describe('how likely it is that something is wrong, 0 to 1'),
  pFrom: z
    .enum(['prior', 'model'])
    .describe('prior: mapped from the score, until a model is trained on your own cases'),
  model: ModelSaid.nullable().describe('what the model that decides said; null while none does'),
  reasons: z.array(z.string()),
  rules: z.array(RuleHit),
  actions: z.array(z.string()),
  limitsLeft: LimitsLeft.nullable(),
  holdExpiresAt: Timestamp.nullable(),
  /** What may be told to the customer; a suspicion is never told. */
  show: z.enum(['nothing', 'confirm_with_code', 'being_checked', 'not_possible', 'over_limit']).describe('open enum'),
  release: z.string().describe('the rules in force when it was decided'),
  decidedAt: Timestamp,
  repeated: z.boolean().describe('decided before: this is the stored decision'),
});
export type DecisionView = z.output<typeof DecisionView>;

export const TransactionRow = DecisionView.omit({ limitsLeft: true, repeated: true, show: true }).extend({
  customerMasked: z.string().nullable(),
  type: EventType,
  at: Timestamp,
  direction: z.string().nullable(),
  channel: z.string().nullable(),
  amount: MoneySchema.nullable(),
  amountUsd: z.number().nullable(),
  country: z.string().nullable(),
  counterpartyMasked: z.string().nullable(),
  status: z.enum(['decided', 'held', 'released', 'refused']).describe('open enum'),
  receivedAt: Timestamp,
});
export type TransactionRow = z.output<typeof TransactionRow>;

export const BatchAnswer = z.object({
  decided: z.number().int(),
  refused: z.number().int(),
  lines: z.array(
    z.object({
      /** Line of a batch, or place of a transfer in a message; both count from 1. */
      line: z.number().int(),
      side: z.enum(['out', 'in']).nullable(),
      decision: DecisionView.nullable(),
      refused: z
        .object({
          code: z.string(),
          errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
        })
        .nullable(),
    }),
  ),
});
export type BatchAnswer = z.output<typeof BatchAnswer>;
