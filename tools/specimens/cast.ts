import type { PortraitInput } from './portraits.ts';

/**
 * Invented people whose document portraits are strangers to one another for the default face pack: every pair lies
 * beyond its review band. Scenarios that need a wrong selfie take two of them; `portraits.test.ts` holds the promise.
 */
export const CAST: readonly Pick<PortraitInput, 'seed' | 'sex'>[] = [
  { seed: 10, sex: 'M' },
  { seed: 28, sex: 'M' },
  { seed: 70, sex: 'M' },
  { seed: 68, sex: 'F' },
  { seed: 45, sex: 'F' },
];
