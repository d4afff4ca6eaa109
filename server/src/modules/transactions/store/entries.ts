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
const HISTORY_MAX = 20_000;

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

export async function statesOf(db: Db, customerIds: readonly string[]): Promise<StateRow[]> {
  if (customerIds.length === 0) return [];
  return own(db)
    .selectFrom('transactionState')
    .select(['customerId', 'version', 'ordinal', 'spent', 'windows', 'windowsOrdinal'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', sql<string>`any(${[...customerIds]}::uuid[])`)
    .limit(customerIds.length)
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

/** What a customer did after an entry, at most so much, in the order in which it was decided. */
export async function historyOf(db: Db, customerId: string, after: bigint): Promise<HistoryRow[]> {
  const rows = await own(db)
    .selectFrom('transactionEntry')
    .select(['id', 'customerId', 'type', 'at', 'direction', 'channel', 'usd', 'country', 'counterpartyToken'])
    .select(['deviceToken', 'accountToken', 'phoneToken', 'ipToken', 'declined', 'sealed'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .where('ordinal', '>', after)
    .orderBy('ordinal', 'desc')
    .limit(HISTORY_MAX)
    .execute();
  return rows.reverse();
}

/** Inserts a batch in one statement; a caller's id that is there already is left out, and the count tells. */
export async function insertEntries(tx: Tx, entries: readonly Entry[]): Promise<number> {
  const of = <K extends keyof Entry>(column: K) => entries.map((entry) => entry[column]);
  const text = (column: 'reasons' | 'shadow' | 'actions') => entries.map((entry) => JSON.stringify(entry[column]));
  const result = await sql`
    insert into transaction_entry (tenant_id, id, external_id, customer_id, ordinal, type, at, received_at, received_from, direction,
      channel, currency, minor, usd, country, counterparty_token, device_token, account_token, phone_token, ip_token, declined,
      body_sha256, sealed, outcome, score, p, reasons, rules, shadow, actions, counted_minor, counted_currency, hold_expires_at, release, batch_id, digest, model)
    select ${tx.tenantId}::uuid, id, external_id, customer_id, ordinal, type, at, received_at, received_from, direction,
      channel, currency, minor, usd, country, counterparty_token, device_token, account_token, phone_token, ip_token, declined,
      body_sha256, sealed, outcome, score, p, array(select jsonb_array_elements_text(reasons)), rules, array(select jsonb_array_elements_text(shadow)),
      array(select jsonb_array_elements_text(actions)), counted_minor, counted_currency, hold_expires_at, release, batch_id, digest, model
    from unnest(${of('id')}::uuid[], ${of('externalId')}::text[], ${of('customerId')}::uuid[], ${of('ordinal')}::bigint[], ${of('type')}::text[],
      ${of('at')}::timestamptz[], ${of('receivedAt')}::timestamptz[], ${of('receivedFrom')}::text[], ${of('direction')}::text[],
      ${of('channel')}::text[], ${of('currency')}::text[], ${of('minor')}::bigint[], ${of('usd')}::float8[],
      ${of('country')}::text[], ${of('counterpartyToken')}::bytea[], ${of('deviceToken')}::bytea[],
      ${of('accountToken')}::bytea[], ${of('phoneToken')}::bytea[], ${of('ipToken')}::bytea[], ${of('declined')}::boolean[],
      ${of('bodySha256')}::bytea[], ${of('sealed')}::bytea[], ${of('outcome')}::text[], ${of('score')}::real[], ${of('p')}::real[],
      ${text('reasons')}::jsonb[], ${entries.map((entry) => JSON.stringify(entry.rules))}::jsonb[], ${text('shadow')}::jsonb[],
      ${text('actions')}::jsonb[], ${of('countedMinor')}::bigint[], ${of('countedCurrency')}::text[],
      ${of('holdExpiresAt')}::timestamptz[], ${of('release')}::text[], ${of('batchId')}::uuid[], ${of('digest')}::bytea[],
      ${entries.map(({ model }) => (model ? JSON.stringify(model) : null))}::jsonb[])
      as given(id, external_id, customer_id, ordinal, type, at, received_at, received_from, direction, channel, currency, minor, usd, country,
        counterparty_token, device_token, account_token, phone_token, ip_token, declined, body_sha256, sealed, outcome, score, p, reasons, rules, shadow, actions,
        counted_minor, counted_currency, hold_expires_at, release, batch_id, digest, model)
    on conflict (tenant_id, external_id) do nothing`.execute(tx.connection);
  return Number(result.numAffectedRows ?? 0n);
}

export type NewState = TransactionTables['transactionState'];

/** Writes the states of a batch; a row that somebody else moved on in between is left, and the count tells. */
export async function saveStates(tx: Tx, states: readonly Omit<NewState, 'tenantId'>[]): Promise<number> {
  const of = <K extends keyof (typeof states)[number]>(column: K) => states.map((one) => one[column]);
  const result = await sql`
    insert into transaction_state (tenant_id, customer_id, version, ordinal, spent, windows, windows_ordinal)
    select ${tx.tenantId}::uuid, customer_id, version, ordinal, spent, windows, windows_ordinal
    from unnest(${of('customerId')}::uuid[], ${of('version')}::bigint[], ${of('ordinal')}::bigint[],
      ${states.map((one) => JSON.stringify(one.spent))}::jsonb[], ${of('windows')}::bytea[], ${of('windowsOrdinal')}::bigint[])
      as given(customer_id, version, ordinal, spent, windows, windows_ordinal)
    order by customer_id
    on conflict (tenant_id, customer_id) do update
      set version = excluded.version, ordinal = excluded.ordinal, spent = excluded.spent,
        windows = coalesce(excluded.windows, transaction_state.windows),
        windows_ordinal = greatest(excluded.windows_ordinal, transaction_state.windows_ordinal)
      where transaction_state.version = excluded.version - 1`.execute(tx.connection);
  return Number(result.numAffectedRows ?? 0n);
}

/** How these customers stand now, by a mark that differs whenever any of it differs. */
export async function stampsOf(tx: Tx, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await own(tx)
    .selectFrom('standingSummary')
    .select(['customerId', 'stamp'])
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', sql<string>`any(${[...customerIds]}::uuid[])`)
    .limit(customerIds.length)
    .execute();
  return new Map(rows.map((row) => [row.customerId, row.stamp]));
}

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
