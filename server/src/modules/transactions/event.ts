import type { Value } from '@acquaint/engines/expression';
import type { WindowEvent } from '@acquaint/engines/windows';
import { DAY_MS } from '#platform/clock';
import type { Money } from '#platform/money';
import { usdOf } from './policy.ts';
import type { HistoryRow, StandingRow } from './store/index.ts';

export type Rates = Readonly<Record<string, number>>;
/** What of an event is kept sealed, read out of what the caller sent. */
export type Details = {
  counterpartyKind?: string | undefined;
  travelRuleComplete?: boolean;
  position?: { latitude: number; longitude: number; accuracyM?: number | undefined } | undefined;
  /** What is left afterwards, in dollars; and what of the credit line is used, 0 to 1. */
  balance?: number | null;
  utilisation?: number | null;
};
/** What is known of a customer's surroundings: the limit of a payment in dollars, and the usual part of cash among its like. */
export type Around = { limit: number | null; peerCashShare: number | null };
const NOTHING_AROUND: Around = { limit: null, peerCashShare: null };
/** The columns of an event that rules see. */
export type Told = Omit<HistoryRow, 'id' | 'sealed'>;
type Owner = Pick<StandingRow, 'kind' | 'country' | 'tier' | 'createdAt'>;

/** A customer's event as the rules see it; the same from a request and from the table. Amounts are in dollars; payee and device are keyed hashes. */
export function eventOf(told: Told, details: Details, owner: Owner | null, around = NOTHING_AROUND): WindowEvent {
  const time = told.at.getTime();
  const { position } = details;
  // A place known to no better than 50 km says nothing about how far somebody travelled.
  const isPlace = position !== undefined && (position.accuracyM ?? 0) < 50_000;
  const fields: Record<string, Value> = {
    time,
    amount: told.usd,
    age_days: owner && (time - owner.createdAt.getTime()) / DAY_MS,
    // Nobody is asked for it yet.
    income: null,
    tier: owner?.tier ?? null,
    geo: isPlace ? { lat: position.latitude, lon: position.longitude } : null,
    declined: told.declined,
    account: told.customerId,
    own_account: hashed(told.accountToken),
    counterparty: hashed(told.counterpartyToken),
    direction: told.direction,
    channel: told.channel,
    device: hashed(told.deviceToken),
    phone: hashed(told.phoneToken),
    ip: hashed(told.ipToken),
    country: told.country,
    kind: owner && (owner.kind === 'organization' ? 'company' : 'person'),
    counterparty_kind: details.counterpartyKind ?? null,
    type: told.type,
    home_country: owner?.country ?? null,
    travel_rule_complete: told.type === 'payment' ? (details.travelRuleComplete ?? false) : null,
    limit: around.limit,
    balance: details.balance ?? null,
    utilisation: details.utilisation ?? null,
    peer_cash_share: around.peerCashShare,
  };
  return { time, fields };
}

const hashed = (token: Buffer | null): string | null => token?.toString('base64') ?? null;

type Sent = {
  counterparty?: { kind?: string | undefined } | undefined;
  position?: Details['position'];
  balance?: Money | undefined;
  credit?: { line: Money; used: Money } | undefined;
  travelRule?: Partial<Record<(typeof TRAVEL_RULE)[number], string | undefined>> | undefined;
};
/** FATF R.16: who pays and who is paid, by name and account. */
const TRAVEL_RULE = ['originatorName', 'originatorAccount', 'beneficiaryName', 'beneficiaryAccount'] as const;

/** What the rules need of what was sent. */
export function detailsOf(sent: Sent, perUsd: Rates): Details {
  const { credit } = sent;
  return {
    counterpartyKind: sent.counterparty?.kind,
    position: sent.position,
    balance: sent.balance ? usdOf(sent.balance, perUsd) : null,
    utilisation: credit && credit.line.minor > 0n ? Number(credit.used.minor) / Number(credit.line.minor) : null,
    travelRuleComplete: TRAVEL_RULE.every((name) => sent.travelRule?.[name] !== undefined),
  };
}
