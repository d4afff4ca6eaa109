import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { TransactionId } from '../schema/index.ts';
import type { EntryColumns, TransactionTables } from '../tables.ts';

export const own = ownTables<TransactionTables>();

export type Entry = EntryColumns;
const ENTRY = [
  ...([
    'id',
    'externalId',
    'customerId',
    'ordinal',
    'type',
    'at',
    'receivedAt',
    'receivedFrom',
    'direction',
    'channel',
  ] as const),
  ...(['currency', 'minor', 'usd', 'country', 'counterpartyToken', 'deviceToken', 'accountToken'] as const),
  ...(['phoneToken', 'ipToken', 'declined', 'bodySha256'] as const),
  ...(['sealed', 'outcome', 'score', 'p', 'reasons', 'rules', 'shadow', 'actions', 'countedMinor'] as const),
  ...(['countedCurrency', 'holdExpiresAt', 'release', 'batchId', 'digest', 'model', 'tenantId'] as const),
];

export type StandingRow = Omit<TransactionTables['standingSummary'], 'tenantId'>;
export type StateRow = Omit<TransactionTables['transactionState'], 'tenantId'>;

/** The decisions that these callers' ids already have. */
export async function entriesByExternalId(db: Db, externalIds: readonly string[]): Promise<Entry[]> {
  if (externalIds.length === 0) return [];
  return own(db)
    .selectFrom('transactionEntry')
    .select(ENTRY)
    .where('tenantId', '=', db.tenantId)
    .where('externalId', '=', sql<string>`any(${[...externalIds]}::text[])`)
    .limit(externalIds.length)
    .execute();
}

export async function standingOf(db: Db, customerIds: readonly string[]): Promise<StandingRow[]> {
  if (customerIds.length === 0) return [];
  return own(db)
    .selectFrom('standingSummary')
    .select(['customerId', 'externalId', 'kind', 'country', 'status', 'tier', 'createdAt', 'verifiedAt'])
    .select(['frozen', 'limitZero', 'reviewFirst', 'stamp'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', sql<string>`any(${[...customerIds]}::uuid[])`)
    .limit(customerIds.length)
    .execute();
}

export async function customersByReference(db: Db, references: readonly string[]): Promise<StandingRow[]> {
  if (references.length === 0) return [];
  return own(db)
    .selectFrom('standingSummary')
    .select(['customerId', 'externalId', 'kind', 'country', 'status', 'tier', 'createdAt', 'verifiedAt'])
    .select(['frozen', 'limitZero', 'reviewFirst', 'stamp'])
    .where('tenantId', '=', db.tenantId)
    .where('externalId', '=', sql<string>`any(${[...references]}::text[])`)
    .limit(references.length)
    .execute();
}

export type HistoryRow = Pick<
  Entry,
  | 'id'
  | 'customerId'
  | 'type'
  | 'at'
  | 'direction'
  | 'channel'
  | 'usd'
  | 'country'
  | 'counterpartyToken'
  | 'deviceToken'
  | 'accountToken'
  | 'phoneToken'
  | 'ipToken'
  | 'declined'
  | 'sealed'
>;

export type EntryWithVerdict = Entry & { verdict: TransactionTables['transactionVerdict']['verdict'] | null };

export async function findEntry(db: Db, id: TransactionId): Promise<EntryWithVerdict | null> {
  const row = await withVerdict(db).where('transactionEntry.id', '=', id).executeTakeFirst();
  return row ?? null;
}

export type EntryFilter = {
  customerId: CustomerId | undefined;
  outcome: Entry['outcome'] | undefined;
  rule: string | undefined;
  limit: number;
  after: string[] | null;
};

/** Newest first. */
export async function listEntries(db: Db, filter: EntryFilter): Promise<EntryWithVerdict[]> {
  let query = withVerdict(db);
  if (filter.customerId) query = query.where('transactionEntry.customerId', '=', filter.customerId);
  if (filter.outcome) query = query.where('transactionEntry.outcome', '=', filter.outcome);
  if (filter.rule)
    query = query.where(sql<boolean>`transaction_entry.reasons @> array[${`rule.${filter.rule}`}]::text[]`);
  if (filter.after) query = query.where('transactionEntry.id', '<', filter.after[0] ?? '');
  // An id begins with the moment at which it was made: its order is the order of arrival.
  return query
    .orderBy('transactionEntry.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Held payments of a customer that nobody has said anything about yet. */
export async function openHolds(db: Db, customerId: string): Promise<EntryWithVerdict[]> {
  return withVerdict(db)
    .where('transactionEntry.customerId', '=', customerId)
    .where('transactionEntry.outcome', '=', 'hold')
    .where('transactionVerdict.verdict', 'is', null)
    .orderBy('transactionEntry.at')
    .limit(500)
    .execute();
}

export async function expiredHolds(db: Db, limit: number): Promise<EntryWithVerdict[]> {
  return withVerdict(db)
    .where('transactionEntry.holdExpiresAt', '<=', db.now)
    .where('transactionVerdict.verdict', 'is', null)
    .orderBy('transactionEntry.holdExpiresAt')
    .limit(limit)
    .execute();
}

/** What ends a hold; false when something ended it before. */
export async function insertVerdict(
  tx: Tx,
  verdict: Pick<TransactionTables['transactionVerdict'], 'transactionId' | 'verdict' | 'reason'>,
): Promise<boolean> {
  const made = await own(tx)
    .insertInto('transactionVerdict')
    .values({ tenantId: tx.tenantId, ...verdict, byActor: `${tx.actor.kind}:${tx.actor.id}`, at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('transactionId')
    .executeTakeFirst();
  return made !== undefined;
}

/** Locks a customer's state, so that what is said about a hold and what is decided meanwhile come one after the other. */
export async function lockState(tx: Tx, customerId: string): Promise<StateRow | null> {
  const row = await own(tx)
    .selectFrom('transactionState')
    .select(['customerId', 'version', 'ordinal', 'spent', 'windows', 'windowsOrdinal'])
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

function withVerdict(db: Db) {
  return own(db)
    .selectFrom('transactionEntry')
    .leftJoin('transactionVerdict', (join) =>
      join
        .onRef('transactionVerdict.tenantId', '=', 'transactionEntry.tenantId')
        .onRef('transactionVerdict.transactionId', '=', 'transactionEntry.id'),
    )
    .select(ENTRY.map((column) => `transactionEntry.${column}` as const))
    .select('transactionVerdict.verdict')
    .where('transactionEntry.tenantId', '=', db.tenantId);
}
