import type { CustomerId } from '#modules/customers';
import { packFor } from '#modules/regulation';
import { limitsOf } from '#modules/risk';
import { DAY_MS } from '#platform/clock';
import type { Db } from '#platform/db';
import { customerKeys, openText } from '#platform/vault';
import { type Details, eventOf } from '../event.ts';
import type { TierLimit } from '../policy.ts';
import { TransactionIn } from '../schema.ts';
import { historyOf, type StandingRow, standingOf, statesOf } from '../store.ts';
import type { Known, LaneMemory } from './memory.ts';

/** The longest window that a rule may ask for. */
const LOOK_BACK_MS = 400 * DAY_MS;

/** Brings customers that the lane does not know into its memory: how they stand, what went out, what they did. */
export async function load(db: Db, memory: LaneMemory, customerIds: readonly CustomerId[]): Promise<void> {
  const missing = [...new Set(customerIds)].filter((id) => !memory.known.has(id));
  if (missing.length === 0) return;
  const standings = await standingOf(db, missing);
  const states = new Map((await statesOf(db, missing)).map((row) => [row.customerId, row]));
  const seen = missing.filter((id) => states.has(id));
  const history = await historyOf(db, seen, new Date(db.now.getTime() - LOOK_BACK_MS));
  const keys = await customerKeys(db, seen);
  const known = new Map<string, Known>();
  for (const standing of standings) {
    const state = states.get(standing.customerId);
    known.set(standing.customerId, {
      standing,
      limits: tierLimit(db, standing),
      version: state?.version ?? 0n,
      spent: new Map((state?.spent.days ?? []).map(([day, minor]) => [day, BigInt(minor)])),
    });
  }
  for (const row of history) {
    const standing = known.get(row.customerId)?.standing;
    const key = keys.get(row.customerId as CustomerId);
    if (!standing || !key) continue;
    const place = { table: 'transaction_entry', column: 'sealed', row: row.id };
    memory.rules.push(eventOf(row, detailsOf(openText(key, place, row.sealed)), standing));
  }
  for (const [customerId, one] of known) memory.known.set(customerId, one);
}

function tierLimit(db: Db, { country, tier }: StandingRow): TierLimit | null {
  const found = limitsOf(packFor(db, country), tier);
  return (
    found && {
      currency: found.currency,
      perTransaction: BigInt(found.per_transaction_minor),
      perDay: BigInt(found.per_day_minor),
      perMonth: BigInt(found.per_month_minor),
    }
  );
}

const Kept = TransactionIn.shape;

function detailsOf(text: string): Details {
  const kept = JSON.parse(text) as Record<string, unknown>;
  const position = Kept.position.safeParse(kept.position);
  const counterparty = Kept.counterparty.safeParse(kept.counterparty);
  return {
    counterpartyKind: counterparty.success ? counterparty.data?.kind : undefined,
    position: position.success ? position.data : undefined,
  };
}
