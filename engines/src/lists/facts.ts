import { countryCode } from './countries.ts';
import { partialDates } from './dates.ts';
import type { ListedEntity, ListedName } from './types.ts';

/** What the adapters put into an entity; each fact once, and what cannot be read is told in `warnings` under the entity's id. */

/** Adds a name with its spaces folded; the same spelling counts once, as the better of its kinds. */
export function addName(entity: ListedEntity, written: string, kind: ListedName['kind']): void {
  const text = written.replace(/[\s\u00a0]+/g, ' ').trim();
  if (text === '') return;
  const before = entity.names.find((name) => name.text === text);
  if (!before) entity.names.push({ text, kind });
  else if (before.kind === 'weak') before.kind = kind;
}

/** Moves the primary name to the front; where the authority marks none, the first strong one becomes it. */
export function leadWithPrimary(entity: ListedEntity): void {
  const primary =
    entity.names.find((name) => name.kind === 'primary') ?? entity.names.find((name) => name.kind === 'strong');
  if (!primary) return;
  primary.kind = 'primary';
  entity.names = [primary, ...entity.names.filter((name) => name !== primary)];
}

/** Adds the dates that a text says ("circa 1962", "between 1958 and 1962"). Of a day that no calendar has the year is kept, and told. */
export function addBirthDates(entity: ListedEntity, written: string, warnings: string[]): void {
  const text = written.replace(/[\s\u00a0]+/g, ' ').trim();
  if (text === '') return;
  const dates = partialDates(text);
  for (const date of dates) addOnce(entity.birth_dates, date);
  if (dates.length > 0) return;
  const years = text.match(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/g) ?? [];
  const [year] = years;
  if (years.length === 1 && year !== undefined) addOnce(entity.birth_dates, year);
  warnings.push(
    `${entity.id}: the birth date "${text.slice(0, 60)}" cannot be read${years.length === 1 ? '; its year is kept' : ''}`,
  );
}

/** Adds the country that a code or name means; what is none is passed over, since authorities write regions there too. */
export function addCountry(entity: ListedEntity, written: string): void {
  const code = countryCode(written);
  if (code !== null) addOnce(entity.countries, code);
}

/** Adds a gender written as a word or its first letter. */
export function addGender(entity: ListedEntity, written: string): void {
  const gender = /^(?:m|male)$/i.test(written) ? 'male' : /^(?:f|female)$/i.test(written) ? 'female' : null;
  if (gender !== null) addOnce(entity.genders, gender);
}

/** Adds a document or register number once. */
export function addIdentifier(entity: ListedEntity, kind: string, written: string, country = ''): void {
  const value = written.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(value) || value.length > 200) return;
  if (entity.identifiers.some((each) => each.kind === kind && each.value === value)) return;
  const code = countryCode(country);
  entity.identifiers.push({ kind, value, ...(code === null ? {} : { country: code }) });
}

/** Adds an address from its parts. For people an address is no nationality; for the rest it is the best country there is. */
export function addAddress(entity: ListedEntity, parts: readonly string[], country = ''): void {
  const text = [...parts, country]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(', ');
  if (text !== '') addOnce(entity.addresses, text);
  if (entity.schema !== 'Person') addCountry(entity, country);
}

export function addOnce(list: string[], value: string): void {
  if (value !== '' && !list.includes(value)) list.push(value);
}

/** The seven digits of a ship's number, or null. */
export function imoNumber(written: string): string | null {
  return /(?:^|\D)(\d{7})(?:\D|$)/.exec(written)?.[1] ?? null;
}
