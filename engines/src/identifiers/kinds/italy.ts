import { birthDateOfShortYear } from '../dates.ts';
import type { Kind } from '../kind.ts';

const MONTHS = 'ABCDEHLMPRST';
/** Letters that replace digits when two people would have the same code. */
const DIGIT_LETTERS = 'LMNPQRSTUV';
const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** The Italian tax code: names, birth date, sex and place of birth, then a check letter (D.M. 23 December 1976). */
export const italianTaxCode: Kind = {
  country: 'IT',
  kind: 'codice_fiscale',
  title: 'Codice fiscale',
  document_classes: ['identity_card'],
  shape: /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
  check: (value) => {
    const sum = [...value.slice(0, 15)].reduce((total, sign, at) => {
      const rank = /\d/.test(sign) ? Number(sign) : Number.parseInt(sign, 36) - 10;
      return total + (at % 2 === 0 ? (ODD_VALUES[rank] ?? 0) : rank);
    }, 0);
    return String.fromCharCode(65 + (sum % 26)) === value[15];
  },
  decode: (value, today) => {
    const day = Number(digits(value.slice(9, 11)));
    const sex = day > 40 ? 'F' : 'M';
    const month = MONTHS.indexOf(value[8] ?? '') + 1;
    const birth = birthDateOfShortYear(digits(value.slice(6, 8)), month, sex === 'F' ? day - 40 : day, today);
    return { birth_date: birth, century: 'assumed', sex, ...(value[11] === 'Z' ? { region: 'born abroad' } : {}) };
  },
};

function digits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(DIGIT_LETTERS.indexOf(letter)));
}
