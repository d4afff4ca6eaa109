import { paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import { HAN } from '../people/asia.ts';
import { inventPerson } from '../person.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, labelled, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#6b4a2f';

/** The national identity card of Taiwan; years are counted from 1912. */
export const twNationalId: Design = {
  country: 'TWN',
  sides: ['front', 'back'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const put = labelled({ ink: INK, labelFont: 'cjk', valueFont: 'cjk', labelSize: 27 });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#7a5533'),
    text('中華民國國民身分證', {
      x: WIDTH / 2,
      y: 84,
      size: 52,
      font: 'cjk',
      fill: '#8a2f2a',
      anchor: 'middle',
      spacing: 0.1,
    }),
    put('姓名', person.full_name, {
      x: 56,
      y: 190,
      gap: 120,
      size: 46,
      spacing: person.full_name.length < 3 ? 0.6 : 0.2,
    }),
    put('出生', '', { x: 56, y: 276, gap: 120, size: 33 }),
    put('年月日', rocDate(person.birth_date), { x: 56, y: 312, gap: 120, size: 33 }),
    put('性別', person.sex === 'M' ? '男' : '女', { x: 506, y: 312, gap: 84, size: 33 }),
    put('發證日期', `${rocDate(person.issue_date)}(${person.place.region})${random.pick(['換發', '補發', '初發'])}`, {
      x: 56,
      y: 420,
      gap: 140,
      size: 29,
    }),
    put('統一編號', person.personal_number, { x: 470, y: 560, gap: 150, size: 40, font: 'bold', spacing: 0.08 }),
    picture({ x: 710, y: 130, width: 240, height: 310 }, portrait),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'tw_national_id',
      country: 'TWN',
      full_name: person.full_name,
      birth_date: person.birth_date,
      sex: person.sex,
      issue_date: person.issue_date,
      personal_number: person.personal_number,
    },
  };
}

function back({ person, random }: Drawing): Sheet {
  const ground = sheet(random);
  const put = labelled({ ink: INK, labelFont: 'cjk', valueFont: 'cjk', labelSize: 26 });
  const parent = (sex: 'M' | 'F') => {
    const { surname, given_names } = inventPerson(random.int(1, 9999), 'TWN', { sex });
    const table = HAN.TWN ?? {};
    return `${table[surname] ?? surname}${table[given_names] ?? given_names}`;
  };
  const birthPlace = `${random.pick(['臺灣省', ''])}${person.birth_place}`;
  const [first = '', second = ''] = [person.address.slice(0, 16), person.address.slice(16)];
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#7a5533'),
    put('父', parent('M'), { x: 60, y: 110, gap: 70, size: 32 }),
    put('母', parent('F'), { x: 500, y: 110, gap: 70, size: 32 }),
    put('配偶', random.pick(['', parent(person.sex === 'M' ? 'F' : 'M')]), { x: 60, y: 196, gap: 90, size: 32 }),
    put('役別', '', { x: 500, y: 196, gap: 90, size: 32 }),
    put('出生地', birthPlace, { x: 60, y: 282, gap: 120, size: 32 }),
    put('住址', first, { x: 60, y: 368, gap: 120, size: 32 }),
    text(second, { x: 180, y: 416, size: 32, font: 'cjk' }),
    text(random.digits(10), { x: 760, y: 600, size: 26 }),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: { class: 'tw_national_id', country: 'TWN', birth_place: birthPlace, address: person.address },
  };
}

function rocDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `民國${Number(year) - 1911}年${Number(month)}月${Number(day)}日`;
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#f6e9dc', to: '#ecdfe6', ink: ['#e0b9a0', '#d9a9b4'], radius: 26 },
    random,
  );
}
