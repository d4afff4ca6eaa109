import type { Db } from '#platform/db';
import { customerKeys, openText } from '#platform/vault';
import { type CustomerId, type FieldValues, SCREENED } from '../schema.ts';
import { own, placeOf } from '../store.ts';

/** What a search of the lists needs to know about a customer, in clear; never kept longer than the work that asked for it. */
export type Particulars = {
  customerId: CustomerId;
  kind: 'person' | 'organization';
  country: string | null;
  status: string;
  fields: FieldValues;
};

/** Customers that are neither closed nor erased. */
const LIVE = ['prospect', 'active', 'frozen'] as const;

export async function countCustomers(db: Db): Promise<number> {
  const row = await own(db)
    .selectFrom('customer')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('tenantId', '=', db.tenantId)
    .where('status', 'in', LIVE)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** A page of live customers by id; one without a name is left out, the page's last id tells where to go on. */
export async function pageOfParticulars(
  db: Db,
  after: CustomerId | null,
  limit: number,
): Promise<{ page: Particulars[]; last: CustomerId | null }> {
  let query = own(db)
    .selectFrom('customer')
    .select('id')
    .where('tenantId', '=', db.tenantId)
    .where('status', 'in', LIVE);
  if (after !== null) query = query.where('id', '>', after);
  const ids = (await query.orderBy('id').limit(limit).execute()).map((row) => row.id as CustomerId);
  return { page: await particularsOf(db, ids), last: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

/** The particulars of these customers that are live and have a name; whose key was destroyed is absent. */
export async function particularsOf(db: Db, ids: readonly CustomerId[]): Promise<Particulars[]> {
  if (ids.length === 0) return [];
  const keys = await customerKeys(db, ids);
  const customers = await own(db)
    .selectFrom('customer')
    .select(['id', 'kind', 'country', 'status'])
    .where('tenantId', '=', db.tenantId)
    .where('id', 'in', [...ids])
    .where('status', 'in', LIVE)
    .orderBy('id')
    .limit(ids.length)
    .execute();
  const rows = await own(db)
    .selectFrom('customerField')
    .select(['customerId', 'name', 'sealed'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', 'in', [...ids])
    .where('name', 'in', SCREENED)
    .limit(ids.length * SCREENED.length)
    .execute();
  const fields = new Map<string, FieldValues>();
  for (const { customerId, name, sealed } of rows) {
    const key = keys.get(customerId as CustomerId);
    if (!key) continue;
    const values = fields.get(customerId) ?? {};
    values[name] = openText(key, placeOf(customerId as CustomerId, name), sealed);
    fields.set(customerId, values);
  }
  return customers.flatMap(({ id, ...customer }) => {
    const values = fields.get(id);
    return values?.full_name ? [{ ...customer, customerId: id as CustomerId, fields: values }] : [];
  });
}

/** Customers whose name or other searched field was written after a moment. */
export async function customersChangedSince(db: Db, since: Date, limit: number): Promise<CustomerId[]> {
  const rows = await own(db)
    .selectFrom('customerField')
    .select('customerId')
    .distinct()
    .where('tenantId', '=', db.tenantId)
    .where('updatedAt', '>', since)
    .where('name', 'in', SCREENED)
    .limit(limit)
    .execute();
  return rows.map((row) => row.customerId as CustomerId);
}
