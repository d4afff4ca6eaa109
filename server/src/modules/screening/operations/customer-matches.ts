import type { CustomerId } from '#modules/customers';
import type { Db } from '#platform/db';
import { knownMatches } from '../monitor/store.ts';
import type { MatchView } from '../schema.ts';
import { matchesById } from './screen.ts';

const SHOWN = 100;

/** The newest match with each entry, those to be looked at first. */
export async function customerMatches(db: Db, customerId: CustomerId): Promise<MatchView[]> {
  const known = [...(await knownMatches(db, customerId)).values()].slice(-SHOWN);
  const views = await matchesById(
    db,
    known.map((each) => each.id),
  );
  const open = (view: MatchView) => (view.status === 'new' || view.status === 'potential' ? 0 : 1);
  return views.toSorted((a, b) => open(a) - open(b) || b.matchScore - a.matchScore);
}
