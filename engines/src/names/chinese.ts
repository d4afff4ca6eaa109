import anyAscii from 'any-ascii';

/** Surnames whose reading as a surname differs from the common reading of the character. */
const SURNAMES: Readonly<Record<string, string>> = {
  单: 'shan',
  解: 'xie',
  仇: 'qiu',
  曾: 'zeng',
  区: 'ou',
  查: 'zha',
  任: 'ren',
  盖: 'ge',
  尉: 'wei',
  朴: 'piao',
  覃: 'qin',
  翟: 'zhai',
  缪: 'miao',
  乐: 'yue',
  冼: 'xian',
  折: 'she',
  黑: 'he',
  员: 'yun',
  行: 'xing',
  重: 'chong',
  都: 'du',
  万: 'wan',
  沈: 'shen',
  谌: 'chen',
  盛: 'sheng',
  葛: 'ge',
  隗: 'wei',
  么: 'yao',
  召: 'shao',
  石: 'shi',
};

const DOUBLE_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '司徒',
  '端木',
  '东方',
  '南宫',
]);

/** Words of company names, longest first: what follows is read character by character. */
const BUSINESS: readonly [string, string][] = [
  ['股份有限公司', 'company limited'],
  ['有限责任公司', 'company limited'],
  ['有限公司', 'company limited'],
  ['进出口', 'import export'],
  ['会社', 'corporation'],
  ['公司', 'company'],
  ['集团', 'group'],
  ['控股', 'holding'],
  ['国际', 'international'],
  ['贸易', 'trading'],
  ['科技', 'technology'],
  ['技术', 'technology'],
  ['电子', 'electronics'],
  ['机械', 'machinery'],
  ['航运', 'shipping'],
  ['船务', 'shipping'],
  ['海运', 'shipping'],
  ['航空', 'aviation'],
  ['银行', 'bank'],
  ['投资', 'investment'],
  ['实业', 'industrial'],
  ['工业', 'industry'],
  ['化工', 'chemical'],
  ['石油', 'petroleum'],
  ['大学', 'university'],
  ['研究所', 'research institute'],
  ['研究院', 'research academy'],
  ['中国', 'china'],
  ['朝鲜', 'korea'],
  ['香港', 'hong kong'],
  ['物流', 'logistics'],
  ['能源', 'energy'],
  ['矿业', 'mining'],
  ['工程', 'engineering'],
  ['商贸', 'trading'],
  ['商业', 'commercial'],
  ['发展', 'development'],
  ['设备', 'equipment'],
  ['服务', 'services'],
  ['信息', 'information'],
  ['通信', 'communication'],
  ['半导体', 'semiconductor'],
  ['光电', 'optoelectronics'],
  ['联合', 'united'],
  ['有限', 'limited'],
];

function reading(character: string): string {
  return anyAscii(character)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

/** A character with its reading. */
export type HanSyllable = { pinyin: string; character: string };

/** A person's Han name (simplified): the syllables of the surname, then those of the given name. */
export function romaniseHanPerson(word: string): HanSyllable[][] {
  const letters = [...word];
  const long = letters.length > 2 && DOUBLE_SURNAMES.has(letters.slice(0, 2).join(''));
  const cut = long ? 2 : 1;
  const syllables = letters.map((character, at) => ({
    character,
    pinyin: at === 0 && !long ? (SURNAMES[character] ?? reading(character)) : reading(character),
  }));
  return [syllables.slice(0, cut), syllables.slice(cut)]
    .map((part) => part.filter(({ pinyin }) => pinyin !== ''))
    .filter((part) => part.length > 0);
}

/** An organization's Han name: known business words in English, the rest in pinyin, one word a run. */
export function romaniseHanOrganization(word: string): string[] {
  const parts: string[] = [];
  let run = '';
  let at = 0;
  while (at < word.length) {
    const known = BUSINESS.find(([chinese]) => word.startsWith(chinese, at));
    if (known) {
      if (run !== '') parts.push(run);
      run = '';
      parts.push(...known[1].split(' '));
      at += known[0].length;
    } else {
      const letter = String.fromCodePoint(word.codePointAt(at) ?? 0);
      run += reading(letter);
      at += letter.length;
    }
  }
  if (run !== '') parts.push(run);
  return parts;
}
