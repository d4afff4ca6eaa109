import { hashKey } from './tables.ts';

/** Shortest identifier that is worth an exact search. */
const SHORTEST = 6;
const FAMILY = 9;

/** An identifier as it is compared: letters and digits only, upper case; null when too short to identify. */
export function identifierKey(value: string): string | null {
  const key = value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
  return key.length < SHORTEST || key.length > 128 ? null : key;
}

/** The hash by which entities with an identifier are found. */
export function identifierHash(key: string): number {
  return hashKey(FAMILY, key);
}
