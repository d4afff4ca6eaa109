import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const LOOK: Look = {
  ground: ['#f3efdc', '#e6f0e4'],
  ink: ['#dcc98f', '#a9ccae'],
  accent: '#5a4a1c',
};

/** The Ghana Card: labels in English and French, a zone on its back. */
export const ghGhanaCard: Design = {
  country: 'GHA',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const date = (value: string) => printedDate(value, 'dd/mm/yyyy');
  const at = { size: 24, labelSize: 15 };
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'REPUBLIC OF GHANA', x: 40, y: 48, size: 26, bold: true },
      { text: 'ECOWAS IDENTITY CARD', x: 40, y: 80, size: 22 },
      { text: "CARTE D'IDENTITÉ CEDEAO", x: 40, y: 106, size: 18 },
    ],
    portrait: { x: 40, y: 128, width: 270, height: 350 },
    ghost: { x: 850, y: 420, width: 120, height: 156 },
    entries: [
      { label: 'Surname/Nom', value: person.surname, x: 340, y: 132, ...at },
      { label: 'Firstnames/Prénoms', value: person.given_names, x: 340, y: 200, ...at },
      { label: 'Nationality/Nationalité', value: 'GHANAIAN', x: 340, y: 268, ...at },
      { label: 'Date of Birth/Date de Naissance', value: date(person.birth_date), x: 640, y: 268, width: 320, ...at },
      {
        label: 'Personal ID Number/Numéro Personnel',
        value: person.personal_number,
        x: 340,
        y: 336,
        ...at,
        bold: true,
      },
      { label: 'Height/Taille (m)', value: `1.${random.int(55, 90)}`, x: 760, y: 336, ...at },
      { label: 'Document Number/Numéro de Document', value: person.document_number, x: 340, y: 404, ...at },
      { label: 'Sex/Sexe', value: person.sex, x: 760, y: 404, width: 80, ...at },
      { label: 'Place of Issuance/Lieu de Délivrance', value: person.place.city, x: 340, y: 472, ...at },
      { label: 'Date of Issuance/Date d’émission', value: date(person.issue_date), x: 340, y: 540, width: 240, ...at },
      { label: 'Date of Expiry/Date d’expiration', value: date(person.expiry_date), x: 600, y: 540, width: 240, ...at },
    ],
  };
  return planned(plan, drawing, {
    class: 'gh_ghana_card',
    country: 'GHA',
    surname: person.surname,
    given_names: person.given_names,
    nationality: 'GHA',
    birth_date: person.birth_date,
    personal_number: person.personal_number,
    document_number: person.document_number,
    sex: person.sex,
    issue_date: person.issue_date,
    expiry_date: person.expiry_date,
  });
}

function back(drawing: Drawing): Sheet {
  const { person } = drawing;
  const optional = person.personal_number.replaceAll('-', '<');
  const mrz = td1Zone(drawing, 'I', 'GHA', { optional });
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'NATIONAL IDENTIFICATION AUTHORITY', x: 40, y: 60, size: 22, bold: true },
      { text: 'If found, please return to the nearest police station', x: 40, y: 340, size: 18 },
    ],
    entries: [],
    chip: [60, 120],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'gh_ghana_card',
    country: 'GHA',
    ...zoneNames(mrz),
    nationality: 'GHA',
    birth_date: person.birth_date,
    document_number: person.document_number,
    sex: person.sex,
    expiry_date: person.expiry_date,
  });
}
