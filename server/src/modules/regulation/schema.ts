import { z } from 'zod';

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,19}$/);
/** A parameter never stands without its unit, source and date. */
const Value = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  unit: z.string().min(1),
  source: z.string().min(1),
  date: z.iso.date(),
  confidence: z.enum(['high', 'med', 'low']),
  note: z.string().optional(),
});
const DocumentKind = z.strictObject({
  class: z.string(),
  sides: z.array(z.enum(['front', 'back'])).min(1),
  number_kind: z.string().nullable(),
  /** A machine-readable zone stands on one of its sides: without it the document was not read. */
  zone: z.boolean().default(false),
});
const Tier = z.strictObject({
  tier: z.number().int().min(0),
  currency: z.string().length(3),
  per_transaction_minor: z.string(),
  per_day_minor: z.string(),
  per_month_minor: z.string(),
  source: z.string(),
  date: z.iso.date(),
});

/** What one US dollar is in other currencies; for comparing amounts with thresholds, never for settling them. */
const Rates = z.strictObject({
  unit: z.literal('units of the currency per USD'),
  source: z.string().min(1),
  date: z.iso.date(),
  confidence: z.enum(['high', 'med', 'low']),
  per_usd: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
});

export const PackFile = z.strictObject({
  code: Code,
  name: z.string(),
  country: z.string().length(2).nullable(),
  extends: Code.nullable(),
  currency: z.string().length(3),
  as_of: z.iso.date(),
  values: z.record(z.string(), Value),
  documents: z.array(DocumentKind),
  tiers: z.array(Tier).optional(),
  rates: Rates.optional(),
});

const Field = z.strictObject({
  name: z.string(),
  kind: z.enum(['text', 'date', 'email', 'phone', 'country', 'identifier', 'address', 'position']),
  identifier: z.string().optional(),
  required: z.boolean(),
  why: z.string(),
  example: z.string().optional(),
});
const When = z.strictObject({ document_type: z.array(z.string()).optional(), setting: z.string().optional() });
const Step = z.strictObject({
  code: z.string().regex(/^[a-z_]{2,30}$/),
  kind: z.enum(['consent', 'choice', 'form', 'code', 'document', 'selfie']),
  why: z.string(),
  channel: z.enum(['email', 'sms']).optional(),
  accepts: z.array(z.string()).optional(),
  /** Of a selfie: whether motions are asked for. Without a word they are offered. */
  motion: z.enum(['required', 'offered', 'off']).optional(),
  fields: z.array(Field).optional(),
  when: When.optional(),
});
export const FlowFile = z.strictObject({
  code: z.string(),
  version: z.number().int().min(1),
  steps: z.array(Step).min(1),
  checks: z.array(z.string()).min(1),
});

export type PackValue = z.infer<typeof Value>;
export type FlowDefinition = z.infer<typeof FlowFile>;
export type FlowStep = z.infer<typeof Step>;
export type FlowField = z.infer<typeof Field>;
export type DocumentKind = z.infer<typeof DocumentKind>;
export type TierLimits = z.infer<typeof Tier>;
/** A jurisdiction with what it inherits already filled in; `version` names the exact parameters a decision used. */
export type Pack = {
  code: string;
  /** The packs it inherits from, nearest first. */
  parents: readonly string[];
  name: string;
  country: string | null;
  currency: string;
  version: string;
  values: ReadonlyMap<string, PackValue>;
  documents: readonly DocumentKind[];
  tiers: readonly TierLimits[];
  rates: Readonly<Record<string, number>>;
  /** Monitoring rules as their files say them, own and inherited; who owns the rules reads them. */
  rules: readonly PackRule[];
  /** What models are told about a payment, as the file says it, own or inherited. */
  measures: string | null;
  flow: FlowDefinition;
};
export type PackRule = { file: string; text: string };
