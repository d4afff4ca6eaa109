import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** An entry as `record` wrote it into the log: the body of one leaf. */
export const LogBody = z.object({
  v: z.literal(1),
  id: z.guid(),
  at: z.iso.datetime(),
  tenant: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), ip: z.string().nullable() }),
  action: z.string(),
  subject: z.string(),
  customer: z.string().nullable(),
  request: z.string(),
  before: Facts.nullable(),
  after: Facts.nullable(),
  reason: z.string().nullable(),
});
export type LogBody = z.output<typeof LogBody>;

export const Entry = z.object({
  index: z.number().int(),
  at: Timestamp,
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable(), ip: z.string().nullable() }),
  action: z.string(),
  text: z.string(),
  subject: z.string(),
  customer: z.string().nullable(),
  request: z.string(),
  before: Facts.nullable(),
  after: Facts.nullable(),
  reason: z.string().nullable(),
});
export type Entry = z.output<typeof Entry>;
export const EntryPage = pageOf(Entry);
export const EntryQuery = PageQuery.extend({
  customer: idSchema('cus').optional(),
  actor: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('an id as shown (stf_…, key_…, ver_… for an applicant) or the name of a part of the system'),
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/)
    .max(100)
    .optional()
    .describe('an action such as decision.recorded, or a noun such as case'),
  subject: z
    .string()
    .regex(/^[a-z]{2,4}_[A-Za-z0-9_-]+$/)
    .max(100)
    .optional()
    .describe('an id as shown (cus_…, mat_…): a name would stand in an address'),
  from: Timestamp.optional(),
  to: Timestamp.optional(),
});
export type EntryQuery = z.output<typeof EntryQuery>;

export const Checkpoint = z.object({
  origin: z.string(),
  size: z.number().int(),
  root: z.string().describe('base64'),
  signedAt: Timestamp,
  note: z.string(),
  publicKey: z.string(),
});
export type Checkpoint = z.output<typeof Checkpoint>;

export const Verified = z.object({
  ok: z.boolean(),
  size: z.number().int(),
  firstBad: z.object({ entry: z.number().int().optional(), tile: z.string().optional(), why: z.string() }).nullable(),
  ms: z.number().int(),
});
export type Verified = z.output<typeof Verified>;
export const EntryParams = z.object({ index: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
