import type { StandingSummary } from '#modules/customers';
import type { EventType, Outcome, ReleasedRule, RuleHit, RuleMode } from './schema/index.ts';

export type EntryColumns = {
  tenantId: string;
  id: string;
  externalId: string;
  customerId: string;
  ordinal: bigint;
  type: EventType;
  at: Date;
  receivedAt: Date;
  receivedFrom: string;
  direction: string | null;
  channel: string | null;
  currency: string | null;
  minor: bigint | null;
  usd: number | null;
  country: string | null;
  counterpartyToken: Buffer | null;
  deviceToken: Buffer | null;
  accountToken: Buffer | null;
  phoneToken: Buffer | null;
  ipToken: Buffer | null;
  declined: boolean;
  bodySha256: Buffer;
  sealed: Buffer;
  outcome: Outcome;
  score: number;
  p: number;
  reasons: string[];
  rules: RuleHit[];
  shadow: string[];
  actions: string[];
  countedMinor: bigint;
  countedCurrency: string | null;
  holdExpiresAt: Date | null;
  release: string;
  batchId: string;
  digest: Buffer;
  model: StoredSaid | null;
};
/** What a model said, as it is kept: measures by name, in the order of how much they moved. */
export type StoredSaid = {
  id: string;
  version: number;
  p: number | null;
  odd: number | null;
  top: { measure: string; value: number | null; moved: number }[];
};
/** Days since 1970 (UTC) and what went out of the account on each, in minor units as text. */
export type SpentByDay = { currency: string; days: [number, string][] };
export type TransactionTables = {
  transactionEntry: EntryColumns;
  transactionState: {
    tenantId: string;
    customerId: string;
    version: bigint;
    ordinal: bigint;
    spent: SpentByDay;
    windows: Buffer | null;
    windowsOrdinal: bigint;
  };
  transactionVerdict: {
    tenantId: string;
    transactionId: string;
    verdict: 'released' | 'refused';
    byActor: string;
    reason: string;
    at: Date;
  };
  blockedPayee: {
    tenantId: string;
    id: string;
    token: Buffer;
    masked: string;
    reason: string;
    byActor: string;
    at: Date;
    removedAt: Date | null;
    removedBy: string | null;
    removedReason: string | null;
  };
  standingSummary: StandingSummary;
  ruleVersion: {
    tenantId: string;
    code: string;
    version: number;
    text: string;
    note: string;
    byActor: string;
    at: Date;
  };
  ruleChange: {
    tenantId: string;
    id: string;
    code: string;
    version: number | null;
    mode: RuleMode;
    reason: string;
    byActor: string;
    at: Date;
  };
  ruleChangeVerdict: { tenantId: string; changeId: string; approved: boolean; byActor: string; at: Date };
  ruleSnooze: {
    tenantId: string;
    id: string;
    code: string;
    customerId: string;
    until: Date;
    reason: string;
    byActor: string;
    at: Date;
  };
};
export type ReleaseColumns = {
  tenantId: string;
  number: number;
  hash: string;
  rules: ReleasedRule[];
  cause: string;
  byActor: string;
  at: Date;
};
