import { type Details, detailsOf } from './event.ts';
import { TransactionIn } from './schema/index.ts';

const Kept = TransactionIn.shape;

/** What the rules need of an event whose sealed part was opened. */
export function readDetails(text: string): Details {
  const kept = JSON.parse(text) as Record<string, unknown>;
  const [position, counterparty, travelRule] = [
    Kept.position.safeParse(kept.position),
    Kept.counterparty.safeParse(kept.counterparty),
    Kept.travelRule.safeParse(kept.travelRule),
  ];
  return detailsOf({
    position: position.data,
    counterparty: counterparty.data,
    travelRule: travelRule.data,
  });
}
