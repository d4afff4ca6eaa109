import type { Db, SystemTx, Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import type { StaffId, StaffRow } from '../schema.ts';
import { own } from '../tables.ts';

export type StaffRecord = StaffRow & { locale: string | null };
export type LoginFound = {
  tenantId: string;
  staffId: StaffId;
  status: 'active' | 'disabled';
  passwordHash: string;
  sandbox: boolean;
};
export type Credential = { passwordHash: string; passwordTemporary: boolean; totpSecret: Buffer };

const COLUMNS = ['id', 'name', 'email', 'roles', 'status', 'locale', 'lastSeenAt'] as const;
const PEOPLE_MAX = 500;

export async function insertStaff(
  tx: Tx,
  staff: { id: StaffId; name: string; email: string; roles: string[] },
): Promise<boolean> {
  const row = await own(tx)
    .insertInto('staff')
    .values({
      ...staff,
      tenantId: tx.tenantId,
      status: 'active',
      locale: null,
      lastSeenAt: null,
      createdAt: tx.now,
    })
    .onConflict((c) => c.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertCredential(tx: Tx, staffId: StaffId, credential: Credential): Promise<void> {
  await own(tx)
    .insertInto('staffCredential')
    .values({ tenantId: tx.tenantId, staffId, ...credential, totpLastStep: 0n, changedAt: tx.now })
    .execute();
}

export async function findStaff(db: Db, id: string): Promise<StaffRecord | null> {
  const row = await own(db)
    .selectFrom('staff')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? asStaff(row) : null;
}

/** Newest first; one row more than asked tells that there is a next page. */
export async function listStaff(db: Db, page: { limit: number; before: string | null }): Promise<StaffRecord[]> {
  let query = own(db).selectFrom('staff').select(COLUMNS).where('tenantId', '=', db.tenantId);
  if (page.before) query = query.where('id', '<', page.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(asStaff);
}

export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('tenantId', '=', db.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .limit(PEOPLE_MAX)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The administrators who can sign in, locked until the transaction ends, so that two of them cannot remove each other. */
export async function lockActiveAdmins(tx: Tx): Promise<string[]> {
  const rows = await own(tx)
    .selectFrom('staff')
    .select(['id', 'roles'])
    .where('tenantId', '=', tx.tenantId)
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(PEOPLE_MAX)
    .forUpdate()
    .execute();
  return rows.filter((row) => row.roles.includes('admin')).map((row) => row.id);
}

export async function setStaffStatus(tx: Tx, id: string, status: 'active' | 'disabled'): Promise<void> {
  await own(tx).updateTable('staff').set({ status }).where('tenantId', '=', tx.tenantId).where('id', '=', id).execute();
}

export async function touchStaff(tx: Tx, id: string): Promise<void> {
  await own(tx)
    .updateTable('staff')
    .set({ lastSeenAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The login behind an e-mail, before any tenant is known. */
export async function findLogin(tx: SystemTx, email: string): Promise<LoginFound | null> {
  const row = await own(tx)
    .selectFrom('staff')
    .innerJoin('staffCredential', (join) =>
      join.onRef('staffCredential.tenantId', '=', 'staff.tenantId').onRef('staffCredential.staffId', '=', 'staff.id'),
    )
    .innerJoin('tenant', 'tenant.tenantId', 'staff.tenantId')
    .select(['staff.tenantId', 'staff.id as staffId', 'staff.status', 'staffCredential.passwordHash', 'tenant.sandbox'])
    .where('staff.email', '=', email)
    .executeTakeFirst();
  return row ? { ...row, staffId: brandId('stf', row.staffId) } : null;
}

export async function findCredential(db: Db, staffId: string): Promise<Credential | null> {
  const row = await own(db)
    .selectFrom('staffCredential')
    .select(['passwordHash', 'passwordTemporary', 'totpSecret'])
    .where('tenantId', '=', db.tenantId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks a time step as used; false when it or a later one was used before, so each code is accepted once. */
export async function useTotpStep(tx: Tx, staffId: string, step: number): Promise<boolean> {
  const row = await own(tx)
    .updateTable('staffCredential')
    .set({ totpLastStep: BigInt(step) })
    .where('tenantId', '=', tx.tenantId)
    .where('staffId', '=', staffId)
    .where('totpLastStep', '<', BigInt(step))
    .returning('staffId')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setPassword(tx: Tx, staffId: string, passwordHash: string): Promise<void> {
  await own(tx)
    .updateTable('staffCredential')
    .set({ passwordHash, passwordTemporary: false, changedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('staffId', '=', staffId)
    .execute();
}

type StaffSelected = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  status: string;
  locale: string | null;
  lastSeenAt: Date | null;
};

/** Every login has a second factor from the day it is made. */
function asStaff(row: StaffSelected): StaffRecord {
  return { ...row, id: brandId('stf', row.id), secondFactor: true };
}
