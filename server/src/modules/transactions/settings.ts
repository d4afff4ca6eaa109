import { z } from 'zod';
import type { SettingKind } from '#modules/tenancy';

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
