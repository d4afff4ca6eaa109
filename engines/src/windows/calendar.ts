import type { CalendarUnit } from './spec.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 5 January 1970 was the first Monday. */
const FIRST_MONDAY = 4 * DAY;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const MOST_OFFSETS = 200_000;

/** When the hour, day, week or month that holds `ms` began in a time zone, in milliseconds since 1970. */
export function beginningOf(unit: CalendarUnit, ms: number, zone: string): number {
  const local = ms + offsetAt(ms, zone);
  const start = localBeginning(unit, local);
  // The offset at the beginning may be another one, when the clocks were changed in between.
  const guess = start - offsetAt(ms, zone);
  return start - offsetAt(guess, zone);
}

function localBeginning(unit: CalendarUnit, local: number): number {
  if (unit === 'hour') return Math.floor(local / HOUR) * HOUR;
  if (unit === 'day') return Math.floor(local / DAY) * DAY;
  if (unit === 'week') return Math.floor((local - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY;
  const date = new Date(local);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** What local time is ahead of UTC by. Clocks change at whole quarters of an hour only. */
function offsetAt(ms: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const quarter = Math.floor(ms / (HOUR / 4));
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const at = quarter * (HOUR / 4);
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour % 24, minute) - at;
  offsets.set(key, offset);
  return offset;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
  });
  formats.set(zone, made);
  return made;
}
