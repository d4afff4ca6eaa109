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
