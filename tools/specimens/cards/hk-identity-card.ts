import { paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import { HAN } from '../people/asia.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#27547d';

/** The identity card of Hong Kong: names in Chinese and English, the Chinese commercial code, no name of the field beside most values. */
export const hkIdentityCard: Design = {
  country: 'HKG',
  sides: ['front'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#e3eef0', to: '#e9dfe9', ink: ['#9fc1cc', '#c8a9c4'], radius: 30 },
    random,
  );
  const table = HAN[person.country] ?? {};
  const native = `${table[person.surname] ?? ''}${table[person.given_names] ?? ''}`;
  const number = person.personal_number.replace(/(.)$/, '($1)');
  const codes = [...native].map(() => random.digits(4)).join(' ');
  const symbols = `***A${random.pick(['Z', 'O', 'X'])}`;
  const born = printedDate(person.birth_date, 'dd-mm-yyyy');
  const issued = printedDate(person.issue_date, 'dd-mm-yyyy');
  const first = `(${person.issue_date.slice(5, 7)}-${String(Number(person.birth_date.slice(2, 4)) + 18)
    .padStart(2, '0')
    .slice(-2)})`;
  const at = (
    content: string,
    x: number,
    y: number,
    size: number,
    font: 'sans' | 'cjk' | 'bold' = 'sans',
    fill = '#16181d',
  ) => text(content, { x, y, size, font, fill });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33557a'),
    at('HONG KONG PERMANENT IDENTITY CARD', 46, 66, 27, 'bold', INK),
    at('香港永久性居民身份證', 640, 66, 31, 'cjk', INK),
    picture({ x: 46, y: 150, width: 250, height: 320 }, portrait),
    native === '' ? '' : at(native, 340, 132, 40, 'cjk'),
    at(person.full_name, 340, 192, 31),
    native === '' ? '' : at(codes, 340, 244, 27),
    at('出生日期', 340, 302, 22, 'cjk', INK),
    at('Date of Birth', 440, 302, 21, 'sans', INK),
    at(born, 340, 344, 31),
    at(person.sex === 'M' ? '男 M' : '女 F', 560, 344, 31, 'cjk'),
    at(symbols, 340, 398, 29),
    at('簽發日期', 340, 446, 22, 'cjk', INK),
    at('Date of Issue', 440, 446, 21, 'sans', INK),
    at(first, 340, 492, 27),
    at(issued, 340, 540, 31),
    at(number, 700, 590, 38),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'hk_identity_card',
      country: 'HKG',
      full_name: person.full_name,
      ...(native === '' ? {} : { native_name: native, commercial_code: codes }),
      birth_date: person.birth_date,
      sex: person.sex,
      issue_date: person.issue_date,
      personal_number: number,
    },
  };
}
