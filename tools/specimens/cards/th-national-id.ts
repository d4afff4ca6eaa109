import { chip, paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { THAI } from '../people/scripts.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { nativeOf } from './native.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#23486e';
const MONTHS = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;
const ENGLISH = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'Jun.',
  'Jul.',
  'Aug.',
  'Sep.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const;
const BUDDHIST_AHEAD = 543;

/** The national identity card of Thailand: names and dates in Thai (Buddhist years) and English. */
export const thNationalId: Design = {
  country: 'THA',
  sides: ['front'],
  checkDigit: 'personal_number',
  expires: true,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#dcebf5', to: '#e8e4f1', ink: ['#a9c6e0', '#c6b9d8'], radius: 30 },
    random,
  );
  const { surname, given, address } = nativeOf(person, THAI);
  const [street = '', town = ''] = address.split('\n');
  const [title, latinTitle] = person.sex === 'M' ? ['นาย', 'Mr.'] : ['น.ส.', 'Miss'];
  const thai = (content: string, x: number, y: number, size = 25) => text(content, { x, y, size, font: 'thai' });
  const label = (content: string, x: number, y: number) => text(content, { x, y, size: 18, font: 'thai', fill: INK });
  const value = (content: string, x: number, y: number, size = 25) => text(content, { x, y, size });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#4a6a8c'),
    text('บัตรประจำตัวประชาชน', { x: 190, y: 52, size: 31, font: 'thai', fill: INK }),
    text('Thai National ID Card', { x: 520, y: 50, size: 27, font: 'bold', fill: INK }),
    label('เลขประจำตัวประชาชน', 190, 96),
    text('Identification Number', { x: 190, y: 118, size: 17, fill: INK }),
    text(grouped(person.personal_number), { x: 420, y: 112, size: 33, font: 'bold' }),
    label('ชื่อตัวและชื่อสกุล', 190, 168),
    thai(`${title} ${given} ${surname}`, 372, 170, 33),
    text('Name', { x: 250, y: 214, size: 19, fill: INK }),
    value(`${latinTitle} ${person.given_names}`, 372, 214),
    text('Last name', { x: 250, y: 254, size: 19, fill: INK }),
    value(person.surname, 372, 254),
    label('เกิดวันที่', 290, 302),
    thai(thaiDate(person.birth_date), 372, 303),
    text('Date of Birth', { x: 290, y: 344, size: 19, fill: INK }),
    value(englishDate(person.birth_date), 430, 344),
    label('ที่อยู่', 60, 420),
    thai(street, 120, 421),
    thai(town, 120, 458),
    thai(thaiDate(person.issue_date), 60, 510, 21),
    label('วันออกบัตร', 60, 534),
    value(englishDate(person.issue_date), 60, 568, 21),
    text('Date of Issue', { x: 60, y: 592, size: 17, fill: INK }),
    thai(thaiDate(person.expiry_date), 470, 510, 21),
    label('วันบัตรหมดอายุ', 470, 534),
    value(englishDate(person.expiry_date), 470, 568, 21),
    text('Date of Expiry', { x: 470, y: 592, size: 17, fill: INK }),
    chip(60, 180),
    picture({ x: 760, y: 300, width: 210, height: 270 }, portrait),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'th_national_id',
      country: 'THA',
      native_name: `${given} ${surname}`,
      surname: person.surname,
      given_names: person.given_names,
      personal_number: person.personal_number,
      birth_date: person.birth_date,
      address: `${street} ${town}`,
      issue_date: person.issue_date,
      expiry_date: person.expiry_date,
      nationality: 'THA',
    },
  };
}

function grouped(number: string): string {
  return number.replace(/^(\d)(\d{4})(\d{5})(\d{2})(\d)$/, '$1 $2 $3 $4 $5');
}

function thaiDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${Number(year) + BUDDHIST_AHEAD}`;
}

function englishDate(date: string): string {
  return printedDate(`${date.slice(0, 8)}${date.slice(8)}`, `${Number(date.slice(8))} # yyyy`).replace(
    '#',
    ENGLISH[Number(date.slice(5, 7)) - 1] ?? '',
  );
}
