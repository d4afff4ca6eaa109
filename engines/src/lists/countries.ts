import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

countries.registerLocale(english);

/** Names that authorities use and the standard does not, and territories that count as themselves. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  burma: 'mm',
  'congo, democratic republic of the': 'cd',
  'democratic republic of the congo': 'cd',
  'congo-kinshasa': 'cd',
  'congo kinshasa': 'cd',
  'congo-brazzaville': 'cg',
  'congo, republic of the': 'cg',
  'republic of the congo': 'cg',
  'korea, north': 'kp',
  'north korea': 'kp',
  "democratic people's republic of korea": 'kp',
  dprk: 'kp',
  'korea, south': 'kr',
  'south korea': 'kr',
  'republic of korea': 'kr',
  palestinian: 'ps',
  palestine: 'ps',
  'occupied palestinian territory': 'ps',
  'state of palestine': 'ps',
  'west bank': 'ps',
  gaza: 'ps',
  'region: gaza': 'ps',
  'region: northern mali': 'ml',
  'region: crimea': 'ua',
  'region: kafia kingi': 'sd',
  russia: 'ru',
  'russian federation': 'ru',
  ussr: 'ru',
  'soviet union': 'ru',
  iran: 'ir',
  'iran (islamic republic of)': 'ir',
  'islamic republic of iran': 'ir',
  syria: 'sy',
  'syrian arab republic': 'sy',
  venezuela: 've',
  bolivia: 'bo',
  tanzania: 'tz',
  'united republic of tanzania': 'tz',
  vietnam: 'vn',
  'viet nam': 'vn',
  laos: 'la',
  moldova: 'md',
  'republic of moldova': 'md',
  macedonia: 'mk',
  'north macedonia': 'mk',
  'the former yugoslav republic of macedonia': 'mk',
  kosovo: 'xk',
  'bosnia-herzegovina': 'ba',
  'bosnia and herzegovina': 'ba',
  'cote d ivoire': 'ci',
  "cote d'ivoire": 'ci',
  'côte d’ivoire': 'ci',
  'ivory coast': 'ci',
  'hong kong': 'hk',
  'hong kong sar': 'hk',
  macau: 'mo',
  macao: 'mo',
  taiwan: 'tw',
  'the gambia': 'gm',
  'gambia, the': 'gm',
  'the bahamas': 'bs',
  'bahamas, the': 'bs',
  bahamas: 'bs',
  'cabo verde': 'cv',
  'cape verde': 'cv',
  swaziland: 'sz',
  eswatini: 'sz',
  turkey: 'tr',
  turkiye: 'tr',
  türkiye: 'tr',
  'united kingdom': 'gb',
  uk: 'gb',
  'great britain': 'gb',
  england: 'gb',
  scotland: 'gb',
  wales: 'gb',
  'northern ireland': 'gb',
  usa: 'us',
  'united states of america': 'us',
  'united states': 'us',
  uae: 'ae',
  'united arab emirates': 'ae',
  'czech republic': 'cz',
  czechia: 'cz',
  'east timor': 'tl',
  'timor-leste': 'tl',
  brunei: 'bn',
  micronesia: 'fm',
  vatican: 'va',
  'holy see': 'va',
  'libyan arab jamahiriya': 'ly',
  'people s republic of china': 'cn',
  "people's republic of china": 'cn',
  'isle of man': 'im',
  'st. kitts and nevis': 'kn',
  'saint kitts and nevis': 'kn',
  'netherlands antilles': 'cw',
  'the netherlands': 'nl',
  'south-sudan': 'ss',
  'timor leste': 'tl',
  'british virgin islands': 'vg',
  'us virgin islands': 'vi',
  'falkland islands': 'fk',
  aland: 'ax',
  'saint martin': 'mf',
  'sint maarten': 'sx',
  'saint barthelemy': 'bl',
  curacao: 'cw',
  'vatican city': 'va',
  somaliland: 'so',
  'nagorno karabakh': 'az',
  sark: 'gg',
  alderney: 'gg',
  abkhazia: 'ge',
  'south ossetia': 'ge',
  transnistria: 'md',
  'northern cyprus': 'cy',
  'northern ireland assembly': 'gb',
  'serbia and montenegro': 'rs',
  yugoslavia: 'rs',
  'sao tome and principe': 'st',
  'antigua and barbuda': 'ag',
  'trinidad and tobago': 'tt',
  'kyrgyz republic': 'kg',
};

const memo = new Map<string, string | null>();

/** Alpha-2 code, lower case, of a country by code or English name; null when it is none we know. */
export function countryCode(written: string): string | null {
  const key = written
    .trim()
    .replace(/[_\s]+/g, ' ')
    .toLowerCase();
  if (key === '') return null;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const code = lookUp(key);
  // The memo is bounded: what people type is not.
  if (memo.size < 5000) memo.set(key, code);
  return code;
}

function lookUp(key: string): string | null {
  const other = OTHER_NAMES[key];
  if (other !== undefined) return other;
  if (key.length === 2) return countries.isValid(key.toUpperCase()) || key === 'xk' ? key : null;
  if (key.length === 3) return countries.alpha3ToAlpha2(key.toUpperCase())?.toLowerCase() ?? null;
  const found = countries.getAlpha2Code(key, 'en') ?? countries.getAlpha2Code(key.replace(/-/g, ' '), 'en');
  return found?.toLowerCase() ?? null;
}

/** The codes of several countries, unknown ones left out, each once. */
export function countryCodes(written: readonly string[]): string[] {
  return [...new Set(written.flatMap((each) => countryCode(each) ?? []))];
}
