import { compareDates, type DateAgreement, parsePartialDate } from './partial-date.ts';
import type { Qualifier } from './types.ts';

/** What the index keeps of a listed entity beside its names. */
export type EntityFacts = { birthDates: readonly string[]; countries: readonly string[] };

const DATE_EFFECTS: Readonly<Record<DateAgreement, number>> = {
  same: 0.08,
  compatible: 0.04,
  swapped: 0,
  close: -0.04,
  same_year: -0.08,
  differs: -0.2,
};

/** From best to worst, so that the best of several listed dates decides. */
const BEST_FIRST: readonly DateAgreement[] = ['same', 'compatible', 'swapped', 'close', 'same_year', 'differs'];

const DATE_REASONS: Readonly<Record<DateAgreement, string>> = {
  same: 'same date of birth',
  compatible: 'dates of birth agree as far as both are known',
  swapped: 'day and month of birth are exchanged',
  close: 'years of birth are one apart',
  same_year: 'same year, another day of birth',
  differs: 'another year of birth',
};

const COUNTRY_SAME = 0.02;
const COUNTRY_OTHER = -0.06;

/** Topics of people who are many and public, so that their names alone say less. */
const PUBLIC_OFFICE: ReadonlySet<string> = new Set(['role.pep', 'role.rca', 'gov.national', 'gov.state']);
const NAME_ALONE = 0.6;

/** For one listed only for an office: without another fact that agrees, what a name lacks of equality counts more. */
export function doubtNameAlone(
  score: number,
  topics: readonly string[],
  qualifiers: readonly Qualifier[],
): Qualifier[] {
  const onlyOffice = topics.length > 0 && topics.every((topic) => PUBLIC_OFFICE.has(topic));
  if (!onlyOffice || score >= 1 || qualifiers.some((each) => each.effect > 0)) return [];
  const why = 'a public office is found by the name alone';
  return [{ field: 'topics', effect: -NAME_ALONE * (1 - score), code: 'topics.name_alone', why }];
}

/** What birth dates and countries say for or against a match; facts unknown on either side say nothing. */
export function qualify(
  query: { birthDate: string | null; countries: readonly string[] },
  entity: EntityFacts,
): Qualifier[] {
  const qualifiers: Qualifier[] = [];
  const date = dateQualifier(query.birthDate, entity.birthDates);
  if (date) qualifiers.push(date);
  const country = countryQualifier(query.countries, entity.countries);
  if (country) qualifiers.push(country);
  return qualifiers;
}

function dateQualifier(asked: string | null, listed: readonly string[]): Qualifier | null {
  const query = asked === null ? null : parsePartialDate(asked);
  if (!query) return null;
  const agreements = listed.flatMap((text) => {
    const date = parsePartialDate(text);
    return date ? [compareDates(query, date)] : [];
  });
  const best = BEST_FIRST.find((each) => agreements.includes(each));
  if (best === undefined) return null;
  return { field: 'birth_date', effect: DATE_EFFECTS[best], code: `birth_date.${best}`, why: DATE_REASONS[best] };
}

function countryQualifier(asked: readonly string[], listed: readonly string[]): Qualifier | null {
  if (asked.length === 0 || listed.length === 0) return null;
  const shared = asked.find((country) => listed.includes(country));
  if (shared !== undefined)
    return { field: 'countries', effect: COUNTRY_SAME, code: 'countries.same', why: `both have ${shared}` };
  const why = `${asked.join(', ')} against ${listed.join(', ')}`;
  return { field: 'countries', effect: COUNTRY_OTHER, code: 'countries.other', why };
}
