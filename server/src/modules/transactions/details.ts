import { type Details, detailsOf, type Rates } from './event.ts';
import { TransactionIn } from './schema/index.ts';

const Kept = TransactionIn.shape;

/** What the rules need of an event whose sealed part was opened. */
export function readDetails(text: string, perUsd: Rates): Details {
  const kept = JSON.parse(text) as Record<string, unknown>;
  const [position, counterparty, travelRule, balance, credit] = [
    Kept.position.safeParse(kept.position),
    Kept.counterparty.safeParse(kept.counterparty),
    Kept.travelRule.safeParse(kept.travelRule),
    Kept.balance.safeDecode(kept.balance as never),
    Kept.credit.safeDecode(kept.credit as never),
  ];
  const sent = {
    position: position.data,
    counterparty: counterparty.data,
    travelRule: travelRule.data,
    balance: balance.data,
    credit: credit.data,
  };
  return detailsOf(sent, perUsd);
}

/** JSON of values read from JSON, members by name (RFC 8785): the same event is the same text, however it was written. */
export function canonicalText(value: object): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members: Record<string, unknown> = {};
  const given = value as Record<string, unknown>;
  for (const name of Object.keys(given).sort()) members[name] = sorted(given[name]);
  return members;
}
