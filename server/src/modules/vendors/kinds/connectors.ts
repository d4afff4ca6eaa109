import { z } from 'zod';
import { PartialDate } from '#platform/clock';

// What connectors to adverse media and credit history may be asked and may answer. An answer comes from outside and is parsed by
// these shapes before anybody judges by it; one that does not fit is a check that was not made.

const Text = (max: number) => z.string().trim().min(1).max(max);
export const ADVERSE_CATEGORIES = [
  ...(['money_laundering', 'fraud', 'corruption', 'terrorism', 'sanctions_evasion', 'tax', 'narcotics'] as const),
  ...(['organised_crime', 'violence', 'other'] as const),
] as const;
export const ARTICLES_MAX = 50;

export type AdverseMediaRequest = {
  /** Full name as on the document, and in its own script where it has one. */
  name: string;
  nativeName: string | null;
  birthDate: string | null;
  /** Alpha-2, small letters: nationality and where the person is verified. */
  countries: readonly string[];
};
export const Article = z.strictObject({
  id: Text(200).describe('the source’s own id, by which the article is found again'),
  title: Text(500),
  publisher: Text(200),
  publishedOn: PartialDate,
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
  /** The person as the article names them: it may be a namesake. */
  named: Text(300),
  /** The person's birth date or year as the article tells it. */
  birthDate: PartialDate.nullable(),
  categories: z.array(z.enum(ADVERSE_CATEGORIES)).min(1).max(ADVERSE_CATEGORIES.length),
});
export type Article = z.output<typeof Article>;
export const AdverseMediaAnswer = z.strictObject({
  /** What was searched, as the source calls it, and until which day. */
  corpus: Text(200),
  searchedTo: PartialDate,
  articles: z.array(Article).max(ARTICLES_MAX),
  /** Articles beyond those that are given. */
  more: z.number().int().min(0),
});
export type AdverseMediaAnswer = z.output<typeof AdverseMediaAnswer>;

export type CreditHistoryRequest = {
  /** Alpha-2, capital letters. */
  country: string;
  name: string;
  birthDate: string | null;
  personalNumber: string | null;
  address: string | null;
};
export const CreditHistoryAnswer = z.discriminatedUnion('found', [
  z.strictObject({ found: z.literal(false), bureau: Text(200) }),
  z.strictObject({
    found: z.literal(true),
    bureau: Text(200),
    report: Text(200).describe('the bureau’s own id of the report'),
    asOf: PartialDate,
    /** Null where the bureau scores nobody; `low` and `high` are the ends of its scale. */
    score: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    accounts: z.number().int().min(0),
    openDefaults: z.number().int().min(0),
    bankruptcy: z.boolean(),
    deceased: z.boolean(),
  }),
]);
export type CreditHistoryAnswer = z.output<typeof CreditHistoryAnswer>;
