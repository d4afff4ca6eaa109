import { inventPerson } from '../person.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const LOOK: Look = {
  ground: ['#eef4e8', '#e3eee6'],
  ink: ['#b4d3a8', '#c7d7ae'],
  accent: '#2f5b3c',
};

/** The older Brazilian identity card (RG): the portrait side names the state alone, the other a number of its own and the CPF where it was known. */
export const brRg: Design = {
  country: 'BRA',
  sides: ['front', 'back'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
  draw: (drawing) => (drawing.side === 'front' ? rgFront(drawing) : rgBack(drawing)),
};

function rgFront(drawing: Drawing): Sheet {
  const centred = { x: 506, anchor: 'middle' } as const;
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'REPÚBLICA FEDERATIVA DO BRASIL', y: 48, size: 28, bold: true, ...centred },
      { text: 'ESTADO DO CRUZEIRO', y: 84, size: 23, ...centred },
      { text: 'SECRETARIA DA SEGURANÇA PÚBLICA', y: 116, size: 21, ...centred },
      { text: 'INSTITUTO DE IDENTIFICAÇÃO', y: 146, size: 20, ...centred },
      { text: 'POLEGAR DIREITO', x: 640, y: 470, size: 18 },
      { text: 'ASSINATURA DO TITULAR', y: 560, size: 18, ...centred },
      { text: 'CARTEIRA DE IDENTIDADE', y: 612, size: 30, bold: true, ...centred },
    ],
    portrait: { x: 110, y: 172, width: 226, height: 302 },
    entries: [],
    more: thumbprint(710, 320),
    signature: [420, 530],
  };
  return planned(plan, drawing, {
    class: 'br_rg',
    country: 'BRA',
    issuer: 'SECRETARIA DA SEGURANÇA PÚBLICA',
  });
}

function thumbprint(x: number, y: number): string {
  const ridges = Array.from({ length: 9 }, (_, ring) => {
    const [wide, high] = [14 + ring * 10, 20 + ring * 13];
    return `<ellipse cx="${x}" cy="${y}" rx="${wide}" ry="${high}" transform="rotate(${8 - ring} ${x} ${y})"/>`;
  });
  return `<g fill="none" stroke="#4c5a66" stroke-width="3.4" stroke-dasharray="34 5 21 4" opacity="0.7">${ridges.join('')}</g>`;
}

function rgBack(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const number = `${random.int(10, 59)}.${random.digits(3)}.${random.digits(3)}-${random.int(0, 9)}`;
  const cpf = dotted(person.personal_number);
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'VÁLIDA EM TODO O TERRITÓRIO NACIONAL', x: 506, y: 52, size: 24, bold: true, anchor: 'middle' },
      { text: 'LEI Nº 7.116 DE 29/08/83', x: 972, y: 608, size: 18, anchor: 'end' },
    ],
    entries: [
      { label: 'REGISTRO GERAL', value: number, x: 40, y: 104, place: 'right', bold: true, at: 210 },
      { label: 'DATA DE EXPEDIÇÃO', value: date(person.issue_date), x: 600, y: 104, place: 'right' },
      { label: 'NOME', value: person.full_name, x: 40, y: 160, place: 'right', at: 210, width: 700 },
      { label: 'FILIAÇÃO', value: parentsOf(drawing).join('\n'), x: 40, y: 216, place: 'right', at: 210, width: 700 },
      { label: 'NATURALIDADE', value: `${person.birth_place} - ${person.place.region}`, x: 40, y: 320, size: 25 },
      { label: 'DATA DE NASCIMENTO', value: date(person.birth_date), x: 600, y: 320 },
      { label: 'DOC. ORIGEM', value: `CN LV A${random.int(10, 99)} FLS ${random.digits(3)}`, x: 40, y: 400, size: 22 },
      { label: 'CPF', value: cpf, x: 40, y: 490, place: 'right', at: 210 },
    ],
    signature: [600, 560],
  };
  return planned(plan, drawing, {
    class: 'br_rg',
    country: 'BRA',
    full_name: person.full_name,
    document_number: number.replace(/[.]/g, ''),
    personal_number: person.personal_number,
    birth_date: person.birth_date,
    birth_place: person.birth_place,
    issue_date: person.issue_date,
  });
}

/** The national identity card of Brazil (CIN), which carries the CPF as its one number. */
export const brCin: Design = {
  country: 'BRA',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? cinFront(drawing) : cinBack(drawing)),
};

function cinFront(drawing: Drawing): Sheet {
  const { person } = drawing;
  const at = { size: 25, labelSize: 15 };
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'REPÚBLICA FEDERATIVA DO BRASIL', x: 506, y: 46, size: 27, bold: true, anchor: 'middle' },
      { text: 'GOVERNO FEDERAL', x: 506, y: 76, size: 18, anchor: 'middle' },
      { text: 'CARTEIRA DE IDENTIDADE', x: 506, y: 110, size: 26, bold: true, anchor: 'middle' },
    ],
    portrait: { x: 40, y: 140, width: 262, height: 350 },
    entries: [
      { label: 'Nome / Name', value: person.full_name, x: 340, y: 156, width: 620, ...at },
      { label: 'Nome Social / Social Name', value: '', x: 340, y: 222, ...at },
      { label: 'Registro Geral - CPF / Personal Number', value: dotted(person.personal_number), x: 340, y: 272, ...at },
      { label: 'Sexo / Sex', value: person.sex, x: 740, y: 272, ...at },
      { label: 'Data de Nascimento / Date of Birth', value: date(person.birth_date), x: 340, y: 344, ...at },
      { label: 'Nacionalidade / Nationality', value: 'BRA', x: 740, y: 344, ...at },
      {
        label: 'Naturalidade / Place of Birth',
        value: `${person.birth_place}/${person.place.region}`,
        x: 340,
        y: 416,
        ...at,
      },
      { label: 'Data de Validade / Card Expiry', value: date(person.expiry_date), x: 740, y: 416, width: 230, ...at },
      { label: 'Assinatura do Titular / Cardholder Signature', value: '', x: 340, y: 590, ...at },
    ],
    signature: [360, 560],
  };
  return planned(plan, drawing, {
    class: 'br_cin',
    country: 'BRA',
    full_name: person.full_name,
    personal_number: person.personal_number,
    sex: person.sex,
    birth_date: person.birth_date,
    nationality: 'BRA',
    birth_place: person.birth_place,
    expiry_date: person.expiry_date,
  });
}

function cinBack(drawing: Drawing): Sheet {
  const { person } = drawing;
  const state = person.place.region;
  const mrz = td1Zone(drawing, 'ID', 'BRA', { optional: person.personal_number });
  const plan: Plan = {
    ...LOOK,
    heads: [],
    entries: [
      { label: 'Filiação / Filiation', value: parentsOf(drawing).join('\n'), x: 40, y: 50, size: 23, width: 560 },
      { label: 'Órgão Expedidor / Card Issuer', value: `${person.place.code}/${state}`, x: 40, y: 160, size: 24 },
      { label: 'Local / Place of Issue', value: `${person.place.city}/${state}`, x: 40, y: 236, size: 24 },
      { label: 'Data de Emissão / Date of Issue', value: date(person.issue_date), x: 40, y: 312, size: 24 },
    ],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'br_cin',
    country: 'BRA',
    ...zoneNames(mrz),
    document_number: person.document_number,
    sex: person.sex,
    nationality: 'BRA',
    birth_date: person.birth_date,
    expiry_date: person.expiry_date,
    issue_date: person.issue_date,
    issuer: `${person.place.code}/${state}`,
  });
}

function date(value: string): string {
  return printedDate(value, 'dd/mm/yyyy');
}

function dotted(cpf: string): string {
  return cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
}

function parentsOf({ random }: Drawing): string[] {
  return (['M', 'F'] as const).map((sex) => inventPerson(random.int(1, 1e6), 'BRA', { sex }).full_name);
}
