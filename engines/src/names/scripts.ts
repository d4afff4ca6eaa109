export type Script =
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'greek'
  | 'hebrew'
  | 'digits'
  | 'other';

const TESTS: readonly [Script, RegExp][] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['han', /\p{Script=Han}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['greek', /\p{Script=Greek}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
];

const ASCII_WORD = /^[\x20-\x7e]*$/;

/** The script of a word by its first letter that has one; a word of digits alone is `digits`. */
export function scriptOf(word: string): Script {
  if (ASCII_WORD.test(word)) return /[a-z]/i.test(word) ? 'latin' : 'digits';
  for (const letter of word) {
    for (const [script, test] of TESTS) if (test.test(letter)) return script;
  }
  return /\d/.test(word) ? 'digits' : 'other';
}

/** Cyrillic letters drawn like Latin ones: a word that mixes both is Latin in disguise. */
const LATIN_LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

/** Undoes letters borrowed from Cyrillic inside a Latin word (an evasion that looks the same on paper). */
export function unmask(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word;
  let out = '';
  for (const letter of word) out += LATIN_LOOKALIKES[letter] ?? letter;
  return out;
}
