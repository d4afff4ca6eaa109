import { alpha3Of, hasRightSums } from '../mrz/index.ts';
import type { ZoneReading } from './mrz-zone.ts';
import type { FieldReading } from './reading.ts';
import type { DocumentTemplate } from './template.ts';

const CHECKED: ReadonlySet<string> = new Set(['document_number', 'birth_date', 'expiry_date', 'personal_number']);
const CHECKED_CONFIDENCE = 0.99;
const UNCHECKED_CAP = 0.9;
const INVALID_CAP = 0.5;
const UNCONFIRMED_CAP = 0.6;
const BARCODE_CONFIDENCE = 0.99;

/** The zone's fields: those under a right check digit are nearly sure, names and states are as sure as they were legible. */
export function fieldsOfZone(zone: ZoneReading, template: DocumentTemplate | null): Record<string, FieldReading> {
  const { fields } = zone.mrz;
  const valid = hasRightSums({ valid: zone.mrz.valid, rivals: zone.rivals });
  const readings: Record<string, FieldReading> = {};
  const put = (name: string, value: string | null): void => {
    if (value === null) return;
    const alone = zone.unconfirmed.some(({ field }) => field === name);
    const legible = name === 'surname' || name === 'given_names' ? zone.nameConfidence : zone.confidence;
    const confidence = valid
      ? CHECKED.has(name)
        ? zone.rivals.length > 0
          ? UNCONFIRMED_CAP
          : CHECKED_CONFIDENCE
        : Math.min(alone ? UNCONFIRMED_CAP : UNCHECKED_CAP, legible)
      : Math.min(INVALID_CAP, legible);
    readings[template?.mrz_fields[name] ?? name] = { value, source: 'mrz', confidence };
  };
  put('surname', fields.surname);
  put('given_names', fields.given_names);
  put('document_number', fields.document_number);
  put('nationality', fields.nationality && (alpha3Of(fields.nationality) ?? fields.nationality));
  put('birth_date', fields.birth_date);
  put('sex', fields.sex);
  put('expiry_date', fields.expiry_date);
  put('personal_number', fields.personal_number);
  if (template?.mrz_fields.optional) put('optional', fields.optional);
  return readings;
}

export function fieldsOfBarcode(fields: Readonly<Record<string, string | null>>): Record<string, FieldReading> {
  const { country: _country, ...rest } = fields;
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]): [string, FieldReading][] =>
      value === null ? [] : [[name, { value, source: 'barcode', confidence: BARCODE_CONFIDENCE }]],
    ),
  );
}
