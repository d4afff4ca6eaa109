import { ownTables } from '#platform/db';

export type AuditTables = {
  auditEntry: {
    tenantId: string;
    position: bigint;
    entryId: string;
    at: Date;
    actorKind: string;
    actorId: string;
    action: string;
    subject: string;
    customerId: string | null;
    requestId: string;
  };
  auditBatch: {
    tenantId: string;
    batch: string;
    position: bigint;
    entries: number;
    sha256: string;
    receivedAt: Date;
  };
};
export type BatchRow = AuditTables['auditBatch'];
export type EntryRow = AuditTables['auditEntry'];

export const own = ownTables<AuditTables>();
