import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';

export type ScreeningId = Id<'scr'>;
export type MatchId = Id<'mat'>;
export const MatchStatus = z.enum(['new', 'false_positive', 'potential', 'true_positive']).describe('open enum');
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
});
export const Explanation = z.object({ alignment: z.array(Aligned), qualifiers: z.array(Qualifier) });
