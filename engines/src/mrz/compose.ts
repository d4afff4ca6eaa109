import { checkDigit } from './check-digit.ts';
import { FORMATS, type FormatSpec, type MrzFormat, type Span, textAt } from './formats.ts';
import type { MrzFields } from './parse.ts';
import { transliterate } from './transliterate.ts';

export type MrzDocument = { format: MrzFormat } & { [K in keyof MrzFields]?: MrzFields[K] };

/**
 * Writes the lines of a document with right check digits (ICAO 9303-4 to -7). Names are transliterated and cut to their room;
 * dates are YYYY-MM-DD, a missing one becomes fillers. Throws RangeError when a number does not fit.
 */
export function composeMrz(document: MrzDocument): string[] {
  const spec = FORMATS[document.format];
  const lines = spec.classes.map(() => '<'.repeat(spec.width));
  const put = (span: Span | undefined, text: string): void => {
    if (!span) return;
    const [line, from, to] = span;
    if (text.length > to - from) throw new RangeError(`"${text}" does not fit in ${to - from} characters`);
    const current = lines[line] ?? '';
    lines[line] = current.slice(0, from) + text.padEnd(to - from, '<') + current.slice(to);
  };
  const { fields } = spec;
  put(fields.document_code, letters(document.document_code));
  put(fields.issuing_state, letters(document.issuing_state));
  put(fields.nationality, letters(document.nationality));
  put(fields.name, nameText(document, roomOf(fields.name)));
  put(fields.surname, transliterate(document.surname ?? '').slice(0, roomOf(fields.surname)));
  // Given names stand apart by two fillers each where they have a field of their own.
  put(
    fields.given_names,
    transliterate(document.given_names ?? '')
      .replaceAll('<', '<<')
      .slice(0, roomOf(fields.given_names)),
  );
  put(fields.birth_date, sixDigits(document.birth_date));
  put(fields.expiry_date, sixDigits(document.expiry_date));
  put(fields.sex, document.sex ?? '<');
  put(fields.optional, letters(document.format === 'TD3' ? document.personal_number : document.optional));
  putNumber(spec, put, letters(document.document_number), lines);
  for (const check of spec.checks) {
    const [line, at] = check.at;
    const text = check.over.map((span) => textAt(lines, span)).join('');
    const isLong =
      check.name === 'document_number' && letters(document.document_number).length > roomOf(fields.document_number);
    if (!isLong) put([line, at, at + 1], String(checkDigit(text)));
  }
  return lines;
}

function putNumber(
  spec: FormatSpec,
  put: (span: Span | undefined, text: string) => void,
  number: string,
  lines: string[],
): void {
  const { document_number: field, optional } = spec.fields;
  if (number.length <= roomOf(field)) {
    put(field, number);
    return;
  }
  const room = optional && /^<+$/.test(textAt(lines, optional)) && (spec.format === 'TD1' || spec.format === 'TD2');
  if (!room) throw new RangeError(`"${number}" does not fit in ${roomOf(field)} characters`);
  put(field, number.slice(0, 9));
  put(optional, number.slice(9) + checkDigit(number));
}

function roomOf(span: Span | undefined): number {
  return span ? span[2] - span[1] : 0;
}

function nameText(document: MrzDocument, room: number): string {
  const surname = transliterate(document.surname ?? '');
  const given = transliterate(document.given_names ?? '');
  if (given === '') return surname.slice(0, room);
  // At least one letter of the given names stays when the surname is long (ICAO 9303-4 section 4.2.3).
  return `${surname.slice(0, room - 3)}<<${given}`.slice(0, room);
}

function letters(text: string | null | undefined): string {
  return (text ?? '').toUpperCase().replace(/[^A-Z0-9]+/g, '<');
}

function sixDigits(day: string | null | undefined): string {
  return day ? day.slice(2).replaceAll('-', '') : '<<<<<<';
}
