import { Converter } from 'opencc-js/t2cn';
import { cantoneseSpellings } from './cantonese.ts';
import { romanisationsOf } from './pinyin.ts';
import { SIGN } from './signs.ts';

const convert = Converter({ from: 't', to: 'cn' });

/** Traditional characters as simplified ones: one form for all comparisons. */
export function simplify(word: string): string {
  return convert(word);
}

/** A token's text for characters: its pinyin, and behind a colon the characters it was read from. */
export function syllableText(pinyin: string, characters: string): string {
  return `${SIGN.syllable}${pinyin}:${characters}`;
}

/** Pinyin and characters of such a text. */
export function readSyllableText(text: string): { pinyin: string; characters: string } {
  const colon = text.indexOf(':');
  return { pinyin: text.slice(1, colon), characters: text.slice(colon + 1) };
}

/** Other spellings in Latin letters under which the characters may be listed: Wade-Giles and Cantonese. */
export function otherSpellingsOf(text: string): string[] {
  const { pinyin, characters } = readSyllableText(text);
  return [...romanisationsOf(pinyin), ...cantoneseSpellings(characters)];
}

/** Share of equal characters at equal places, 0..1. */
export function sharedCharacters(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const shared = left.filter((character, at) => right[at] === character).length;
  return shared / Math.max(left.length, right.length, 1);
}
