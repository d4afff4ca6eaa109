import { ownTables } from '#platform/db';
import type { Channel } from './schema.ts';

export type NotificationTables = {
  message: {
    tenantId: string;
    id: string;
    customerId: string;
    channel: Channel;
    template: string;
    locale: string;
    addressSealed: Buffer;
    textSealed: Buffer | null;
    status: 'queued' | 'sent' | 'failed';
    provider: string | null;
    simulated: boolean | null;
    createdAt: Date;
    expiresAt: Date;
    settledAt: Date | null;
  };
  oneTimeCode: {
    tenantId: string;
    id: string;
    aboutId: string;
    customerId: string;
    channel: Channel;
    addressSealed: Buffer;
    addressToken: Buffer;
    codeToken: Buffer;
    tries: number;
    status: 'open' | 'used' | 'spent' | 'replaced';
    createdAt: Date;
    expiresAt: Date;
  };
};

export const own = ownTables<NotificationTables>();
