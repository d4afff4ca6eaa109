import type { Rule } from '@acquaint/engines/rules';
import type { CustomerId } from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import type { Db } from '#platform/db';
import { brandId, showId } from '#platform/ids';
import { comparisonsOf } from '../compared.ts';
import { transactionNotFound } from '../errors.ts';
import { currentRelease, shippedRules } from '../releases.ts';
import type { TransactionDetail } from '../schema/figures.ts';
import type { RuleHit, TransactionId } from '../schema/index.ts';
import { answersOf } from '../store/answers.ts';
import { countBefore, findCaseOf, findVerdict, labelsOf } from '../store/figures.ts';
import { findEntry } from '../store/index.ts';
import { namesOf } from './people.ts';
import { readTransaction } from './read-transactions.ts';

/** One decision with everything that made it: rules by name, numbers against thresholds, who ended a hold, where it stands in the log. */
export async function readDetail(db: Db, id: TransactionId): Promise<TransactionDetail> {
  const entry = await findEntry(db, id);
  if (!entry) throw transactionNotFound();
  const row = await readTransaction(db, id);
  const inForce = (await currentRelease(db)).rules.map(({ rule }) => [rule.id, rule] as const);
  const shipped = [...shippedRules(db).values()].map(({ rule }) => [rule.id, rule] as const);
  const written = new Map<string, Rule>([...shipped, ...inForce]);
  const [before, verdict, caseId] = [
    await countBefore(db, entry),
    await findVerdict(db, id),
    await findCaseOf(db, entry.customerId as CustomerId, showId('txn', id)),
  ];
  const labels = await labelsOf(db, id);
  const answers = await answersOf(db, id);
  const nameOf = await namesOf(db, [
    verdict?.actor,
    entry.receivedFrom,
    ...[...labels, ...answers].map((one) => one.actor),
  ]);
  return {
    ...row,
    rules: entry.rules.map((hit) => explained(hit, written.get(hit.rule), entry.usd)),
    ended: verdict && {
      verdict: verdict.verdict,
      by: nameOf(verdict.actor),
      reason: verdict.reason,
      at: verdict.at,
    },
    caseId: caseId === null ? null : brandId('cas', caseId),
    counterpartyBefore: entry.counterpartyToken ? before.parties : null,
    deviceBefore: entry.deviceToken ? before.devices : null,
    receivedFrom: nameOf(entry.receivedFrom),
    batchId: entry.batchId,
    digest: entry.digest.toString('hex'),
    answers: answers.map(({ asked, result, actor, at }) => ({ asked, result, by: nameOf(actor), at })),
    callDueAt: entry.actions.includes('call_back') ? callDue(db, entry.receivedAt) : null,
    labels: labels.map(({ label, reason, actor, at }) => ({ label, reason, by: nameOf(actor), at })),
  };
}

const MINUTE_MS = 60_000;

/** Called back within the minutes of the pack from the moment it came. */
function callDue(db: Db, receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + packNumber(packFor(db, null), 'queue_callback_minutes') * MINUTE_MS);
}

function explained(hit: RuleHit, rule: Rule | undefined, usd: number | null): TransactionDetail['rules'][number] {
  return {
    ...hit,
    name: rule?.name ?? hit.rule,
    typology: rule?.typology ?? null,
    source: rule?.source ?? null,
    compared: rule ? comparisonsOf(rule.when, { ...hit.facts, 'tx.amount': usd }) : [],
  };
}
