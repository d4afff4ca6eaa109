import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, type SystemTx, sql, type Tx } from '#platform/db';

type FaceTables = {
  faceTemplate: {
    tenantId: string;
    customerId: string;
    space: string;
    aboutId: string;
    sealed: Buffer;
    enrolledAt: Date;
    keepUntil: Date;
    xid: string;
  };
};
const own = ownTables<{ faceTemplate: Omit<FaceTables['faceTemplate'], 'xid'> }>();
const read = ownTables<FaceTables>();

type NewTemplate = Omit<FaceTables['faceTemplate'], 'tenantId' | 'xid'>;
export type StoredTemplate = { customerId: CustomerId; sealed: Buffer; xid: string };

/** One template a customer and space: a newer one takes the place of the old. */
export async function replaceTemplate(tx: Tx, template: NewTemplate): Promise<void> {
  await own(tx)
    .deleteFrom('faceTemplate')
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', template.customerId)
    .where('space', '=', template.space)
    .execute();
  await own(tx)
    .insertInto('faceTemplate')
    .values({ tenantId: tx.tenantId, ...template })
    .execute();
}

/** Deletes every template of a customer; says how many there were. */
export async function deleteTemplates(tx: Tx, customerId: CustomerId): Promise<number> {
  const gone = await own(tx)
    .deleteFrom('faceTemplate')
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .returning('space')
    .execute();
  return gone.length;
}

/** The oldest transaction that may still be open: whatever commits after this moment has this number or a later one. */
export async function oldestOpen(db: Db): Promise<string> {
  const { rows } = await sql<{ xmin: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(
    db.connection,
  );
  return rows[0]?.xmin ?? '0';
}

type Cursor = { space: string; since: string; after: { xid: string; customerId: string } | null; limit: number };

/** Templates written by transactions from `since` on, in an order that pages can continue. */
export async function templatesSince(db: Db, { space, since, after, limit }: Cursor): Promise<StoredTemplate[]> {
  let query = read(db)
    .selectFrom('faceTemplate')
    .select(['customerId', 'sealed', sql<string>`xid::text`.as('xid')])
    .where('tenantId', '=', db.tenantId)
    .where('space', '=', space)
    .where('xid', '>=', sql<string>`${since}::xid8`);
  if (after) query = query.where(sql<boolean>`(xid, customer_id) > (${after.xid}::xid8, ${after.customerId}::uuid)`);
  const rows = await query.orderBy('faceTemplate.xid').orderBy('customerId').limit(limit).execute();
  return rows.map((row) => ({ ...row, customerId: row.customerId as CustomerId }));
}

/** Which of these customers still have a template of this space. */
export async function stillEnrolled(db: Db, space: string, ids: readonly CustomerId[]): Promise<Set<CustomerId>> {
  if (ids.length === 0) return new Set();
  const rows = await read(db)
    .selectFrom('faceTemplate')
    .select('customerId')
    .where('tenantId', '=', db.tenantId)
    .where('space', '=', space)
    .where('customerId', 'in', [...ids])
    .limit(ids.length)
    .execute();
  return new Set(rows.map((row) => row.customerId as CustomerId));
}

/** Templates past the day until which they may be kept, of any tenant. */
export async function overdueTemplates(
  tx: SystemTx,
  limit: number,
): Promise<{ tenantId: string; customerId: CustomerId }[]> {
  const rows = await read(tx)
    .selectFrom('faceTemplate')
    .select(['tenantId', 'customerId'])
    .where('keepUntil', '<', tx.now)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, customerId: row.customerId as CustomerId }));
}
