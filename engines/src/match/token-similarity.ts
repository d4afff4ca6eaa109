import {
  areFormsOfOneName,
  bareSimilarity,
  otherSpellingsOf,
  plain,
  readSyllableText,
  SIGN,
  type Sign,
  sharedCharacters,
  signOf,
  soundSimilarity,
} from '../names/index.ts';
import type { AlignmentRule } from './types.ts';
import { startsWithArticle } from './vocabulary.ts';

/** A part ready to compare: its text, its sounds, and what every comparison asks of them. Made by `makePart`. */
export type Part = {
  text: string;
  sounds: Uint8Array;
  sign: Sign | null;
  /** First character behind the sign; together with `single` and `number` it spares most comparisons any string work. */
  first: number;
  single: boolean;
  number: boolean;
  article: number;
};

/** Prepares a part from a token's text and sounds. */
export function makePart(text: string, sounds: Uint8Array): Part {
  const sign = signOf(text);
  const first = text.charCodeAt(sign === null ? 0 : 1);
  const single = text.length === (sign === null ? 1 : 2);
  return {
    text,
    sounds,
    sign,
    first,
    single,
    number: first >= 48 && first <= 57,
    article: articleLength(sign, sounds),
  };
}

const ATTACHED_ARTICLE = 0.96;
const NICKNAME = 0.86;
const INITIAL = 0.8;
/** Korean syllables are few and short: a difference says more than in a long name. */
const KOREAN_STRICTNESS = 1.8;
const HOMOPHONE = 0.66;
const OTHER_ROMANISATION = 0.9;
/** Two texts that differ are never quite equal. */
const ALMOST = 0.99;

/** Similarity 0..1 of two parts of names; below `floor` it may come as 0. Symmetric; 1 only for equal texts, whatever their signs. */
export function partSimilarity(a: Part, b: Part, floor = 0): number {
  if (a.sign !== null || b.sign !== null) return a.text === b.text ? 1 : signedSimilarity(a, b, floor);
  if (a.single || b.single) return a.first === b.first ? (a.text === b.text ? 1 : INITIAL) : 0;
  if (a.number || b.number) return a.text === b.text ? 1 : 0;
  const plainly = soundSimilarity(a.sounds, b.sounds, floor);
  if (plainly > 0.9) return plainly > ALMOST && a.text !== b.text ? ALMOST : plainly;
  const other = a.article === b.article ? plainly : Math.max(plainly, withoutArticle(a, b, floor));
  return other < NICKNAME && areFormsOfOneName(a.text, b.text) ? NICKNAME : other;
}

function signedSimilarity(a: Part, b: Part, floor: number): number {
  if (a.sign === SIGN.form || b.sign === SIGN.form) return 0;
  if (a.sign === SIGN.small || b.sign === SIGN.small) return plain(a.text) === plain(b.text) ? 1 : 0;
  if (a.single || b.single) return a.first === b.first && a.sign !== SIGN.bare && b.sign !== SIGN.bare ? INITIAL : 0;
  if (a.number || b.number) return 0;
  if (a.sign === SIGN.bare || b.sign === SIGN.bare) {
    return a.sign === SIGN.syllable || b.sign === SIGN.syllable ? 0 : bareSimilarity(a.sounds, b.sounds, floor);
  }
  const [plainA, plainB] = [plain(a.text), plain(b.text)];
  if (plainA === plainB) return a.sign === SIGN.syllable && b.sign === SIGN.syllable ? homophones(a.text, b.text) : 1;
  if (a.sign === SIGN.hangul || b.sign === SIGN.hangul) {
    return Math.max(0, 1 - KOREAN_STRICTNESS * (1 - soundSimilarity(a.sounds, b.sounds, floor)));
  }
  // Syllables of Chinese are short and many: near is another name, so only a known other spelling counts.
  if (a.sign === b.sign) return 0;
  const known =
    (a.sign === SIGN.syllable && otherSpellingsOf(a.text).includes(plainB)) ||
    (b.sign === SIGN.syllable && otherSpellingsOf(b.text).includes(plainA));
  return known ? OTHER_ROMANISATION : 0;
}

/** Two words of Han characters read alike: other characters are another name, whatever they sound like. */
function homophones(a: string, b: string): number {
  const shared = sharedCharacters(readSyllableText(a).characters, readSyllableText(b).characters);
  return HOMOPHONE + (1 - HOMOPHONE) * shared;
}

function withoutArticle(a: Part, b: Part, floor: number): number {
  return ATTACHED_ARTICLE * soundSimilarity(a.sounds.subarray(a.article), b.sounds.subarray(b.article), floor);
}

/** Sounds of an article written together with the name, 0 when there is none or too little would be left. */
function articleLength(sign: Sign | null, sounds: Uint8Array): number {
  return sign === null && startsWithArticle(sounds) ? 2 : 0;
}

/** The rule that explains a similarity, for people. */
export function ruleOf(a: Part, b: Part, sameScript: boolean): AlignmentRule {
  const [plainA, plainB] = [plain(a.text), plain(b.text)];
  if (plainA === plainB) return sameScript ? 'equal' : 'transliterated';
  if (plainA.length === 1 || plainB.length === 1) return 'initial';
  if (!sameScript || signOf(a.text) === SIGN.bare) return 'transliterated';
  const similarity = soundSimilarity(a.sounds, b.sounds);
  if (similarity < NICKNAME && areFormsOfOneName(plainA, plainB)) return 'nickname';
  return similarity >= 0.9 ? 'skeleton' : 'edit';
}
