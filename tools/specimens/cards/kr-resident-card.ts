import { paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, svg, text } from '../drawing/svg.ts';
import { KOREAN } from '../people/scripts.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { nativeOf, seededBy } from './native.ts';

const WIDTH = 1012;
const HEIGHT = 638;
/** The characters of the invented names; several may sound alike, a family chooses. */
const HANJA: Readonly<Record<string, string>> = {
  김: '金',
  이: '李',
  박: '朴',
  최: '崔',
  정: '鄭',
  강: '姜',
  윤: '尹',
  임: '林',
  민수: '民洙',
  지훈: '志勳',
  성호: '成浩',
  현우: '賢宇',
  동현: '東賢',
  서연: '瑞姸',
  지은: '智恩',
  수진: '秀珍',
  영희: '英姬',
};

/** The resident card of Korea, which has no labels; one in five shows the number up to the digit of century and sex. */
export const krResidentCard: Design = {
  country: 'KOR',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#e7f0ec', to: '#f1ede0', ink: ['#b4d0c2', '#d9cfae'], radius: 30 },
    random,
  );
  const { surname, given, address, place } = nativeOf(person, KOREAN);
  const name = `${surname}${given}`;
  const [family, own] = [HANJA[surname], HANJA[given]];
  // Names of purely Korean words have no characters.
  const hanja = family !== undefined && own !== undefined ? `(${family}${own})` : '';
  const { personal_number: whole } = person;
  const hidden = seededBy(person).int(1, 5) === 1;
  const shown = (sign: string) => `${whole.slice(0, 6)}-${hidden ? `${whole[6]}${sign.repeat(6)}` : whole.slice(6)}`;
  const [street = '', town = ''] = address.split('\n');
  const put = (content: string, y: number, size: number) => text(content, { x: 70, y, size, font: 'korean' });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#57705f'),
    text('주민등록증', { x: 120, y: 92, size: 56, font: 'korean', spacing: 0.25, fill: '#2d3f36' }),
    put(`${name}${hanja}`, 190, 42),
    text(shown('*'), { x: 70, y: 254, size: 40, spacing: 0.02 }),
    lines([street, town], { x: 70, y: 326, size: 32, font: 'korean' }),
    text(printedDate(person.issue_date, 'yyyy. mm. dd.'), { x: 250, y: 500, size: 30 }),
    text(place[0], { x: 330, y: 576, size: 38, font: 'korean', anchor: 'middle' }),
    picture({ x: 690, y: 120, width: 260, height: 340 }, portrait),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'kr_resident_card',
      country: 'KOR',
      native_name: name,
      ...(hanja ? { hanja_name: hanja.slice(1, -1) } : {}),
      personal_number: shown('X'),
      birth_date: person.birth_date,
      sex: person.sex,
      address: `${street} ${town}`,
      issue_date: person.issue_date,
      issuer: place[0],
    },
  };
}
