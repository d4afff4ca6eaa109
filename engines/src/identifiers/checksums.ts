/** Sum of digit × weight over the leading digits of `text`. */
export function weightedSum(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(text[at] ?? 0), 0);
}

/** ISO/IEC 7812-1 Luhn: the last digit makes the sum a multiple of ten. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11-2 check character over digits; `X` stands for ten. */
export function mod11_2(digits: string): string {
  const rest = [...digits].reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0);
  const value = (12 - rest) % 11;
  return value === 10 ? 'X' : String(value);
}

/** ISO 7064 MOD 11,10 check digit over digits. */
export function mod11_10(digits: string): string {
  const product = [...digits].reduce((last, digit) => {
    const sum = (last + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return String((11 - product) % 10);
}

/** ICAO 9303 weights 7-3-1 over digits and letters (A is 10), modulo ten. */
export function mod731(text: string): string {
  const sum = [...text].reduce((total, sign, at) => total + Number.parseInt(sign, 36) * ([7, 3, 1][at % 3] ?? 0), 0);
  return String(sum % 10);
}

const VERHOEFF_STEP = [
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const VERHOEFF_TABLE = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];

/** Verhoeff's dihedral check: every single digit and every swap of neighbours is caught. */
export function isVerhoeff(digits: string): boolean {
  const rest = [...digits].reverse().reduce((check, digit, at) => {
    const step = at % 8;
    const moved = step === 0 ? Number(digit) : Number(VERHOEFF_STEP[step - 1]?.[Number(digit)]);
    return Number(VERHOEFF_TABLE[check]?.[moved]);
  }, 0);
  return rest === 0;
}

/** EAN-13: weights 1 and 3 in turn, a multiple of ten in all. */
export function isEan13(digits: string): boolean {
  return weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** Remainder of a long decimal number. */
export function remainder(digits: string, modulus: number): number {
  return Number(BigInt(digits) % BigInt(modulus));
}
