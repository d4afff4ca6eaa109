import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';

export type ScreeningId = Id<'scr'>;
export type MatchId = Id<'mat'>;
export const MatchStatus = z
  .enum(['new', 'false_positive', 'potential', 'true_positive', 'delisted', 'allowed'])
  .describe('open enum');
export type MatchStatus = z.infer<typeof MatchStatus>;
const Aligned = z.object({
  query: z.string().nullable(),
  listed: z.string().nullable(),
  similarity: z.number(),
  rule: z.string(),
});
// What was kept before reasons had codes has none.
const Qualifier = z.object({ field: z.string(), effect: z.number(), code: z.string().optional(), why: z.string() });
export const EntityView = z.object({
  schema: z.string(),
  names: z.array(z.string()),
  birthDates: z.array(z.string()),
  countries: z.array(z.string()),
  programmes: z.array(z.string()),
  topics: z.array(z.string()),
  remarks: z.string().nullable(),
});
export type EntityView = z.output<typeof EntityView>;
const AllowedBy = z.object({ list: z.string(), entryId: z.string() });
export const MatchView = z.object({
  id: idSchema('mat').nullable(),
  entityId: z.string(),
  list: z.string(),
  name: z.string(),
  matchScore: z.number(),
  riskScore: z.number(),
  status: MatchStatus,
  alignment: z.array(Aligned),
  qualifiers: z.array(Qualifier),
  entity: EntityView,
  /** The entry of an own allow list that answers for the customer. */
  allowedBy: AllowedBy.optional(),
});
export type MatchView = z.output<typeof MatchView>;
export const ListVersionView = z.object({ list: z.string(), version: z.string() });
export const ScreeningView = z.object({
  id: idSchema('scr').nullable(),
  at: Timestamp,
  lists: z.array(ListVersionView),
  algorithm: z.string(),
  matches: z.array(MatchView),
});
export type ScreeningView = z.output<typeof ScreeningView>;
export const ListRow = z.object({
  list: z.string(),
  title: z.string(),
  authority: z.string(),
  version: z.string(),
  entities: z.number().int(),
  names: z.number().int(),
  loadedAt: Timestamp,
  source: z.enum(['folder', 'download', 'sandbox']),
  status: z.enum(['current', 'stale', 'refused']).describe('open enum'),
  refused: z.object({ at: z.string(), reason: z.string(), was: z.number(), now: z.number() }).nullable(),
  added: z.number().nullable(),
  removed: z.number().nullable(),
  changed: z.number().nullable(),
  licence: z.object({ code: z.string().nullable(), says: z.string().nullable() }),
});
export const Explanation = z.object({
  alignment: z.array(Aligned),
  qualifiers: z.array(Qualifier),
  // Own entries are sealed as their list has them; of an official list the columns say it.
  listed: z.object({ name: z.string(), entity: EntityView }).optional(),
  allowedBy: AllowedBy.optional(),
});

/** `whole`: the first version of a list, in which everything is new. */
export const ListVersionRow = z.object({
  id: z.string(),
  list: z.string(),
  version: z.string(),
  sha256: z.string(),
  source: z.enum(['folder', 'download', 'sandbox']),
  entities: z.number().int(),
  names: z.number().int(),
  whole: z.boolean(),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  loadedAt: Timestamp,
});
export const ListChangeRow = z.object({
  entityId: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  name: z.string(),
  schema: z.string(),
  programmes: z.array(z.string()),
  namesChanged: z.boolean(),
});
/** `touched` of `customers` were looked at because of `changes` entries; `behind` versions are not matched yet. */
export const MonitorView = z.object({
  at: Timestamp.nullable(),
  changes: z.number().int(),
  touched: z.number().int(),
  customers: z.number().int(),
  found: z.number().int(),
  behind: z.number().int(),
});
