import type { Db, SystemTx } from '#platform/db';
import { invariant } from '#platform/errors';
import { findTenant, listTenants, type Tenant } from '../store/index.ts';

export type { Tenant } from '../store/index.ts';

const TENANTS_MAX = 10_000;

/** The tenant of this transaction. */
export async function currentTenant(db: Db): Promise<Tenant> {
  const tenant = await findTenant(db);
  invariant(tenant, 'a transaction is bound to a tenant that exists');
  return tenant;
}

/** All tenants of this cell, oldest first; for schedules that visit each. */
export async function allTenants(tx: SystemTx): Promise<Tenant[]> {
  return listTenants(tx, TENANTS_MAX);
}
