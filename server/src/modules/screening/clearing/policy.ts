import { isOffice } from '../policy.ts';
import type { MatchStatus } from '../schema.ts';

const OPEN: ReadonlySet<MatchStatus> = new Set(['new', 'potential']);

/** Why a match cannot be cleared together with others, or null. One that somebody judged is judged anew by itself. */
export function refusalOf(match: { status: MatchStatus } | undefined, waits: boolean): string | null {
  if (!match) return 'match.not_found';
  if (!OPEN.has(match.status)) return 'match.decided';
  return waits ? 'match.waits' : null;
}

/** Several matches at once are no careful look at each: with a sanctioned or blocked entry among them a second person agrees first. */
export function needsSecond(matches: readonly { topics: readonly string[] }[]): boolean {
  return matches.length > 1 && matches.some(({ topics }) => !isOffice(topics));
}

/** Until when a clearing in force can be taken back, `hours` after it came into force; null when it cannot any more. Later each match is judged anew by itself. */
export function undoUntil(
  current: { status: string; inForceAt: Date | null },
  { now, hours }: { now: Date; hours: number },
): Date | null {
  if (current.status !== 'in_force' || !current.inForceAt) return null;
  const until = new Date(current.inForceAt.getTime() + hours * 3_600_000);
  return until > now ? until : null;
}
