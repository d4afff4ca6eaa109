import type { ColumnType } from 'kysely';
import { ownTables } from '#platform/db';

export type TenancyTables = {
  tenant: { tenantId: string; name: string; sandbox: boolean; region: string; createdAt: Date };
  staff: {
    tenantId: string;
    id: string;
    name: string;
    email: string;
    roles: string[];
    status: 'active' | 'disabled';
    locale: string | null;
    lastSeenAt: Date | null;
    createdAt: Date;
  };
  staffCredential: {
    tenantId: string;
    staffId: string;
    passwordHash: string;
    passwordTemporary: boolean;
    totpSecret: Buffer;
    totpLastStep: bigint;
    changedAt: Date;
  };
  staffSession: {
    tenantId: string;
    id: string;
    staffId: string;
    tokenHash: Buffer;
    status: 'second_factor' | 'active' | 'ended';
    createdAt: Date;
    lastUsedAt: Date;
    expiresAt: Date;
  };
  apiKey: {
    tenantId: string;
    id: string;
    name: string;
    secretHash: Buffer;
    scopes: string[];
    createdBy: string;
    createdAt: Date;
    expiresAt: Date;
    lastUsedAt: Date | null;
    revokedAt: Date | null;
  };
  setting: {
    tenantId: string;
    key: string;
    /** Written as JSON text, read as the value itself. */
    value: ColumnType<unknown, string, string>;
    updatedAt: Date;
    updatedBy: string;
  };
  signInAttempt: { addressHash: Buffer; failed: number; lastFailedAt: Date; lockedUntil: Date | null };
};

export const own = ownTables<TenancyTables>();
