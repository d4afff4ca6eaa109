import type { CustomerId } from '#modules/customers';
import { type Db, ownTables, type Tx } from '#platform/db';
import { brandId } from '#platform/ids';
import type { EntityView, MatchId, MatchStatus } from '../schema.ts';
import { type ClearingId, type ClearingView, MOST, type Result } from './schema.ts';

type ClearingColumns = {
  id: string;
  status: ClearingView['status'];
  reason: string;
  madeBy: string;
  madeAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  inForceAt: Date | null;
};
type RowColumns = { matchId: string; before: MatchStatus | null; result: Result; problem: string | null };
type MatchColumns = {
  id: string;
  customerId: string | null;
  entityId: string;
  list: string;
  status: MatchStatus;
  fingerprint: Buffer;
  entity: EntityView;
  decidedBy: string | null;
  decidedAt: Date | null;
};
const own = ownTables<{
  clearing: ClearingColumns & { tenantId: string };
  clearingMatch: RowColumns & { tenantId: string; clearingId: string };
  screeningMatch: MatchColumns & { tenantId: string };
}>();
export type Clearing = Omit<ClearingColumns, 'id'> & { id: ClearingId };
export type Row = Omit<RowColumns, 'matchId'> & { matchId: MatchId };
export type Match = Omit<MatchColumns, 'id' | 'customerId'> & { id: MatchId; customerId: CustomerId | null };

const MATCH = [
  'id',
  'customerId',
  'entityId',
  'list',
  'status',
  'fingerprint',
  'entity',
  'decidedBy',
  'decidedAt',
] as const;
const CLEARING = ['id', 'status', 'reason', 'madeBy', 'madeAt', 'decidedBy', 'decidedAt', 'inForceAt'] as const;
const brandMatch = (row: MatchColumns): Match => ({
  ...row,
  id: brandId('mat', row.id),
  customerId: row.customerId as CustomerId | null,
});
const brandClearing = (row: ClearingColumns): Clearing => ({ ...row, id: brandId('clr', row.id) });

/** Matches by id. */
export async function findMatches(db: Db, ids: readonly MatchId[]): Promise<Map<MatchId, Match>> {
  if (ids.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom('screeningMatch')
    .select(MATCH)
    .where('tenantId', '=', db.tenantId)
    .where('id', 'in', [...ids])
    .limit(MOST)
    .execute();
  return new Map(rows.map(brandMatch).map((one) => [one.id, one]));
}

/** Nobody else judges these matches until the transaction ends; locked in the order of their ids, so that two clearings never wait for each other. */
export async function lockMatches(tx: Tx, ids: readonly MatchId[]): Promise<void> {
  await own(tx)
    .selectFrom('screeningMatch')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .limit(MOST)
    .forUpdate()
    .execute();
}

/** Ids of matches that nobody judged, newest first. */
export async function openMatchIds(
  db: Db,
  asked: { list: string | null; entity: string | null; before: string | null; limit: number },
): Promise<MatchId[]> {
  let query = own(db)
    .selectFrom('screeningMatch')
    .select('id')
    .where('tenantId', '=', db.tenantId)
    .where('status', 'in', ['new', 'potential'])
    .orderBy('id', 'desc')
    .limit(asked.limit);
  if (asked.list !== null) query = query.where('list', '=', asked.list);
  if (asked.entity !== null) query = query.where('entityId', '=', asked.entity);
  if (asked.before !== null) query = query.where('id', '<', asked.before);
  return (await query.execute()).map(({ id }) => brandId('mat', id));
}

/** Which of these matches wait in a clearing for a second person. */
export async function waiting(db: Db, ids: readonly MatchId[]): Promise<Set<MatchId>> {
  if (ids.length === 0) return new Set();
  const rows = await own(db)
    .selectFrom('clearingMatch')
    .select('matchId')
    .where('tenantId', '=', db.tenantId)
    .where('matchId', 'in', [...ids])
    .where('result', '=', 'waits')
    .limit(MOST)
    .execute();
  return new Set(rows.map(({ matchId }) => brandId('mat', matchId)));
}

export async function insertClearing(tx: Tx, clearing: Clearing, rows: readonly Row[]): Promise<void> {
  await own(tx)
    .insertInto('clearing')
    .values({ tenantId: tx.tenantId, ...clearing })
    .execute();
  await own(tx)
    .insertInto('clearingMatch')
    .values(rows.map((row) => ({ tenantId: tx.tenantId, clearingId: clearing.id, ...row })))
    .execute();
}

/** A clearing that nobody else changes until the transaction ends. */
export async function lockClearing(tx: Tx, id: ClearingId): Promise<Clearing | null> {
  const row = await own(tx)
    .selectFrom('clearing')
    .select(CLEARING)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? brandClearing(row) : null;
}

/** Clearings, newest first. */
export async function readClearings(
  db: Db,
  asked: { status: ClearingView['status'] | null; before: string | null; limit: number },
): Promise<Clearing[]> {
  let query = own(db)
    .selectFrom('clearing')
    .select(CLEARING)
    .where('tenantId', '=', db.tenantId)
    .orderBy('id', 'desc')
    .limit(asked.limit);
  if (asked.status !== null) query = query.where('status', '=', asked.status);
  if (asked.before !== null) query = query.where('id', '<', asked.before);
  return (await query.execute()).map(brandClearing);
}

export async function changeClearing(tx: Tx, id: ClearingId, change: Partial<ClearingColumns>): Promise<void> {
  await own(tx).updateTable('clearing').set(change).where('tenantId', '=', tx.tenantId).where('id', '=', id).execute();
}

export async function rowsOf(db: Db, id: ClearingId): Promise<Row[]> {
  const rows = await own(db)
    .selectFrom('clearingMatch')
    .select(['matchId', 'before', 'result', 'problem'])
    .where('tenantId', '=', db.tenantId)
    .where('clearingId', '=', id)
    .orderBy('matchId')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, matchId: brandId('mat', row.matchId) }));
}

export async function changeRow(
  tx: Tx,
  of: { clearing: ClearingId; match: MatchId },
  change: Pick<Row, 'result' | 'problem'>,
): Promise<void> {
  await own(tx)
    .updateTable('clearingMatch')
    .set(change)
    .where('tenantId', '=', tx.tenantId)
    .where('clearingId', '=', of.clearing)
    .where('matchId', '=', of.match)
    .execute();
}

/** Opens a match again as it was, and with it those that later searches took for cleared because this one was. */
export async function reopen(tx: Tx, match: Match, before: MatchStatus): Promise<void> {
  await own(tx)
    .updateTable('screeningMatch')
    .set({ status: before, decidedBy: null, decidedAt: null })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', match.id)
    .execute();
  if (match.customerId === null) return;
  await own(tx)
    .updateTable('screeningMatch')
    .set({ status: before })
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', match.customerId)
    .where('entityId', '=', match.entityId)
    .where('fingerprint', '=', match.fingerprint)
    .where('status', '=', 'false_positive')
    .where('decidedBy', 'is', null)
    .execute();
}
