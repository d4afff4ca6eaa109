/** A date of life of which only the year, or year and month, may be known. */
export type PartialDate = { year: number; month: number | null; day: number | null };

/** Reads YYYY, YYYY-MM or YYYY-MM-DD; anything else, and dates no calendar has, is null. */
export function parsePartialDate(text: string): PartialDate | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] === undefined ? null : Number(found[2]);
  const day = found[3] === undefined ? null : Number(found[3]);
  if (year < 1000 || (month !== null && (month < 1 || month > 12))) return null;
  if (month !== null && day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return null;
  return { year, month, day };
}

export type DateAgreement = 'same' | 'compatible' | 'close' | 'swapped' | 'same_year' | 'differs';

/** How two partial dates agree. `compatible`: nothing contradicts where both are known; `close`: a year apart; `swapped`: day and month exchanged. Symmetric. */
export function compareDates(a: PartialDate, b: PartialDate): DateAgreement {
  if (a.year !== b.year) return Math.abs(a.year - b.year) === 1 ? 'close' : 'differs';
  const monthsKnown = a.month !== null && b.month !== null;
  const daysKnown = a.day !== null && b.day !== null;
  if (monthsKnown && daysKnown) {
    if (a.month === b.month && a.day === b.day) return 'same';
    return a.month === b.day && a.day === b.month ? 'swapped' : 'same_year';
  }
  if (monthsKnown) return a.month === b.month ? 'compatible' : 'same_year';
  return 'compatible';
}
