// What the applicant's side of the API says. Enums are open: a newer server may send values that are not listed here.
import type { Reason } from './reason.ts';

export type ApplyStatus =
  | 'created'
  | 'started'
  | 'submitted'
  | 'processing'
  | 'in_review'
  | 'awaiting_customer'
  | 'completed'
  | 'expired'
  | 'cancelled'
  | (string & {});

export type CaptureSide = 'front' | 'back';

export type ApplyField = {
  name: string;
  kind: 'text' | 'date' | 'email' | 'phone' | 'country' | 'identifier' | 'address' | 'position';
  required: boolean;
  why: string;
  pattern?: string;
  example?: string;
};

export type ApplyStep = {
  code: string;
  kind: 'consent' | 'choice' | 'form' | 'code' | 'document' | 'selfie';
  status: 'todo' | 'done' | 'redo';
  why: string;
  reasons: Reason[];
  fields?: ApplyField[];
  channel?: 'email' | 'sms';
  document_type?: string;
  sides?: CaptureSide[];
  captured?: string[];
  retries_left?: number;
};

export type ApplyConsent = {
  version: string;
  accepted: boolean;
  purposes: { code: string; title: string; text: string }[];
  legal_basis: string;
  retention: string;
  processors: string[];
  minutes: number;
};

export type ApplyResult = {
  reasons: Reason[];
  tier: number | null;
  limits: string | null;
  can_retry: boolean;
  can_appeal: boolean;
  appealed: boolean;
  wait_minutes: number | null;
};

export type ApplyCountry = { code: string; document_types: { code: string; sides: CaptureSide[] }[] };

export type ApplyState = {
  id: string;
  status: ApplyStatus;
  outcome: null | 'approved' | 'declined' | 'resubmit';
  tenant: { name: string; sandbox: boolean };
  expires_at: string;
  attempt: number;
  attempts_max: number;
  country: string | null;
  document_type: string | null;
  suggested_country: string | null;
  consent: ApplyConsent;
  countries: ApplyCountry[];
  steps: ApplyStep[];
  /** Code of the step to show; null when nothing is left to do. */
  current: string | null;
  can_submit: boolean;
  result: ApplyResult | null;
};

/** `accepted: false` asks for another picture; after two forced retakes it is accepted and a person decides. */
export type CaptureAnswer = {
  accepted: boolean;
  reasons: Reason[];
  retries_left: number;
  detected: { class: string | null; country: string | null };
  state: ApplyState;
};

/** `simulated_code` is filled in sandbox tenants only. */
export type CodeSent = {
  sent_to_masked: string;
  expires_at: string;
  resend_after_s: number;
  simulated: boolean;
  simulated_code: string | null;
};

export type Handoff = { url: string; expires_at: string };
