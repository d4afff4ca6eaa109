import { composeMrz } from '@acquaint/engines/mrz';
import { mrzZone } from '../drawing/mrz-print.ts';
import { paper, specimenMark } from '../drawing/security.ts';
import { picture, rect, svg, text } from '../drawing/svg.ts';
import { type Design, type Drawing, field, printedDate, type Sheet, spoilCheckDigit } from './design.ts';
import { latinNames } from './latin.ts';
import { stateOf } from './states.ts';

const WIDTH = 1080;
const HEIGHT = 720;
const INK = '#7a4a3a';
const HOLDERS = ['BRA', 'NGA', 'IDN', 'USA', 'GBR'] as const;

/** A visa sticker of format A, ICAO 9303-7; its holder a citizen of another state. */
export const visa: Design = { country: 'UTO', sides: ['front'], checkDigit: 'mrz', expires: true, coded: true, draw };

function draw(drawing: Drawing): Sheet {
  const { person, portrait, random } = drawing;
  const state = stateOf(person.country);
  const holder = random.pick(HOLDERS);
  const { surname, given } = latinNames(person);
  const until = person.expiry_date;
  const mrz = zone(drawing, holder, until);
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#f5ece2', to: '#e6ecef', ink: ['#d8b79c', '#a8bfc9'], radius: 12 },
    random,
  );
  const at = (x: number, y: number, maxWidth = 300) => ({ x, y, labelSize: 15, valueSize: 26, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#7a4a3a'),
    text('VISA', { x: 48, y: 72, size: 46, font: 'bold', fill: '#6b3a2b', spacing: 0.1 }),
    text(state.name, { x: WIDTH - 48, y: 66, size: 30, font: 'bold', fill: '#6b3a2b', anchor: 'end', maxWidth: 700 }),
    picture({ x: 48, y: 118, width: 270, height: 350 }, portrait),
    field('Surname', surname, at(360, 136, 520)),
    field('Given names', given, at(360, 208, 520)),
    field('Visa No.', person.document_number, at(360, 280), { font: 'bold' }),
    field('Nationality', holder, at(700, 280)),
    field('Date of birth', printedDate(person.birth_date, 'dd mmm yyyy'), at(360, 352)),
    field('Sex', person.sex, at(700, 352)),
    field('Date of issue', printedDate(person.issue_date, 'dd mmm yyyy'), at(360, 424)),
    field('Valid until', printedDate(until, 'dd mmm yyyy'), at(700, 424)),
    field('Number of entries', 'MULT', at(360, 496)),
    rect({ x: 0, y: 588, width: WIDTH, height: 132 }, '#ffffff', 'opacity="0.55" clip-path="url(#sheet)"'),
    mrzZone(mrz, { x: 44, y: 636, width: WIDTH - 88, leading: 50 }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz,
    labels: {
      class: 'visa',
      country: person.country,
      surname,
      given_names: given,
      document_number: person.document_number,
      nationality: holder,
      birth_date: person.birth_date,
      sex: person.sex,
      issue_date: person.issue_date,
      expiry_date: until,
    },
  };
}

function zone({ person, coded, wrongCheckDigit }: Drawing, holder: string, until: string): string[] {
  const { surname, given } = latinNames(coded);
  const lines = composeMrz({
    format: 'MRVA',
    document_code: 'V',
    issuing_state: stateOf(person.country).code,
    nationality: stateOf(holder).code,
    surname,
    given_names: given,
    document_number: coded.document_number,
    birth_date: coded.birth_date,
    expiry_date: until,
    sex: coded.sex,
  });
  return wrongCheckDigit ? spoilCheckDigit(lines, 1, 9) : lines;
}
