import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';
import { MatchView } from '../schema.ts';

export type ClearingId = Id<'clr'>;
/** Matches of one clearing. */
export const MOST = 200;

const Customer = z.object({ id: idSchema('cus'), nameMasked: z.string() });
export const OpenMatch = MatchView.extend({ customer: Customer.nullable(), waits: z.boolean() });
export type OpenMatch = z.output<typeof OpenMatch>;

const Result = z.enum(['waits', 'cleared', 'skipped', 'undone']).describe('open enum');
export type Result = z.infer<typeof Result>;
export const ClearingRow = z.object({
  matchId: idSchema('mat'),
  customer: Customer.nullable(),
  list: z.string().nullable(),
  entityId: z.string().nullable(),
  name: z.string().nullable(),
  matchScore: z.number().nullable(),
  result: Result,
  /** Why a match was left as it is. */
  problem: z.string().nullable(),
});
export type ClearingRow = z.output<typeof ClearingRow>;
/** What a clearing would do; `second` when another person has to agree before anything is cleared. */
export const ClearingPreview = z.object({ second: z.boolean(), rows: z.array(ClearingRow) });
export type ClearingPreview = z.output<typeof ClearingPreview>;
export const ClearingView = z.object({
  id: idSchema('clr'),
  status: z.enum(['waits', 'in_force', 'refused', 'undone']).describe('open enum'),
  reason: z.string(),
  mine: z.boolean(),
  madeAt: Timestamp,
  inForceAt: Timestamp.nullable(),
  /** Until when it can be taken back; null when it cannot. */
  undoUntil: Timestamp.nullable(),
  rows: z.array(ClearingRow),
});
export type ClearingView = z.output<typeof ClearingView>;
