import { createHash } from 'node:crypto';
import type { AlertKind } from '#modules/cases';
import { type CustomerId, findCustomer } from '#modules/customers';
import type { Db } from '#platform/db';
import { Problem } from '#platform/errors';
import { freeze } from '../operations/screen.ts';
import { bindingReason } from '../policy.ts';
import { MONITOR_KIND } from './screen-customer.ts';
import { knownMatches } from './store.ts';

const latest = async (db: Db, customerId: string) => [...(await knownMatches(db, customerId as CustomerId)).values()];

/** A case about a customer whom a changed list may mean. Approval says that it is somebody else, decline that the customer stays frozen. */
export const MONITOR_ALERT: AlertKind = {
  kind: MONITOR_KIND,
  queue: 'screening',
  title: `case.kind.${MONITOR_KIND}`,
  apply: async (tx, subject, decision) => {
    if (decision.decision === 'resubmit') throw new Problem('match.no_resubmission', 422);
    const customer = await findCustomer(tx, subject.id as CustomerId);
    if (decision.decision !== 'decline' || !customer || customer.status === 'frozen') return;
    // What an authority lists weighs more than the institution's own word.
    const reasons = (await latest(tx, subject.id)).flatMap(({ status, entity }) =>
      status === 'true_positive' || status === 'potential' || status === 'new'
        ? (bindingReason(entity.topics) ?? [])
        : [],
    );
    const own = reasons.length > 0 && reasons.every((reason) => reason === 'screening.own_block');
    await freeze(tx, customer.id, own ? 'screening.own_block' : 'screening.sanctions');
  },
  blockers: async (db, subject) => {
    const matches = await latest(db, subject.id);
    const blockers: string[] = [];
    if (matches.some(({ status, entity }) => status === 'true_positive' && bindingReason(entity.topics) !== null))
      blockers.push('match_confirmed');
    if (matches.some(({ status }) => status === 'new' || status === 'potential')) blockers.push('match_unresolved');
    return blockers;
  },
  inputs: async (db, subject) => {
    const seen = (await latest(db, subject.id)).map(({ id, status, fingerprint }) => [
      id,
      status,
      fingerprint.toString('hex'),
    ]);
    return { hash: createHash('sha256').update(JSON.stringify(seen)).digest('hex'), policyVersion: MONITOR_KIND };
  },
};
