import { createHash } from 'node:crypto';
import type { Hit } from '@acquaint/engines/rules';
import { packFor, packNumber } from '#modules/regulation';
import type { Facilities } from '#platform/db';
import { showId } from '#platform/ids';
import { detailsOf, eventOf } from '../event.ts';
import { type Bands, convert, type Judged, judge, shownFor, usdOf } from '../policy.ts';
import type { DecisionView, RuleHit } from '../schema/index.ts';
import type { Entry } from '../store/index.ts';
import type { Item } from './item.ts';
import { addSpent, type Known, type LaneMemory, spentAt } from './memory.ts';

const HOUR_MS = 3_600_000;

/** A decision before it is durable: the row without what is sealed, and what it asks of others. */
export type Computed = {
  item: Item;
  entry: Omit<Entry, 'sealed' | 'tenantId' | 'batchId'>;
  judged: Judged;
  country: string | null;
};
export type ComputeGround = {
  use: Facilities['use'];
  perUsd: Readonly<Record<string, number>>;
  /** Rules that are quiet about a customer, by the customer's id. */
  snoozed: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Decides events one after the other, each seeing those before it; changes the lane's memory, never the database. */
export function compute(memory: LaneMemory, items: readonly Item[], ground: ComputeGround): Computed[] {
  return items.map((item) => {
    const known = memory.known.get(item.customerId);
    if (!known) throw new Error('Broken invariant: the customer of an event is loaded before it is decided');
    return computeOne(memory, item, { known, ground });
  });
}

function computeOne(
  memory: LaneMemory,
  item: Item,
  { known, ground }: { known: Known; ground: ComputeGround },
): Computed {
  const { input } = item;
  const { standing, limits } = known;
  const told = {
    customerId: item.customerId,
    type: input.type,
    at: input.at,
    direction: input.direction ?? null,
    channel: input.channel ?? null,
    usd: input.amount ? usdOf(input.amount, ground.perUsd) : null,
    country: input.country ?? input.counterparty?.country ?? null,
    counterpartyToken: item.counterpartyToken,
    deviceToken: item.deviceToken,
    accountToken: item.accountToken,
    phoneToken: item.phoneToken,
    ipToken: item.ipToken,
    declined: input.declined,
  };
  const event = eventOf(told, detailsOf(input, ground.perUsd), standing, memory.aroundOf(known));
  const taken = { hits: [] as Hit[], quiet: [] as string[] };
  if (item.past) memory.count(known, event, input.id);
  else Object.assign(taken, memory.take(known, event, { id: input.id, snoozed: ground.snoozed.get(item.customerId) }));
  const hits = taken.hits.map(hitOf);
  known.ordinal += 1n;
  const amount = input.amount && limits ? convert(input.amount, limits.currency, ground.perUsd) : null;
  const bands = bandsOf(ground, standing.country);
  const judged = judge({
    past: item.past,
    isPayment: input.type === 'payment',
    outgoing: input.direction === 'out',
    declined: input.declined,
    standing: { ...standing, known: !item.stranger },
    limits,
    spent: spentAt(known.spent, input.at),
    amount: amount?.minor ?? null,
    hits,
    bands,
  });
  const counted = judged.counts ? (amount?.minor ?? 0n) : 0n;
  if (counted > 0n) addSpent(known.spent, input.at, counted);
  const held = judged.outcome === 'hold';
  const entry = {
    ...told,
    id: item.id,
    externalId: input.id,
    ordinal: known.ordinal,
    receivedAt: item.receivedAt,
    receivedFrom: item.receivedFrom,
    currency: input.amount?.currency ?? null,
    minor: input.amount?.minor ?? null,
    bodySha256: item.bodySha256,
    outcome: judged.outcome,
    score: judged.score,
    p: judged.p,
    reasons: judged.reasons,
    rules: hits,
    shadow: taken.quiet,
    actions: judged.actions,
    countedMinor: counted,
    countedCurrency: limits?.currency ?? null,
    holdExpiresAt: held ? new Date(item.receivedAt.getTime() + bands.holdHours * HOUR_MS) : null,
    release: memory.release.id,
  };
  return { item, entry: { ...entry, digest: digestOf(entry) }, judged, country: standing.country };
}

/** A place is where somebody was: it stays sealed with the event, and out of what is shown of a rule. */
function hitOf({ rule, score, actions, reason, facts }: Hit): RuleHit {
  const shown = Object.entries(facts).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? [] : [[name, value] as const],
  );
  return { rule, score, actions: [...actions], reason, facts: Object.fromEntries(shown) };
}

function bandsOf({ use }: ComputeGround, country: string | null): Bands {
  const pack = packFor({ use }, country);
  return {
    challengeFrom: packNumber(pack, 'transaction_challenge_from'),
    holdFrom: packNumber(pack, 'transaction_hold_from'),
    freezeFrom: packNumber(pack, 'transaction_freeze_from'),
    holdHours: packNumber(pack, 'transaction_hold_hours'),
  };
}

/** SHA-256 over what was decided, so that the log's entry for the batch stands for each decision in it. */
export function digestOf(entry: {
  id: string;
  externalId: string;
  bodySha256: Buffer;
  outcome: string;
  score: number;
  p: number;
  reasons: readonly string[];
  release: string;
}): Buffer {
  const { id, externalId, bodySha256, outcome, score, p, reasons, release } = entry;
  const said = [id, externalId, bodySha256.toString('hex'), outcome, score, p, reasons, release];
  return createHash('sha256').update(JSON.stringify(said)).digest();
}

/** The answer to the caller who asked first. */
export function viewOf({ item, entry, judged }: Computed): DecisionView {
  return {
    id: item.id,
    transactionId: entry.externalId,
    customerId: item.customerId,
    outcome: judged.outcome,
    score: judged.score,
    p: judged.p,
    pFrom: 'prior',
    reasons: judged.reasons,
    rules: entry.rules,
    actions: judged.actions,
    limitsLeft: judged.limitsLeft,
    holdExpiresAt: entry.holdExpiresAt,
    show: shownFor(judged.outcome, judged.reasons),
    release: entry.release,
    decidedAt: entry.receivedAt,
    repeated: false,
  };
}

/** What an alert says of a payment: ids, codes and figures, no person. */
export function factsOf({ entry }: Computed): Record<string, string | number | null> {
  return {
    transaction: showId('txn', entry.id),
    outcome: entry.outcome,
    score: entry.score,
    amount_usd: entry.usd === null ? null : Math.round(entry.usd * 100) / 100,
    rules: entry.rules.map((hit) => hit.rule).join(', '),
    saw: entry.rules
      .map((hit) => hit.reason)
      .join('; ')
      .slice(0, 1000),
  };
}
