import {
  areFormsOfOneName,
  bareSimilarity,
  plain,
  romanisationsOf,
  SIGN,
  signOf,
  soundSimilarity,
} from '../names/index.ts';
import type { AlignmentRule } from './types.ts';

/** A part ready to compare: its text and its sounds. */
export type Part = { text: string; sounds: Uint8Array };

/** Sounds of a and l, and of e and l, with which an attached article begins. */
const ARTICLE_SOUNDS: readonly (readonly [number, number])[] = [
  [1, 29],
  [2, 29],
];
const ATTACHED_ARTICLE = 0.96;
const NICKNAME = 0.86;
const INITIAL = 0.8;
/** Korean syllables are few and short: a difference says more than in a long name. */
const KOREAN_STRICTNESS = 1.8;
const OTHER_ROMANISATION = 0.9;
/** Two texts that differ are never quite equal. */
const ALMOST = 0.99;

/** Similarity 0..1 of two parts of names; below `floor` it may come as 0. Symmetric; 1 only for equal texts, whatever their signs. */
export function partSimilarity(a: Part, b: Part, floor = 0): number {
  if (a.text === b.text) return 1;
  const [left, right] = [signOf(a.text), signOf(b.text)];
  if (left !== null || right !== null) return signedSimilarity(a, b, floor);
  if (isNumber(a.text) || isNumber(b.text)) return 0;
  if (a.text.length === 1 || b.text.length === 1) return a.text.charCodeAt(0) === b.text.charCodeAt(0) ? INITIAL : 0;
  const plainly = Math.min(ALMOST, soundSimilarity(a.sounds, b.sounds, floor));
  if (plainly > 0.9) return plainly;
  const other = Math.max(plainly, withoutArticle(a, b, floor));
  return other < NICKNAME && areFormsOfOneName(a.text, b.text) ? NICKNAME : other;
}

function signedSimilarity(a: Part, b: Part, floor: number): number {
  const [left, right] = [signOf(a.text), signOf(b.text)];
  if (left === SIGN.form || right === SIGN.form) return 0;
  const [plainA, plainB] = [plain(a.text), plain(b.text)];
  if (left === SIGN.small || right === SIGN.small) return plainA === plainB ? 1 : 0;
  if (left === SIGN.bare || right === SIGN.bare) {
    if (left === SIGN.syllable || right === SIGN.syllable || plainA.length === 1 || plainB.length === 1) return 0;
    return isNumber(plainA) || isNumber(plainB) ? 0 : bareSimilarity(a.sounds, b.sounds, floor);
  }
  if (left === SIGN.hangul || right === SIGN.hangul) {
    return plainA === plainB
      ? 1
      : Math.max(0, 1 - KOREAN_STRICTNESS * (1 - soundSimilarity(a.sounds, b.sounds, floor)));
  }
  // Syllables of Chinese are short and many: near is another name, so only a known other spelling counts.
  if (plainA === plainB) return 1;
  if (plainA.length === 1 || plainB.length === 1) return plainA.charCodeAt(0) === plainB.charCodeAt(0) ? INITIAL : 0;
  const known =
    (left === SIGN.syllable && romanisationsOf(plainA).includes(plainB)) ||
    (right === SIGN.syllable && romanisationsOf(plainB).includes(plainA));
  return known ? OTHER_ROMANISATION : 0;
}

function withoutArticle(a: Part, b: Part, floor: number): number {
  const left = articleLength(a);
  const right = articleLength(b);
  if (left === right) return 0;
  return ATTACHED_ARTICLE * soundSimilarity(a.sounds.subarray(left), b.sounds.subarray(right), floor);
}

/** Sounds of an article written together with the name, 0 when there is none or too little would be left. */
export function articleLength(part: Part): number {
  if (part.sounds.length < 6) return 0;
  return ARTICLE_SOUNDS.some(([vowel, l]) => part.sounds[0] === vowel && part.sounds[1] === l) ? 2 : 0;
}

function isNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
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
