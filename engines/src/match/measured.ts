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
    exact: { name: { recall: 0.2887, falsePositives: 0.0001 }, facts: { recall: 0.3026, falsePositives: 0.0 } },
    strict: { name: { recall: 0.8924, falsePositives: 0.0014 }, facts: { recall: 0.9184, falsePositives: 0.0006 } },
    balanced: { name: { recall: 0.9664, falsePositives: 0.0085 }, facts: { recall: 0.9713, falsePositives: 0.0035 } },
    fuzzy: { name: { recall: 0.9792, falsePositives: 0.048 }, facts: { recall: 0.981, falsePositives: 0.0249 } },
  },
};
