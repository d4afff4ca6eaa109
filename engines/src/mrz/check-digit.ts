const WEIGHTS = [7, 3, 1] as const;

/** Value of a character: digits as they are, A = 10 … Z = 35, filler = 0 (ICAO 9303-3 section 4.9). */
export function charValue(char: string): number {
  if (char >= '0' && char <= '9') return char.charCodeAt(0) - 48;
  if (char >= 'A' && char <= 'Z') return char.charCodeAt(0) - 55;
  return 0;
}

/** Weight of the character at a position of the checked text, counted from 0. */
export function weightAt(position: number): number {
  return WEIGHTS[position % 3] ?? 1;
}

/** The 7-3-1 check digit of a text of A-Z, 0-9 and fillers (ICAO 9303-3 section 4.9), 0..9. */
export function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += charValue(text.charAt(i)) * weightAt(i);
  return sum % 10;
}
