// What an officer or a lead sees first.
import type { ListRow } from './screening.ts';

export type QueueRow = {
  code: string;
  title: string;
  waiting: number;
  breached: number;
  warning: number;
  next_due_at: string | null;
};

export type DayCount = { day: string; started: number; approved: number; declined: number; review: number };

export type Home = {
  queues: QueueRow[];
  mine: number;
  approvals: number;
  verifications: {
    started_today: number;
    completed_today: number;
    approved_30d: number;
    declined_30d: number;
    in_review: number;
    /** Share of decisions without a person, 0 to 1. */
    automated_share: number | null;
  };
  funnel: { step: string; count: number }[];
  by_day: DayCount[];
  time_to_verify_s: { p50: number | null; p95: number | null };
  lists: ListRow[];
  log: { size: number; checkpoint_at: string | null };
};
