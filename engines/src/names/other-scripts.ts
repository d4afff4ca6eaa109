import anyAscii from 'any-ascii';

/** Korean family names as they are written in Latin, which seldom follows the official romanisation. */
const KOREAN_SURNAMES: Readonly<Record<string, string>> = {
  김: 'kim',
  이: 'lee',
  리: 'ri',
  박: 'park',
  최: 'choi',
  정: 'jung',
  강: 'kang',
  조: 'cho',
  윤: 'yoon',
  장: 'jang',
  임: 'lim',
  림: 'rim',
  한: 'han',
  오: 'oh',
  서: 'seo',
  신: 'shin',
  권: 'kwon',
  황: 'hwang',
  안: 'ahn',
  송: 'song',
  전: 'jeon',
  홍: 'hong',
  유: 'yoo',
  류: 'ryu',
  고: 'ko',
  문: 'moon',
  양: 'yang',
  손: 'son',
  배: 'bae',
  백: 'baek',
  허: 'heo',
  남: 'nam',
  심: 'shim',
  노: 'noh',
  로: 'ro',
  하: 'ha',
  곽: 'kwak',
  성: 'sung',
  차: 'cha',
  주: 'joo',
  우: 'woo',
  구: 'koo',
  나: 'na',
  민: 'min',
  진: 'jin',
  지: 'ji',
  엄: 'um',
  채: 'chae',
  원: 'won',
  천: 'chun',
};

/** A Hangul word as syllables: family name and given name when it has two or three, else one word. */
export function romaniseHangul(word: string): string[][] {
  const syllables = [...word];
  const first = syllables[0];
  const surname = first === undefined ? undefined : KOREAN_SURNAMES[first];
  // Alone, a syllable that is a family name is read as one: names are often written with a space.
  if (surname === undefined || syllables.length > 3) return [syllables.map(koreanSyllable)];
  return syllables.length === 1 ? [[surname]] : [[surname], syllables.slice(1).map(koreanSyllable)];
}

/** The official romanisation, with its eo and eu as passports and lists write them. */
function koreanSyllable(syllable: string): string {
  return ascii(syllable).replace('eo', 'o').replace('eu', 'u');
}

const GREEK_PAIRS: readonly [RegExp, string][] = [
  [/ου/g, 'u'],
  [/αυ(?=[βγδζλμνραεηιουω])/g, 'αβ'],
  [/ευ(?=[βγδζλμνραεηιουω])/g, 'εβ'],
  [/αυ/g, 'αφ'],
  [/ευ/g, 'εφ'],
  [/^μπ/g, 'b'],
  [/μπ/g, 'mp'],
  [/^ντ/g, 'd'],
  [/ντ/g, 'nt'],
  [/^γκ/g, 'g'],
  [/γκ/g, 'gk'],
  [/γγ/g, 'ng'],
  [/τζ/g, 'tz'],
  [/οι/g, 'i'],
  [/ει/g, 'i'],
  [/αι/g, 'e'],
  [/υ/g, 'y'],
  [/η/g, 'i'],
  [/χ/g, 'ch'],
  [/ω/g, 'o'],
  [/β/g, 'v'],
  [/θ/g, 'th'],
  [/ξ/g, 'x'],
  [/ψ/g, 'ps'],
  [/φ/g, 'f'],
];

/** A Greek word as it is heard (ELOT 743 with the usual digraphs). */
export function romaniseGreek(word: string): string {
  let out = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  for (const [pair, latin] of GREEK_PAIRS) out = out.replace(pair, latin);
  return ascii(out);
}

const HEBREW: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'b',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'w',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'y',
  כ: 'k',
  ך: 'k',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'p',
  ף: 'f',
  צ: 'ts',
  ץ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
};

/** A Hebrew word as consonants, to be compared like Arabic ones. */
export function romaniseHebrew(word: string): string {
  let out = '';
  for (const letter of word.normalize('NFD')) out += HEBREW[letter] ?? '';
  return out;
}

/** Any other script, through the any-ascii tables. */
export function ascii(word: string): string {
  return anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}
