import { z } from 'zod';
import { invariant } from '../errors/index.ts';

export type Money = { currency: string; minor: bigint };
const MAX_MINOR = 10n ** 18n - 1n;

/** Wire codec: `{"currency":"EUR","minor":"1050"}` outside, `bigint` minor units inside; never a float. */
export const MoneySchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217 letters'),
  minor: z.codec(z.string().regex(/^-?\d{1,18}$/, 'whole minor units as a string'), z.bigint(), {
    decode: (text) => BigInt(text),
    encode: (minor) => minor.toString(),
  }),
});

export function money(currency: string, minor: bigint): Money {
  invariant(minor <= MAX_MINOR && minor >= -MAX_MINOR, 'an amount stays within 10^18 minor units');
  return { currency, minor };
}

export function addMoney(a: Money, b: Money): Money {
  invariant(a.currency === b.currency, 'amounts of two currencies are never added');
  return money(a.currency, a.minor + b.minor);
}
