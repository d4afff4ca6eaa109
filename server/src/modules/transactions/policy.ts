import { type Money, money } from '#platform/money';
import type { LimitsLeft, Outcome, RuleHit } from './schema/index.ts';

/** What an amount is in dollars, for comparing it with thresholds: `perUsd` are units of each currency for a dollar. */
export function usdOf(amount: Money, perUsd: Readonly<Record<string, number>>): number | null {
  const rate = perUsd[amount.currency];
  const digits = minorDigits(amount.currency);
  return rate === undefined || digits === null ? null : Number(amount.minor) / 10 ** digits / rate;
}

/** An amount in another currency, in whole minor units, rounded away from nothing; null without a rate. */
export function convert(amount: Money, currency: string, perUsd: Readonly<Record<string, number>>): Money | null {
  if (amount.currency === currency) return amount;
  const [from, to] = [perUsd[amount.currency], perUsd[currency]];
  const [fromDigits, toDigits] = [minorDigits(amount.currency), minorDigits(currency)];
  if (from === undefined || to === undefined || fromDigits === null || toDigits === null) return null;
  // Rates have at most nine significant decimals here; the arithmetic on minor units stays whole.
  const scale = 1_000_000_000n;
  const numerator = amount.minor * BigInt(Math.round(to * 1e9)) * 10n ** BigInt(toDigits);
  const denominator = BigInt(Math.round(from * 1e9)) * 10n ** BigInt(fromDigits);
  const up = (numerator * scale) / denominator;
  const minor = (up + scale - 1n) / scale;
  return minor >= 10n ** 18n ? null : money(currency, minor);
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const DIGITS = new Map<string, number>();

/** Digits after the point (ISO 4217); null for letters that name no currency. */
export function minorDigits(currency: string): number | null {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  if (!CURRENCIES.has(currency)) return null;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  DIGITS.set(currency, digits);
  return digits;
}

/** Luhn's check digit, ISO/IEC 7812-1 annex B. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const counted = at % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}

/** What a customer may do at this moment. */
export type Standing = {
  status: string;
  tier: number;
  frozen: boolean;
  limitZero: boolean;
  reviewFirst: boolean;
  known: boolean;
};
export type TierLimit = { currency: string; perTransaction: bigint; perDay: bigint; perMonth: bigint };
/** What went out of the account so far on the payment's day and in its month, in the limits' currency. */
export type Spent = { today: bigint; thisMonth: bigint };
export type Bands = { challengeFrom: number; holdFrom: number; freezeFrom: number; holdHours: number };
export type Judged = {
  outcome: Outcome;
  score: number;
  p: number;
  reasons: string[];
  actions: string[];
  /** Counts against the limits: it was let go, or waits. */
  counts: boolean;
  alert: { priority: 'routine' | 'urgent' | 'callback'; grave: boolean } | null;
  freeze: boolean;
  limitsLeft: LimitsLeft | null;
};
type Subject = {
  /** It happened before, and is only counted. */
  past: boolean;
  isPayment: boolean;
  outgoing: boolean;
  declined: boolean;
  standing: Standing;
  limits: TierLimit | null;
  spent: Spent;
  /** In the limits' currency; null when no rate is known. */
  amount: bigint | null;
  hits: readonly RuleHit[];
  bands: Bands;
  /** What a trained model asks for; null while none decides. */
  model: ModelAsks | null;
  /** A person looks at it although nothing was said, so that a model learns more than its own choices. */
  sampled: boolean;
};
export type ModelAsks = { p: number | null; isUnsure: boolean; isOdd: boolean };

const RANK = { allow: 0, challenge: 1, hold: 2, block: 3 } as const satisfies Record<Outcome, number>;
const worse = (a: Outcome, b: Outcome): Outcome => (RANK[a] >= RANK[b] ? a : b);
const SCORE_MAX = 100;

/**
 * The decision about one event. Standing and limits refuse, since they are facts; rules only ask, hold or freeze for a time, since
 * they are doubts. Of rules p is the score itself: 50 points are an even chance; of a trained model it is what it says. The higher acts.
 */
export function judge(subject: Subject): Judged {
  if (subject.past) return counted(subject);
  const score = Math.min(
    SCORE_MAX,
    subject.hits.reduce((sum, hit) => sum + hit.score, 0),
  );
  const p = Math.max(score / SCORE_MAX, subject.model?.p ?? 0);
  const asked = askedByRules(subject, score / SCORE_MAX);
  const modelled = askedByModel(subject);
  const standing = subject.isPayment ? byStanding(subject.standing) : null;
  const limit = subject.isPayment && subject.outgoing ? byLimits(subject) : null;
  const found = [asked, modelled, standing, limit].filter((one) => one !== null);
  const outcome = found.reduce<Outcome>((worst, one) => worse(worst, one.outcome), 'allow');
  const counts = subject.isPayment && subject.outgoing && !subject.declined && outcome !== 'block';
  return {
    outcome: subject.declined ? 'block' : outcome,
    score,
    p,
    reasons: [...new Set(found.flatMap((one) => one.reasons))],
    actions: actionsOf(outcome, p, subject),
    counts,
    alert: alertOf(subject, { outcome, p, held: standing?.outcome === 'hold', modelled: modelled !== null }),
    freeze: p >= subject.bands.freezeFrom && subject.isPayment,
    limitsLeft: limitsLeft(subject, counts),
  };
}

/** What happened before is known, not decided: it counts against limits and habits, and asks nothing of anybody. */
function counted(subject: Subject): Judged {
  const counts = subject.isPayment && subject.outgoing && !subject.declined;
  return {
    ...{ outcome: subject.declined ? 'block' : 'allow', score: 0, p: 0, reasons: ['transaction.past'], actions: [] },
    ...{ counts, alert: null, freeze: false, limitsLeft: null },
  };
}

type Found = { outcome: Outcome; reasons: string[] };

function askedByRules({ hits, bands, isPayment }: Subject, p: number): Found | null {
  // A rule that asks for nothing is a signal: it adds its points, and is named when the points together ask for something.
  const named = p >= bands.challengeFrom ? hits : hits.filter((hit) => hit.actions.length > 0);
  if (named.length === 0) return null;
  const asks = (action: string) => hits.some((hit) => hit.actions.includes(action));
  const reasons = named.map((hit) => `rule.${hit.rule}`);
  if (!isPayment) return { outcome: 'allow', reasons };
  if (p >= bands.holdFrom || asks('hold')) return { outcome: 'hold', reasons };
  return { outcome: p >= bands.challengeFrom || asks('challenge') ? 'challenge' : 'allow', reasons };
}

/** A model that is sure acts by the same bands as rules; one that is unsure, or finds a payment odd, asks a person and stops nothing. */
function askedByModel({ model, bands, isPayment, sampled }: Subject): Found | null {
  if (!isPayment) return null;
  const p = model?.p ?? 0;
  const reasons = [
    ...(p >= bands.challengeFrom ? ['model.likely'] : []),
    ...(model?.isUnsure ? ['model.unsure'] : []),
    ...(model?.isOdd ? ['model.odd'] : []),
  ];
  if (reasons.length === 0) return sampled ? { outcome: 'allow', reasons: ['model.sampled'] } : null;
  if (p >= bands.holdFrom) return { outcome: 'hold', reasons };
  return { outcome: p >= bands.challengeFrom ? 'challenge' : 'allow', reasons };
}

function byStanding(standing: Standing): Found | null {
  if (standing.frozen || standing.status === 'frozen') return { outcome: 'block', reasons: ['customer.frozen'] };
  if (standing.status === 'closed' || standing.status === 'erased')
    return { outcome: 'block', reasons: ['customer.closed'] };
  if (!standing.known) return { outcome: 'hold', reasons: ['customer.unknown'] };
  if (standing.tier === 0 || standing.status === 'prospect')
    return { outcome: 'hold', reasons: ['customer.not_verified'] };
  if (standing.limitZero) return { outcome: 'block', reasons: ['customer.limit_zero'] };
  return standing.reviewFirst ? { outcome: 'hold', reasons: ['customer.review_first'] } : null;
}

function byLimits({ limits, spent, amount, standing }: Subject): Found | null {
  // Whose standing already holds or refuses the payment is told that, not a limit of nothing.
  if (!limits || standing.tier === 0) return null;
  if (amount === null) return { outcome: 'hold', reasons: ['limit.no_rate'] };
  if (amount > limits.perTransaction) return { outcome: 'block', reasons: ['limit.per_transaction'] };
  if (spent.today + amount > limits.perDay) return { outcome: 'block', reasons: ['limit.per_day'] };
  return spent.thisMonth + amount > limits.perMonth ? { outcome: 'block', reasons: ['limit.per_month'] } : null;
}

function actionsOf(outcome: Outcome, p: number, { bands, isPayment }: Subject): string[] {
  if (!isPayment) return [];
  if (p >= bands.freezeFrom) return ['freeze', 'call_back', 'notify'];
  if (outcome === 'hold') return ['hold', 'notify'];
  return outcome === 'challenge' ? ['one_time_code'] : [];
}

function alertOf(
  { hits, bands, declined }: Subject,
  { outcome, p, held, modelled }: { outcome: Outcome; p: number; held: boolean; modelled: boolean },
): Judged['alert'] {
  const asked = modelled || hits.some((hit) => hit.actions.includes('alert'));
  if (declined && !asked) return null;
  if (p >= bands.freezeFrom) return { priority: 'callback', grave: true };
  if (outcome === 'hold' || held) return { priority: 'urgent', grave: false };
  return asked ? { priority: 'routine', grave: false } : null;
}

function limitsLeft({ limits, spent, amount }: Subject, counts: boolean): LimitsLeft | null {
  if (!limits) return null;
  const now = counts ? (amount ?? 0n) : 0n;
  const left = (limit: bigint, used: bigint) => money(limits.currency, limit > used ? limit - used : 0n);
  return {
    perTransaction: money(limits.currency, limits.perTransaction),
    today: left(limits.perDay, spent.today + now),
    thisMonth: left(limits.perMonth, spent.thisMonth + now),
  };
}

/** What the customer may be told: never that something is suspected. */
export function shownFor(outcome: Outcome, reasons: readonly string[]) {
  if (outcome === 'allow') return 'nothing';
  if (outcome === 'challenge') return 'confirm_with_code';
  if (outcome === 'hold') return 'being_checked';
  return reasons.some((reason) => reason.startsWith('limit.')) ? 'over_limit' : 'not_possible';
}
