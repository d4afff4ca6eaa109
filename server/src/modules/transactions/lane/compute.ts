import { hash } from 'node:crypto';
import type { Hit, Measure } from '@acquaint/engines/rules';
import { packFor, packNumber } from '#modules/regulation';
import type { Facilities } from '#platform/db';
import { showId } from '#platform/ids';
import { detailsOf, eventOf } from '../event.ts';
import { pFromOf, saidView } from '../models/said.ts';
import { type Bands, convert, type Judged, judge, shownFor, usdOf } from '../policy.ts';
import type { DecisionView, RuleHit } from '../schema/index.ts';
import type { Entry } from '../store/index.ts';
import type { Item } from './item.ts';
import { addSpent, type Known, type LaneMemory, quietAt, spentAt } from './memory.ts';

const HOUR_MS = 3_600_000;

/** A decision before it is durable: the row without what is sealed, and what it asks of others. */
export type Computed = {
  item: Item;
  entry: Omit<Entry, 'sealed' | 'tenantId' | 'batchId'>;
  judged: Judged;
  country: string | null;
  /** What a model is told of it, in the order of the measures. */
  row: Float64Array;
};
export type ComputeGround = {
  use: Facilities['use'];
  perUsd: Readonly<Record<string, number>>;
  /** When the batch is decided: a rule that is quiet about a customer until then or earlier speaks again. */
  now: Date;
  /** Whether a person is to look at an event about which nothing was said. */
  sample: (item: Item) => boolean;
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
  const told = toldBy(item, ground);
  const event = eventOf(told, detailsOf(input, ground.perUsd), standing, memory.aroundOf(known));
  const taken = item.past
    ? { hits: [], quiet: [], row: memory.count(known, event, input.id) }
    : memory.take(known, event, { id: input.id, snoozed: quietAt(known, ground.now) });
  const isModelled = input.type === 'payment' && !item.past;
  const model = isModelled ? memory.live.say(taken.row, memory.measures.measures) : null;
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
    model: model?.asked ?? null,
    sampled: isModelled && hits.length === 0 && memory.live.current !== null && ground.sample(item),
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
    model: model?.said ?? null,
  };
  const { row } = taken;
  return { item, entry: { ...entry, digest: digestOf(entry) }, judged, country: standing.country, row };
}

/** The columns of the event, which rules see and the table keeps in clear. */
function toldBy(item: Item, { perUsd }: ComputeGround) {
  const { input, customerId, counterpartyToken, deviceToken, accountToken, phoneToken, ipToken } = item;
  return {
    customerId,
    type: input.type,
    at: input.at,
    direction: input.direction ?? null,
    channel: input.channel ?? null,
    usd: input.amount ? usdOf(input.amount, perUsd) : null,
    country: input.country ?? input.counterparty?.country ?? null,
    ...{ counterpartyToken, deviceToken, accountToken, phoneToken, ipToken },
    declined: input.declined,
  };
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
  return hash('sha256', JSON.stringify(said), 'buffer');
}

/** The answer to the caller who asked first. */
export function viewOf({ item, entry, judged }: Computed, measures: readonly Measure[]): DecisionView {
  return {
    id: item.id,
    transactionId: entry.externalId,
    customerId: item.customerId,
    outcome: judged.outcome,
    score: judged.score,
    p: judged.p,
    pFrom: pFromOf(entry),
    model: saidView(entry.model, measures),
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
