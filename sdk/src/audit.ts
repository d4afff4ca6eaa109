// The log of everything that was done, and its proofs.
import type { Answer, RowOf } from './answer.ts';

export type AuditEntry = RowOf<'getAuditEntries'>;
export type Checkpoint = Answer<'getAuditCheckpoint'>;
export type LogVerdict = Answer<'postAuditVerify'>;
