import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { TransactionTables } from '../tables.ts';
import type { HistoryRow } from './entries.ts';

const own = ownTables<TransactionTables>();
const BLOCKED_MAX = 100_000;

/** The id below which entries are too old: those before a time, or all but so many of the newest. */
export async function latestEntries(db: Db, since: Date, most: bigint): Promise<string> {
  const lowest = `${since.getTime().toString(16).padStart(12, '0')}00000000000000000000`;
  const { rows } = await sql<{ id: string }>`
    select id from transaction_entry where tenant_id = ${db.tenantId}::uuid and id > ${lowest}::uuid
    order by id desc offset ${most} limit 1`.execute(db.connection);
  return rows[0]?.id ?? lowest;
}

/** Events after one that join customers: with another side, a device, a telephone or an address. */
export async function entriesSince(db: Db, after: string, limit: number): Promise<Omit<HistoryRow, 'sealed'>[]> {
  return own(db)
    .selectFrom('transactionEntry')
    .select(['id', 'customerId', 'type', 'at', 'direction', 'channel', 'usd', 'country', 'counterpartyToken'])
    .select(['deviceToken', 'accountToken', 'phoneToken', 'ipToken', 'declined'])
    .where('tenantId', '=', db.tenantId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The part of cash in what customers of a kind receive since a time, by kind. */
export async function cashShares(db: Db, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; share: number | null }>`
    select s.kind, sum(e.usd) filter (where e.channel = 'cash_in') / nullif(sum(e.usd), 0) as share
    from transaction_entry e join standing_summary s on s.tenant_id = e.tenant_id and s.customer_id = e.customer_id
    where e.tenant_id = ${db.tenantId}::uuid and e.id > ${`${since.getTime().toString(16).padStart(12, '0')}00000000000000000000`}::uuid
      and e.direction = 'in' and not e.declined
    group by s.kind limit 10`.execute(db.connection);
  return new Map(rows.flatMap(({ kind, share }) => (share === null ? [] : [[kind, share] as const])));
}

/** Whose accounts these hashes are, as far as an event of a customer said so. */
export async function ownersOf(db: Db, tokens: readonly Buffer[]): Promise<Map<string, string>> {
  if (tokens.length === 0) return new Map();
  const { rows } = await sql<{ token: Buffer; customer: string }>`
    select distinct on (account_token) account_token as token, customer_id as customer from transaction_entry
    where tenant_id = ${db.tenantId}::uuid and account_token = any(${[...tokens]}::bytea[])
    order by account_token, id desc limit ${tokens.length}`.execute(db.connection);
  return new Map(rows.map(({ token, customer }) => [token.toString('base64'), customer]));
}

export type BlockedPayee = Omit<TransactionTables['blockedPayee'], 'tenantId'>;
const BLOCKED = [
  'id',
  'token',
  'masked',
  'reason',
  'byActor',
  'at',
  'removedAt',
  'removedBy',
  'removedReason',
] as const;

export async function blockedTokens(db: Db): Promise<Buffer[]> {
  const rows = await own(db)
    .selectFrom('blockedPayee')
    .select('token')
    .where('tenantId', '=', db.tenantId)
    .where('removedAt', 'is', null)
    .limit(BLOCKED_MAX)
    .execute();
  return rows.map((row) => row.token);
}

/** Newest first; those that were taken off as well. */
export async function listBlockedPayees(db: Db, limit: number, before: string | null): Promise<BlockedPayee[]> {
  let query = own(db).selectFrom('blockedPayee').select(BLOCKED).where('tenantId', '=', db.tenantId);
  if (before !== null) query = query.where('id', '<', before);
  return query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** False when the payee is on the list already. */
export async function insertBlockedPayee(
  tx: Tx,
  payee: Pick<BlockedPayee, 'id' | 'token' | 'masked' | 'reason' | 'byActor' | 'at'>,
): Promise<boolean> {
  const made = await own(tx)
    .insertInto('blockedPayee')
    .values({ tenantId: tx.tenantId, ...payee, removedAt: null, removedBy: null, removedReason: null })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The entry that was taken off the list; null when it is not on it. */
export async function removeBlockedPayee(
  tx: Tx,
  id: string,
  removed: { removedBy: string; removedReason: string },
): Promise<BlockedPayee | null> {
  const row = await own(tx)
    .updateTable('blockedPayee')
    .set({ ...removed, removedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returning(BLOCKED)
    .executeTakeFirst();
  return row ?? null;
}
