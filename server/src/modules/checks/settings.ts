import { z } from 'zod';
import { readSetting, type SettingKind } from '#modules/tenancy';
import type { Db } from '#platform/db';

const connector = (key: string): SettingKind<boolean> => ({ key, schema: z.boolean(), shipped: false, unit: null });
/** Whether a source outside is asked about every applicant. Off until the institution has one, and the right to ask it. */
export const ADVERSE_MEDIA = connector('checks.adverse_media');
export const CREDIT_HISTORY = connector('checks.credit_history');

/** The checks beyond the flow's own that the institution has switched on. */
export async function switchedOn(db: Db): Promise<string[]> {
  const codes: string[] = [];
  if (await readSetting(db, ADVERSE_MEDIA)) codes.push('adverse_media');
  if (await readSetting(db, CREDIT_HISTORY)) codes.push('credit_history');
  return codes;
}
