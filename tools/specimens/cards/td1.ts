import { composeMrz } from '@acquaint/engines/mrz';
import { type Drawing, spoilCheckDigit } from './design.ts';
import { latinNames } from './latin.ts';
import { stateOf } from './states.ts';

/** The three lines of a TD1 card, ICAO 9303-5. */
export function td1Zone(
  { person, coded, wrongCheckDigit }: Drawing,
  documentCode: string,
  nationality = person.country,
): string[] {
  const { code } = stateOf(person.country);
  const { surname, given } = latinNames(coded);
  const lines = composeMrz({
    format: 'TD1',
    document_code: documentCode,
    issuing_state: code,
    nationality: stateOf(nationality).code,
    surname,
    given_names: given,
    document_number: coded.document_number,
    birth_date: coded.birth_date,
    expiry_date: coded.expiry_date,
    sex: coded.sex,
  });
  return wrongCheckDigit ? spoilCheckDigit(lines, 0, 14) : lines;
}
