/** ICAO 9303-3 section 6: letters whose transliteration is not simply the letter without its mark. */
export const LATIN: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  Ü: 'UE',
  Þ: 'TH',
  ẞ: 'SS',
  ß: 'SS',
  Ħ: 'H',
  ı: 'I',
  İ: 'I',
  Ĳ: 'IJ',
  Ł: 'L',
  Ŋ: 'N',
  Ŧ: 'T',
  ĸ: 'Q',
  Ə: 'E',
};

export const CYRILLIC: Readonly<Record<string, string>> = {
  А: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Ґ: 'G',
  Д: 'D',
  Ђ: 'D',
  Ғ: 'F',
  Һ: 'C',
  Ѫ: 'U',
  Ѵ: 'Y',
  Е: 'E',
  Ё: 'E',
  Є: 'IE',
  Ж: 'ZH',
  З: 'Z',
  Ѕ: 'DZ',
  И: 'I',
  І: 'I',
  Ї: 'I',
  Й: 'I',
  Ј: 'J',
  К: 'K',
  Л: 'L',
  Љ: 'LJ',
  М: 'M',
  Н: 'N',
  Њ: 'NJ',
  О: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  Ћ: 'C',
  У: 'U',
  Ў: 'U',
  Ф: 'F',
  Х: 'KH',
  Ц: 'TS',
  Ч: 'CH',
  Џ: 'DZ',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: 'IE',
  Ы: 'Y',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
  Ѓ: 'G',
  Ќ: 'K',
};

export const ARABIC: Readonly<Record<string, string>> = {
  ء: 'XE',
  آ: 'XAA',
  أ: 'XAE',
  ؤ: 'U',
  إ: 'I',
  ئ: 'XI',
  ا: 'A',
  ب: 'B',
  ة: 'XTA',
  ت: 'T',
  ث: 'XTH',
  ج: 'J',
  ح: 'XH',
  خ: 'XKH',
  د: 'D',
  ذ: 'XDH',
  ر: 'R',
  ز: 'Z',
  س: 'S',
  ش: 'XSH',
  ص: 'XSS',
  ض: 'XDZ',
  ط: 'XTT',
  ظ: 'XZZ',
  ع: 'E',
  غ: 'G',
  ف: 'F',
  ق: 'Q',
  ك: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ه: 'H',
  و: 'W',
  ى: 'XAY',
  ي: 'Y',
  ٱ: 'XXA',
  ٹ: 'XXT',
  ټ: 'XRT',
  پ: 'P',
  ځ: 'XKE',
  څ: 'XXH',
  چ: 'XC',
  ڈ: 'XXD',
  ډ: 'XDR',
  ڑ: 'XXR',
  ړ: 'XRR',
  ږ: 'XRX',
  ژ: 'XJ',
  ښ: 'XXS',
  ک: 'XKK',
  ګ: 'XXK',
  ڭ: 'XNG',
  گ: 'XGG',
  ں: 'XNN',
  ڼ: 'XXN',
  ھ: 'XDO',
  ۀ: 'XYH',
  ہ: 'XXG',
  ۂ: 'XGE',
  ۃ: 'XTG',
  ی: 'XYA',
  ۍ: 'XXY',
  ې: 'Y',
  ے: 'XYB',
  ۓ: 'XBE',
};

/** Teh marbuta closes many feminine names; there it has a spelling of its own (9303-3, Appendix B). */
export const FINAL_TEH_MARBUTA = 'XAH';
const TEH_MARBUTA = 'ة';

export const DROPPED = /['’ʼ`´.\p{M}ـ]/u;

/**
 * A name in the letters of the machine-readable zone (ICAO 9303-3 section 6): A-Z, with a filler `<` for each space, hyphen or
 * comma. Apostrophes vanish. Characters of scripts without a table there are left out.
 */
export function transliterate(name: string): string {
  let out = '';
  const chars = [...name.normalize('NFC').toUpperCase()].filter((char) => !DROPPED.test(char));
  for (const [i, char] of chars.entries()) {
    if (char === TEH_MARBUTA && !/\p{L}/u.test(chars[i + 1] ?? '')) {
      out += FINAL_TEH_MARBUTA;
      continue;
    }
    const mapped = LATIN[char] ?? CYRILLIC[char] ?? ARABIC[char];
    if (mapped !== undefined) out += mapped;
    else if (/[A-Z]/.test(char)) out += char;
    else if (/[\s,<\p{Pd}]/u.test(char)) out += '<';
    else out += plainLetter(char);
  }
  return out.replace(/<+/g, '<').replace(/^<|<$/g, '');
}

export function plainLetter(char: string): string {
  const [letter = ''] = char.normalize('NFD');
  return /[A-Z]/.test(letter) ? letter : (CYRILLIC[letter] ?? '');
}
