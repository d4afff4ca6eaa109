// A verification with its evidence on the wire. Enums are open.
import type { Decision } from './cases.ts';
import type { Reason } from './reason.ts';
import type { ListVersion, Match } from './screening.ts';

export type VerificationRow = {
  id: string;
  customer: { id: string; name_masked: string } | null;
  status: string;
  outcome: string | null;
  country: string | null;
  document_type: string | null;
  flow: { code: string; version: number };
  created_at: string;
  submitted_at: string | null;
  completed_at: string | null;
  case_id: string | null;
  rating: string | null;
  tier: number | null;
  simulated: boolean;
};

export type Capture = {
  id: string;
  step: string;
  side: string;
  kind: 'document' | 'selfie';
  width: number;
  height: number;
  bytes: number;
  at: string;
  quality: Record<string, number>;
  simulated: boolean;
};

export type Box = { x: number; y: number; width: number; height: number };

export type FieldSource = {
  source: string;
  value: string | null;
  confidence: number | null;
  capture_id: string | null;
  box: Box | null;
};

export type Field = {
  name: string;
  value: string | null;
  masked: boolean;
  agrees: boolean | null;
  sources: FieldSource[];
};

export type Mrz = { format: string; valid: boolean; lines: string[]; checks: Record<string, boolean> };

export type Evidence = {
  label: string;
  kind: string;
  value: string | number | null;
  expected?: string | null;
  agrees?: boolean | null;
};

export type Check = {
  id: string;
  code: string;
  title: string;
  status: string;
  result: 'pass' | 'fail' | 'inconclusive' | 'not_applicable' | null;
  score: number | null;
  threshold: number | null;
  reasons: Reason[];
  provider: string | null;
  model: { name: string; version: string; hash: string | null } | null;
  simulated: boolean;
  evidence: Evidence[];
  at: string;
};

export type Signal = {
  at: string;
  step: string;
  ip_masked: string;
  ip_country: string | null;
  user_agent: string;
  device_id_short: string;
  time_zone: string | null;
  flags: string[];
};

export type Risk = {
  rating: string;
  score: number;
  model_version: string;
  factors: { code: string; weight: number; value: string; contribution: number; why: string }[];
  at: string;
};

export type TimelineEntry = {
  at: string;
  actor: { kind: string; name: string | null };
  action: string;
  text: string;
  subject: string;
  facts: Record<string, unknown>;
};

export type Verification = VerificationRow & {
  attempt: number;
  steps: { code: string; kind: string; status: string; at: string | null }[];
  captures: Capture[];
  fields: Field[];
  mrz: Mrz | null;
  checks: Check[];
  screening: { id: string; at: string; lists: ListVersion[]; algorithm: string; matches: Match[] } | null;
  signals: Signal[];
  risk: Risk | null;
  decisions: Decision[];
  timeline: TimelineEntry[];
};
