import { paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const FAITHS = ['ISLAM', 'KRISTEN', 'KATOLIK', 'HINDU', 'BUDDHA'] as const;
const WORK = ['KARYAWAN SWASTA', 'WIRASWASTA', 'PEGAWAI NEGERI SIPIL', 'GURU', 'PELAJAR/MAHASISWA'] as const;

/** The electronic identity card of Indonesia (KTP-el). It is valid for life and states a place of issue, no authority. */
export const idKtp: Design = {
  country: 'IDN',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#bfdcef', to: '#a9cfe8', ink: ['#8fbbdc', '#9cc9d2'], radius: 32 },
    random,
  );
  const [, district = '', village = ''] = person.place.code.split('/');
  const pad = () => random.digits(2).padStart(3, '0');
  const rows: [string, string][] = [
    ['Nama', person.full_name],
    ['Tempat/Tgl Lahir', `${person.birth_place}, ${printedDate(person.birth_date, 'dd-mm-yyyy')}`],
    ['Jenis Kelamin', person.sex === 'M' ? 'LAKI-LAKI' : 'PEREMPUAN'],
    ['Alamat', person.address],
    ['     RT/RW', `${pad()}/${pad()}`],
    ['     Kel/Desa', village],
    ['     Kecamatan', district],
    ['Agama', random.pick(FAITHS)],
    ['Status Perkawinan', random.pick(['KAWIN', 'BELUM KAWIN'])],
    ['Pekerjaan', random.pick(WORK)],
    ['Kewarganegaraan', 'WNI'],
    ['Berlaku Hingga', 'SEUMUR HIDUP'],
  ];
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#1f4e79'),
    text(`PROVINSI ${person.place.region}`, { x: WIDTH / 2, y: 52, size: 31, font: 'bold', anchor: 'middle' }),
    text(person.place.city, { x: WIDTH / 2, y: 90, size: 29, font: 'bold', anchor: 'middle' }),
    text('NIK', { x: 40, y: 146, size: 36, font: 'bold' }),
    text(`: ${person.personal_number}`, { x: 196, y: 146, size: 38, font: 'bold', spacing: 0.02 }),
    ...rows.flatMap(([label, value], at) => [
      text(label, { x: 40, y: 190 + at * 37, size: 23 }),
      text(':', { x: 258, y: 190 + at * 37, size: 23 }),
      text(value, { x: 272, y: 190 + at * 37, size: 23, maxWidth: 450 }),
    ]),
    text('Gol. Darah', { x: 560, y: 264, size: 21 }),
    text(`: ${random.pick(['A', 'B', 'AB', 'O'])}`, { x: 672, y: 264, size: 21 }),
    picture({ x: 752, y: 168, width: 222, height: 290 }, portrait),
    text(person.place.city, { x: 863, y: 496, size: 19, anchor: 'middle', maxWidth: 230 }),
    text(printedDate(person.issue_date, 'dd-mm-yyyy'), { x: 863, y: 524, size: 19, anchor: 'middle' }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'id_ktp',
      country: 'IDN',
      full_name: person.full_name,
      personal_number: person.personal_number,
      birth_place: person.birth_place,
      birth_date: person.birth_date,
      sex: person.sex,
      address: person.address,
      nationality: 'IDN',
    },
  };
}
