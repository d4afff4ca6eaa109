import type { Traits } from '#modules/customers';

/** From which age on a band begins; the first is of those below. */
const BANDS = [18, 25, 40, 65] as const;
const OLDEST = 130;

/** The band of a person's age at a payment, by the year alone: empty where nobody knows it. */
export function ageBand(traits: Traits | undefined, at: Date): string {
  const year = traits?.birthYear ?? null;
  if (year === null) return '';
  const age = at.getUTCFullYear() - year;
  if (age < 0 || age > OLDEST) return '';
  const place = BANDS.findLastIndex((from) => age >= from);
  const [from, next] = [BANDS[place], BANDS[place + 1]];
  if (from === undefined) return `0–${BANDS[0] - 1}`;
  return next === undefined ? `${from}+` : `${from}–${next - 1}`;
}

/** Documents and forms write it differently; what is none of the two is X. */
export function genderOf(traits: Traits | undefined): string {
  const said = traits?.sex?.trim().toUpperCase() ?? '';
  if (said === '') return '';
  if (said === 'M' || said === 'MALE') return 'M';
  return said === 'F' || said === 'FEMALE' ? 'F' : 'X';
}
