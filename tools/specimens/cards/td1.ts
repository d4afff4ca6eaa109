import { composeMrz } from '@acquaint/engines/mrz';
import { type Drawing, spoilCheckDigit } from './design.ts';
import { latinNames } from './latin.ts';
import { stateOf } from './states.ts';

/** What a state writes into its zone beside the names. */
export type ZoneNumbers = { number?: string; optional?: string };

/** The three lines of a TD1 card, ICAO 9303-5. */
export function td1Zone(
  { person, coded, wrongCheckDigit }: Drawing,
  documentCode: string,
  nationality = person.country,
  numbers: ZoneNumbers = {},
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
    document_number: numbers.number ?? coded.document_number,
    ...(numbers.optional ? { optional: numbers.optional } : {}),
    birth_date: coded.birth_date,
    expiry_date: coded.expiry_date,
    sex: coded.sex,
  });
  return wrongCheckDigit ? spoilCheckDigit(lines, 0, 14) : lines;
}

/** The names as a zone of TD1 says them: without marks, cut where the line ends. */
export function zoneNames(lines: readonly string[]): { surname: string; given_names: string } {
  const [surname = '', given = ''] = (lines[2] ?? '').split('<<');
  const words = (text: string) => text.replaceAll('<', ' ').trim();
  return { surname: words(surname), given_names: words(given) };
}
