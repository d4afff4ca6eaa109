import type { RuleSet } from '@acquaint/engines/rules';
import type { TierLimit } from '../policy.ts';
import { type Release, rulesInMemory } from '../releases.ts';
import type { StandingRow } from '../store.ts';

const SPENT_DAYS = 40;

/** What a lane knows of a customer between two batches; the row's version and the stamp are compared inside each commit. */
export type Known = {
  standing: StandingRow;
  limits: TierLimit | null;
  version: bigint;
  spent: Map<number, bigint>;
};

/** The state of one lane: never trusted over the database, and thrown away whenever a commit was refused. */
export class LaneMemory {
  readonly release: Release;
  readonly rules: RuleSet;
  readonly known = new Map<string, Known>();

  constructor(release: Release) {
    this.release = release;
    this.rules = rulesInMemory(release);
  }
}

/** What went out on the day of an event and in its month (UTC), as far as it was counted. */
export function spentAt(spent: ReadonlyMap<number, bigint>, at: Date): { today: bigint; thisMonth: bigint } {
  const first = dayNumber(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)));
  const next = dayNumber(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)));
  let thisMonth = 0n;
  for (const [day, minor] of spent) if (day >= first && day < next) thisMonth += minor;
  return { today: spent.get(dayNumber(at)) ?? 0n, thisMonth };
}

/** Adds what an event counts, and forgets days that no month can still ask for. */
export function addSpent(spent: Map<number, bigint>, at: Date, minor: bigint): void {
  const day = dayNumber(at);
  const sum = (spent.get(day) ?? 0n) + minor;
  if (sum > 0n) spent.set(day, sum);
  else spent.delete(day);
  if (spent.size <= SPENT_DAYS) return;
  const newest = Math.max(...spent.keys());
  for (const old of spent.keys()) if (old < newest - SPENT_DAYS) spent.delete(old);
}

function dayNumber(at: Date): number {
  return Math.floor(at.getTime() / 86_400_000);
}
