/** Letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ə: 'a',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ǝ: 'e',
  ɛ: 'e',
  ɔ: 'o',
  ĸ: 'k',
  ſ: 's',
};

/** Apostrophes, ayn and hamza signs and quotes: they join letters, they never part words. */
const JOINERS = /['’‘`´ʻʼʽʾʿ′ˈ"“”„«»\u02b9\u02ba]/gu;

/** Direction signs, soft hyphens, variation selectors and other invisible characters that evade a plain comparison. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** Compatibility form without invisible characters; the first step for a name in any script. */
export function cleanText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '');
}

/** Latin letters to lower-case ASCII: marks dropped, joined letters opened, apostrophes closed up. Idempotent. */
export function foldLatin(text: string): string {
  // Decomposed before lower-casing: the Turkish dotted capital becomes I and a mark, letter-like symbols become letters.
  const lower = text
    .normalize('NFKD')
    .replace(JOINERS, '')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  let out = '';
  for (const letter of lower) out += UNDECOMPOSED[letter] ?? letter;
  return out;
}
