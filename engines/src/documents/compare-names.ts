import { isCutSpelling, isSpelling, transliterate } from '../mrz/index.ts';
import { analyseName, plain } from '../names/index.ts';
import type { Outcome } from './outcome.ts';
import { fold } from './text.ts';

/** Shorter than this, one name may not be a cut form of the other. */
const MIN_CUT_NAME = 5;
const MAX_WORDS = 16;

/**
 * Two names: the same when one is a spelling of the other (ICAO 9303-3 section 6), in any order of their words, or was cut short as
 * in the zone; unsure when words are missing or are initials, or when the two scripts have no common spelling.
 */
export function compareNames(a: string, b: string, isSame: (a: string, b: string) => boolean): Outcome {
  if (isSame(a, b)) return 'agrees';
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  if (few.length === 0) return 'unsure';
  const unmatched = withoutMatches(few, many, isWholeName);
  if (unmatched.few.length === 0) return few.length === many.length ? 'agrees' : 'unsure';
  const abbreviated = withoutMatches(unmatched.few, unmatched.many, isInitial);
  if (abbreviated.few.length === 0) return 'unsure';
  return scriptOf(a) === scriptOf(b) ? 'differs' : acrossScripts(a, b);
}

/** One name is a spelling of the other. */
export function isWholeName(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  return (x === y && x !== '') || isSpelling(a, y) || isSpelling(b, x);
}

/** One name is a spelling of the other, or the beginning of one that ends within a word: a missing word is another matter. */
export function isCutName(a: string, b: string): boolean {
  if (isWholeName(a, b)) return true;
  const [short, long] = letters(a).length < letters(b).length ? [a, b] : [b, a];
  if (letters(short).length < MIN_CUT_NAME || !isCutSpelling(long, letters(short))) return false;
  const ends = wordsOf(long).map((_, i, words) => letters(words.slice(0, i + 1).join('')).length);
  return !ends.includes(letters(short).length);
}

function letters(name: string): string {
  return transliterate(name).replaceAll('<', '') || fold(name).text;
}

function wordsOf(name: string): string[] {
  return name
    .split(/[\s,<.\-‐-―]+/u)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, MAX_WORDS);
}

function isInitial(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  return (x.length === 1 && y.startsWith(x)) || (y.length === 1 && x.startsWith(y));
}

function withoutMatches(
  few: readonly string[],
  many: readonly string[],
  matches: (a: string, b: string) => boolean,
): { few: string[]; many: string[] } {
  const left = [...many];
  const unmatched = few.filter((word) => {
    const at = left.findIndex((other) => matches(word, other));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return { few: unmatched, many: left };
}

function scriptOf(text: string): string {
  return (
    ['Latin', 'Cyrillic', 'Arabic', 'Han', 'Hangul', 'Thai', 'Devanagari'].find((script) =>
      new RegExp(`\\p{Script=${script}}`, 'u').test(text),
    ) ?? 'other'
  );
}

/** Other scripts are read aloud; readings differ with the reader, so only the same one agrees and no other differs. */
function acrossScripts(a: string, b: string): Outcome {
  const said = (name: string): string =>
    analyseName(name, { organization: false })
      .map((token) => plain(token.text))
      .sort()
      .join(' ');
  const joined = (name: string): string => [...said(name).replaceAll(' ', '')].sort().join('');
  return said(a) === said(b) || joined(a) === joined(b) ? 'agrees' : 'unsure';
}
