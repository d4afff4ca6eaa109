import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { planned } from './plan.ts';

/** The second-generation Kenyan identity card, front. */
export const keNationalId: Design = {
  country: 'KEN',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw: front,
};

function front(drawing: Drawing): Sheet {
  const { person } = drawing;
  const date = (value: string) => printedDate(value, 'dd.mm.yyyy');
  const name = `${person.given_names} ${person.surname}`;
  const at = { size: 25, labelSize: 16 };
  return planned(
    {
      ground: ['#f3ebe6', '#e7efe6'],
      ink: ['#d9b5aa', '#b4cdb0'],
      accent: '#7a3030',
      heads: [
        { text: 'JAMHURI YA KENYA', x: 40, y: 50, size: 26, bold: true },
        { text: 'REPUBLIC OF KENYA', x: 972, y: 50, size: 26, bold: true, anchor: 'end' },
      ],
      portrait: { x: 40, y: 150, width: 270, height: 350 },
      entries: [
        { label: 'SERIAL NUMBER:', value: person.document_number, x: 40, y: 110, place: 'right', ...at },
        { label: 'ID NUMBER:', value: person.personal_number, x: 600, y: 110, place: 'right', ...at, bold: true },
        { label: 'FULL NAMES', value: name, x: 350, y: 160, ...at, width: 560 },
        { label: 'DATE OF BIRTH', value: date(person.birth_date), x: 350, y: 232, ...at },
        { label: 'SEX', value: person.sex === 'M' ? 'MALE' : 'FEMALE', x: 350, y: 304, ...at },
        { label: 'DISTRICT OF BIRTH', value: person.birth_place, x: 350, y: 376, ...at },
        { label: 'PLACE OF ISSUE', value: person.place.city, x: 350, y: 448, ...at },
        { label: 'DATE OF ISSUE', value: date(person.issue_date), x: 350, y: 520, ...at },
        { label: "HOLDER'S SIGN.", value: '', x: 660, y: 520, ...at },
      ],
      signature: [680, 590],
    },
    drawing,
    {
      class: 'ke_national_id',
      country: 'KEN',
      document_number: person.document_number,
      personal_number: person.personal_number,
      full_name: name,
      birth_date: person.birth_date,
      sex: person.sex,
      birth_place: person.birth_place,
      issue_date: person.issue_date,
    },
  );
}
