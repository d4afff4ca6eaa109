const EXPIRY_AHEAD_YEARS = 50;

/** YYMMDD of a birth to YYYY-MM-DD: the latest century that is not after `today`. Null when it is no day. */
export function birthDateOf(text: string, today: string): string | null {
  const century = Number(today.slice(0, 2));
  return dayOf(`${century}${text}`, (day) => day <= today) ?? dayOf(`${century - 1}${text}`, () => true);
}

/** YYMMDD of an expiry to YYYY-MM-DD: the latest century that is at most 50 years after `today`. Null when it is no day. */
export function expiryDateOf(text: string, today: string): string | null {
  const century = Number(today.slice(0, 2));
  const latest = `${Number(today.slice(0, 4)) + EXPIRY_AHEAD_YEARS}${today.slice(4)}`;
  for (const each of [century + 1, century, century - 1]) {
    const day = dayOf(`${each}${text}`, (candidate) => candidate <= latest);
    if (day) return day;
  }
  return null;
}

function dayOf(text: string, accept: (day: string) => boolean): string | null {
  if (!/^\d{8}$/.test(text)) return null;
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isDay(day) && accept(day) ? day : null;
}

/** Whether YYYY-MM-DD is a day of the calendar. */
export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}
