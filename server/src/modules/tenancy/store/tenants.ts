import type { Db, SystemTx } from '#platform/db';
import { brandId, type TenantId } from '#platform/ids';
import { own } from '../tables.ts';

export type Tenant = { id: TenantId; name: string; sandbox: boolean; region: string };

export async function insertTenant(tx: SystemTx, tenant: Tenant): Promise<void> {
  const { id, ...rest } = tenant;
  await own(tx)
    .insertInto('tenant')
    .values({ tenantId: id, ...rest, createdAt: tx.now })
    .execute();
}

export async function findTenant(db: Db): Promise<Tenant | null> {
  const row = await own(db)
    .selectFrom('tenant')
    .select(['tenantId', 'name', 'sandbox', 'region'])
    .where('tenantId', '=', db.tenantId)
    .executeTakeFirst();
  return row ? { ...row, id: brandId('ten', row.tenantId) } : null;
}

/** Tenants of this cell, oldest first; for jobs that visit each. */
export async function listTenants(tx: SystemTx, limit: number): Promise<Tenant[]> {
  const rows = await own(tx)
    .selectFrom('tenant')
    .select(['tenantId', 'name', 'sandbox', 'region'])
    .orderBy('tenantId')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, id: brandId('ten', row.tenantId) }));
}
