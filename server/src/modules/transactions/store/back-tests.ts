import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { TransactionTables } from '../tables.ts';
import type { Entry } from './entries.ts';

export type BackTestColumns = {
  tenantId: string;
  id: string;
  code: string;
  text: string;
  sweep: Record<string, number[]>;
  since: Date;
  status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  cancelAsked: boolean;
  eventsDone: bigint;
  eventsTotal: bigint;
  summary: unknown;
  byActor: string;
  at: Date;
  finishedAt: Date | null;
};
const write = ownTables<{
  backTest: Omit<BackTestColumns, 'sweep' | 'summary'> & { sweep: string; summary: string | null };
}>();
const read = ownTables<TransactionTables & { backTest: BackTestColumns }>();
export type StoredBackTest = Omit<BackTestColumns, 'tenantId'>;
const COLUMNS = [
  ...(['id', 'code', 'text', 'sweep', 'since', 'status', 'cancelAsked', 'eventsDone', 'eventsTotal'] as const),
  ...(['summary', 'byActor', 'at', 'finishedAt'] as const),
];

export async function insertBackTest(
  tx: Tx,
  one: Pick<StoredBackTest, 'id' | 'code' | 'text' | 'sweep' | 'since' | 'byActor' | 'at'>,
): Promise<void> {
  await write(tx)
    .insertInto('backTest')
    .values({
      ...one,
      ...{ tenantId: tx.tenantId, sweep: JSON.stringify(one.sweep), status: 'queued', cancelAsked: false },
      ...{ eventsDone: 0n, eventsTotal: 0n, summary: null, finishedAt: null },
    })
    .execute();
}

export async function findBackTest(db: Db, id: string): Promise<StoredBackTest | null> {
  const row = await read(db)
    .selectFrom('backTest')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

type Asked = { limit: number; before: string | null; code: string | null };

/** Newest first, of one rule or of all; one more than asked for tells that there is a next page. */
export async function listBackTests(db: Db, { limit, before, code }: Asked): Promise<StoredBackTest[]> {
  let query = read(db).selectFrom('backTest').select(COLUMNS).where('tenantId', '=', db.tenantId);
  // An id begins with the moment at which it was made.
  if (before !== null) query = query.where('id', '<', before);
  if (code !== null) query = query.where('code', '=', code);
  return query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

type Change = Partial<Pick<BackTestColumns, 'status' | 'cancelAsked' | 'eventsDone' | 'eventsTotal' | 'finishedAt'>> & {
  summary?: unknown;
};

/** Changes a back-test that has not ended; gives whether somebody asked for its end, null when it has ended. */
export async function changeBackTest(tx: Tx, id: string, { summary, ...change }: Change): Promise<boolean | null> {
  const row = await write(tx)
    .updateTable('backTest')
    .set({ ...change, ...(summary === undefined ? {} : { summary: JSON.stringify(summary) }) })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .returning('cancelAsked')
    .executeTakeFirst();
  return row ? row.cancelAsked : null;
}

/** Customers with entries, by id, for reading their histories one after the other. */
export async function customersWithEntries(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = read(db).selectFrom('transactionState').select('customerId').where('tenantId', '=', db.tenantId);
  if (after !== null) query = query.where('customerId', '>', after);
  return (await query.orderBy('customerId').limit(limit).execute()).map((row) => row.customerId);
}

export async function countEntries(db: Db): Promise<bigint> {
  const row = await read(db)
    .selectFrom('transactionState')
    .select((e) => e.fn.sum<bigint | string>('ordinal').as('count'))
    .where('tenantId', '=', db.tenantId)
    .executeTakeFirst();
  return BigInt(row?.count ?? 0);
}

export type PlayedRow = Pick<
  Entry,
  | 'id'
  | 'customerId'
  | 'ordinal'
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
  | 'reasons'
> & {
  /** What people know of it by a label or by the end of its hold; what its case says is told apart. */
  said: 'fraud' | 'genuine' | null;
};

/** A page of a customer's entries in the order in which they were decided, with what people said of them. */
export async function playedEntries(db: Db, customerId: string, after: bigint, limit: number): Promise<PlayedRow[]> {
  const found = await sql<PlayedRow>`
    select e.id, e.customer_id as "customerId", e.ordinal, e.type, e.at, e.direction, e.channel, e.usd, e.country,
      e.counterparty_token as "counterpartyToken", e.device_token as "deviceToken",
      e.account_token as "accountToken", e.phone_token as "phoneToken", e.ip_token as "ipToken", e.declined, e.sealed, e.reasons,
      coalesce(l.label, case v.verdict when 'refused' then 'fraud' when 'released' then 'genuine' end) as said
    from transaction_entry e
    left join lateral (select label from transaction_label l
      where l.tenant_id = e.tenant_id and l.transaction_id = e.id order by l.id desc limit 1) l on true
    left join transaction_verdict v on v.tenant_id = e.tenant_id and v.transaction_id = e.id and v.by_actor not like 'system:%'
    where e.tenant_id = ${db.tenantId}::uuid and e.customer_id = ${customerId}::uuid and e.ordinal > ${after}
    order by e.ordinal limit ${limit}`.execute(db.connection);
  return found.rows;
}
