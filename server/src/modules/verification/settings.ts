import { z } from 'zod';
import type { SettingKind } from '#modules/tenancy';

/** House rule of Brazil's flow: a position fix, its accuracy in the pack; off until the tenant switches it on. */
export const BR_POSITION: SettingKind<boolean> = {
  key: 'br.position_required',
  schema: z.boolean(),
  shipped: false,
  unit: null,
};
