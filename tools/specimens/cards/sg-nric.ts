import { paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, field, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#7a3b46';
const HAN_NAMES: Readonly<Record<string, string>> = {
  TAN: '陈',
  LIM: '林',
  NG: '黄',
  ONG: '王',
  LEE: '李',
  GOH: '吴',
  'WEI MING': '伟明',
  'JUN JIE': '俊杰',
  'KAI XIANG': '凯翔',
  'BOON KIAT': '文杰',
  'HUI MIN': '慧敏',
  'XIN YI': '欣怡',
  'WEI LING': '伟玲',
  'SIEW ENG': '秀英',
};

/** The identity card of Singapore (NRIC): number and person in front, address and day of issue on the back. */
export const sgNric: Design = {
  country: 'SGP',
  sides: ['front', 'back'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const [surname, given] = [HAN_NAMES[person.surname], HAN_NAMES[person.given_names]];
  const native = surname && given ? `${surname}${given}` : '';
  const at = (x: number, y: number, maxWidth = 560) => ({ x, y, labelSize: 19, valueSize: 28, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#7a3b46'),
    text('REPUBLIC OF SINGAPORE', { x: 380, y: 62, size: 30, font: 'bold', fill: INK }),
    text(`IDENTITY CARD NO. ${person.personal_number}`, { x: 380, y: 112, size: 31, font: 'bold' }),
    picture({ x: 56, y: 140, width: 268, height: 340 }, portrait),
    field('Name', person.full_name, at(380, 160)),
    native === '' ? '' : text(`(${native})`, { x: 380, y: 246, size: 29, font: 'cjk' }),
    field('Race', person.place.region, at(380, 278)),
    field('Date of birth', printedDate(person.birth_date, 'dd-mm-yyyy'), at(380, 358, 240)),
    field('Sex', person.sex, at(690, 358, 100)),
    field('Country/Place of birth', person.birth_place, at(380, 438)),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'sg_nric',
      country: 'SGP',
      personal_number: person.personal_number,
      full_name: person.full_name,
      ...(native === '' ? {} : { native_name: native }),
      ethnicity: person.place.region,
      birth_date: person.birth_date,
      sex: person.sex,
      birth_place: person.birth_place,
    },
  };
}

function back({ person, random }: Drawing): Sheet {
  const ground = sheet(random);
  const rows = person.address.split('\n');
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#7a3b46'),
    text('NRIC No.', { x: 60, y: 130, size: 22, fill: INK }),
    text(person.personal_number, { x: 180, y: 131, size: 29 }),
    text('Date of issue', { x: 60, y: 330, size: 22, fill: INK }),
    text(printedDate(person.issue_date, 'dd-mm-yyyy'), { x: 60, y: 370, size: 29 }),
    text('Address', { x: 60, y: 430, size: 22, fill: INK }),
    lines(rows, { x: 60, y: 472, size: 28 }, 1.35),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'sg_nric',
      country: 'SGP',
      personal_number: person.personal_number,
      issue_date: person.issue_date,
      address: rows.join(' '),
    },
  };
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#f5e4e2', to: '#efe6ee', ink: ['#e4b3b5', '#d6b2c6'], radius: 30 },
    random,
  );
}
