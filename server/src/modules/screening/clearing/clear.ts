import { findOpenCase, openAlerts, withdrawAlerts } from '#modules/cases';
import { type CustomerId, particularsOf } from '#modules/customers';
import type { Db, Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { MONITOR_KIND, monitorAlert } from '../monitor/screen-customer.ts';
import { knownMatches } from '../monitor/store.ts';
import { disposeMatch } from '../operations/screen.ts';
import type { MatchId } from '../schema.ts';
import { needsSecond, refusalOf, undoUntil } from './policy.ts';
import { undoHours } from './read.ts';
import type { ClearingId } from './schema.ts';
import {
  type Clearing,
  changeClearing,
  changeRow,
  findMatches,
  insertClearing,
  lockClearing,
  lockMatches,
  type Match,
  type Row,
  reopen,
  rowsOf,
  waiting,
} from './store.ts';

/** What would become of each match, and whether a second person has to agree; changes nothing. */
export async function planClearing(db: Db, ids: readonly MatchId[]): Promise<{ second: boolean; rows: Row[] }> {
  const asked = [...new Set(ids)];
  const [matches, held] = [await findMatches(db, asked), await waiting(db, asked)];
  const clear = asked.flatMap((id) => {
    const match = matches.get(id);
    return match && refusalOf(match, held.has(id)) === null ? [match] : [];
  });
  const second = needsSecond(clear.map(({ entity }) => entity));
  const rows = asked.map((matchId): Row => {
    const match = matches.get(matchId);
    const problem = refusalOf(match, held.has(matchId));
    const result = problem !== null ? 'skipped' : second ? 'waits' : 'cleared';
    return { matchId, before: match?.status ?? null, result, problem };
  });
  return { second, rows };
}

/** Clears matches as other people than their customers, each row by itself; or proposes it, where a second person has to agree. */
export async function clear(
  tx: Tx,
  input: { matchIds: readonly MatchId[]; reason: string },
): Promise<{ clearing: Clearing; rows: Row[] }> {
  await lockMatches(tx, input.matchIds);
  const { second, rows } = await planClearing(tx, input.matchIds);
  if (rows.every(({ result }) => result === 'skipped')) throw new Problem('clearing.nothing', 422);
  const clearing: Clearing = {
    ...{ id: newId('clr'), status: second ? 'waits' : 'in_force', reason: input.reason },
    ...{ madeBy: tx.actor.id, madeAt: tx.now, decidedBy: null, decidedAt: null },
    inForceAt: second ? null : tx.now,
  };
  // A match that does not exist has no row to keep: it is told, and that is all.
  await insertClearing(
    tx,
    clearing,
    rows.filter(({ problem }) => problem !== 'match.not_found'),
  );
  const count = rows.filter(({ result }) => result !== 'skipped').length;
  await record(tx, {
    action: second ? 'clearing.proposed' : 'clearing.made',
    subject: { prefix: 'clr', id: clearing.id },
    after: { matches: count },
    reason: input.reason,
  });
  if (!second) await putInForce(tx, clearing.reason, rows);
  return { clearing, rows };
}

/** The second person's word on a proposed clearing. Matches that were judged meanwhile stay as they were judged. */
export async function settleClearing(tx: Tx, id: ClearingId, approve: boolean): Promise<void> {
  const found = await lockClearing(tx, id);
  if (!found) throw new Problem('clearing.not_found', 404);
  if (found.status !== 'waits') throw new Problem('clearing.not_waiting', 409);
  if (found.madeBy === tx.actor.id) throw new Problem('clearing.second_reviewer_needed', 403);
  const rows = (await rowsOf(tx, id)).filter(({ result }) => result === 'waits');
  const matchIds = rows.map(({ matchId }) => matchId);
  await lockMatches(tx, matchIds);
  const matches = await findMatches(tx, matchIds);
  const settled = rows.map((row): Row => {
    const problem = approve ? refusalOf(matches.get(row.matchId), false) : 'clearing.refused';
    return { ...row, result: problem === null ? 'cleared' : 'skipped', problem };
  });
  for (const row of settled) await changeRow(tx, { clearing: id, match: row.matchId }, row);
  await changeClearing(tx, id, {
    status: approve ? 'in_force' : 'refused',
    ...{ decidedBy: tx.actor.id, decidedAt: tx.now, inForceAt: approve ? tx.now : null },
  });
  await record(tx, {
    action: approve ? 'clearing.approved' : 'clearing.refused',
    subject: { prefix: 'clr', id },
    after: { matches: settled.filter(({ result }) => result === 'cleared').length },
  });
  if (approve) await putInForce(tx, found.reason, settled);
}

async function putInForce(tx: Tx, reason: string, rows: readonly Row[]): Promise<void> {
  const cleared = rows.filter(({ result }) => result === 'cleared').map(({ matchId }) => matchId);
  for (const id of cleared) await disposeMatch(tx, id, { status: 'false_positive', reason });
  for (const customerId of customersOf(await findMatches(tx, cleared))) {
    const left = [...(await knownMatches(tx, customerId)).values()];
    if (left.some(({ status }) => status === 'new' || status === 'potential' || status === 'true_positive')) continue;
    await withdrawAlerts(tx, { kind: MONITOR_KIND, subjectId: customerId, reason: 'screening.cleared' });
  }
}

/** Takes a clearing back: a proposal at any time, one in force within its hours. A match that was judged since stays as it was judged. */
export async function undoClearing(tx: Tx, id: ClearingId, reason: string): Promise<void> {
  const found = await lockClearing(tx, id);
  if (!found) throw new Problem('clearing.not_found', 404);
  const until = undoUntil(found, { now: tx.now, hours: undoHours(tx) });
  if (found.status !== 'waits' && until === null) throw new Problem('clearing.too_late', 409);
  const rows = (await rowsOf(tx, id)).filter(({ result }) => result === 'cleared' || result === 'waits');
  const matchIds = rows.map(({ matchId }) => matchId);
  await lockMatches(tx, matchIds);
  const matches = await findMatches(tx, matchIds);
  const back: Match[] = [];
  for (const row of rows) {
    const match = matches.get(row.matchId);
    const judged = row.result === 'cleared' && !isAsCleared(match, found);
    await changeRow(
      tx,
      { clearing: id, match: row.matchId },
      { result: judged ? 'cleared' : 'undone', problem: judged ? 'match.decided' : null },
    );
    if (!judged && match && row.result === 'cleared') back.push({ ...match, status: row.before ?? 'new' });
  }
  await changeClearing(tx, id, { status: 'undone' });
  await record(tx, {
    action: 'clearing.undone',
    subject: { prefix: 'clr', id },
    reason,
    after: { matches: back.length },
  });
  for (const match of back) await open(tx, match, reason);
  await alertAgain(tx, back);
}

/** A match is as the clearing left it when nobody judged it after that moment. */
function isAsCleared(match: Match | undefined, clearing: Clearing): boolean {
  return (
    match?.status === 'false_positive' &&
    clearing.inForceAt !== null &&
    match.decidedAt?.getTime() === clearing.inForceAt.getTime()
  );
}

async function open(tx: Tx, match: Match, reason: string): Promise<void> {
  await reopen(tx, match, match.status);
  await record(tx, {
    action: 'match.reopened',
    subject: { prefix: 'mat', id: match.id },
    ...(match.customerId ? { customerId: match.customerId } : {}),
    before: { status: 'false_positive' },
    after: { status: match.status, entity: match.entityId },
    reason,
  });
  await emit(tx, { type: 'match.reopened', subject: { prefix: 'mat', id: match.id }, facts: { status: match.status } });
}

/** Whoever is a customer already has a case again; an applicant's own case still waits for its matches. */
async function alertAgain(tx: Tx, matches: readonly Match[]): Promise<void> {
  for (const customerId of customersOf(new Map(matches.map((match) => [match.id, match])))) {
    const [one] = await particularsOf(tx, [customerId]);
    if (!one || one.status === 'prospect' || (await findOpenCase(tx, MONITOR_KIND, customerId))) continue;
    const about = matches.filter((match) => match.customerId === customerId);
    await openAlerts(tx, [monitorAlert(one, about)]);
  }
}

function customersOf(matches: ReadonlyMap<MatchId, Match>): CustomerId[] {
  return [...new Set([...matches.values()].flatMap(({ customerId }) => (customerId ? [customerId] : [])))];
}
