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
import { type CustomerRow, customersToLoad, historiesOf, type StandingRow } from '../store/index.ts';
import type { Known, LaneMemory } from './memory.ts';

/** So many customers' entries are read at once, so that those with long histories do not come together. */
const HISTORIES_AT_ONCE = 50;

/** Brings customers that are not known into memory: how they stand, what went out, what the rules count of them. */
export async function load(
  db: Db,
  memory: LaneMemory,
  { customerIds, perUsd }: { customerIds: readonly CustomerId[]; perUsd: Rates },
): Promise<void> {
  const missing = [...new Set(customerIds)].filter((id) => !memory.known.has(id));
  if (missing.length === 0) return;
  const rows = await customersToLoad(db, missing);
  const keys = await customerKeys(db, missing);
  const begun = rows.map((row) =>
    begin(db, memory, { row, key: keys.get(row.standing.customerId as CustomerId), perUsd }),
  );
  const behind = begun.flatMap((one) => one ?? []);
  try {
    for (let at = 0; at < behind.length; at += HISTORIES_AT_ONCE)
      await playAgain(db, memory, { behind: behind.slice(at, at + HISTORIES_AT_ONCE), perUsd });
  } catch (error) {
    // Half of what a customer did is worse than nothing of it.
    memory.forget(missing);
    throw error;
  }
}

type Behind = { known: Known; key: KeyObject; after: bigint };

/** A customer as saved; what came after the saved windows has still to be played, all of it where the rules ask for more than was kept. */
function begin(
  db: Db,
  memory: LaneMemory,
  { row: { standing, state, quiet }, key, perUsd }: { row: CustomerRow; key: KeyObject | undefined; perUsd: Rates },
): Behind | null {
  const limits = tierLimit(db, standing);
  const known: Known = {
    ...{ standing, limits, quiet },
    limitUsd: limits && usdOf({ currency: limits.currency, minor: limits.perTransaction }, perUsd),
    regions: regionsOf(db, standing.country),
    version: state?.version ?? 0n,
    ordinal: state?.ordinal ?? 0n,
    spent: new Map((state?.spent.days ?? []).map(([day, minor]) => [day, BigInt(minor)])),
    keys: new Map(),
    windowsOrdinal: state?.windowsOrdinal ?? 0n,
  };
  memory.known.set(standing.customerId, known);
  if (!state || !key) return null;
  let after = 0n;
  if (state.windows) {
    const isWhole = memory.loadWindows(known, openText(key, windowsPlace(state.customerId), state.windows));
    if (isWhole) after = state.windowsOrdinal;
    else for (const one of known.keys.values()) memory.rules.windows.drop(one);
  }
  return after === state.ordinal ? null : { known, key, after };
}

async function playAgain(
  db: Db,
  memory: LaneMemory,
  { behind, perUsd }: { behind: readonly Behind[]; perUsd: Rates },
): Promise<void> {
  const of = new Map(behind.map((one) => [one.known.standing.customerId, one]));
  const wanted = behind.map(({ known, after }) => ({ customerId: known.standing.customerId, after }));
  for (const row of await historiesOf(db, wanted)) {
    const one = of.get(row.customerId);
    if (!one) continue;
    const place = { table: 'transaction_entry', column: 'sealed', row: row.id };
    const details = readDetails(openText(one.key, place, row.sealed), perUsd);
    memory.play(one.known, eventOf(row, details, one.known.standing, memory.aroundOf(one.known)));
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
