import { paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, svg, text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#2f66a5';
/** A person with this day of expiry has a card without end. */
const FOR_LIFE = '9999-12-31';
const PEOPLES = ['汉', '汉', '汉', '汉', '满', '回', '壮', '苗'] as const;

/** The second-generation resident identity card of China. */
export const cnResidentId: Design = {
  country: 'CHN',
  sides: ['front', 'back'],
  checkDigit: 'personal_number',
  expires: true,
  coded: false,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const ethnicity = random.pick(PEOPLES);
  const [year = '', month = '', day = ''] = person.birth_date.split('-');
  const label = (content: string, x: number, y: number, spacing = 0.3) =>
    text(content, { x, y, size: 27, font: 'cjk', fill: INK, spacing });
  const value = (content: string, x: number, y: number, size = 30) => text(content, { x, y, size, font: 'cjk' });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33557a'),
    label('姓名', 62, 108),
    value(person.full_name, 186, 110, 36),
    label('性别', 62, 184),
    value(person.sex === 'M' ? '男' : '女', 186, 185),
    label('民族', 322, 184),
    value(ethnicity, 442, 185),
    label('出生', 62, 258),
    value(year, 186, 259),
    label('年', 278, 258, 0),
    value(String(Number(month)), 326, 259),
    label('月', 380, 258, 0),
    value(String(Number(day)), 428, 259),
    label('日', 480, 258, 0),
    label('住址', 62, 332),
    lines(wrap(person.address, 13), { x: 186, y: 333, size: 30, font: 'cjk' }, 1.42),
    label('公民身份号码', 62, 556, 0.04),
    text(person.personal_number, { x: 322, y: 560, size: 38, font: 'bold', spacing: 0.1 }),
    picture({ x: 690, y: 90, width: 260, height: 340 }, portrait),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'cn_resident_id',
      country: 'CHN',
      full_name: person.full_name,
      sex: person.sex,
      ethnicity,
      birth_date: person.birth_date,
      address: person.address,
      personal_number: person.personal_number,
    },
  };
}

function back({ person, random }: Drawing): Sheet {
  const forLife = person.expiry_date === FOR_LIFE;
  const until = forLife ? '长期' : printedDate(person.expiry_date, 'yyyy.mm.dd');
  const ground = sheet(random);
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33557a'),
    emblem(150, 150),
    text('中华人民共和国', { x: 560, y: 138, size: 52, font: 'cjkBold', anchor: 'middle', spacing: 0.12 }),
    text('居民身份证', { x: 560, y: 236, size: 68, font: 'cjkBold', anchor: 'middle', spacing: 0.18 }),
    text('签发机关', { x: 250, y: 500, size: 29, font: 'cjkBold' }),
    text(person.issuer, { x: 410, y: 500, size: 30, font: 'cjk' }),
    text('有效期限', { x: 250, y: 566, size: 29, font: 'cjkBold' }),
    text(`${printedDate(person.issue_date, 'yyyy.mm.dd')}-${until}`, {
      x: 410,
      y: 566,
      size: 30,
      font: 'cjk',
    }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'cn_resident_id',
      country: 'CHN',
      issuer: person.issuer,
      issue_date: person.issue_date,
      ...(forLife ? { validity: 'permanent' } : { expiry_date: person.expiry_date }),
    },
  };
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#dfeaf4', to: '#f3ebe2', ink: ['#9cc0dc', '#c9b8d0'], radius: 30 },
    random,
  );
}

/** A disc of its own in place of the national emblem, which no specimen may carry. */
function emblem(x: number, y: number): string {
  return `<g fill="none" stroke="#b5453c" stroke-width="5" opacity="0.75"><circle cx="${x}" cy="${y}" r="66"/><circle cx="${x}" cy="${y}" r="52" stroke-width="2"/><path d="M${x - 40} ${y + 18}H${x + 40}M${x - 28} ${y - 6}H${x + 28}M${x} ${y - 40}V${y + 40}"/></g>`;
}

function wrap(content: string, width: number): string[] {
  const rows: string[] = [];
  for (let at = 0; at < content.length; at += width) rows.push(content.slice(at, at + width));
  return rows;
}
