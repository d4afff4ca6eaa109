import { composeMrz } from '@acquaint/engines/mrz';
import { mrzZone } from '../drawing/mrz-print.ts';
import { paper, specimenMark } from '../drawing/security.ts';
import { ghost, picture, rect, svg, text } from '../drawing/svg.ts';
import { type Design, type Drawing, field, printedDate, type Sheet, spoilCheckDigit } from './design.ts';
import { hanName, latinNames, latinPlace } from './latin.ts';
import { stateOf } from './states.ts';

const WIDTH = 1040;
const HEIGHT = 732;
const INK = '#3a5a78';

/** Data page of a passport booklet, ICAO 9303-4 (TD3). */
export const passport: Design = {
  country: 'UTO',
  countries: ['UTO', 'CHN', 'TWN', 'IDN', 'DEU'],
  sides: ['front'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw,
};

function draw(drawing: Drawing): Sheet {
  const { person, portrait, random } = drawing;
  const state = stateOf(person.country);
  const { surname, given } = latinNames(person);
  const mrz = zone(drawing);
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#eef2e8', to: '#dfe9f0', ink: ['#9db8a6', '#8fb0c9'], radius: 14 },
    random,
  );
  const at = (x: number, y: number, maxWidth = 330) => ({ x, y, labelSize: 14, valueSize: 25, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#2c4a66'),
    text(state.name, { x: 52, y: 62, size: 26, font: 'bold', fill: '#24405c', maxWidth: 560 }),
    text(state.passport, { x: WIDTH - 52, y: 62, size: 24, fill: '#24405c', anchor: 'end', maxWidth: 350 }),
    rect({ x: 52, y: 78, width: WIDTH - 104, height: 2 }, '#7f9bb3'),
    rect({ x: 52, y: 100, width: 262, height: 338 }, '#ffffff'),
    picture({ x: 56, y: 104, width: 254, height: 330 }, portrait),
    ghost({ x: 868, y: 330, width: 120, height: 156 }, portrait, 0.28),
    field('Type / Type', 'P', at(346, 112)),
    field('Code / Code', state.code, at(476, 112)),
    field('Passport No. / N° de passeport', person.document_number, at(660, 112), { font: 'bold' }),
    ...names(hanName(person), { surname, given }),
    field('Nationality / Nationalité', state.nationality, at(346, 304, 480)),
    field('Date of birth / Date de naissance', printedDate(person.birth_date, 'dd mmm yyyy'), at(346, 368)),
    field('Sex / Sexe', person.sex, at(660, 368)),
    field('Place of birth / Lieu de naissance', latinPlace(person), at(346, 432)),
    field('Date of issue / Date de délivrance', printedDate(person.issue_date, 'dd mmm yyyy'), at(346, 496)),
    field('Authority / Autorité', state.authority, at(660, 496)),
    field('Date of expiry / Date d’expiration', printedDate(person.expiry_date, 'dd mmm yyyy'), at(346, 560)),
    rect({ x: 0, y: 612, width: WIDTH, height: 120 }, '#ffffff', 'opacity="0.55" clip-path="url(#sheet)"'),
    mrzZone(mrz, { x: 44, y: 654, width: WIDTH - 88, leading: 46 }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz,
    labels: {
      class: 'passport',
      country: person.country,
      surname,
      given_names: given.replaceAll('-', ' '),
      ...(hanName(person) === '' ? {} : { native_name: hanName(person) }),
      document_number: person.document_number,
      nationality: person.country,
      birth_date: person.birth_date,
      sex: person.sex,
      birth_place: latinPlace(person),
      issue_date: person.issue_date,
      expiry_date: person.expiry_date,
      issuer: state.authority,
    },
  };
}

/** Surname and given names; a state that writes characters prints both scripts below one label. */
function names(han: string, { surname, given }: { surname: string; given: string }): string[] {
  const at = (x: number, y: number) => ({ x, y, labelSize: 14, valueSize: 25, ink: INK, maxWidth: 620 });
  if (han === '')
    return [field('Surname / Nom', surname, at(346, 176)), field('Given names / Prénoms', given, at(346, 240))];
  return [
    field('姓名/Name', han, { ...at(346, 176), labelSize: 17, valueSize: 30 }, { font: 'cjk' }),
    text(`${surname}, ${given}`, { x: 346, y: 262, size: 25, maxWidth: 620 }),
  ];
}

function zone({ person, coded, wrongCheckDigit }: Drawing): string[] {
  const { code } = stateOf(person.country);
  const { surname, given } = latinNames(coded);
  const lines = composeMrz({
    format: 'TD3',
    document_code: 'P',
    issuing_state: code,
    nationality: code,
    surname,
    given_names: given,
    document_number: coded.document_number,
    birth_date: coded.birth_date,
    expiry_date: coded.expiry_date,
    sex: coded.sex,
  });
  return wrongCheckDigit ? spoilCheckDigit(lines, 1, 9) : lines;
}
