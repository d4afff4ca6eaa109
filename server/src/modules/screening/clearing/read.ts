import { type CustomerId, maskedNames } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import type { Db, Tx } from '#platform/db';
import { matchesById } from '../operations/screen.ts';
import type { MatchId, MatchView } from '../schema.ts';
import { undoUntil } from './policy.ts';
import type { ClearingRow, ClearingView, OpenMatch } from './schema.ts';
import { type Clearing, findMatches, type Row, rowsOf, waiting } from './store.ts';

type Seen = { view: MatchView | undefined; customer: ClearingRow['customer'] };

/** Matches with their customers, whose names are masked. */
async function seenBy(db: Db, ids: readonly MatchId[]): Promise<Map<MatchId, Seen>> {
  const [views, matches] = [await matchesById(db, ids), await findMatches(db, ids)];
  const names = await maskedNames(
    db,
    [...matches.values()].flatMap(({ customerId }) => (customerId ? [customerId] : [])),
  );
  const customerOf = (id: CustomerId | null | undefined) => (id ? { id, nameMasked: names.get(id) ?? '—' } : null);
  const byId = new Map(views.map((view) => [view.id as string, view]));
  return new Map(ids.map((id) => [id, { view: byId.get(id), customer: customerOf(matches.get(id)?.customerId) }]));
}

/** Open matches for the desk, in the order of the ids. */
export async function viewOpen(db: Db, ids: readonly MatchId[]): Promise<OpenMatch[]> {
  const [seen, held] = [await seenBy(db, ids), await waiting(db, ids)];
  return ids.flatMap((id) => {
    const { view, customer = null } = seen.get(id) ?? {};
    return view ? [{ ...view, customer, waits: held.has(id) }] : [];
  });
}

/** Rows of a clearing as people read them. */
export async function viewRows(db: Db, rows: readonly Row[]): Promise<ClearingRow[]> {
  const seen = await seenBy(
    db,
    rows.map(({ matchId }) => matchId),
  );
  return rows.map(({ matchId, result, problem }) => {
    const { view, customer = null } = seen.get(matchId) ?? {};
    return {
      ...{ matchId, customer, result, problem },
      ...{ list: view?.list ?? null, entityId: view?.entityId ?? null },
      ...{ name: view?.name ?? null, matchScore: view?.matchScore ?? null },
    };
  });
}

/** Hours in which a clearing can be taken back whole. It may be about customers of several countries, so that the base pack says it. */
export function undoHours(use: Db | Tx): number {
  return packNumber(packFor(use, null), 'clearing_undo_hours');
}

export async function viewClearing(db: Db, clearing: Clearing, rows?: readonly Row[]): Promise<ClearingView> {
  const { id, status, reason, madeAt, inForceAt } = clearing;
  return {
    ...{ id, status, reason, madeAt, inForceAt },
    mine: clearing.madeBy === db.actor.id,
    undoUntil: undoUntil(clearing, { now: db.now, hours: undoHours(db) }),
    rows: await viewRows(db, rows ?? (await rowsOf(db, id))),
  };
}
