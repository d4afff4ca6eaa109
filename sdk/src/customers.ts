// Customers on the wire. Values are masked unless revealed for a reason.
import type { CaseRow } from './cases.ts';
import type { Risk, VerificationRow } from './verification.ts';

export type Money = { currency: string; minor: string };

export type CustomerRow = {
  id: string;
  kind: 'person' | 'organization';
  name_masked: string;
  country: string | null;
  status: string;
  tier: number;
  rating: 'low' | 'medium' | 'high' | 'prohibited' | null;
  /** How well we know them, 0 to 1. */
  familiarity: number;
  created_at: string;
  verified_at: string | null;
};

export type CustomerField = { name: string; value: string | null; masked: boolean; source: string; updated_at: string };

export type Limits = { per_transaction: Money | null; per_day: Money | null; per_month: Money | null };

export type Restriction = { kind: string; reason: string; since: string; by: string };

export type Consent = { purpose: string; version: string; given_at: string; withdrawn_at: string | null };

export type CustomerDocument = {
  id: string;
  class: string;
  country: string | null;
  expiry_date: string | null;
  status: string;
};

export type Customer = CustomerRow & {
  fields: CustomerField[];
  limits: Limits | null;
  restrictions: Restriction[];
  consents: Consent[];
  verifications: VerificationRow[];
  cases: CaseRow[];
  ratings: (Risk | null)[];
  documents: CustomerDocument[];
};

export type Revealed = { values: Record<string, string | null>; until: string };
