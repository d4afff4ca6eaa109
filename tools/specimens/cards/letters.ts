import { bankStatement } from './bank-statement.ts';
import type { Design } from './design.ts';
import { taxLetter } from './tax-letter.ts';
import { utilityBill } from './utility-bill.ts';

/** Letters that prove where somebody lives. */
export const LETTERS = {
  utility_bill: utilityBill,
  bank_statement: bankStatement,
  tax_letter: taxLetter,
} as const satisfies Record<string, Design>;
