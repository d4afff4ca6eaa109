import type { Translator } from '@acquaint/kit';
import type { ApplyField } from '@acquaint/sdk';

/** The question for a field: in the words of the country, else of the field, else of its kind. */
export function fieldQuestion(
  { t, has }: Pick<Translator, 't' | 'has'>,
  field: ApplyField,
  country: string | null,
): string {
  const own = [`field.${field.name}.${country}.question`, `field.${field.name}.question`].find(has);
  return t(own ?? `field.kind.${field.kind}.question`);
}

// What browsers may fill in by themselves (WHATWG autofill field names).
const AUTOFILL: Readonly<Record<string, string>> = {
  full_name: 'name',
  given_names: 'given-name',
  family_name: 'family-name',
  birth_date: 'bday',
  email: 'email',
  phone: 'tel',
  address: 'street-address',
  country: 'country-name',
  postcode: 'postal-code',
  city: 'address-level2',
};

/** The autofill name for a field; off where filling in would be wrong. */
export function autofillOf(field: Pick<ApplyField, 'name' | 'kind'>): string {
  return AUTOFILL[field.name] ?? AUTOFILL[field.kind] ?? 'off';
}
