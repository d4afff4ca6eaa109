import type { Profile } from './types.ts';

/**
 * How evidence is weighed. A part's weight is its rarity (0..1); a name's score is
 * matched / (matched + missing), where each kind of missing counts by its factor.
 */
export const SCORING = {
  /** Parts of the query that the listed name lacks. */
  missingInList: 0.95,
  /** Parts of the listed name that the query lacks: people leave out middle names and clans. */
  missingInQuery: 0.22,
  /** The same for a name in Han or Hangul. */
  missingSyllable: 0.7,
  /** Added when both sides have unmatched parts, on the lesser of them: they contradict each other. */
  contradiction: 0.35,
  /** Lost credit for each point of dissimilarity of an aligned pair. */
  dissimilarity: 1.6,
  /** The same, below `sameSpelling`, when the lists have the asked spelling itself: a typing slip seldom makes another name. */
  dissimilarityOfKnown: 1.9,
  sameSpelling: 0.88,
  /** Factor for a company-like name when a person is asked for. */
  organizationForPerson: 0.86,
  /** Least similarity at which two parts are aligned. */
  alignFloor: 0.6,
  /** Share of a word's weight that stays unexplained when only its initial agrees. */
  behindInitial: 0.25,
  /** Raw score at which one in a hundred people on no list still finds a sanctioned name; becomes 0.70. */
  pivot: 0.725,
  /** Factor for a weak alias. */
  weakAlias: 0.94,
  /** Weight of matched evidence below which a partial match fades. */
  enoughEvidence: 0.9,
} as const;

/**
 * Each profile: the threshold it reports from, how alike parts must be to be searched for (`floor`) and to be aligned
 * (`alignFloor`), and whether words are tried joined, split and respelt.
 */
export const PROFILES: Readonly<
  Record<Profile, { threshold: number; floor: number; alignFloor: number; splits: boolean }>
> = {
  exact: { threshold: 0.97, floor: 0.995, alignFloor: 0.995, splits: false },
  strict: { threshold: 0.84, floor: 0.78, alignFloor: 0.72, splits: true },
  balanced: { threshold: 0.7, floor: 0.72, alignFloor: SCORING.alignFloor, splits: true },
  fuzzy: { threshold: 0.58, floor: 0.66, alignFloor: SCORING.alignFloor, splits: true },
};

/** Highest weight given to a query part that no list has. */
export const UNKNOWN_WEIGHT = 0.9;
