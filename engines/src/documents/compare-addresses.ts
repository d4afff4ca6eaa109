import type { Outcome } from './outcome.ts';
import { editsBetween, fold } from './text.ts';

const SAME_SHARE = 0.85;
const NEAR_SHARE = 0.5;
const MAX_TOKENS = 40;
const SAME_EDITS = 0.15;
const NEAR_EDITS = 0.4;

/** Words of addresses that are written short or in full, in the languages of the cards that are read. */
const SHORT: Readonly<Record<string, string>> = {
  STREET: 'ST',
  ROAD: 'RD',
  AVENUE: 'AVE',
  AV: 'AVE',
  AVENIDA: 'AVE',
  BOULEVARD: 'BLVD',
  DRIVE: 'DR',
  LANE: 'LN',
  COURT: 'CT',
  PLACE: 'PL',
  APARTMENT: 'APT',
  NORTH: 'N',
  SOUTH: 'S',
  EAST: 'E',
  WEST: 'W',
  JALAN: 'JL',
  NOMOR: 'NO',
  KABUPATEN: 'KAB',
  KECAMATAN: 'KEC',
  KELURAHAN: 'KEL',
  RUA: 'R',
  CALLE: 'C',
  STRASSE: 'STR',
};

/** Addresses by their words, whatever their order and punctuation; another house or postal number is another address. */
export function compareAddresses(a: string, b: string): Outcome {
  // Small print loses the gaps between words before it loses letters.
  if (letters(a) === letters(b)) return 'agrees';
  const [x, y] = [tokensOf(a), tokensOf(b)];
  if (x.length < 3 || y.length < 3) return byLetters(fold(a).text, fold(b).text);
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  const numbers = (tokens: readonly string[]): string[] => tokens.filter((token) => /\d/.test(token));
  const clash = numbers(few).length > 0 && numbers(few).every((token) => !numbers(many).includes(token));
  if (clash && numbers(many).length > 0) return 'differs';
  const share = few.filter((token) => many.some((other) => isAlike(token, other))).length / few.length;
  if (share >= SAME_SHARE && numbers(few).every((token) => many.includes(token))) return 'agrees';
  return share >= NEAR_SHARE ? 'unsure' : 'differs';
}

function letters(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]/gu, '');
}

function tokensOf(text: string): string[] {
  return text
    .split(/[\s,;.:/()\-#]+/u)
    .map((token) => fold(token).text)
    .filter((token) => token !== '')
    .map((token) => SHORT[token] ?? token)
    .slice(0, MAX_TOKENS);
}

function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  return !/\d/.test(a + b) && Math.min(a.length, b.length) >= 5 && editsBetween(a, b) <= 1;
}

function byLetters(a: string, b: string): Outcome {
  const share =
    editsBetween(a.slice(0, 120), b.slice(0, 120)) / Math.max(1, Math.min(120, Math.max(a.length, b.length)));
  return share <= SAME_EDITS ? 'agrees' : share <= NEAR_EDITS ? 'unsure' : 'differs';
}
