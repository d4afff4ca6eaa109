import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { planned } from './plan.ts';

/** The British photocard driving licence, front: fields by the numbers of the European model, the driver number at 5. */
export const gbDrivingLicence: Design = {
  country: 'GBR',
  sides: ['front'],
  checkDigit: 'none',
  expires: true,
  coded: false,
  draw: front,
};

function front(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const date = (value: string) => printedDate(value, 'dd.mm.yyyy');
  const title = person.sex === 'M' ? 'MR' : 'MS';
  const issue = random.int(10, 49);
  const right = (label: string, value: string, x: number, y: number, more = {}) => ({
    label,
    value,
    x,
    y,
    place: 'right' as const,
    at: x + 46,
    labelSize: 18,
    size: 24,
    ...more,
  });
  return planned(
    {
      ground: ['#f6e3e6', '#f2e9ee'],
      ink: ['#dba9b5', '#d9bccb'],
      accent: '#8f3350',
      heads: [
        { text: 'DRIVING LICENCE', x: 330, y: 60, size: 36, bold: true },
        { text: 'UK', x: 60, y: 62, size: 34, bold: true },
      ],
      portrait: { x: 40, y: 130, width: 270, height: 350 },
      ghost: { x: 850, y: 340, width: 120, height: 156 },
      signature: [420, 450],
      entries: [
        right('1.', person.surname, 336, 130, { bold: true }),
        right('2.', `${title} ${person.given_names}`, 336, 168),
        right('3.', `${date(person.birth_date)} ${person.place.region}`, 336, 214),
        right('4a.', date(person.issue_date), 336, 256),
        right('4b.', date(person.expiry_date), 336, 294, { bold: true }),
        right('4c.', 'DVLA', 660, 256),
        right('5.', `${person.document_number} ${issue}`, 336, 340, { bold: true }),
        right('7.', '', 336, 420),
        right('8.', person.address.replace('\n', ', '), 336, 530, { size: 22, width: 600 }),
        right('9.', 'AM/A/B1/B/k/q', 336, 590),
      ],
    },
    drawing,
    {
      class: 'gb_driving_licence',
      country: 'GBR',
      surname: person.surname,
      given_names: person.given_names,
      birth_date: person.birth_date,
      birth_place: person.place.region,
      issue_date: person.issue_date,
      expiry_date: person.expiry_date,
      issuer: 'DVLA',
      document_number: person.document_number,
      address: person.address.replace('\n', ', '),
    },
  );
}
