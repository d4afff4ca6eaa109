import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { EntityView, MatchStatus } from '../schema.ts';

type MonitorColumns = { reached: bigint; at: Date; changes: number; touched: number; customers: number; found: number };
export type Monitor = MonitorColumns;
type MatchColumns = {
  tenantId: string;
  id: string;
  screeningId: string;
  customerId: string | null;
  entityId: string;
  status: MatchStatus;
  fingerprint: Buffer;
  entity: EntityView;
};
const own = ownTables<{ listMonitor: MonitorColumns & { tenantId: string }; screeningMatch: MatchColumns }>();

export async function findMonitor(db: Db): Promise<Monitor | null> {
  return (
    (await own(db)
      .selectFrom('listMonitor')
      .select(['reached', 'at', 'changes', 'touched', 'customers', 'found'])
      .where('tenantId', '=', db.tenantId)
      .executeTakeFirst()) ?? null
  );
}

/** One settling at a time for a tenant, also the first. */
export async function lockMonitor(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`list_monitor|${tx.tenantId}`}, 0))`.execute(tx.connection);
}

export async function saveMonitor(tx: Tx, monitor: Monitor): Promise<void> {
  await own(tx)
    .insertInto('listMonitor')
    .values({ tenantId: tx.tenantId, ...monitor })
    .onConflict((c) => c.column('tenantId').doUpdateSet(monitor))
    .execute();
}

export type KnownMatch = Pick<MatchColumns, 'id' | 'entityId' | 'status' | 'fingerprint' | 'entity'>;

/** The newest match of a customer with each entry, as far back as the memory reaches. */
export async function knownMatches(db: Db, customerId: CustomerId): Promise<Map<string, KnownMatch>> {
  const rows = await own(db)
    .selectFrom('screeningMatch')
    .select(['id', 'entityId', 'status', 'fingerprint', 'entity'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .orderBy('id')
    .limit(1000)
    .execute();
  return new Map(rows.map((row) => [row.entityId, row]));
}

/** Customers with an open match on one of these entries, and on which. */
export async function openOn(db: Db, entityIds: readonly string[]): Promise<Map<CustomerId, string[]>> {
  const open = new Map<CustomerId, string[]>();
  if (entityIds.length === 0) return open;
  const rows = await own(db)
    .selectFrom('screeningMatch')
    .select(['customerId', 'entityId'])
    .distinct()
    .where('tenantId', '=', db.tenantId)
    .where('entityId', '=', sql<string>`any(${[...entityIds]}::text[])`)
    .where('status', 'in', ['new', 'potential'])
    .where('customerId', 'is not', null)
    .limit(OPEN_MAX)
    .execute();
  for (const { customerId, entityId } of rows) {
    const of = open.get(customerId as CustomerId);
    if (of) of.push(entityId);
    else open.set(customerId as CustomerId, [entityId]);
  }
  return open;
}

/** Customers for whom an allow list has spoken. */
export async function customersAllowed(db: Db): Promise<CustomerId[]> {
  const rows = await own(db)
    .selectFrom('screeningMatch')
    .select('customerId')
    .distinct()
    .where('tenantId', '=', db.tenantId)
    .where('status', '=', 'allowed')
    .where('customerId', 'is not', null)
    .limit(OPEN_MAX)
    .execute();
  return rows.map((row) => row.customerId as CustomerId);
}
const OPEN_MAX = 50_000;

/** Closes open matches on entries that their list let go, of everybody or of one; says whose they were. */
export async function closeDelisted(
  tx: Tx,
  entityIds: readonly string[],
  customerId?: CustomerId,
): Promise<{ id: string; customerId: CustomerId }[]> {
  if (entityIds.length === 0) return [];
  let update = own(tx)
    .updateTable('screeningMatch')
    .set({ status: 'delisted' })
    .where('tenantId', '=', tx.tenantId)
    .where('entityId', 'in', [...entityIds])
    .where('status', 'in', ['new', 'potential'])
    .where('customerId', 'is not', null);
  if (customerId) update = update.where('customerId', '=', customerId);
  const rows = await update.returning(['id', 'customerId']).execute();
  return rows.flatMap(({ id, customerId }) => (customerId ? [{ id, customerId: customerId as CustomerId }] : []));
}
