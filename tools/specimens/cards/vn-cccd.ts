import { composeMrz } from '@acquaint/engines/mrz';
import { mrzZone } from '../drawing/mrz-print.ts';
import { chip, paper, specimenMark } from '../drawing/security.ts';
import { lines, picture, rect, svg, text } from '../drawing/svg.ts';
import { VIETNAMESE } from '../people/scripts.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, printedDate, type Sheet, spoilCheckDigit } from './design.ts';
import { nativeOf } from './native.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#7a2f2f';

/** The citizen identity card of Viet Nam with chip (căn cước công dân). */
export const vnCccd: Design = {
  country: 'VNM',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const { surname, given, address, place } = nativeOf(person, VIETNAMESE);
  const [village = '', town = ''] = address.split('\n');
  const name = `${surname} ${given}`;
  const label = (content: string, x: number, y: number) => text(content, { x, y, size: 19, fill: INK });
  const value = (content: string, x: number, y: number, size = 25) => text(content, { x, y, size });
  const middle = { x: 590, anchor: 'middle' as const, fill: INK };
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#8c4a4a'),
    text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...middle, y: 44, size: 25, font: 'bold' }),
    text('SOCIALIST REPUBLIC OF VIET NAM', { ...middle, y: 74, size: 18 }),
    text('CĂN CƯỚC CÔNG DÂN', { ...middle, y: 124, size: 36, font: 'bold', fill: '#a02c2c' }),
    text('Citizen Identity Card', { ...middle, y: 154, size: 20 }),
    picture({ x: 36, y: 190, width: 228, height: 302 }, portrait),
    chip(890, 160),
    label('Số / No.:', 296, 216),
    text(person.personal_number, { x: 392, y: 218, size: 34, font: 'bold', spacing: 0.03 }),
    label('Họ và tên / Full name:', 296, 260),
    text(name, { x: 296, y: 296, size: 28, font: 'bold' }),
    label('Ngày sinh / Date of birth:', 296, 338),
    value(printedDate(person.birth_date, 'dd/mm/yyyy'), 540, 339),
    label('Giới tính / Sex:', 296, 378),
    value(person.sex === 'M' ? 'Nam' : 'Nữ', 446, 379),
    label('Quốc tịch / Nationality:', 560, 378),
    value('Việt Nam', 784, 379),
    label('Quê quán / Place of origin:', 296, 418),
    value(place[0], 296, 454),
    label('Nơi thường trú / Place of residence:', 296, 496),
    value(village, 630, 497),
    value(town, 296, 534),
    label('Có giá trị đến:', 36, 530),
    value(printedDate(person.expiry_date, 'dd/mm/yyyy'), 36, 562, 21),
    label('Date of expiry', 36, 590),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'vn_cccd',
      country: 'VNM',
      full_name: name,
      personal_number: person.personal_number,
      birth_date: person.birth_date,
      sex: person.sex,
      nationality: 'VNM',
      birth_place: place[0],
      address: `${village} ${town}`,
      expiry_date: person.expiry_date,
    },
  };
}

function back({ person, coded, random, wrongCheckDigit }: Drawing): Sheet {
  const ground = sheet(random);
  const zone = composeMrz({
    format: 'TD1',
    document_code: 'ID',
    issuing_state: 'VNM',
    nationality: 'VNM',
    surname: coded.surname,
    given_names: coded.given_names,
    document_number: coded.personal_number.slice(3),
    optional: coded.personal_number,
    birth_date: coded.birth_date,
    expiry_date: coded.expiry_date,
    sex: coded.sex,
  });
  const mrz = wrongCheckDigit ? spoilCheckDigit(zone, 0, 14) : zone;
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#8c4a4a'),
    text('Đặc điểm nhận dạng / Personal identification:', { x: 40, y: 60, size: 20, fill: INK }),
    text('Nốt ruồi C: 1cm dưới mép trái', { x: 40, y: 96, size: 24 }),
    text('Ngày, tháng, năm / Date, month, year:', { x: 40, y: 150, size: 20, fill: INK }),
    text(printedDate(person.issue_date, 'dd/mm/yyyy'), { x: 430, y: 151, size: 25 }),
    lines(['CỤC TRƯỞNG CỤC CẢNH SÁT', 'QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI'], {
      x: 40,
      y: 206,
      size: 21,
      font: 'bold',
    }),
    rect({ x: 0, y: 400, width: WIDTH, height: 238 }, '#ffffff', 'opacity="0.5" clip-path="url(#sheet)"'),
    mrzZone(mrz, { x: 44, y: 462, width: WIDTH - 88, leading: 62 }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz,
    labels: {
      class: 'vn_cccd',
      country: 'VNM',
      surname: coded.surname,
      given_names: coded.given_names,
      personal_number: coded.personal_number,
      nationality: 'VNM',
      birth_date: person.birth_date,
      sex: person.sex,
      expiry_date: person.expiry_date,
      issue_date: person.issue_date,
    },
  };
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#e9f1e6', to: '#f5eadf', ink: ['#b9cfae', '#dcbba6'], radius: 30 },
    random,
  );
}
