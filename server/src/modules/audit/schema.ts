import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { PageQuery, pageOf } from '#platform/http';
import { idSchema } from '#platform/ids';

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** The kind of actor of entries that another system appended. */
export const EXTERNAL = 'external';

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

/** One line of a batch: what another system did, told by ids and codes. */
export const EntryIn = z.strictObject({
  at: z.iso.datetime({ offset: true }).optional().describe('when it happened; the time of receipt when left out'),
  actor: z.string().min(1).max(100).describe('the id of who did it, as the other system knows them'),
  action: z
    .string()
    .regex(/^[a-z_]+\.[a-z_]+$/)
    .max(100)
    .describe('noun.past, such as account.opened'),
  subject: z.string().min(1).max(100).describe('the id of what it was done to'),
  customer: idSchema('cus').optional(),
  transaction: z.string().min(1).max(100).optional().describe('the id that one business act bears in all systems'),
  source: z.string().min(1).max(60).optional().describe('the system that tells it'),
  before: Facts.optional(),
  after: Facts.optional(),
  reason: z.string().max(1000).optional(),
});
export type EntryIn = z.output<typeof EntryIn>;

export const BatchQuery = z.object({
  batchId: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,64}$/)
    .describe('the caller’s own name for the batch: sent again, it gets the same answer and adds nothing'),
});
export const Appended = z.object({
  batchId: z.string(),
  first: z.number().int().describe('index of the first entry in the log; the others follow it'),
  entries: z.number().int(),
  receivedAt: Timestamp,
});
export type Appended = z.output<typeof Appended>;

/** What an evidence pack is about: a customer, a stretch of time, or both. */
export const EvidenceAsked = z.strictObject({
  customer: idSchema('cus').optional(),
  from: Timestamp.optional(),
  to: Timestamp.optional().describe('the first moment that is not in it'),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .describe('why it is taken: an authority’s letter, an audit. It is logged.'),
});
export type EvidenceAsked = z.output<typeof EvidenceAsked>;
