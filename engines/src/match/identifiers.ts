/** Shortest identifier that is worth an exact search. */
const SHORTEST = 5;

/** An identifier as it is compared: letters and digits only, upper case; null when too short to identify. Addresses of coins keep their case apart. */
export function identifierKey(value: string): string | null {
  const key = value
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
  return key.length < SHORTEST || key.length > 128 ? null : key;
}
