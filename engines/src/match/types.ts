import type { ListedSchema } from '../lists/index.ts';
import type { Work } from './work.ts';

/** What is known of the one who is screened. Dates may be partial; countries are alpha-2, alpha-3 or English names. */
export type MatchQuery = {
  name: string;
  schema?: string;
  birth_date?: string;
  countries?: string[];
  identifiers?: string[];
};

/** Why two name parts were put together, or why one stands alone. */
export type AlignmentRule =
  | 'equal'
  | 'edit'
  | 'skeleton'
  | 'transliterated'
  | 'joined'
  | 'initial'
  | 'nickname'
  | 'missing_query'
  | 'missing_listed';

/** One line of the explanation: `missing_listed` = the list lacks it, `missing_query` = the query lacks it. */
export type AlignedPart = {
  query: string | null;
  listed: string | null;
  similarity: number;
  rule: AlignmentRule;
  weight: number;
};

/** A fact beside the name that moved the score by `effect`; `code` is the reason for screens, `why` the same in English. */
export type Qualifier = { field: string; effect: number; code: string; why: string };

/** One listed entity that may be the one asked for. Scores are 0..1: match = same one?, risk = how bad if so? */
export type MatchResult = {
  entity_id: string;
  list: string;
  name: string;
  match_score: number;
  risk_score: number;
  schema: ListedSchema;
  topics: string[];
  alignment: AlignedPart[];
  qualifiers: Qualifier[];
};

/** How generous a search is; each has its own threshold and its own rules for parts. */
export type Profile = 'exact' | 'strict' | 'balanced' | 'fuzzy';

export type SearchOptions = { threshold?: number; limit?: number; profile?: Profile };

export type NameIndex = {
  /** Throws `QueryRefused` for a name that is too long to be one. */
  search(query: MatchQuery, options?: SearchOptions): MatchResult[];
  /** What the last search did. */
  work(): Work;
  size: { entities: number; names: number };
};

/** Name under which scores of this method are reported; changes whenever a score can. */
export const ALGORITHM = 'acquaint-1';
