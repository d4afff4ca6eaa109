import { paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, rect, svg, text } from '../drawing/svg.ts';
import { completed } from '../number.ts';
import { inventPerson } from '../person.ts';
import { type Design, type Drawing, field, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 700;
const INK = '#3f6b52';

/** The Brazilian driving licence (CNH), upper half, in the layout in use since 2022. */
export const brCnh: Design = {
  country: 'BRA',
  sides: ['front'],
  checkDigit: 'personal_number',
  expires: true,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#eaf3e4', to: '#e6eef2', ink: ['#a9cfa2', '#a3c4cf'], radius: 16 },
    random,
  );
  const register = completed('BR', 'cnh', () => `${random.digits(9)}??`);
  const state = person.place.region;
  const date = (value: string) => printedDate(value, 'dd/mm/yyyy');
  const first = `${Number(person.birth_date.slice(0, 4)) + 19}${person.birth_date.slice(4)}`;
  const parents = [
    inventPerson(random.int(1, 1e6), 'BRA', { sex: 'M' }),
    inventPerson(random.int(1, 1e6), 'BRA', { sex: 'F' }),
  ];
  const at = (x: number, y: number, maxWidth = 250) => ({ x, y, labelSize: 13, valueSize: 23, ink: INK, maxWidth });
  const cpf = person.personal_number.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
  const category = random.pick(['B', 'AB', 'AD']);
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#2f5a3f'),
    ...heading(),
    picture({ x: 40, y: 170, width: 236, height: 306 }, portrait),
    field('2 e 1 NOME E SOBRENOME', person.full_name, at(306, 176, 470)),
    field('1ª HABILITAÇÃO', date(first), at(800, 176)),
    field(
      '3 DATA, LOCAL E UF DE NASCIMENTO',
      `${date(person.birth_date)}, ${person.birth_place}, ${state}`,
      at(306, 236, 470),
    ),
    field('4a DATA EMISSÃO', date(person.issue_date), at(306, 296)),
    field('4b VALIDADE', date(person.expiry_date), at(560, 296), { font: 'bold', fill: '#8e2b2b' }),
    field('ACC', '', at(800, 296)),
    field(
      '4c DOC. IDENTIDADE / ÓRG. EMISSOR / UF',
      `${random.digits(8)} ${person.place.code} ${state}`,
      at(306, 356, 470),
    ),
    field('4d CPF', cpf, at(306, 416)),
    field('5 Nº REGISTRO', register, at(560, 416), { font: 'bold', fill: '#8e2b2b' }),
    field('9 CAT. HAB.', category, at(800, 416), { font: 'bold' }),
    field('NACIONALIDADE', 'BRASILEIRO(A)', at(306, 476)),
    text('FILIAÇÃO', { x: 306, y: 540, size: 13, fill: INK }),
    lines(
      parents.map((parent) => parent.full_name),
      { x: 306, y: 566, size: 22, maxWidth: 560 },
      1.35,
    ),
    text('7 ASSINATURA DO PORTADOR', { x: 40, y: 640, size: 13, fill: INK }),
    `<path d="M50 610c30-52 50-38 52-8s34-40 56-20 16 34 40 10 24-30 54-12" fill="none" stroke="#1c2b4a" stroke-width="3" stroke-linecap="round"/>`,
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'br_cnh',
      country: 'BRA',
      full_name: person.full_name,
      birth_date: person.birth_date,
      birth_place: person.birth_place,
      issue_date: person.issue_date,
      expiry_date: person.expiry_date,
      personal_number: person.personal_number,
      document_number: register,
      nationality: 'BRA',
    },
  };
}

function heading(): string[] {
  return [
    text('REPÚBLICA FEDERATIVA DO BRASIL', { x: 40, y: 48, size: 26, font: 'bold', fill: '#214a33' }),
    text('MINISTÉRIO DOS TRANSPORTES', { x: 40, y: 76, size: 17, fill: INK }),
    text('SECRETARIA NACIONAL DE TRÂNSITO', { x: 40, y: 99, size: 17, fill: INK }),
    text('CARTEIRA NACIONAL DE HABILITAÇÃO / DRIVER LICENSE / PERMISO DE CONDUCCIÓN', {
      x: 40,
      y: 128,
      size: 17,
      font: 'bold',
      fill: '#214a33',
    }),
    text('BR', { x: WIDTH - 44, y: 66, size: 46, font: 'bold', fill: '#214a33', anchor: 'end' }),
    rect({ x: 40, y: 142, width: WIDTH - 80, height: 2 }, '#7fa68c'),
  ];
}
