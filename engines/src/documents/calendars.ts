/** How the years of a date are counted. */
export type Calendar = 'gregorian' | 'buddhist' | 'roc' | 'japanese';

/** First and last year of each era as they are printed: in full, or by its letter. */
const ERAS: readonly { names: readonly string[]; first: number; last: number }[] = [
  { names: ['明治', 'M'], first: 1868, last: 1912 },
  { names: ['大正', 'T'], first: 1912, last: 1926 },
  { names: ['昭和', 'S'], first: 1926, last: 1989 },
  { names: ['平成', 'H'], first: 1989, last: 2019 },
  { names: ['令和', 'R'], first: 2019, last: 2100 },
];
const ERA_DATE = /(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d{1,2})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})/u;
const BUDDHIST_AHEAD = 543;
const ROC_BEHIND = 1911;
const THAI_MONTHS = [
  ['มค', 'มกราคม'],
  ['กพ', 'กุมภาพันธ์'],
  ['มีค', 'มีนาคม'],
  ['เมย', 'เมษายน'],
  ['พค', 'พฤษภาคม'],
  ['มิย', 'มิถุนายน'],
  ['กค', 'กรกฎาคม'],
  ['สค', 'สิงหาคม'],
  ['กย', 'กันยายน'],
  ['ตค', 'ตุลาคม'],
  ['พย', 'พฤศจิกายน'],
  ['ธค', 'ธันวาคม'],
] as const;
/** The noughts of the decimal digits of other scripts (Unicode); the nine others follow each. */
const NOUGHTS = [0x660, 0x6f0, 0x966, 0xe50] as const;

/** A year of the calendar as a year of the common era. */
export function westernYear(year: number, calendar: Calendar): number {
  if (calendar === 'buddhist') return year - BUDDHIST_AHEAD;
  if (calendar === 'roc') return year + ROC_BEHIND;
  return year;
}

/** Year, month and day of a date by a Japanese era (昭和61年5月1日, S61.5.1), or null; an era's first year is 元 or 1. */
export function eraDate(text: string): [year: number, month: number, day: number] | null {
  const found = ERA_DATE.exec(text);
  const era = ERAS.find(({ names }) => names.includes(found?.[1] ?? ''));
  if (!found || !era) return null;
  const year = era.first + (found[2] === '元' ? 1 : Number(found[2])) - 1;
  return year <= era.last ? [year, Number(found[3]), Number(found[4])] : null;
}

/** Day, month and year of a date with a Thai month's name, the year as printed. */
export function thaiDate(text: string): [year: number, month: number, day: number] | null {
  const found = /(\d{1,2})([\p{Script=Thai}\p{M}]+)(\d{4})/u.exec(text.replace(/[\s.]/g, ''));
  const month = THAI_MONTHS.findIndex((names) => names.some((name) => name === found?.[2]));
  return found && month !== -1 ? [Number(found[3]), month + 1, Number(found[1])] : null;
}

/** Arabic, Persian, Devanagari and Thai digits as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const nought = NOUGHTS.find((first) => code >= first && code < first + 10);
    return nought === undefined ? char : String(code - nought);
  });
}
