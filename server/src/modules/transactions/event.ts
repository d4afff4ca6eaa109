import { BOOL, GEO, type Names, NUMBER, STRING, type Value } from '@acquaint/engines/expression';
import type { WindowEvent } from '@acquaint/engines/windows';
import { DAY_MS } from '#platform/clock';
import type { HistoryRow, StandingRow } from './store.ts';

/** Of what monitoring rules speak. Amounts are in dollars; who is paid and from which device are keyed hashes. */
export const EVENT: Names = {
  ...{ time: NUMBER, amount: NUMBER, age_days: NUMBER, income: NUMBER, tier: NUMBER, geo: GEO, declined: BOOL },
  ...{ account: STRING, counterparty: STRING, direction: STRING, channel: STRING, device: STRING, country: STRING },
  ...{ kind: STRING, counterparty_kind: STRING, type: STRING, home_country: STRING },
};

/** What of an event is personal and is kept sealed, beside what the caller sent. */
export type Details = {
  counterpartyKind?: string | undefined;
  position?: { latitude: number; longitude: number; accuracyM?: number | undefined } | undefined;
};
type Told = Omit<HistoryRow, 'id' | 'sealed'>;

/** A customer's event as the rules see it; the same from a request and from the table. */
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
  };
  return { time, fields };
}
