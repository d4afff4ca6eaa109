import type { SystemTx, Tx } from '#platform/db';
import { brandId, type TenantId } from '#platform/ids';
import type { SessionId, StaffId } from '../schema.ts';
import { own } from '../tables.ts';

export type SessionFound = {
  tenantId: TenantId;
  id: SessionId;
  staffId: StaffId;
  status: 'second_factor' | 'active' | 'ended';
  lastUsedAt: Date;
  expiresAt: Date;
  staffStatus: 'active' | 'disabled';
  name: string;
  email: string;
  roles: string[];
  sandbox: boolean;
};

type NewSession = {
  id: SessionId;
  staffId: StaffId;
  tokenHash: Buffer;
  status: 'second_factor' | 'active';
  expiresAt: Date;
};

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await own(tx)
    .insertInto('staffSession')
    .values({ ...session, tenantId: tx.tenantId, createdAt: tx.now, lastUsedAt: tx.now })
    .execute();
}

/** The session behind a token with its person and tenant, before any tenant is known. */
export async function findSession(tx: SystemTx, tokenHash: Buffer): Promise<SessionFound | null> {
  const row = await own(tx)
    .selectFrom('staffSession as s')
    .innerJoin('staff', (join) => join.onRef('staff.tenantId', '=', 's.tenantId').onRef('staff.id', '=', 's.staffId'))
    .innerJoin('tenant', 'tenant.tenantId', 's.tenantId')
    .select(['s.tenantId', 's.id', 's.staffId', 's.status', 's.lastUsedAt', 's.expiresAt'])
    .select(['staff.status as staffStatus', 'staff.name', 'staff.email', 'staff.roles', 'tenant.sandbox'])
    .where('s.tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return null;
  const ids = {
    tenantId: brandId('ten', row.tenantId),
    id: brandId('evt', row.id),
    staffId: brandId('stf', row.staffId),
  };
  return { ...row, ...ids };
}

export async function touchSession(tx: SystemTx, row: { tenantId: string; id: string }, at: Date): Promise<void> {
  await own(tx)
    .updateTable('staffSession')
    .set({ lastUsedAt: at })
    .where('tenantId', '=', row.tenantId)
    .where('id', '=', row.id)
    .execute();
}

/** Ends one session; false when it had ended already, so a token is exchanged once. */
export async function endSessionRow(tx: Tx, id: string): Promise<boolean> {
  const row = await own(tx)
    .updateTable('staffSession')
    .set({ status: 'ended' })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('status', '<>', 'ended')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends all sessions of a person, but for the one named. */
export async function endSessionsOf(tx: Tx, staffId: string, except: string | null): Promise<void> {
  let query = own(tx)
    .updateTable('staffSession')
    .set({ status: 'ended' })
    .where('tenantId', '=', tx.tenantId)
    .where('staffId', '=', staffId)
    .where('status', '<>', 'ended');
  if (except) query = query.where('id', '<>', except);
  await query.execute();
}

export async function deleteSessionsBefore(tx: SystemTx, at: Date): Promise<void> {
  await own(tx).deleteFrom('staffSession').where('expiresAt', '<', at).execute();
}
