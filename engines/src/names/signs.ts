/**
 * The first character of a token's text tells what the rest is: nothing for a written-out word, else one of these.
 * So one vocabulary holds parts that look alike and are not: the particle "bin" and the name "Bin".
 */
export const SIGN = { bare: '~', syllable: '^', hangul: '%', form: '_', small: '.' } as const;

export type Sign = (typeof SIGN)[keyof typeof SIGN];

/** The sign of a token's text, or null for a written-out word. */
export function signOf(text: string): Sign | null {
  const first = text.charAt(0);
  return first === SIGN.bare ||
    first === SIGN.syllable ||
    first === SIGN.hangul ||
    first === SIGN.form ||
    first === SIGN.small
    ? first
    : null;
}

/** The text without its sign, and without the characters behind a reading of Han. */
export function plain(text: string): string {
  const sign = signOf(text);
  if (sign === null) return text;
  const colon = sign === SIGN.syllable ? text.indexOf(':') : -1;
  return colon === -1 ? text.slice(1) : text.slice(1, colon);
}
