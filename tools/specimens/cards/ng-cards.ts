import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';

const GREEN: Look = {
  ground: ['#e8f3e8', '#f2f4ea'],
  ink: ['#a9d0ae', '#c9d6a8'],
  accent: '#1f6b3a',
};
const date = (value: string): string => printedDate(value, 'dd mmm yyyy');
const DESIGN = { country: 'NGA', checkDigit: 'none', expires: false, coded: false } as const;

/** The slip with the Nigerian identification number (NIN), cut to the size of a card. */
export const ngNinSlip: Design = { ...DESIGN, sides: ['front'], draw: slip };

function slip(drawing: Drawing): Sheet {
  const { person } = drawing;
  const [first = '', middle = ''] = person.given_names.split(' ');
  const grouped = person.personal_number.replace(/^(\d{4})(\d{3})(\d{4})$/, '$1 $2 $3');
  const plan: Plan = {
    ...GREEN,
    heads: [
      { text: 'FEDERAL REPUBLIC OF NIGERIA', x: 506, y: 56, size: 30, bold: true, anchor: 'middle' },
      { text: 'DIGITAL NIN SLIP', x: 506, y: 94, size: 26, anchor: 'middle' },
    ],
    portrait: { x: 40, y: 130, width: 230, height: 300 },
    entries: [
      { label: 'SURNAME/NOM', value: person.surname, x: 310, y: 150 },
      { label: 'GIVEN NAMES/PRÉNOMS', value: [first, middle].filter(Boolean).join(', '), x: 310, y: 230 },
      { label: 'DATE OF BIRTH', value: date(person.birth_date), x: 310, y: 310 },
      { label: 'SEX/SEXE', value: person.sex, x: 560, y: 310 },
      { label: 'ISSUE DATE', value: date(person.issue_date), x: 760, y: 430, size: 22 },
      {
        label: 'National Identification Number (NIN)',
        value: grouped,
        x: 250,
        y: 500,
        size: 52,
        labelSize: 20,
        width: 600,
        bold: true,
      },
    ],
  };
  return planned(plan, drawing, {
    class: 'ng_nin_slip',
    country: 'NGA',
    surname: person.surname,
    given_names: person.given_names,
    birth_date: person.birth_date,
    sex: person.sex,
    issue_date: person.issue_date,
    personal_number: person.personal_number,
  });
}

/** The Nigerian national electronic identity card, front. */
export const ngNationalId: Design = { ...DESIGN, expires: true, sides: ['front'], draw: nationalId };

function nationalId(drawing: Drawing): Sheet {
  const { person } = drawing;
  const [first = '', middle = ''] = person.given_names.split(' ');
  const plan: Plan = {
    ...GREEN,
    heads: [
      { text: 'FEDERAL REPUBLIC OF NIGERIA', x: 40, y: 50, size: 28, bold: true },
      { text: 'NATIONAL IDENTITY CARD', x: 40, y: 86, size: 26 },
    ],
    portrait: { x: 690, y: 120, width: 270, height: 350 },
    chip: [40, 130],
    entries: [
      { label: 'SURNAME', value: person.surname, x: 180, y: 140 },
      { label: 'FIRST NAME', value: first, x: 180, y: 212 },
      { label: 'MIDDLE NAME', value: middle, x: 430, y: 212, width: 230 },
      { label: 'DATE OF BIRTH', value: date(person.birth_date), x: 180, y: 284, width: 230 },
      { label: 'NATIONALITY', value: 'NIGERIAN', x: 430, y: 284, width: 230 },
      { label: 'SEX', value: person.sex, x: 180, y: 356 },
      { label: 'EXPIRY DATE', value: date(person.expiry_date), x: 430, y: 356, width: 230 },
      {
        label: 'NIN',
        value: person.personal_number,
        x: 180,
        y: 440,
        place: 'right',
        size: 32,
        labelSize: 22,
        bold: true,
      },
    ],
  };
  return planned(plan, drawing, {
    class: 'ng_national_id',
    country: 'NGA',
    surname: person.surname,
    given_names: first,
    birth_date: person.birth_date,
    nationality: 'NGA',
    sex: person.sex,
    expiry_date: person.expiry_date,
    personal_number: person.personal_number,
  });
}

/** The Nigerian permanent voter card, front. */
export const ngVoterCard: Design = { ...DESIGN, sides: ['front'], draw: voterCard };

function voterCard(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const groups = [`90F5B${random.digits(3)}`, `${random.digits(2)}B`, `4${random.digits(7)}`];
  const vin = groups.join('');
  const address = person.address.replace('\n', ', ');
  const plan: Plan = {
    ...GREEN,
    heads: [
      { text: 'INDEPENDENT NATIONAL ELECTORAL COMMISSION', x: 506, y: 50, size: 28, bold: true, anchor: 'middle' },
      { text: 'PERMANENT VOTER CARD', x: 506, y: 86, size: 26, anchor: 'middle' },
    ],
    portrait: { x: 40, y: 120, width: 240, height: 310 },
    entries: [
      { label: 'VIN:', value: groups.join(' '), x: 310, y: 150, place: 'right', labelSize: 20, width: 560, bold: true },
      {
        label: 'DELIM:',
        value: `${random.digits(2)}-${random.digits(2)}-${random.digits(2)}-${random.digits(3)}`,
        x: 310,
        y: 200,
        place: 'right',
        labelSize: 20,
      },
      { label: 'NAME', value: `${person.surname}, ${person.given_names}`, x: 310, y: 250, labelSize: 18 },
      { label: 'DATE OF BIRTH', value: printedDate(person.birth_date, 'dd-mm-yyyy'), x: 310, y: 324, labelSize: 18 },
      { label: 'GENDER', value: person.sex === 'M' ? 'MALE' : 'FEMALE', x: 560, y: 324, labelSize: 18 },
      {
        label: 'OCCUPATION',
        value: random.pick(['TRADER', 'CIVIL SERVANT', 'STUDENT']),
        x: 740,
        y: 324,
        labelSize: 18,
        width: 230,
      },
      { label: 'ADDRESS', value: address, x: 310, y: 398, labelSize: 18, width: 640 },
    ],
  };
  return planned(plan, drawing, {
    class: 'ng_voter_card',
    country: 'NGA',
    document_number: vin,
    full_name: `${person.surname}, ${person.given_names}`,
    birth_date: person.birth_date,
    sex: person.sex,
    address,
  });
}
