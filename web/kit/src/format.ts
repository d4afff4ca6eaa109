import { intlTag, type Locale } from './locales.ts';

export type Money = { currency: string; minor: string };

export type Format = {
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A share of one as per cent. */
  percent: (share: number) => string;
  money: (amount: Money) => string;
  /** A calendar day; partial dates of life (YYYY, YYYY-MM) stay partial. */
  date: (value: string) => string;
  /** A calendar day without its year, for axes. */
  monthDay: (value: string) => string;
  /** Day and minute, in the reader's time zone. */
  moment: (value: string) => string;
  /** To the second with the zone's name: what stands behind every relative time. */
  exact: (value: string) => string;
  relative: (value: string, nowMs: number) => string;
  /** Milliseconds as the two largest units that are not zero: 3 h 20 min. */
  duration: (ms: number) => string;
  bytes: (count: number) => string;
  country: (code: string) => string;
  list: (items: readonly string[]) => string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  { unit: 'year', ms: 365 * DAY },
  { unit: 'month', ms: 30 * DAY },
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
  { unit: 'second', ms: 1000 },
] as const;

const PARTS = [
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
  { unit: 'second', ms: 1000 },
  { unit: 'millisecond', ms: 1 },
] as const;

/** Numbers, money, times and names of one language. */
export function createFormat(locale: Locale): Format {
  const tag = intlTag(locale);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const monthDay = new Intl.DateTimeFormat(tag, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'long' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' });
  const regions = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' });
  const lists = new Intl.ListFormat(tag, { style: 'narrow', type: 'conjunction' });
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value);

  return {
    number: (value, options) => new Intl.NumberFormat(tag, options).format(value),
    percent: (share) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    money: (amount) => formatMoney(tag, amount),
    date: (value) => (/^\d{4}$/.test(value) ? value : dated(value, /^\d{4}-\d{2}$/.test(value) ? month : day)),
    monthDay: (value) => dated(value, monthDay),
    moment: (value) => dated(value, moment),
    exact: (value) => dated(value, exact),
    relative: (value, nowMs) => formatRelative(relative, Date.parse(value) - nowMs),
    duration: (ms) =>
      largestParts(Math.abs(ms))
        .map((part) => unit(part.count, part.unit))
        .join(' '),
    bytes: (count) => (count < 1_000_000 ? unit(count / 1000, 'kilobyte') : unit(count / 1_000_000, 'megabyte', 1)),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
    list: (items) => lists.format(items),
  };
}

/** 12,000,000 ms is 3 hours and 20 minutes; seconds stand alone. */
function largestParts(ms: number): { count: number; unit: (typeof PARTS)[number]['unit'] }[] {
  const from = PARTS.findIndex((part) => ms >= part.ms);
  const [large, small] = PARTS.slice(from < 0 ? PARTS.length - 1 : from);
  if (!large) return [];
  const count = Math.floor(ms / large.ms);
  const rest = small && small.unit !== 'millisecond' ? Math.floor((ms - count * large.ms) / small.ms) : 0;
  return [{ count, unit: large.unit }, ...(small && rest > 0 ? [{ count: rest, unit: small.unit }] : [])];
}

function dated(value: string, format: Intl.DateTimeFormat): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : format.format(at);
}

function formatRelative(format: Intl.RelativeTimeFormat, ms: number): string {
  if (Number.isNaN(ms)) return '';
  const step = STEPS.find((each) => Math.abs(ms) >= each.ms) ?? STEPS[5];
  return format.format(Math.trunc(ms / step.ms), step.unit);
}

/** Exact: minor units become a decimal string, never a float. */
function formatMoney(tag: string, { currency, minor }: Money): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const negative = minor.startsWith('-');
  const figures = (negative ? minor.slice(1) : minor).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const cents = digits > 0 ? `.${figures.slice(-digits)}` : '';
  const shown = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: /^\.0+$/.test(cents) ? 0 : digits,
  });
  return shown.format(`${negative ? '-' : ''}${whole}${cents}` as Intl.StringNumericLiteral);
}
