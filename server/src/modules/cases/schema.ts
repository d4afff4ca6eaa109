import { z } from 'zod';
import { Timestamp } from '#platform/clock';
import { type Id, idSchema } from '#platform/ids';

export type CaseId = Id<'cas'>;
export type DecisionId = Id<'dec'>;
export const Verdict = z.enum(['approve', 'decline', 'resubmit']);
export type Verdict = z.infer<typeof Verdict>;
export const Priority = z.enum(['routine', 'urgent', 'complex', 'callback']).describe('open enum');
export type Priority = z.infer<typeof Priority>;
export const CaseStatus = z
  .enum(['open', 'in_progress', 'awaiting_customer', 'on_hold', 'pending_approval', 'resolved'])
  .describe('open enum');
export type CaseStatus = z.infer<typeof CaseStatus>;
export const ReasonText = z.object({ code: z.string(), text: z.string() });
const Person = z.object({ id: z.string(), name: z.string() });

export const DecisionView = z.object({
  id: idSchema('dec'),
  decision: Verdict,
  disposition: z.enum(['final', 'retryable']),
  reasons: z.array(ReasonText),
  note: z.string().nullable(),
  policyVersion: z.string(),
  inputsHash: z.string(),
  proposedBy: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  proposedAt: Timestamp,
  approvedBy: Person.nullable(),
  approvedAt: Timestamp.nullable(),
  status: z.enum(['pending', 'in_force', 'rejected', 'superseded']).describe('open enum'),
});
export type DecisionView = z.output<typeof DecisionView>;

export const CaseRow = z.object({
  id: idSchema('cas'),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  status: CaseStatus,
  priority: Priority,
  queue: z.string(),
  country: z.string().nullable(),
  customer: z.object({ id: idSchema('cus'), nameMasked: z.string() }).nullable(),
  verificationId: idSchema('ver').nullable(),
  reasons: z.array(z.string()),
  rating: z.string().nullable(),
  assignee: Person.nullable(),
  openedAt: Timestamp,
  dueAt: Timestamp,
  warnAt: Timestamp,
  breached: z.boolean(),
  version: z.number().int(),
});
export type CaseRow = z.output<typeof CaseRow>;

const AlertView = z.object({
  id: idSchema('alr'),
  kind: z.string(),
  openedAt: Timestamp,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  reasons: z.array(ReasonText),
  status: z.string(),
});
export const CaseDetail = CaseRow.extend({
  alerts: z.array(AlertView),
  decisions: z.array(DecisionView),
  notes: z.array(z.object({ id: z.string(), author: Person, text: z.string(), at: Timestamp })),
  blockers: z.array(ReasonText),
  checklist: z.array(z.object({ code: z.string(), text: z.string(), done: z.boolean() })),
  needsSecond: z.boolean(),
  pending: DecisionView.nullable(),
  canDecide: z.boolean(),
  canApprove: z.boolean(),
  related: z.array(CaseRow),
  actions: z.array(z.object({ decision: Verdict, reasons: z.array(ReasonText) })),
});
export type CaseDetail = z.output<typeof CaseDetail>;

export const Propose = z.strictObject({
  decision: Verdict,
  reasons: z.array(z.string().max(60)).max(12),
  note: z.string().max(4000).optional(),
  version: z.number().int(),
});
export const Approve = z.strictObject({
  approve: z.boolean(),
  note: z.string().max(4000).optional(),
  version: z.number().int(),
});
