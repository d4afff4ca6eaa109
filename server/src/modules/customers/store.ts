import { type Db, ownTables, sql, type Tx } from '#platform/db';
import { blind, customerKey, customerKeys, openText, sealText } from '#platform/vault';
import { searchTokens } from './policy.ts';
import type { CustomerId, FieldName, FieldSource, FieldValues, Rating } from './schema.ts';

export type Customer = {
  id: CustomerId;
  kind: 'person' | 'organization';
  externalId: string | null;
  country: string | null;
  status: 'prospect' | 'active' | 'frozen' | 'closed' | 'erased';
  tier: number;
  rating: Rating | null;
  familiarity: number;
  verifiedAt: Date | null;
  createdAt: Date;
  version: number;
};
type CustomerTables = {
  customer: Omit<Customer, 'id'> & { tenantId: string; id: string };
  customerField: {
    tenantId: string;
    customerId: string;
    name: FieldName;
    sealed: Buffer;
    source: string;
    updatedAt: Date;
  };
  customerToken: { tenantId: string; customerId: string; field: string; token: Buffer };
  consent: {
    tenantId: string;
    id: string;
    customerId: string;
    purpose: string;
    version: string;
    locale: string;
    givenAt: Date;
    withdrawnAt: Date | null;
  };
  restriction: {
    tenantId: string;
    id: string;
    customerId: string;
    kind: 'freeze' | 'limit_zero' | 'review_first';
    reason: string;
    byActor: string;
    /** The module that owns the cause, and alone lifts it. */
    cause: string;
    since: Date;
    expiresAt: Date | null;
    liftedAt: Date | null;
  };
  customerDocument: {
    tenantId: string;
    id: string;
    customerId: string;
    class: string;
    country: string | null;
    numberToken: Buffer | null;
    expiryDate: string | null;
    createdAt: Date;
    acceptedAt: Date | null;
    remindedAt: Date | null;
    endedAt: Date | null;
    loweredFrom: number | null;
  };
  reveal: { tenantId: string; id: string; customerId: string; actorId: string; at: Date };
};
export const own = ownTables<CustomerTables>();
const COLUMNS = [
  'id',
  'kind',
  'externalId',
  'country',
  'status',
  'tier',
  'rating',
  'familiarity',
  'verifiedAt',
  'createdAt',
  'version',
] as const;

export async function insertCustomer(tx: Tx, customer: Customer): Promise<void> {
  await own(tx)
    .insertInto('customer')
    .values({ ...customer, tenantId: tx.tenantId })
    .execute();
}

export async function findCustomer(db: Db, id: CustomerId): Promise<Customer | null> {
  const row = await own(db)
    .selectFrom('customer')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, id: row.id as CustomerId } : null;
}

export async function findByExternalId(db: Db, externalId: string): Promise<Customer | null> {
  const row = await own(db)
    .selectFrom('customer')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('externalId', '=', externalId)
    .executeTakeFirst();
  return row ? { ...row, id: row.id as CustomerId } : null;
}

export type CustomerFilter = {
  ids: CustomerId[] | null;
  rating: string | undefined;
  tier: number | undefined;
  status: string | undefined;
  limit: number;
  after: string[] | null;
};

export async function listCustomers(db: Db, filter: CustomerFilter): Promise<Customer[]> {
  let query = own(db).selectFrom('customer').select(COLUMNS).where('tenantId', '=', db.tenantId);
  if (filter.ids)
    query = query.where('id', 'in', filter.ids.length > 0 ? filter.ids : ['00000000-0000-0000-0000-000000000000']);
  if (filter.rating) query = query.where('rating', '=', filter.rating as Rating);
  if (filter.tier !== undefined) query = query.where('tier', '=', filter.tier);
  if (filter.status) query = query.where('status', '=', filter.status as Customer['status']);
  if (filter.after)
    query = query.where(sql<boolean>`(created_at, id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as CustomerId }));
}

/** Changes standing or country; the version counts each change. */
export async function updateCustomer(
  tx: Tx,
  id: CustomerId,
  change: Partial<Pick<Customer, 'status' | 'tier' | 'rating' | 'familiarity' | 'verifiedAt' | 'country'>>,
): Promise<void> {
  await own(tx)
    .updateTable('customer')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Seals and keeps fields, and renews the tokens under which they are found. */
export async function saveFields(
  tx: Tx,
  customerId: CustomerId,
  values: FieldValues,
  source: FieldSource,
): Promise<void> {
  const key = await customerKey(tx, customerId);
  for (const [name, value] of Object.entries(values) as [FieldName, string][]) {
    const sealed = sealText(key, placeOf(customerId, name), value);
    await own(tx)
      .insertInto('customerField')
      .values({ tenantId: tx.tenantId, customerId, name, sealed, source, updatedAt: tx.now })
      .onConflict((c) =>
        c.columns(['tenantId', 'customerId', 'name']).doUpdateSet({ sealed, source, updatedAt: tx.now }),
      )
      .execute();
    for (const token of searchTokens(name, value)) {
      await own(tx)
        .insertInto('customerToken')
        .values({
          tenantId: tx.tenantId,
          customerId,
          field: token.field,
          token: await blind(tx, token.field, token.text),
        })
        .onConflict((c) => c.doNothing())
        .execute();
    }
  }
}

export type StoredField = { name: FieldName; value: string; source: string; updatedAt: Date };

export async function readFields(db: Db, customerId: CustomerId): Promise<StoredField[]> {
  const rows = await own(db)
    .selectFrom('customerField')
    .select(['name', 'sealed', 'source', 'updatedAt'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .limit(50)
    .execute();
  if (rows.length === 0) return [];
  const key = await customerKey(db, customerId);
  return rows.map((row) => ({
    name: row.name,
    value: openText(key, placeOf(customerId, row.name), row.sealed),
    source: row.source,
    updatedAt: row.updatedAt,
  }));
}

/** Full names of many customers in two queries; an erased one is absent. */
export async function readNames(db: Db, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, string>> {
  if (customerIds.length === 0) return new Map();
  const keys = await customerKeys(db, customerIds);
  const rows = await own(db)
    .selectFrom('customerField')
    .select(['customerId', 'sealed'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', 'in', [...customerIds])
    .where('name', '=', 'full_name')
    .execute();
  const names = new Map<CustomerId, string>();
  for (const row of rows) {
    const id = row.customerId as CustomerId;
    const key = keys.get(id);
    if (key) names.set(id, openText(key, placeOf(id, 'full_name'), row.sealed));
  }
  return names;
}

export async function findByTokens(db: Db, tokens: readonly { field: string; text: string }[]): Promise<CustomerId[]> {
  if (tokens.length === 0) return [];
  const wanted = await Promise.all(
    tokens.map(async (token) => ({ field: token.field, token: await blind(db, token.field, token.text) })),
  );
  const rows = await own(db)
    .selectFrom('customerToken')
    .select('customerId')
    .where('tenantId', '=', db.tenantId)
    .where((e) => e.or(wanted.map((one) => e.and([e('field', '=', one.field), e('token', '=', one.token)]))))
    .groupBy('customerId')
    .having((e) => e.fn.count<bigint>('token').distinct(), '>=', BigInt(wanted.length))
    .limit(200)
    .execute();
  return rows.map((row) => row.customerId as CustomerId);
}

export function placeOf(customerId: CustomerId, name: string) {
  return { table: 'customer_field', column: name, row: customerId };
}
