import type { Design } from './cards/design.ts';
import { inventPerson, type Person } from './person.ts';

export type Flaw = 'wrong_check_digit' | 'expired' | 'name_differs';
export type Bearers = { person: Person; coded: Person; wrongCheckDigit: boolean };

/** Who stands printed and who stands coded on a document with this flaw; RangeError when the class cannot carry it. */
export function bearersOf(design: Design, person: Person, flaw: Flaw | undefined, seed: number): Bearers {
  const sound = { person, coded: person, wrongCheckDigit: false };
  if (flaw === undefined) return sound;
  if (flaw === 'expired') {
    if (!design.expires) throw new RangeError('this class of document does not expire');
    const past = {
      ...person,
      issue_date: `2008${person.issue_date.slice(4)}`,
      expiry_date: `2018${person.expiry_date.slice(4)}`,
    };
    return { ...sound, person: past, coded: past };
  }
  if (flaw === 'wrong_check_digit') {
    if (design.checkDigit === 'none') throw new RangeError('this class of document has no check digit');
    if (design.checkDigit !== 'personal_number') return { ...sound, wrongCheckDigit: true };
    const spoiled = { ...person, personal_number: spoilLast(person.personal_number) };
    return { ...sound, person: spoiled, coded: spoiled };
  }
  const other = otherName(person, seed);
  return design.coded ? { ...sound, coded: other } : { ...sound, person: other, coded: other };
}

function spoilLast(number: string): string {
  const last = number.at(-1) ?? '0';
  if (/[A-WYZ]/.test(last))
    return `${number.slice(0, -1)}${last === 'A' ? '7' : String.fromCharCode(last.charCodeAt(0) - 1)}`;
  return `${number.slice(0, -1)}${last === 'X' ? '3' : (Number(last) + 4) % 10}`;
}

/** The same person under another surname. */
function otherName(person: Person, seed: number): Person {
  for (let step = 1; ; step++) {
    const { surname } = inventPerson(seed + step, person.country);
    if (surname === person.surname) continue;
    const full = person.full_name.replace(person.surname, surname);
    return { ...person, surname, full_name: full };
  }
}
