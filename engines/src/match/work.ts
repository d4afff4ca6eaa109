/** What one search did, whatever it found. */
export type Work = {
  /** Ways in which the query was read. */
  readings: number;
  /** Vocabulary entries that a part of the query was compared with, as far as they were not remembered. */
  compared: number;
  /** Places in the lists of names by part that were read. */
  postings: number;
  /** Listed names that were aligned with a reading. */
  candidates: number;
  /** Pairs of parts that were put side by side in those alignments. */
  pairs: number;
};

/** Characters of a name that are read. A longer one is no name, and what was not read must not count as searched. */
export const MOST_CHARACTERS = 1000;

/**
 * What no search exceeds, whatever is asked and however many names are listed: 24 parts read in up to 13 ways; up to 3,000 entries for each
 * of up to 131 parts that are looked up; up to 480 names for each reading; up to 27 × 24 pairs for each of these. Postings are those of
 * the rarest part of each reading, and 400,000 beside them.
 */
export const MOST_WORK: Readonly<Omit<Work, 'postings'>> = {
  readings: 13,
  compared: 131 * 3000,
  candidates: 13 * 480,
  pairs: 13 * 480 * 27 * 24,
};

/** A query that is not searched. Its text is a name and is not told. */
export class QueryRefused extends Error {
  readonly code = 'query.too_long';

  constructor() {
    super(`a name of more than ${MOST_CHARACTERS} characters is not searched`);
  }
}

/** Counts for the search that runs now: one thread, one search at a time. */
export class WorkCounter implements Work {
  readings = 0;
  compared = 0;
  postings = 0;
  candidates = 0;
  pairs = 0;

  reset(): void {
    this.readings = 0;
    this.compared = 0;
    this.postings = 0;
    this.candidates = 0;
    this.pairs = 0;
  }

  get(): Work {
    return {
      readings: this.readings,
      compared: this.compared,
      postings: this.postings,
      candidates: this.candidates,
      pairs: this.pairs,
    };
  }
}
