import { checkDigit } from './check-digit.ts';
import { birthDateOf, expiryDateOf } from './dates.ts';
import { type Check, type FormatSpec, fits, formatOf, type MrzFormat, textAt } from './formats.ts';

export type MrzFields = {
  document_code: string | null;
  issuing_state: string | null;
  surname: string | null;
  given_names: string | null;
  document_number: string | null;
  nationality: string | null;
  birth_date: string | null;
  sex: 'M' | 'F' | 'X' | null;
  expiry_date: string | null;
  personal_number: string | null;
  optional: string | null;
};

export type MrzReading = {
  format: MrzFormat;
  lines: string[];
  /** All check digits are right and every position holds a character of its kind. Says nothing of names and states. */
  valid: boolean;
  checks: Record<string, boolean>;
  fields: MrzFields;
};

/** Not valid only because other readings would be right as well (`checks.certain`): no check digit is wrong. */
export function isDoubtful({ checks }: Pick<MrzReading, 'checks'>): boolean {
  return Object.entries(checks).every(([name, holds]) => holds === (name !== 'certain')) && checks.certain === false;
}

/** Reads exact lines (right count, widths and alphabet, else null). Dates as YYYY-MM-DD, states as printed without fillers. */
export function parseMrz(lines: readonly string[], options: { today: string }): MrzReading | null {
  const spec = formatOf(lines);
  if (!spec || !lines.every((line) => /^[A-Z0-9<]+$/.test(line))) return null;
  const checks = checksOf(spec, lines);
  return {
    format: spec.format,
    lines: [...lines],
    valid: Object.values(checks).every(Boolean),
    checks,
    fields: fieldsOf(spec, lines, options.today, longNumberOf(spec, lines)?.number),
  };
}

/** Each check digit by its name, and whether every position holds a character of its kind. */
export function checksOf(spec: FormatSpec, lines: readonly string[]): Record<string, boolean> {
  const long = longNumberOf(spec, lines);
  const checks: Record<string, boolean> = {};
  for (const check of spec.checks)
    checks[check.name] = check.name === 'document_number' && long ? long.valid : passes(check, lines);
  checks.structure = spec.classes.every((kinds, line) =>
    [...kinds].every((kind, at) => fits(lines[line]?.charAt(at) ?? '', kind)),
  );
  return checks;
}

function passes(check: Check, lines: readonly string[]): boolean {
  const text = check.over.map((span) => textAt(lines, span)).join('');
  const printed = lines[check.at[0]]?.charAt(check.at[1]) ?? '';
  // An empty personal number may carry a filler instead of the digit 0 (ICAO 9303-4).
  if (printed === '<') return check.name === 'personal_number' && /^<+$/.test(text);
  return printed === String(checkDigit(text));
}

/** Numbers above nine characters: the check position holds a filler, the rest and the digit open the optional field (9303-5, -6). */
function longNumberOf(spec: FormatSpec, lines: readonly string[]): { number: string; valid: boolean } | null {
  if (spec.format !== 'TD1' && spec.format !== 'TD2') return null;
  const check = spec.checks.find((each) => each.name === 'document_number');
  const start = spec.fields.document_number;
  const rest = spec.fields.optional;
  if (!check || !start || !rest || lines[check.at[0]]?.charAt(check.at[1]) !== '<') return null;
  const tail = /^([A-Z0-9]+)</.exec(`${textAt(lines, rest)}<`)?.[1];
  if (!tail) return null;
  const number = textAt(lines, start) + tail.slice(0, -1);
  return { number, valid: tail.slice(-1) === String(checkDigit(number)) };
}

function fieldsOf(
  spec: FormatSpec,
  lines: readonly string[],
  today: string,
  longNumber: string | undefined,
): MrzFields {
  const text = (name: keyof FormatSpec['fields']): string => {
    const span = spec.fields[name];
    return span ? textAt(lines, span) : '';
  };
  const name = text('name').replace(/<+$/, '');
  const split = name.indexOf('<<');
  const sex = text('sex');
  const optional = spaced(text('optional'));
  return {
    document_code: spaced(text('document_code')),
    issuing_state: spaced(text('issuing_state')),
    surname: spaced(spec.fields.surname ? text('surname') : split === -1 ? name : name.slice(0, split)),
    given_names: spaced(spec.fields.given_names ? text('given_names') : split === -1 ? '' : name.slice(split)),
    document_number: spaced(longNumber ?? text('document_number')),
    // A card of a format that does not say so is given to the state's own citizens only.
    nationality: spaced(text(spec.fields.nationality ? 'nationality' : 'issuing_state')),
    birth_date: birthDateOf(text('birth_date'), today),
    sex: sex === 'M' || sex === 'F' || sex === 'X' ? sex : null,
    expiry_date: expiryDateOf(text('expiry_date'), today),
    personal_number: spec.format === 'TD3' ? optional : null,
    optional: spec.format === 'TD3' ? null : optionalOf(optional, spaced(text('optional_2'))),
  };
}

function optionalOf(first: string | null, second: string | null): string | null {
  return [first, second].filter((each) => each !== null).join(' ') || null;
}

function spaced(text: string): string | null {
  return text.replace(/<+/g, ' ').trim() || null;
}
