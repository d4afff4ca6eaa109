import { crossCheckNames, type IdentifierFinding, validateIdentifier } from '../identifiers/index.ts';
import type { FieldReading } from './reading.ts';
import type { DocumentTemplate } from './template.ts';

/** What an identity number on the document says: whether it is one, and what it encodes of its holder. */
export type NumberReading = {
  field: string;
  finding: IdentifierFinding;
  confidence: number;
  /** Fields of the name whose letters the number does not carry though it should. */
  otherNames: string[];
};

/** Judges every number for which the template names a rule; those that were not read are left out. */
export function judgeNumbers(
  template: DocumentTemplate,
  readings: Readonly<Record<string, FieldReading>>,
  today: string,
): NumberReading[] {
  return Object.entries(template.fields).flatMap(([field, { validator }]) => {
    const reading = readings[field];
    if (!validator || !reading || isPartlyHidden(reading.value)) return [];
    const finding = validateIdentifier({ ...validator, value: reading.value, today });
    const otherNames = finding.valid ? otherNamesOf({ ...validator, value: reading.value }, readings) : [];
    return [{ field, finding, confidence: reading.confidence, otherNames }];
  });
}

/** Digits that the holder is free to hide are printed as X: such a number proves nothing and breaks no rule. */
export function isPartlyHidden(value: string): boolean {
  return /\dX{4,}$/.test(value);
}

function otherNamesOf(
  number: { country: string; kind: string; value: string },
  { surname, given_names: given }: Readonly<Record<string, FieldReading>>,
): string[] {
  if (!surname || !given) return [];
  const compared = crossCheckNames(number, { surname: surname.value, given_names: given.value });
  return compared.flatMap(({ field, agrees }) => (agrees ? [] : [field]));
}

const ASSUMED_CONFIDENCE = 0.8;

/**
 * The facts that sound numbers encode, as one more source beside print, zone and barcode. A year of two digits takes the century of the
 * other source, since it cannot contradict one. Without another source such a date says too little to stand for the field, unless the
 * document prints no birth date beside the number: then it is the only one there is, in the latest century that has passed.
 */
export function fieldsOfNumbers(
  numbers: readonly NumberReading[],
  others: Readonly<Record<string, FieldReading>>,
  template: DocumentTemplate | null,
): Record<string, FieldReading> {
  const fields: Record<string, FieldReading> = {};
  for (const { finding, confidence } of numbers) {
    if (!finding.valid) continue;
    const { birth_date: birth, century, sex } = finding.encodes;
    const known = others.birth_date?.value;
    const alone = template !== null && !template.fields.birth_date;
    const date = birth && century === 'assumed' && !alone ? centuryOf(birth, known) : birth;
    if (date && (known !== undefined || date.length === 10))
      fields.birth_date = {
        value: date,
        source: 'number',
        confidence: century ? Math.min(ASSUMED_CONFIDENCE, confidence) : confidence,
      };
    if (sex && (others.sex || century !== 'assumed')) fields.sex = { value: sex, source: 'number', confidence };
  }
  return fields;
}

function centuryOf(encoded: string, known: string | undefined): string | null {
  if (known === undefined) return null;
  return known.slice(2) === encoded.slice(2) ? known : encoded;
}
