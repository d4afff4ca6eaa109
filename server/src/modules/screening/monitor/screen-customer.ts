import { type NewAlert, openAlerts, withdrawAlerts } from '#modules/cases';
import { type CustomerId, type Particulars, particularsOf } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import type { Ctx, Tx } from '#platform/db';
import type { Reaction } from '#platform/outbox';
import { record } from '#platform/record';
import { watchlists } from '../lists.ts';
import { type Found, keepScreening, leaveAside, listsOf, type Searched, search } from '../operations/screen.ts';
import { ownLists } from '../own/held.ts';
import { isOffice, isOwn, subjectOf } from '../policy.ts';
import { closeDelisted, knownMatches } from './store.ts';

export const MONITOR_KIND = 'screening.monitor';

/** Searches every list for a customer as they are kept. */
export function searchCustomer(use: Ctx | Tx, one: Particulars): Promise<Searched> {
  return search(use, subjectOf(one), { threshold: packNumber(packFor(use, one.country), 'screening_threshold') });
}

/**
 * Keeps what is new in a search: a match that nobody has on the desk or has judged on these very facts. Opens an alert for what has to be
 * looked at; a match cleared before on the same facts stays cleared. Says how many alerts it opened.
 */
export async function keepHits(tx: Tx, one: Particulars, searched: Searched): Promise<number> {
  const known = await knownMatches(tx, one.customerId);
  const isNew = ({ match, fingerprint, allowedBy }: Found) => {
    const before = known.get(match.entity_id);
    return (
      !before ||
      before.status === 'delisted' ||
      (before.status === 'allowed' && !allowedBy) ||
      !before.fingerprint.equals(fingerprint)
    );
  };
  const found = searched.found.filter(isNew);
  if (found.length === 0) return 0;
  const { customerId } = one;
  const { matches } = await keepScreening(tx, { ...searched, found }, { customerId, aboutId: customerId });
  const open = found.filter((_, at) => matches[at]?.status === 'new');
  if (open.length === 0) return 0;
  const about = open.map(({ entity, match }) => ({ entity, list: match.list, entityId: match.entity_id }));
  await openAlerts(tx, [monitorAlert(one, about)]);
  return 1;
}

/** What is told of matches that somebody has to look at. */
export function monitorAlert(
  one: Particulars,
  open: readonly { entity: { topics: readonly string[] }; list: string; entityId: string }[],
): NewAlert {
  const own = open.some(({ entity }) => isOwn(entity.topics));
  const sanctions = open.some(({ entity }) => !isOffice(entity.topics) && !isOwn(entity.topics));
  const office = open.some(({ entity }) => isOffice(entity.topics));
  return {
    kind: MONITOR_KIND,
    subject: { prefix: 'cus', id: one.customerId },
    customerId: one.customerId,
    country: one.country,
    reasons: [
      ...(sanctions ? ['screening.sanctions'] : []),
      ...(own ? ['screening.own_block'] : []),
      ...(office && !sanctions ? ['screening.pep'] : []),
    ],
    facts: { matches: open.length, list: open[0]?.list ?? null, entry: open[0]?.entityId ?? null },
    priority: sanctions || own ? 'urgent' : 'routine',
    grave: sanctions || own,
  };
}

type Ended = 'screening.delisted' | 'screening.own_expired' | 'screening.own_changed';

/** A list let entries go, or they ended: open matches on them close with that reason, and an alert that has nothing else to show with them. */
export async function closeGone(tx: Tx, entityIds: readonly string[], reason: Ended): Promise<number> {
  return close(tx, await closeDelisted(tx, entityIds), reason);
}

/** Open matches of one customer on entries that read otherwise now and mean them no more. */
export async function closeLost(tx: Tx, customerId: CustomerId, entityIds: readonly string[]): Promise<number> {
  return close(tx, await closeDelisted(tx, entityIds, customerId), 'screening.own_changed');
}

/** Open matches on name alone for which an allow entry speaks now are left aside, and the alert goes when nothing else is open. */
export async function keepAllowed(tx: Tx, one: Particulars, searched: Searched): Promise<void> {
  const known = await knownMatches(tx, one.customerId);
  let left = 0;
  for (const { match, fingerprint, allowedBy } of searched.found) {
    const before = known.get(match.entity_id);
    if (!allowedBy || before?.status !== 'new' || !before.fingerprint.equals(fingerprint)) continue;
    await leaveAside(tx, { ...before, customerId: one.customerId }, allowedBy);
    left++;
  }
  if (left > 0) await withdrawIfIdle(tx, one.customerId, 'screening.allowed');
}

async function close(
  tx: Tx,
  closed: readonly { id: string; customerId: CustomerId }[],
  reason: Ended,
): Promise<number> {
  for (const { id, customerId } of closed)
    await record(tx, {
      action: 'match.delisted',
      subject: { prefix: 'mat', id },
      customerId,
      reason,
    });
  for (const customerId of new Set(closed.map((each) => each.customerId))) await withdrawIfIdle(tx, customerId, reason);
  return closed.length;
}

/** An alert stays while a match is open or confirmed. */
async function withdrawIfIdle(tx: Tx, customerId: CustomerId, reason: Ended | 'screening.allowed'): Promise<void> {
  const left = [...(await knownMatches(tx, customerId)).values()];
  if (left.some(({ status }) => status === 'new' || status === 'potential' || status === 'true_positive')) return;
  await withdrawAlerts(tx, { kind: MONITOR_KIND, subjectId: customerId, reason });
}

/** An approved customer whose name or other searched field changed is searched at once; a prospect's verification searches by itself. */
export const screenChanged: Reaction = {
  name: 'screening.customer_changed',
  on: ['customer.updated'],
  react: async (tx, event) => {
    const [one] = await particularsOf(tx, [event.subject.id as CustomerId]);
    if (one && one.status !== 'prospect') await keepHits(tx, one, await searchCustomer(tx, one));
  },
};

/** A search that was still on the lists of before, while newer ones were matched against customers, is done again. */
export const screenAgain: Reaction = {
  name: 'screening.lists_moved_on',
  on: ['screening.completed'],
  react: async (tx, event) => {
    const searched = await listsOf(tx, event.subject.id);
    if (!searched?.customerId) return;
    const versions = [...watchlists(tx).versions, ...(await ownLists(tx)).versions];
    const now = new Map(versions.map(({ list, version }) => [list, version]));
    const current =
      searched.lists.length === now.size && searched.lists.every(({ list, version }) => now.get(list) === version);
    const [one] = current ? [] : await particularsOf(tx, [searched.customerId]);
    if (one) await keepHits(tx, one, await searchCustomer(tx, one));
  },
};
