import type { FlowDefinition } from '#modules/regulation';
import { ownTables } from '#platform/db';
import type { StepState } from './policy.ts';
import type { Outcome, Side, Status } from './schema.ts';

export type Verification = {
  id: string;
  customerId: string;
  flowVersionId: string;
  purpose: 'onboarding' | 'step_up' | 'periodic' | 'recovery';
  status: Status;
  outcome: Outcome | null;
  country: string | null;
  documentType: string | null;
  locale: string;
  attempt: number;
  attemptsMax: number;
  reasons: string[];
  canRetry: boolean;
  consentVersion: string | null;
  confirmed: string[];
  scenario: string | null;
  simulated: boolean;
  automated: boolean;
  inputsHash: string | null;
  policyVersion: string | null;
  tier: number | null;
  rating: string | null;
  appealedAt: Date | null;
  createdAt: Date;
  submittedAt: Date | null;
  completedAt: Date | null;
  expiresAt: Date;
  version: number;
};
export type StoredStep = StepState & { reasons: string[]; retakes: number; at: Date | null };
export type Capture = {
  id: string;
  verificationId: string;
  customerId: string;
  attempt: number;
  step: string;
  side: Side;
  blobId: string;
  portraitBlobId: string | null;
  width: number;
  height: number;
  bytes: number;
  quality: Record<string, number>;
  reading: Buffer | null;
  tamper: Buffer | null;
  current: boolean;
  simulated: boolean;
  at: Date;
};
type FlowColumns = {
  tenantId: string;
  id: string;
  code: string;
  country: string | null;
  pack: string;
  version: number;
  digest: string;
  createdAt: Date;
};
type VerificationTables = {
  flowVersion: FlowColumns & { definition: string };
  verification: Verification & { tenantId: string };
  verificationStep: StoredStep & { tenantId: string; verificationId: string };
  verificationInput: { tenantId: string; verificationId: string; step: string; sealed: Buffer; at: Date };
  capture: Omit<Capture, 'quality'> & { tenantId: string; quality: string };
  chipReading: { tenantId: string; verificationId: string; sealed: Buffer; at: Date };
  applicantToken: {
    tenantId: string;
    id: string;
    verificationId: string;
    kind: 'link' | 'handoff' | 'session' | 'watch';
    hash: Buffer;
    createdAt: Date;
    expiresAt: Date;
    revokedAt: Date | null;
  };
};
export const own = ownTables<VerificationTables>();
/** As rows come back: JSON columns parsed. */
export const read = ownTables<
  Omit<VerificationTables, 'flowVersion' | 'capture'> & {
    flowVersion: FlowColumns & { definition: FlowDefinition };
    capture: Capture & { tenantId: string };
  }
>();

export type FlowVersion = {
  id: string;
  code: string;
  version: number;
  pack: string;
  country: string | null;
  definition: FlowDefinition;
  createdAt: Date;
};

/** Where a sealed value stands: it opens nowhere else. */
export function placeOf(table: string, column: string, row: string) {
  return { table, column, row };
}
