/** Pinyin initials and finals to the other romanisations that lists use (Wade-Giles, postal and Taiwanese spellings, apostrophes dropped). */
const INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'ch'],
  ['q', 'ch'],
  ['x', 'hs'],
  ['j', 'ch'],
  ['b', 'p'],
  ['d', 't'],
  ['g', 'k'],
  ['z', 'ts'],
  ['c', 'ts'],
  ['r', 'j'],
];
const FINALS: readonly (readonly [RegExp, string])[] = [
  [/ong$/, 'ung'],
  [/ian$/, 'ien'],
  [/^yan$/, 'yen'],
  [/ue$/, 'ueh'],
  [/ui$/, 'uei'],
  [/^you$/, 'yu'],
  [/ie$/, 'ieh'],
  [/^ye$/, 'yeh'],
  [/iong$/, 'iung'],
];
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  si: ['szu', 'ssu'],
  zi: ['tzu'],
  ci: ['tzu'],
  zhi: ['chih'],
  chi: ['chih'],
  shi: ['shih'],
  ri: ['jih'],
  he: ['ho', 'heh'],
  ge: ['ko'],
  ke: ['ko'],
  e: ['o'],
  er: ['erh'],
  yi: ['i'],
  guo: ['kuo', 'kwok'],
  nuo: ['no'],
  luo: ['lo', 'law'],
  duo: ['to'],
  ruo: ['jo'],
  xu: ['hsu'],
  yu: ['yue'],
  lv: ['lu', 'lyu'],
  lu: ['lu'],
  nv: ['nu'],
};

/** Other spellings of one pinyin syllable, itself left out. */
export function romanisationsOf(syllable: string): string[] {
  const found = new Set<string>(WHOLE[syllable] ?? []);
  const initial = INITIALS.find(([pinyin]) => syllable.startsWith(pinyin));
  const withInitial = initial ? initial[1] + syllable.slice(initial[0].length) : syllable;
  for (const start of [syllable, withInitial]) {
    found.add(start);
    for (const [final, other] of FINALS) if (final.test(start)) found.add(start.replace(final, other));
  }
  // Wade-Giles writes xi as hsi and xian as hsien: the u of ü is kept as u.
  found.delete(syllable);
  return [...found];
}

const ONE_SYLLABLE = /^(?:zh|ch|sh|ts|tz|hs|kw|gw|ng|ss|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouyw]{1,3})(?:ng|[nmptkhrl])?$/;

/** True for a text that may be one syllable of a Chinese or Korean name in any romanisation; characters and Hangul are syllables. */
export function isSyllable(text: string): boolean {
  return !/^[a-z]/.test(text) || ONE_SYLLABLE.test(text);
}
