import type { LogBody } from './schema.ts';

/** Actions are `noun.past`; a noun alone means all of its actions. */
export function actionRange(action: string): { exact: string } | { startsWith: string } {
  return action.includes('.') ? { exact: action } : { startsWith: `${action}.` };
}

/** Values that a sentence of an action may name. Facts hold codes, states and ids, never personal data. */
export function sentenceValues(body: LogBody, actorName: string): Record<string, string | number> {
  const facts = Object.entries({ ...body.before, ...body.after }).flatMap(
    ([name, value]): [string, string | number][] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
  );
  return { ...Object.fromEntries(facts), actor: actorName, subject: body.subject, reason: body.reason ?? '' };
}

/** Names of facts that would hold what says who somebody is: such values belong in the customer's record, under its key. */
const PERSONAL = new Set(
  `name full_name first_name last_name given_name given_names surname family_name birth_date date_of_birth dob email e_mail phone
  mobile address street postcode passport passport_number document_number id_number personal_number national_id ssn tax_id iban
  account_holder card_number pan ip ip_address photo selfie`.split(/\s+/),
);
const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;

/** The first fact that is personal by its name or its value; null when none is. */
export function personalFact(facts: Readonly<Record<string, unknown>> | undefined): string | null {
  for (const [name, value] of Object.entries(facts ?? {})) {
    if (PERSONAL.has(name.toLowerCase()) || (typeof value === 'string' && EMAIL.test(value))) return name;
  }
  return null;
}
