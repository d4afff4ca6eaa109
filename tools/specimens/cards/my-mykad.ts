import { chip, paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import type { Design, Drawing, Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;

/** The identity card of Malaysia: no value has a label, the number stands above the name and the name above the address. */
export const myMykad: Design = {
  country: 'MYS',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#cfe0ee', to: '#dbe8e2', ink: ['#8fb6d4', '#a8c9b8'], radius: 30 },
    random,
  );
  const rows = person.address.split('\n');
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#28527a'),
    text('KAD PENGENALAN', { x: 48, y: 64, size: 31, font: 'bold', fill: '#1d3f77' }),
    text('MALAYSIA', { x: 400, y: 64, size: 31, font: 'bold', fill: '#1d3f77' }),
    text('IDENTITY CARD', { x: 48, y: 98, size: 22, fill: '#1d3f77' }),
    text(person.personal_number, { x: 48, y: 168, size: 41, font: 'bold' }),
    chip(72, 200),
    text(person.full_name, { x: 48, y: 384, size: 30, maxWidth: 610 }),
    lines(rows, { x: 48, y: 446, size: 25, maxWidth: 600 }, 1.4),
    picture({ x: 706, y: 150, width: 250, height: 320 }, portrait),
    text('WARGANEGARA', { x: 706, y: 516, size: 25 }),
    text(random.pick(['ISLAM', '']), { x: 706, y: 556, size: 25 }),
    text(person.sex === 'M' ? 'LELAKI' : 'PEREMPUAN', { x: 706, y: 596, size: 25 }),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'my_mykad',
      country: 'MYS',
      personal_number: person.personal_number,
      full_name: person.full_name,
      address: rows.join(' '),
      sex: person.sex,
      birth_date: person.birth_date,
      nationality: 'MYS',
    },
  };
}
