const MONTHS: Readonly<Record<string, string>> = {
  jan: '01',
  feb: '02',
  mar: '03',
  apr: '04',
  may: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  nov: '11',
  dec: '12',
};

/** Reads the ways authorities write a date into YYYY, YYYY-MM or YYYY-MM-DD; null when no year is certain or the day does not exist. */
export function partialDate(written: string): string | null {
  const text = written.trim().replace(/^(?:circa|approximately|c\.|ca\.|about|dob)\s+/i, '');
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$/.exec(text);
  if (iso) return compose(iso[1], iso[2], iso[3]);
  const worded = /^(?:(\d{1,2})\s+)?([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})$/.exec(text);
  if (worded) return compose(worded[3], MONTHS[(worded[2] ?? '').toLowerCase()] ?? 'x', worded[1]);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (slashed)
    return compose(
      slashed[3],
      slashed[2] === '00' ? undefined : slashed[2],
      slashed[1] === '00' ? undefined : slashed[1],
    );
  return null;
}

/** Every year of a span such as "1962 to 1965" or "01 Jan 1962 to 31 Dec 1965", at most 12; other texts give their one date. */
export function partialDates(written: string): string[] {
  const span = /(\d{4})\s*(?:to|-|–|and)\s*(?:circa\s+)?(?:\d{1,2}\s+)?(?:[A-Za-z]{3,9}\s+)?(\d{4})$/.exec(
    written.trim(),
  );
  const [from, to] = [Number(span?.[1]), Number(span?.[2])];
  if (span && to >= from && to - from < 12)
    return Array.from({ length: to - from + 1 }, (_, offset) => String(from + offset));
  const one = partialDate(written);
  return one === null ? [] : [one];
}

function compose(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const y = Number(year);
  if (!Number.isInteger(y) || y < 1000 || y > 2999) return null;
  if (month === undefined) return String(y);
  const m = Number(month);
  if (!Number.isInteger(m) || m < 1 || m > 12) return null;
  const stem = `${y}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return stem;
  const d = Number(day);
  if (!Number.isInteger(d) || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return `${stem}-${String(d).padStart(2, '0')}`;
}
