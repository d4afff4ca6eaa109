/**
 * Arabic names that Latin spellings write in one, two or three words. Each word is opened into the parts all
 * spellings share, so that "Abdurrahman", "Abd-al-Rahman" and "Abdel Rahman" become the same parts.
 */
const SERVANT = /^abd(?:ou|oo|[aeiou])(?:l|r|s|sh|n|z|d|t)?$/;
const SERVANT_OF_GOD = /^abd[aeiou]*l+a+h?i?$/;
const SERVANT_JOINED = /^abd(?:ou|oo|[aeiou])(.{4,})$/;
const FAITH_JOINED = /^(.{2,}?)(?:[aeiou](?:dd|ld)(?:i|ee|ie)ne?|(?<=.{3})oud(?:i|ee)ne?|(?<=.{3})ud(?:i|ee)ne?)$/;
const GOD_JOINED = /^(.{3,}?)(?:[aeiou]ll?a+h|ulla+)$/;
const GOD = /^(?:all?ah|ull?ah|oll?ah|ulla|alla)$/;
const FAITH = /^(?:[aeiou]?[dl]?d(?:i|ee|ie)ne?)$/;
const FATHER = /^(?:abu|abou|aboo|abo)$/;
const FATHER_JOINED = /^(?:abou?|abu)(bakr|baker|bakar|bakir|bakarr|bakari|baqr)$/;

/** The parts of one folded word; a word without a known compound is its own only part. */
export function openCompound(word: string): readonly string[] {
  if (word.length < 3) return [word];
  if (word.startsWith('ab')) {
    if (word === 'abd' || SERVANT.test(word)) return ['abd'];
    if (SERVANT_OF_GOD.test(word)) return ['abd', 'allah'];
    if (FATHER.test(word)) return ['abu'];
    const father = FATHER_JOINED.exec(word);
    if (father) return ['abu', 'bakr'];
    const servant = SERVANT_JOINED.exec(word);
    if (servant?.[1] !== undefined) return ['abd', withoutAssimilation(servant[1])];
  }
  if (GOD.test(word)) return ['allah'];
  if (FAITH.test(word)) return ['din'];
  const faith = FAITH_JOINED.exec(word);
  if (faith?.[1] !== undefined) return [faith[1], 'din'];
  const god = GOD_JOINED.exec(word);
  if (god?.[1] !== undefined) return [god[1], 'allah'];
  return [word];
}

/** The article's l, or the letter it became, is cut from what follows it. */
function withoutAssimilation(rest: string): string {
  if (rest.startsWith('l') && rest.length >= 5) return rest.slice(1);
  return rest.charAt(0) === rest.charAt(1) ? rest.slice(1) : rest;
}

const ARTICLE = new Set(['al', 'el', 'ul', 'il']);
const ASSIMILATED_ARTICLE = new Set([
  'as',
  'ash',
  'ar',
  'an',
  'ad',
  'adh',
  'at',
  'ath',
  'az',
  'ur',
  'us',
  'ed',
  'er',
  'es',
  'ech',
  'ez',
  'en',
  'ur',
  'ud',
  'uz',
  'ol',
  'or',
  'os',
]);

/** True for the Arabic article; its assimilated forms count only when a hyphen ties them to the next word. */
export function isArticle(word: string, tied: boolean): boolean {
  return ARTICLE.has(word) || (tied && ASSIMILATED_ARTICLE.has(word));
}
