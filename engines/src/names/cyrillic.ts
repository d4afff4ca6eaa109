/** Cyrillic to Latin after the passport and BGN practice, all alphabets in one table; doubtful letters are left to the phonetic comparison. */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dzh',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  ә: 'a',
  ғ: 'gh',
  қ: 'q',
  ң: 'ng',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ӣ: 'i',
  ӯ: 'u',
  ҳ: 'h',
  ҷ: 'j',
  ӑ: 'a',
  ӗ: 'e',
  ӳ: 'u',
  ҫ: 's',
  ҡ: 'q',
  ҙ: 'z',
  ӷ: 'gh',
  ҕ: 'gh',
  қь: 'q',
  ҩ: 'o',
  ҭ: 't',
  ҵ: 'ts',
  ҽ: 'ch',
  ҿ: 'ch',
  ӡ: 'dz',
  ӏ: '',
};

const CONSONANT = /[бвгджзклмнпрстфхцчшщ]/;

/** A Cyrillic word in ASCII, lower case. */
export function romaniseCyrillic(word: string): string {
  const lower = word.toLowerCase();
  let out = '';
  for (let at = 0; at < lower.length; at++) {
    const letter = lower.charAt(at);
    // The hard sign is a vowel in Bulgarian, where it stands between consonants; elsewhere it stands before a vowel.
    if (letter === 'ъ' && CONSONANT.test(lower.charAt(at - 1)) && CONSONANT.test(lower.charAt(at + 1))) out += 'a';
    else out += LETTERS[letter] ?? letter;
  }
  return out;
}
