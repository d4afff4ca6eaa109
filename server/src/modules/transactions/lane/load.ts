import type { KeyObject } from 'node:crypto';
import type { CustomerId } from '#modules/customers';
import { packFor } from '#modules/regulation';
import { limitsOf } from '#modules/risk';
import type { Db } from '#platform/db';
import { customerKeys, openText } from '#platform/vault';
import { readDetails } from '../details.ts';
import { eventOf, type Rates } from '../event.ts';
import { type TierLimit, usdOf } from '../policy.ts';
import { regionsOf } from '../releases.ts';
import { historyOf, type StandingRow, type StateRow, standingOf, statesOf } from '../store/index.ts';
import type { Known, LaneMemory } from './memory.ts';

/** Brings customers that are not known into memory: how they stand, what went out, what the rules count of them. */
export async function load(
  db: Db,
  memory: LaneMemory,
  { customerIds, perUsd }: { customerIds: readonly CustomerId[]; perUsd: Rates },
): Promise<void> {
  const missing = [...new Set(customerIds)].filter((id) => !memory.known.has(id));
  if (missing.length === 0) return;
  const standings = await standingOf(db, missing);
  const states = new Map((await statesOf(db, missing)).map((row) => [row.customerId, row]));
  const keys = await customerKeys(
    db,
    missing.filter((id) => states.has(id)),
  );
  for (const standing of standings) {
    const state = states.get(standing.customerId);
    const limits = tierLimit(db, standing);
    const known: Known = {
      standing,
      limits,
      limitUsd: limits && usdOf({ currency: limits.currency, minor: limits.perTransaction }, perUsd),
      regions: regionsOf(db, standing.country),
      version: state?.version ?? 0n,
      ordinal: state?.ordinal ?? 0n,
      spent: new Map((state?.spent.days ?? []).map(([day, minor]) => [day, BigInt(minor)])),
      keys: new Map(),
      windowsOrdinal: state?.windowsOrdinal ?? 0n,
    };
    memory.known.set(standing.customerId, known);
    const key = keys.get(standing.customerId as CustomerId);
    try {
      if (state && key) await playAgain(db, memory, { known, state, key, perUsd });
    } catch (error) {
      // Half of what the customer did is worse than nothing of it.
      memory.forget([standing.customerId]);
      throw error;
    }
  }
}

type Seen = { known: Known; state: StateRow; key: KeyObject; perUsd: Rates };

/** Saved windows and the entries after them; all entries, where none were saved or the rules ask for more than they kept. */
async function playAgain(db: Db, memory: LaneMemory, { known, state, key, perUsd }: Seen): Promise<void> {
  const { customerId } = state;
  let after = 0n;
  if (state.windows) {
    const isWhole = memory.loadWindows(known, openText(key, windowsPlace(customerId), state.windows));
    if (isWhole) after = state.windowsOrdinal;
    else for (const one of known.keys.values()) memory.rules.windows.drop(one);
  }
  if (after === state.ordinal) return;
  for (const row of await historyOf(db, customerId, after)) {
    const place = { table: 'transaction_entry', column: 'sealed', row: row.id };
    const details = readDetails(openText(key, place, row.sealed), perUsd);
    memory.play(known, eventOf(row, details, known.standing, memory.aroundOf(known)));
  }
}

/** Where the sealed windows of a customer stand. */
export function windowsPlace(customerId: string) {
  return { table: 'transaction_state', column: 'windows', row: customerId };
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
