import { ARABIC_READINGS, plainLetters } from './arabic-names.ts';

/**
 * Arabic-script words to Latin consonants. Short vowels are not written, so the result is a pattern
 * (`mhmd`) that the comparison reads with its own costs. Covers Arabic, Persian, Dari, Pashto, Urdu and Kurdish letters.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '',
  ؤ: 'w',
  ئ: 'y',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: "'",
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: '`',
  و: 'w',
  ي: 'y',
  ى: 'a',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ک: 'k',
  ی: 'y',
  ې: 'y',
  ۍ: 'y',
  ڤ: 'v',
  ټ: 't',
  ډ: 'd',
  ړ: 'r',
  ږ: 'zh',
  ښ: 'sh',
  ڼ: 'n',
  څ: 'ts',
  ځ: 'dz',
  ګ: 'g',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n',
  ہ: 'h',
  ھ: 'h',
  ۀ: 'h',
  ۃ: 'a',
  ے: 'y',
  ۆ: 'o',
  ێ: 'e',
  ڕ: 'r',
  ڵ: 'l',
  ە: 'e',
  ھی: 'hy',
  ڭ: 'ng',
  ۇ: 'u',
  ۈ: 'u',
  ۋ: 'w',
};

const MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/** Small words inside names, in plain letters. */
const SMALL: Readonly<Record<string, string>> = {
  عبد: 'abd',
  بن: 'bin',
  ابن: 'ibn',
  بنت: 'bint',
  ابو: 'abu',
  ابي: 'abu',
  ام: 'umm',
  ال: 'al',
  الله: 'allah',
  الدين: 'din',
  و: 'wa',
  في: 'fi',
  در: 'fi',
  ولد: 'ould',
};

/** One Arabic-script word as name parts; `bare` parts carry no vowels, `pattern` is what a part is without those it was given. */
export type ArabicPart = { text: string; bare: boolean; pattern?: string };

/** An Arabic-script word as name parts: article dropped, written-together compounds opened, common words given their vowels. */
export function romaniseArabic(written: string): ArabicPart[] {
  const word = plainLetters(written.replace(MARKS, ''));
  const known = SMALL[word] ?? ARABIC_READINGS.get(word);
  if (known !== undefined) return [withPattern(known, word)];
  const compound = openCompound(word);
  if (compound) return compound.flatMap((part) => romaniseArabic(part));
  const tied = /^([وبلف])ال(.{3,})$/.exec(word);
  if (tied?.[2] !== undefined)
    return [{ text: tied[1] === 'و' ? 'wa' : 'fi', bare: false }, ...withoutArticle(tied[2])];
  if (word.startsWith('ال') && (word.length > 4 || ARABIC_READINGS.has(word.slice(2))))
    return withoutArticle(word.slice(2));
  return bareWord(word);
}

function withoutArticle(word: string): ArabicPart[] {
  const known = ARABIC_READINGS.get(word);
  return known === undefined ? bareWord(word) : [withPattern(known, word)];
}

/** عبدالرحمن, نورالدين, سيفالله, ابوبكر written as one word. */
function openCompound(word: string): string[] | null {
  if (word === 'عبدالله') return ['عبد', 'الله'];
  if (word.startsWith('عبدال') && word.length > 6) return ['عبد', word.slice(5)];
  if (word.startsWith('ابو') && word.length > 5) return ['ابو', word.slice(3)];
  for (const tail of ['الله', 'الدين']) {
    if (word.endsWith(tail) && word.length > tail.length + 1) return [word.slice(0, -tail.length), tail];
  }
  return null;
}

function bareWord(word: string): ArabicPart[] {
  const text = consonantsOf(word);
  return text === '' ? [] : [{ text, bare: true }];
}

/** A word given its vowels keeps its pattern: other countries voice the same letters differently. */
function withPattern(text: string, word: string): ArabicPart {
  const pattern = consonantsOf(word);
  return SMALL[word] !== undefined || pattern === '' ? { text, bare: false } : { text, bare: false, pattern };
}

function consonantsOf(word: string): string {
  let out = '';
  for (const letter of word) out += LETTERS[letter] ?? '';
  return out;
}
