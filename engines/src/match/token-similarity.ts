import { areFormsOfOneName, bareSimilarity, soundSimilarity } from '../names/index.ts';
import type { AlignmentRule } from './types.ts';
import { isBare } from './vocabulary.ts';

/** A part ready to compare: its text and its sounds. */
export type Part = { text: string; sounds: Uint8Array };

/** Sounds of a and l, and of e and l, with which an attached article begins. */
const ARTICLE_SOUNDS: readonly (readonly [number, number])[] = [
  [1, 29],
  [2, 29],
];
const ATTACHED_ARTICLE = 0.96;
export const NICKNAME_SIMILARITY = 0.88;
const INITIAL_SIMILARITY = 0.8;

/** Similarity 0..1 of two parts of names. Symmetric; 1 only for equal texts. */
export function partSimilarity(a: Part, b: Part): number {
  if (a.text === b.text) return 1;
  const first = a.text.charCodeAt(0);
  if (first === 95 || b.text.charCodeAt(0) === 95) return 0;
  if (isNumber(a.text) || isNumber(b.text)) return 0;
  if (a.text.length === 1 || b.text.length === 1) return first === b.text.charCodeAt(0) ? INITIAL_SIMILARITY : 0;
  if (isBare(a.text) || isBare(b.text))
    return Math.min(0.99, Math.max(bareSimilarity(a.sounds, b.sounds), withoutArticle(a, b, bareSimilarity)));
  const plain = Math.min(0.99, soundSimilarity(a.sounds, b.sounds));
  if (plain > 0.9) return plain;
  const other = Math.max(plain, withoutArticle(a, b, soundSimilarity));
  return areFormsOfOneName(a.text, b.text) ? Math.max(other, NICKNAME_SIMILARITY) : other;
}

function withoutArticle(a: Part, b: Part, compare: (a: Uint8Array, b: Uint8Array) => number): number {
  const left = articleLength(a);
  const right = articleLength(b);
  if (left === right) return 0;
  return ATTACHED_ARTICLE * compare(a.sounds.subarray(left), b.sounds.subarray(right));
}

/** Sounds of an article written together with the name, 0 when there is none or too little would be left. */
export function articleLength(part: Part): number {
  if (part.sounds.length < 6 || isBare(part.text)) return 0;
  return ARTICLE_SOUNDS.some(([vowel, l]) => part.sounds[0] === vowel && part.sounds[1] === l) ? 2 : 0;
}

function isNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** The rule that explains a similarity, for people. */
export function ruleOf(a: Part, b: Part, sameScript: boolean): AlignmentRule {
  if (a.text === b.text) return sameScript ? 'equal' : 'transliterated';
  if (a.text.length === 1 || b.text.length === 1) return 'initial';
  if (isBare(a.text) || isBare(b.text) || !sameScript) return 'transliterated';
  const similarity = soundSimilarity(a.sounds, b.sounds);
  if (similarity < NICKNAME_SIMILARITY && areFormsOfOneName(a.text, b.text)) return 'nickname';
  return similarity >= 0.9 ? 'skeleton' : 'edit';
}
