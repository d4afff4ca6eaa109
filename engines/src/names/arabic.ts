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
  ة: 'a',
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

/** Words that are written alike in every name get the spelling that Latin lists use, vowels and all. */
const KNOWN: Readonly<Record<string, string>> = {
  عبد: 'abd',
  بن: 'bin',
  ابن: 'ibn',
  بنت: 'bint',
  ابو: 'abu',
  أبو: 'abu',
  ابي: 'abu',
  أبي: 'abu',
  ام: 'umm',
  أم: 'umm',
  آل: 'al',
  ال: 'al',
  الله: 'allah',
  اللہ: 'allah',
  الدين: 'din',
  الدین: 'din',
};

/** One Arabic-script word as name parts; `bare` parts carry no vowels. */
export type ArabicPart = { text: string; bare: boolean };

/** An Arabic-script word as name parts: article dropped, written-together compounds opened. */
export function romaniseArabic(written: string): ArabicPart[] {
  const word = written.replace(MARKS, '');
  const known = KNOWN[word];
  if (known !== undefined) return [{ text: known, bare: false }];
  const compound = openCompound(word);
  if (compound) return compound.flatMap((part) => romaniseArabic(part));
  return bareWord(word.length > 4 && word.startsWith('ال') ? word.slice(2) : word);
}

/** عبدالرحمن, نورالدين, سيف‌الله written as one word. */
function openCompound(word: string): string[] | null {
  if (word.startsWith('عبدال') && word.length > 6) return word === 'عبدالله' ? ['عبد', 'الله'] : ['عبد', word.slice(5)];
  for (const tail of ['الله', 'اللہ', 'الدين', 'الدین']) {
    if (word.endsWith(tail) && word.length > tail.length + 1) return [word.slice(0, -tail.length), tail];
  }
  return null;
}

function bareWord(word: string): ArabicPart[] {
  let out = '';
  for (const letter of word) out += LETTERS[letter] ?? '';
  return out === '' ? [] : [{ text: out, bare: true }];
}
