import { z } from 'zod';
import { packFor } from '#modules/regulation';
import { readSetting, type SettingKind } from '#modules/tenancy';
import type { Db } from '#platform/db';

/** A payment of somebody of whom nothing is known: held under a new customer, or refused. */
export const UNKNOWN_CUSTOMER: SettingKind<'hold' | 'refuse'> = {
  key: 'transactions.unknown_customer',
  schema: z.enum(['hold', 'refuse']),
  shipped: 'hold',
  unit: null,
};

/** The institution's own reference rates, over those of the pack; for comparing amounts with thresholds. */
export const RATES: SettingKind<Record<string, number>> = {
  key: 'transactions.rates',
  schema: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive().max(1e9)),
  shipped: {},
  unit: 'units of the currency per USD',
};

/** Measures that no model of the institution may be told. */
export const BARRED: SettingKind<string[]> = {
  key: 'transactions.barred_measures',
  schema: z.array(z.string().regex(/^[a-z][a-z0-9_]{0,49}$/)).max(200),
  shipped: [],
  unit: null,
};

/** Units of each currency for one US dollar: the pack's, and over them the institution's own. */
export async function ratesOf(db: Db): Promise<Readonly<Record<string, number>>> {
  return { ...packFor(db, null).rates, ...(await readSetting(db, RATES)) };
}
