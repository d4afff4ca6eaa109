import { mrzZone } from '../drawing/mrz-print.ts';
import { chip, paper, specimenMark } from '../drawing/security.ts';
import { ghost, lines, picture, rect, svg, text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, field, printedDate, type Sheet } from './design.ts';
import { latinNames, latinPlace } from './latin.ts';
import { stateOf } from './states.ts';
import { td1Zone } from './td1.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#5b4a7a';

/** What tells one kind of TD1 card from another. `nationality` names the holder's own state, alpha-3. */
export type Td1Kind = {
  class: string;
  title: string;
  documentCode: string;
  authority: string;
  nationality(drawing: Drawing): string;
};

/** A card of TD1 size as many states issue them: portrait side, and a back with the machine-readable zone. */
export function td1Card(kind: Td1Kind): Design {
  return {
    country: 'UTO',
    sides: ['front', 'back'],
    checkDigit: 'mrz',
    expires: true,
    coded: true,
    draw: (drawing) => (drawing.side === 'front' ? front(kind, drawing) : back(kind, drawing)),
  };
}

function front(kind: Td1Kind, drawing: Drawing): Sheet {
  const { person, portrait, random } = drawing;
  const ground = sheet(random);
  const state = stateOf(person.country);
  const { surname, given } = latinNames(person);
  const at = (x: number, y: number, maxWidth = 300) => ({ x, y, labelSize: 16, valueSize: 27, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#4a3a66'),
    text(state.name, { x: 40, y: 58, size: 32, font: 'bold', fill: '#3c2f57', maxWidth: 560 }),
    text(kind.title, { x: WIDTH - 40, y: 58, size: 30, font: 'bold', fill: '#3c2f57', anchor: 'end' }),
    picture({ x: 40, y: 108, width: 270, height: 350 }, portrait),
    chip(876, 96),
    ghost({ x: 846, y: 430, width: 118, height: 152 }, portrait, 0.3),
    field('Surname', surname, at(346, 124, 500)),
    field('Given names', given, at(346, 196, 500)),
    field('Sex', person.sex, at(346, 268)),
    field('Nationality', kind.nationality(drawing), at(480, 268)),
    field('Date of birth', printedDate(person.birth_date, 'dd mmm yyyy'), at(640, 268)),
    field('Place of birth', latinPlace(person), at(346, 340, 450)),
    field('Document No.', person.document_number, at(346, 412), { font: 'bold' }),
    field('Date of expiry', printedDate(person.expiry_date, 'dd mmm yyyy'), at(346, 484)),
    field('Date of issue', printedDate(person.issue_date, 'dd mmm yyyy'), at(600, 484)),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: kind.class,
      country: person.country,
      surname,
      given_names: given,
      document_number: person.document_number,
      nationality: kind.nationality(drawing),
      birth_date: person.birth_date,
      sex: person.sex,
      birth_place: latinPlace(person),
      issue_date: person.issue_date,
      expiry_date: person.expiry_date,
    },
  };
}

function back(kind: Td1Kind, drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const ground = sheet(random);
  const mrz = td1Zone(drawing, kind.documentCode, kind.nationality(drawing));
  const [street = '', town = ''] = person.address.split('\n');
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#4a3a66'),
    text('Address', { x: 40, y: 70, size: 17, fill: INK }),
    lines([street, town], { x: 40, y: 106, size: 27, maxWidth: 620 }),
    text('Authority', { x: 40, y: 200, size: 17, fill: INK }),
    text(kind.authority, { x: 40, y: 236, size: 27 }),
    rect({ x: 0, y: 400, width: WIDTH, height: 238 }, '#ffffff', 'opacity="0.5" clip-path="url(#sheet)"'),
    mrzZone(mrz, { x: 44, y: 462, width: WIDTH - 88, leading: 62 }),
  ];
  const { surname, given } = latinNames(drawing.coded);
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz,
    labels: {
      class: kind.class,
      country: person.country,
      surname,
      given_names: given,
      document_number: person.document_number,
      nationality: kind.nationality(drawing),
      birth_date: person.birth_date,
      sex: person.sex,
      expiry_date: person.expiry_date,
      address: person.address.replace('\n', ' '),
      issuer: kind.authority,
    },
  };
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#efe9f4', to: '#e3eef0', ink: ['#b7a6cf', '#9fc3c4'], radius: 30 },
    random,
  );
}
