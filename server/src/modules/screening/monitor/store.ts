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

/** Closes open matches on entries that their list let go; says whose they were. */
export async function closeDelisted(
  tx: Tx,
  entityIds: readonly string[],
): Promise<{ id: string; customerId: CustomerId }[]> {
  if (entityIds.length === 0) return [];
  const rows = await own(tx)
    .updateTable('screeningMatch')
    .set({ status: 'delisted' })
    .where('tenantId', '=', tx.tenantId)
    .where('entityId', 'in', [...entityIds])
    .where('status', 'in', ['new', 'potential'])
    .where('customerId', 'is not', null)
    .returning(['id', 'customerId'])
    .execute();
  return rows.flatMap(({ id, customerId }) => (customerId ? [{ id, customerId: customerId as CustomerId }] : []));
}
