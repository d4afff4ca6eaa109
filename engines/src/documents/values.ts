import { alpha3Of } from '../mrz/index.ts';
import { type Calendar, eraDate, plainDigits, thaiDate, westernYear } from './calendars.ts';
import type { FieldTemplate } from './template.ts';
import { editsBetween, fold } from './text.ts';

/** First letters of month names in the languages of documents and letters (ICAO 9303-3 section 4.8 asks for English, French or Spanish). */
const MONTHS: readonly (readonly string[])[] = [
  ['JAN', 'GEN', 'ENE', 'JÄN', 'IAN', 'OCA', 'STY'],
  ['FEB', 'FEV', 'FÉV', 'LUT'],
  ['MAR', 'MÄR', 'MRT', 'MRZ', 'MAA'],
  ['APR', 'AVR', 'ABR', 'KWI'],
  ['MAY', 'MAI', 'MAG', 'MEI', 'MAJ'],
  ['JUN', 'JUI', 'GIU', 'IUN', 'CZE'],
  ['JUL', 'JUIL', 'LUG', 'IUL', 'LIP'],
  ['AUG', 'AOU', 'AOÛ', 'AGO', 'AGU', 'SIE'],
  ['SEP', 'SET', 'WRZ'],
  ['OCT', 'OKT', 'OTT', 'OUT', 'PAZ'],
  ['NOV', 'NOI', 'LIS'],
  ['DEC', 'DÉC', 'DEZ', 'DIC', 'DES', 'GRU'],
];

const SEXES: Readonly<Record<string, string>> = {
  M: 'M',
  MALE: 'M',
  F: 'F',
  FEMALE: 'F',
  X: 'X',
  W: 'F',
  H: 'M',
  K: 'F',
  N: 'F',
};

/** Chinese is written without spaces: those in print spread a short name over its place. */
const HAN_GAP = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
/** Taiwan counts years from 1912. */
const REPUBLIC_DATE = /民[國国]\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})/u;
const BEFORE_REPUBLIC = 1911;
/** Figures among which a zero was taken for the letter. */
const POSTCODE = /(?<![\p{L}\d])(?=[\dO]*\d)[\dO]{4,6}(?![\p{L}\d])/gu;
/** Not after UKURNO, a street that lost its space before NO. */
const STOP_AFTER_WORD = /(?<=\p{L}{5})(?<![Nn][OoRr])\.(?=\s?[\p{Lu}\d])/gu;
const STOP_AFTER_LONG_WORD = /(?<=\p{L}{6})(?<![Nn][OoRr])\.(?=\s?\p{Lu})/gu;
/** No name is shortened to so many letters: after them a stop is a comma whose tail was lost (EZENWA, AMINA). */
const STOP_IN_NAME = /(?<=\p{L}{5})\.(?=\s?\p{L})/gu;
const KEEP_CASE: ReadonlySet<FieldTemplate['kind']> = new Set(['name', 'text', 'address']);

/** The value of a field from its printed lines, or null when the print is no such value. Dates become YYYY-MM-DD. */
export function fieldValue(field: FieldTemplate, name: string, lines: readonly string[], today: string): string | null {
  const han = lines.some((line) => /\p{Script=Han}/u.test(line));
  const text = han
    ? clean(lines.join('')).replace(HAN_GAP, '')
    : lines
        .map((line, at) => (at < lines.length - 1 ? `${clean(line)}${/,\s*$/.test(line) ? ',' : ''}` : clean(line)))
        .join(' ')
        .trim();
  const found = field.pattern === undefined ? text : firstGroup(text, field.pattern, KEEP_CASE.has(field.kind));
  const capitals = found !== null && KEEP_CASE.has(field.kind) ? amongCapitals(found) : found;
  const matched = capitals === null ? null : rewrite(capitals, field.replace);
  if (matched === null || matched === '') return null;
  if (field.values) return fromList(matched, field.values);
  switch (field.kind) {
    case 'date':
      return dateOf(matched, {
        order: orderOf(field),
        past: name !== 'expiry_date',
        today,
        calendar: field.calendar,
      });
    case 'sex':
      return sexOf(matched);
    case 'country':
      return alpha3Of(matched.replace(/[^A-Z]/g, '')) ?? matched;
    case 'number':
    case 'amount':
      return matched.replace(/[\s]/g, '') || null;
    case 'name':
      return nameOf(matched);
    case 'address':
      return ownCommas(matched).replace(POSTCODE, (digits) => digits.replaceAll('O', '0'));
    default:
      return matched;
  }
}

/** Small print loses the tail of a comma: in an address that has others, a stop after a word too long for an abbreviation is one; after one longer still in any. */
function ownCommas(address: string): string {
  return address.includes(',') ? withCommas(address) : address.replace(STOP_AFTER_LONG_WORD, ',');
}

/** A line of an address with commas for all stops after words too long for abbreviations. */
export function withCommas(line: string): string {
  return line.replace(STOP_AFTER_WORD, ',');
}

/** Letters whose small form is the capital's, only smaller, or reaches as high as it: among capitals they are capitals (CLUj). */
const SMALL_AMONG_CAPITALS = /(?<=\p{Lu}{2})[cjkopsuvwxz](?![\p{Ll}\p{M}])/gu;

function amongCapitals(text: string): string {
  return text.replace(SMALL_AMONG_CAPITALS, (letter) => letter.toUpperCase());
}

/** Leading colons and bullets that belong to the form, not to the value. */
function clean(line: string): string {
  return plainDigits(composed(line))
    .replace(/^[\s:;.,·•\-_/|]+/u, '')
    .replace(/[\s:;,·•_|]+$/u, '')
    .replace(/\s+/g, ' ');
}

/** Compatibility forms made plain, but for Thai SARA AM, which NFKC would take apart. */
function composed(text: string): string {
  return text.normalize('NFKC').replaceAll('\u0e4d\u0e32', '\u0e33');
}

function rewrite(text: string, rules: FieldTemplate['replace']): string {
  return rules.reduce((current, { pattern, by }) => current.replace(new RegExp(pattern, 'gu'), by), text);
}

function firstGroup(text: string, pattern: string, keepsCase: boolean): string | null {
  const upper = text.toUpperCase();
  const found = new RegExp(pattern, 'du').exec(upper);
  const [from, to] = found?.indices?.[1] ?? found?.indices?.[0] ?? [0, 0];
  if (!found) return null;
  // A name keeps its own capitals; where capitals are longer than small letters (ß) the places do not fit.
  return (keepsCase && upper.length === text.length ? text : upper).slice(from, to).trim();
}

function fromList(text: string, values: Readonly<Record<string, string>>): string | null {
  const seen = fold(text).text;
  for (const [word, value] of Object.entries(values)) if (fold(word).text === seen) return value;
  const near = Object.entries(values).map(([word, value]) => ({
    value,
    errors: editsBetween(fold(word).text, seen),
    word,
  }));
  near.sort((a, b) => a.errors - b.errors);
  const [best] = near;
  return best && best.errors <= Math.floor(fold(best.word).text.length / 4) ? best.value : null;
}

function sexOf(text: string): string | null {
  for (const word of text.toUpperCase().split(/[^A-Z]+/)) {
    const sex = SEXES[word];
    if (sex) return sex;
  }
  return null;
}

/** Small words within names, which begin small. */
const PARTICLES = new Set(
  'da das de degli dei del della den der di do dos du e el i la le op ten ter van vom von y zu zum zur'.split(' '),
);
/** Letters whose capital is the same form, only larger: after a comma the recogniser takes them for small. */
const SAME_FORM = /^[cjkopsuvwxyz](?=\p{Ll}{2})/u;

/** A word of a name that begins small among words that begin with capitals. */
function capitalised(name: string): string {
  if (!/\p{Lu}\p{Ll}/u.test(name)) return name;
  return name.replace(/\p{L}+/gu, (word) =>
    PARTICLES.has(word) ? word : word.replace(SAME_FORM, (first) => first.toUpperCase()),
  );
}

function nameOf(text: string): string | null {
  const letters = capitalised(text.replace(STOP_IN_NAME, ','))
    .replace(/[^\p{L}\p{M}' .·,-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /\p{L}/u.test(letters) ? letters.replace(/^[.,·-]+|[,·-]+$/g, '').trim() : null;
}

const DAY_AND_MONTH = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]\d{4}(?!\d)/;
/** The end of an address of the United States, where months stand first. */
const AMERICAN_TOWN = /\b[A-Z]{2} ?\d{5}(?:-\d{4})?$/;

/** Whether days or months stand first on a page, by dates that can be read only one way, else by its addresses. */
export function dateOrderOf(texts: readonly string[]): 'dmy' | 'mdy' {
  for (const text of texts) {
    const [, first, second] = DAY_AND_MONTH.exec(text) ?? [];
    if (Number(first) > 12) return 'dmy';
    if (Number(second) > 12) return 'mdy';
  }
  return texts.some((text) => AMERICAN_TOWN.test(text.trim().toUpperCase())) ? 'mdy' : 'dmy';
}

/** `auto` is settled by the page before a value is read. */
export function orderOf({ date_order: order }: FieldTemplate): DateReading['order'] {
  return order === undefined || order === 'auto' ? 'dmy' : order;
}

type DateReading = { order: 'ymd' | 'dmy' | 'mdy'; past: boolean; today: string; calendar?: Calendar };

/** A printed date: digits in the given order with any separator, a month's name, or year, month and day signs. */
export function dateOf(text: string, reading: DateReading): string | null {
  const { calendar = 'gregorian' } = reading;
  const upper = plainDigits(text.normalize('NFKC')).toUpperCase();
  const republic = REPUBLIC_DATE.exec(upper);
  if (republic) return dayOf(Number(republic[1]) + BEFORE_REPUBLIC, Number(republic[2]), Number(republic[3]));
  const printed = (calendar === 'japanese' ? eraDate(upper) : null) ?? thaiDate(upper) ?? yearFirst(upper, calendar);
  if (printed) return dayOf(westernYear(printed[0], calendar), printed[1], printed[2]);
  const named = namedDate(upper, reading);
  if (named) return named;
  const plain = /(?<!\d)(\d{1,2})\s*[-./, ]\s*(\d{1,2})\s*[-./, ]\s*(\d{4}|\d{2})(?!\d)/.exec(upper);
  // Small print loses the signs between.
  const joined = plain ?? /(?<!\d)(\d{2})[-./, ]?(\d{2})[-./, ]?(\d{4})(?!\d)/.exec(upper);
  if (!joined) return null;
  const [, first, second, third = ''] = joined;
  const [day, month] = reading.order === 'mdy' ? [Number(second), Number(first)] : [Number(first), Number(second)];
  return dayOf(yearOf(third, reading), month, day);
}

/** A date that begins with its year: by the signs for year, month and day, or by separators. */
function yearFirst(text: string, calendar: Calendar): [year: number, month: number, day: number] | null {
  const short = calendar === 'roc' ? '\\d{2,4}' : '\\d{4}';
  const signs = new RegExp(`(${short})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})`, 'u').exec(text);
  const found = signs ?? /(?<!\d)(\d{4})\s?[-./ ]\s?(\d{1,2})\s?[-./ ]\s?(\d{1,2})(?!\d)/.exec(text);
  return found && [Number(found[1]), Number(found[2]), Number(found[3])];
}

function namedDate(text: string, reading: DateReading): string | null {
  const found = /(?<!\d)(\d{1,2})[\s.\-/]*(\p{L}{3,12})[\p{L}\s.\-/]*?(\d{4}|\d{2})(?!\d)/u.exec(text);
  const american = /(\p{L}{3,9})\.?\s*(\d{1,2})\s*,\s*(\d{4})/u.exec(text);
  const [day, word, year] = american ? [american[2], american[1], american[3]] : [found?.[1], found?.[2], found?.[3]];
  if (!day || !word || !year) return null;
  const month = monthOf(word);
  return month === -1 ? null : dayOf(yearOf(year, reading), month + 1, Number(day));
}

/** The place of a month's name in the year; JUIL is told from JUI by being longer. */
function monthOf(word: string): number {
  const known = MONTHS.flatMap((names, month) => names.map((name) => ({ name, month })));
  const fitting = known.filter(({ name }) => word.startsWith(name)).sort((a, b) => b.name.length - a.name.length);
  return fitting[0]?.month ?? -1;
}

function yearOf(text: string, { past, today, calendar = 'gregorian' }: DateReading): number {
  if (text.length === 4) return westernYear(Number(text), calendar);
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  const year = century + Number(text);
  return year > (past ? now : now + 50) ? year - 100 : year;
}

function dayOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return real && year >= 1900 && year <= 2100 ? text : null;
}
