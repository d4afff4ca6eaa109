import {
  areFormsOfOneName,
  bareSimilarity,
  plain,
  readSyllableText,
  SIGN,
  sharedCharacters,
  signOf,
  soundSimilarity,
} from '../names/index.ts';
import type { Part } from './part.ts';
import type { AlignmentRule } from './types.ts';

/** What a likeness is worth when an article that is written to one name alone is left out. */
export const ATTACHED_ARTICLE = 0.96;
export const NICKNAME = 0.86;
export const INITIAL = 0.8;
/** Korean syllables are few and short: a difference says more than in a long name. */
const KOREAN_STRICTNESS = 1.8;
const HOMOPHONE = 0.66;
const OTHER_ROMANISATION = 0.94;
/** Two texts that differ are never quite equal. */
export const ALMOST = 0.99;

/** Similarity 0..1 of two parts of names; below `floor` it may come as 0. Symmetric; 1 only for equal texts, whatever their signs. */
export function partSimilarity(a: Part, b: Part, floor = 0): number {
  if (a.sign !== null || b.sign !== null) return a.text === b.text ? 1 : signedSimilarity(a, b, floor);
  if (a.single || b.single) return a.first === b.first ? (a.text === b.text ? 1 : INITIAL) : 0;
  if (a.number || b.number) return a.text === b.text ? 1 : 0;
  const plainly = soundSimilarity(a.row, b.row, floor);
  if (plainly > 0.9) return plainly > ALMOST && a.text !== b.text ? ALMOST : plainly;
  const other =
    a.behindArticle === null && b.behindArticle === null ? plainly : Math.max(plainly, withoutArticle(a, b, floor));
  return other < NICKNAME && a.hasForms && b.hasForms && areFormsOfOneName(a.text, b.text) ? NICKNAME : other;
}

function signedSimilarity(a: Part, b: Part, floor: number): number {
  if (a.sign === SIGN.form || b.sign === SIGN.form) return 0;
  if (a.sign === SIGN.small || b.sign === SIGN.small) return plain(a.text) === plain(b.text) ? 1 : 0;
  if (a.single || b.single) return a.first === b.first && a.sign !== SIGN.bare && b.sign !== SIGN.bare ? INITIAL : 0;
  if (a.number || b.number) return 0;
  if (a.sign === SIGN.bare || b.sign === SIGN.bare) {
    return a.sign === SIGN.syllable || b.sign === SIGN.syllable ? 0 : bareSimilarity(a.row, b.row, floor);
  }
  const [plainA, plainB] = [plain(a.text), plain(b.text)];
  if (plainA === plainB) return a.sign === SIGN.syllable && b.sign === SIGN.syllable ? homophones(a.text, b.text) : 1;
  if (a.sign === SIGN.hangul || b.sign === SIGN.hangul) {
    return Math.max(0, 1 - KOREAN_STRICTNESS * (1 - soundSimilarity(a.row, b.row, floor)));
  }
  // Syllables of Chinese are short and many: near is another name, so only a known other spelling counts.
  if (a.sign === b.sign) return 0;
  const known =
    (a.sign === SIGN.syllable && a.otherSpellings.has(plainB)) ||
    (b.sign === SIGN.syllable && b.otherSpellings.has(plainA));
  return known ? OTHER_ROMANISATION : 0;
}

/** Two words of Han characters read alike: other characters are another name, whatever they sound like. */
function homophones(a: string, b: string): number {
  const shared = sharedCharacters(readSyllableText(a).characters, readSyllableText(b).characters);
  return HOMOPHONE + (1 - HOMOPHONE) * shared;
}

function withoutArticle(a: Part, b: Part, floor: number): number {
  if (a.behindArticle !== null && b.behindArticle !== null) return 0;
  return ATTACHED_ARTICLE * soundSimilarity(a.behindArticle ?? a.row, b.behindArticle ?? b.row, floor);
}

/** The rule that explains a similarity, for people. */
export function ruleOf(a: Part, b: Part, sameScript: boolean): AlignmentRule {
  const [plainA, plainB] = [plain(a.text), plain(b.text)];
  if (plainA === plainB) return sameScript ? 'equal' : 'transliterated';
  if (plainA.length === 1 || plainB.length === 1) return 'initial';
  if (!sameScript || signOf(a.text) === SIGN.bare) return 'transliterated';
  const similarity = soundSimilarity(a.row, b.row);
  if (similarity < NICKNAME && areFormsOfOneName(plainA, plainB)) return 'nickname';
  return similarity >= 0.9 ? 'skeleton' : 'edit';
}
