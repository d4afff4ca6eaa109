// What the desk's side of the API says. Enums are open: a newer server may send values that are not listed here.
import type { Reason } from './reason.ts';

export type DecisionKind = 'approve' | 'decline' | 'resubmit';
export type Priority = 'routine' | 'urgent' | 'complex';

export type CaseStatus =
  | 'open'
  | 'in_progress'
  | 'awaiting_customer'
  | 'on_hold'
  | 'pending_approval'
  | 'resolved'
  | (string & {});

export type CaseRow = {
  id: string;
  number: string;
  kind: string;
  title: string;
  status: CaseStatus;
  priority: Priority;
  queue: string;
  country: string | null;
  customer: { id: string; name_masked: string } | null;
  verification_id: string | null;
  reasons: string[];
  rating: string | null;
  assignee: { id: string; name: string } | null;
  opened_at: string;
  due_at: string;
  warn_at: string;
  breached: boolean;
  version: number;
};

export type Decision = {
  id: string;
  decision: DecisionKind;
  disposition: 'final' | 'retryable';
  reasons: Reason[];
  note: string | null;
  policy_version: string;
  inputs_hash: string;
  proposed_by: { id: string; name: string; kind: string };
  proposed_at: string;
  approved_by: { id: string; name: string } | null;
  approved_at: string | null;
  status: 'pending' | 'in_force' | 'rejected' | 'superseded';
};

export type Alert = {
  id: string;
  kind: string;
  opened_at: string;
  facts: Record<string, string | number | boolean | null>;
  reasons: Reason[];
  status: string;
};

export type CaseNote = { id: string; author: { id: string; name: string }; text: string; at: string };
export type Blocker = { code: string; text: string };
export type ChecklistItem = { code: string; text: string; done: boolean };
export type CaseAction = { decision: DecisionKind; reasons: Reason[] };

export type Case = CaseRow & {
  alerts: Alert[];
  decisions: Decision[];
  notes: CaseNote[];
  blockers: Blocker[];
  checklist: ChecklistItem[];
  needs_second: boolean;
  pending: Decision | null;
  can_decide: boolean;
  can_approve: boolean;
  related: CaseRow[];
  actions: CaseAction[];
};
