import type { Value } from '@acquaint/engines/expression';
import type { WindowEvent } from '@acquaint/engines/windows';
import { DAY_MS } from '#platform/clock';
import type { HistoryRow, StandingRow } from './store/index.ts';

/** What of an event is personal and is kept sealed, beside what the caller sent. */
export type Details = {
  counterpartyKind?: string | undefined;
  travelRuleComplete?: boolean;
  position?: { latitude: number; longitude: number; accuracyM?: number | undefined } | undefined;
};
/** What rules may ask for and this product is not told yet. */
const UNKNOWN = {
  ip: null,
  phone: null,
  limit: null,
  balance: null,
  utilisation: null,
  peer_cash_share: null,
} as const;
type Told = Omit<HistoryRow, 'id' | 'sealed'>;

/** A customer's event as the rules see it; the same from a request and from the table. Amounts are in dollars; payee and device are keyed hashes. */
export function eventOf(told: Told, details: Details, standing: StandingRow): WindowEvent {
  const time = told.at.getTime();
  const { position } = details;
  // A place known to no better than 50 km says nothing about how far somebody travelled.
  const isPlace = position !== undefined && (position.accuracyM ?? 0) < 50_000;
  const fields: Record<string, Value> = {
    time,
    amount: told.usd,
    age_days: (time - standing.createdAt.getTime()) / DAY_MS,
    income: null,
    tier: standing.tier,
    geo: isPlace ? { lat: position.latitude, lon: position.longitude } : null,
    declined: told.declined,
    account: told.customerId,
    counterparty: told.counterpartyToken?.toString('base64') ?? null,
    direction: told.direction,
    channel: told.channel,
    device: told.deviceToken?.toString('base64') ?? null,
    country: told.country,
    kind: standing.kind === 'organization' ? 'company' : 'person',
    counterparty_kind: details.counterpartyKind ?? null,
    type: told.type,
    home_country: standing.country,
    travel_rule_complete: told.type === 'payment' ? (details.travelRuleComplete ?? false) : null,
    ...UNKNOWN,
  };
  return { time, fields };
}

type Sent = {
  counterparty?: { kind?: string | undefined } | undefined;
  position?: Details['position'];
  travelRule?: Partial<Record<(typeof TRAVEL_RULE)[number], string | undefined>> | undefined;
};
/** FATF R.16: who pays and who is paid, by name and account. */
const TRAVEL_RULE = ['originatorName', 'originatorAccount', 'beneficiaryName', 'beneficiaryAccount'] as const;

/** What the rules need of what was sent. */
export function detailsOf(sent: Sent): Details {
  return {
    counterpartyKind: sent.counterparty?.kind,
    position: sent.position,
    travelRuleComplete: TRAVEL_RULE.every((name) => sent.travelRule?.[name] !== undefined),
  };
}
