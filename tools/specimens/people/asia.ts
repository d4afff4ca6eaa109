import type { Random } from '../random.ts';
import type { Names, NonEmpty, Place } from './lists.ts';

/** A name in Latin letters with its Chinese characters. */
export type HanPair = readonly [latin: string, han: string];
type HanNames = { surnames: NonEmpty<HanPair>; men: NonEmpty<HanPair>; women: NonEmpty<HanPair> };

const CANTONESE: HanNames = {
  surnames: [
    ['CHAN', '陳'],
    ['LEUNG', '梁'],
    ['WONG', '黃'],
    ['CHEUNG', '張'],
    ['LAM', '林'],
    ['NG', '吳'],
    ['KWOK', '郭'],
    ['TANG', '鄧'],
    ['AU YEUNG', '歐陽'],
    ['FUNG', '馮'],
    ['TSANG', '曾'],
  ],
  men: [
    ['Tai Man', '大文'],
    ['Chi Keung', '志強'],
    ['Wai', '偉'],
    ['Man Hin', '文軒'],
    ['Kin Fung', '建鋒'],
    ['Ho Yin', '浩然'],
  ],
  women: [
    ['Ka Yan', '嘉欣'],
    ['Wing Sze', '詠詩'],
    ['Kit Ling', '潔玲'],
    ['Mei Fong', '美芳'],
    ['Ching', '靜'],
    ['Hoi Ching', '凱晴'],
  ],
};
const TAIWANESE: HanNames = {
  surnames: [
    ['CHEN', '陳'],
    ['LIN', '林'],
    ['HUANG', '黃'],
    ['CHANG', '張'],
    ['WU', '吳'],
    ['TSAI', '蔡'],
    ['OUYANG', '歐陽'],
    ['HSIEH', '謝'],
  ],
  men: [
    ['CHIA-HAO', '家豪'],
    ['KUAN-YU', '冠宇'],
    ['TSUNG-HAN', '宗翰'],
    ['WEI', '偉'],
    ['CHUN-CHIEH', '俊傑'],
  ],
  women: [
    ['YI-CHUN', '怡君'],
    ['SHU-FEN', '淑芬'],
    ['YA-TING', '雅婷'],
    ['HSIAO-LING', '筱玲'],
    ['CHING', '靜'],
  ],
};

/** Chinese characters of a name in Latin letters as Hong Kong, Macao and Taiwan write it. */
export const HAN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  HKG: byLatin(CANTONESE),
  MAC: byLatin(CANTONESE),
  TWN: byLatin(TAIWANESE),
};

function byLatin({ surnames, men, women }: HanNames): Record<string, string> {
  return Object.fromEntries([...surnames, ...men, ...women]);
}

function place(city: string, region: string, code: string, streets: NonEmpty<string>, postcode = ''): Place {
  return { city, region, code, streets, postcode };
}

function latinOf({ surnames, men, women }: HanNames, places: NonEmpty<Place>): Names {
  const first = ([head, ...rest]: NonEmpty<HanPair>): NonEmpty<string> => [head[0], ...rest.map(([latin]) => latin)];
  return { surnames: first(surnames), men: first(men), women: first(women), places };
}

/** People of cities whose cards carry Latin and Chinese names, and of South-East Asia. */
export const ASIAN_PEOPLE: Readonly<Record<string, Names>> = {
  HKG: latinOf(CANTONESE, [place('HONG KONG', 'HONG KONG', 'A', ['Nathan Road', 'Queen’s Road East'])]),
  MAC: latinOf(CANTONESE, [place('MACAU', 'MACAU', '', ['Avenida da Praia Grande', 'Rua do Campo'])]),
  TWN: latinOf(TAIWANESE, [
    place('臺北市', '北市', 'A', ['大安區和平東路二段', '信義區松仁路', '士林區中山北路六段']),
    place('臺中市', '中市', 'B', ['西屯區文心路三段', '北屯區崇德路二段']),
    place('高雄市', '高市', 'E', ['三民區建國一路', '左營區博愛二路']),
    place('臺南市', '南市', 'D', ['東區勝利路', '永康區中正北路']),
  ]),
  SGP: {
    surnames: ['TAN', 'LIM', 'NG', 'ONG', 'LEE', 'GOH', 'RAHMAN', 'ABDULLAH', 'KRISHNAN', 'WIJESINGHE'],
    men: ['WEI MING', 'JUN JIE', 'KAI XIANG', 'BOON KIAT', 'MUHAMMAD HAFIZ', 'ARJUN'],
    women: ['HUI MIN', 'XIN YI', 'WEI LING', 'SIEW ENG', 'NUR AISYAH', 'PRIYA'],
    places: [
      place(
        'SINGAPORE',
        'CHINESE',
        '',
        ['APT BLK 214 TOA PAYOH LORONG 8', 'APT BLK 87 BEDOK NORTH STREET 4'],
        '310214',
      ),
      place('SINGAPORE', 'MALAY', '', ['APT BLK 503 WOODLANDS DRIVE 14', '12 JALAN KEMBANGAN'], '730503'),
      place('SINGAPORE', 'INDIAN', '', ['APT BLK 46 TELOK BLANGAH DRIVE', '8 DUNLOP STREET'], '100046'),
    ],
  },
  MYS: {
    surnames: ['ISMAIL', 'HASSAN', 'ABDULLAH', 'ZULKIFLI', 'RAHMAN', 'OTHMAN', 'WAHID'],
    men: ['AHMAD FAIZAL', 'MOHD HAFIZ', 'MUHAMMAD AMIRUL', 'WAN AZMAN', 'KHAIRUL'],
    women: ['NURUL HUDA', 'SITI AMINAH', 'NOR AZLINA', 'WAN NURHIDAYAH', 'FARAH'],
    places: [
      place('KUALA LUMPUR', 'W. PERSEKUTUAN(KL)', '14', ['JALAN AMPANG', 'JALAN TUN RAZAK', 'LORONG WAWASAN'], '50450'),
      place('PETALING JAYA', 'SELANGOR', '10', ['JALAN SS 2/24', 'JALAN GASING', 'TAMAN MEGAH'], '47300'),
      place('GEORGE TOWN', 'PULAU PINANG', '07', ['JALAN BURMA', 'LEBUH CHULIA'], '10350'),
      place('KOTA KINABALU', 'SABAH', '12', ['JALAN GAYA', 'TAMAN WAWASAN'], '88000'),
    ],
  },
  PHL: {
    surnames: ['DELA CRUZ', 'REYES', 'SANTOS', 'BAUTISTA', 'VILLANUEVA', 'MAGSAYSAY', 'WENCESLAO', 'IGNACIO'],
    men: ['JUAN MIGUEL', 'JOSE RIZALINO', 'MARK ANTHONY', 'EMILIO', 'WILFREDO'],
    women: ['MARIA TERESA', 'ANGELICA', 'ROSE ANN', 'LIWAYWAY', 'KRISTINE JOY'],
    places: [
      place('QUEZON CITY', 'METRO MANILA', 'N03', ['KAMUNING ROAD', 'MATALINO STREET', 'TIMOG AVENUE'], '1103'),
      place('CEBU CITY', 'CEBU', 'G01', ['COLON STREET', 'MANGO AVENUE'], '6000'),
      place('ILOILO CITY', 'ILOILO', 'F02', ['IZNART STREET', 'LUNA STREET'], '5000'),
    ],
  },
};

/** Names in the order in which the cards of the country print them; null where the usual order holds. */
export function asianFullName(country: string, surname: string, given: string, sex: 'M' | 'F'): string | null {
  if (country === 'HKG' || country === 'MAC') return `${surname}, ${given}`;
  if (country === 'TWN') return `${HAN.TWN?.[surname] ?? surname}${HAN.TWN?.[given] ?? given}`;
  if (country === 'MYS') return `${given} ${sex === 'M' ? 'BIN' : 'BINTI'} ${surname}`;
  if (country !== 'SGP') return null;
  if (['RAHMAN', 'ABDULLAH'].includes(surname)) return `${given} ${sex === 'M' ? 'BIN' : 'BINTE'} ${surname}`;
  return `${surname} ${given}`;
}

type Bearer = { random: Random; place: Place; sex: 'M' | 'F'; birthDate: string };
type Complete = (country: string, kind: string, body: () => string) => string;

/** The local number with right check signs, carrying the birth date, sex and region of the card; empty where there is none. */
export function asianNumber(country: string, { random, place, sex, birthDate }: Bearer, complete: Complete): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const odd = sex === 'M' ? 1 : 0;
  switch (country) {
    case 'HKG':
      return complete('HK', 'hkid', () => `${random.pick(['A', 'C', 'K', 'R', 'Y', 'Z', 'M'])}${random.digits(6)}?`);
    case 'TWN':
      return complete('TW', 'national_id', () => `${place.code}${sex === 'M' ? 1 : 2}${random.digits(7)}?`);
    case 'SGP': {
      const series = year < '2000' ? 'S' : 'T';
      return complete('SG', 'nric', () => `${series}${year.slice(2)}${random.digits(5)}?`);
    }
    case 'MYS':
      return `${year.slice(2)}${month}${day}-${place.code}-${random.digits(3)}${random.int(0, 4) * 2 + odd}`;
    case 'PHL':
      return [1, 2, 3, 4].map(() => `${random.int(1, 9)}${random.digits(3)}`).join('-');
    default:
      return '';
  }
}

/** Where such a person lives, in lines as cards print them; null for other countries. */
export function asianAddress(
  country: string,
  { streets, city, region, postcode }: Place,
  random: Random,
): string | null {
  const street = random.pick(streets);
  const number = random.int(2, 240);
  if (country === 'TWN') return `${city}${street}${number}號${random.int(2, 18)}樓`;
  if (country === 'SGP')
    return `${street}\n#${String(random.int(2, 20)).padStart(2, '0')}-${random.int(11, 399)}\n${city} ${postcode}`;
  if (country === 'MYS') return `NO ${number} ${street}\n${postcode} ${city}\n${region}`;
  if (country === 'PHL') return `${number} ${street}, ${city}, ${region}, ${postcode}`;
  return null;
}
