const MAX_AGE_YEARS = 130;

/** `YYYY-MM-DD` when it is a real day, not after `today` and at most 130 years before it; else null. */
export function birthDate(
  year: number | string,
  month: number | string,
  day: number | string,
  today: string,
): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  const text = date.toISOString().slice(0, 10);
  return text <= today && y >= Number(today.slice(0, 4)) - MAX_AGE_YEARS ? text : null;
}

/** A birth date whose year has two digits: the latest century that is not after `today`. */
export function birthDateOfShortYear(
  year: string,
  month: number | string,
  day: number | string,
  today: string,
): string | null {
  const century = Number(today.slice(0, 2)) * 100;
  return (
    birthDate(century + Number(year), month, day, today) ?? birthDate(century - 100 + Number(year), month, day, today)
  );
}
