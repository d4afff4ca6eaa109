import { paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const WORK = ['KARYAWAN SWASTA', 'WIRASWASTA', 'PNS', 'PELAJAR'] as const;

/** The driving licence of Indonesia (SIM): numbered values without labels, as printed since 2019. */
export const idSim: Design = {
  country: 'IDN',
  sides: ['front'],
  checkDigit: 'none',
  expires: true,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#eef0f2', to: '#e4e9ef', ink: ['#b9c6d6', '#c6cfc0'], radius: 30 },
    random,
  );
  const number = `${random.int(1000, 9999)}-${random.digits(4)}-${random.digits(6)}`;
  const rows = [
    person.full_name,
    `${person.birth_place}, ${printedDate(person.birth_date, 'dd-mm-yyyy')}`,
    `${random.pick(['A', 'B', 'AB', 'O'])} - ${person.sex === 'M' ? 'PRIA' : 'WANITA'}`,
    person.address,
    random.pick(WORK),
    person.place.region,
  ];
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33507a'),
    text('INDONESIA', { x: 140, y: 60, size: 30, font: 'bold' }),
    text('SURAT IZIN MENGEMUDI', { x: 330, y: 60, size: 34, font: 'bold' }),
    text('DRIVING LICENSE', { x: 330, y: 94, size: 24 }),
    text(random.pick(['A', 'C', 'B1']), { x: 890, y: 100, size: 80, font: 'bold' }),
    text(number, { x: 330, y: 160, size: 36, font: 'bold' }),
    picture({ x: 46, y: 150, width: 250, height: 320 }, portrait),
    ...rows.flatMap((value, at) => [
      text(`${at + 1}.`, { x: 330, y: 226 + at * 50, size: 26 }),
      text(value, { x: 372, y: 226 + at * 50, size: 26, maxWidth: 600 }),
    ]),
    text(printedDate(person.expiry_date, 'dd-mm-yyyy'), { x: 720, y: 570, size: 30, font: 'bold' }),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'id_driving_licence',
      country: 'IDN',
      document_number: number,
      full_name: person.full_name,
      birth_place: person.birth_place,
      birth_date: person.birth_date,
      sex: person.sex,
      address: person.address,
      expiry_date: person.expiry_date,
    },
  };
}
