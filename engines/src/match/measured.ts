import type { Profile } from './types.ts';

/** Shares of 0..1: of queries that must find their entity those that do, of people on no list those for whom something is found. */
export type Rates = { recall: number; falsePositives: number };

/**
 * What each profile was measured to find and to find wrongly at its own threshold, by the name alone and with date of birth and nationality.
 * Written by `npm run bench -- match --write`, from labelled queries over sanctions lists; people on no list are the negatives.
 */
export const MEASURED: Readonly<{
  on: string;
  entities: number;
  queries: number;
  negatives: number;
  profiles: Readonly<Record<Profile, { name: Rates; facts: Rates }>>;
}> = {
  on: '2026-11-28',
  entities: 25797,
  queries: 4524,
  negatives: 23998,
  profiles: {
    exact: { name: { recall: 0.2898, falsePositives: 0.0001 }, facts: { recall: 0.3068, falsePositives: 0.0 } },
    strict: { name: { recall: 0.9003, falsePositives: 0.0015 }, facts: { recall: 0.9266, falsePositives: 0.0007 } },
    balanced: { name: { recall: 0.9715, falsePositives: 0.0086 }, facts: { recall: 0.9755, falsePositives: 0.004 } },
    fuzzy: { name: { recall: 0.983, falsePositives: 0.0503 }, facts: { recall: 0.9845, falsePositives: 0.0248 } },
  },
};
