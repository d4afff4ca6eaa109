import { paper, specimenMark } from '../drawing/security.ts';
import { picture, rect, svg, text } from '../drawing/svg.ts';
import { JAPANESE } from '../people/scripts.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { nativeOf, seededBy } from './native.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#3a4a5c';
/** The first day of each era, newest first, with the year before it from which its years are counted. */
const ERAS = [
  { name: '令和', from: '2019-05-01', before: 2018 },
  { name: '平成', from: '1989-01-08', before: 1988 },
  { name: '昭和', from: '1926-12-25', before: 1925 },
] as const;

/** The driving licence of Japan: days by era, the last one with the year of the common era as well. */
export const jpDrivingLicence: Design = {
  country: 'JPN',
  sides: ['front'],
  checkDigit: 'none',
  expires: true,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#e6eef2', to: '#eef0e4', ink: ['#b6cbd6', '#cdd3b4'], radius: 30 },
    random,
  );
  const { surname, given, address } = nativeOf(person, JAPANESE);
  const issuer = `${/^(?:東京都|北海道|..府|..県|...県)/u.exec(address)?.[0] ?? ''}公安委員会`;
  const put = (content: string, x: number, y: number, size = 29) =>
    text(content, { x, y, size, font: 'japanese', maxWidth: WIDTH - x - 40 });
  const label = (content: string, x: number, y: number) =>
    text(content, { x, y, size: 24, font: 'japanese', fill: INK, spacing: 0.1 });
  const { expiry_date: last } = person;
  const until = `${last.slice(0, 4)}年(${eraYear(last)})${printedDate(last, 'mm月dd日')}まで有効`;
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#51677a'),
    label('氏名', 40, 62),
    put(`${surname}　${given}`, 124, 64, 33),
    put(`${eraDate(person.birth_date)}生`, 600, 63),
    label('住所', 40, 122),
    put(address, 124, 123),
    label('交付', 40, 182),
    put(`${eraDate(person.issue_date)}　${seededBy(person).int(10000, 99999)}`, 124, 183),
    rect({ x: 30, y: 206, width: 650, height: 58 }, '#8fbf7a', 'opacity="0.55" rx="6"'),
    put(until, 50, 247, 33),
    label('免許の', 40, 310),
    label('条件等', 40, 342),
    put('眼鏡等', 150, 328),
    label('番号', 40, 446),
    put(`第 ${person.personal_number} 号`, 124, 448, 33),
    put('運転免許証', 470, 310, 38),
    put(issuer, 400, 590, 27),
    picture({ x: 720, y: 210, width: 240, height: 300 }, portrait),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'jp_driving_licence',
      country: 'JPN',
      native_name: `${surname}${given}`,
      birth_date: person.birth_date,
      address,
      issue_date: person.issue_date,
      expiry_date: last,
      document_number: person.personal_number,
      issuer,
    },
  };
}

/** `昭和61年`; licences print the first year of an era as 元年. */
function eraYear(date: string): string {
  const era = ERAS.find(({ from }) => date >= from) ?? ERAS[2];
  const year = Number(date.slice(0, 4)) - era.before;
  return `${era.name}${year === 1 ? '元' : String(year).padStart(2, '0')}年`;
}

function eraDate(date: string): string {
  return `${eraYear(date)}${printedDate(date, 'mm月dd日')}`;
}
