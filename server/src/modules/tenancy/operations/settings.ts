import { z } from 'zod';
import type { Db, Tx } from '#platform/db';
import { type Locale, say } from '#platform/i18n';
import { record } from '#platform/record';
import { type AnySetting, declaredSettings, type SettingKind } from '../contributions.ts';
import { settingRefused, settingUnknown } from '../errors.ts';
import type { SettingRow } from '../schema.ts';
import { findStoredSetting, listStoredSettings, type StoredSetting, saveSetting } from '../store/index.ts';

export const API_KEY_MAX_DAYS: SettingKind<number> = {
  key: 'tenancy.api_key_max_days',
  schema: z.number().int().min(1).max(3650),
  shipped: 365,
  unit: 'days',
};

/** The tenant's value, or the shipped one; a stored value that a newer release no longer allows gives way to the shipped one. */
export async function readSetting<T>(db: Db, kind: SettingKind<T>): Promise<T> {
  const stored = await findStoredSetting(db, kind.key);
  if (!stored) return kind.shipped;
  const parsed = kind.schema.safeParse(stored.value);
  return parsed.success ? parsed.data : kind.shipped;
}

export async function listSettings(db: Db, locale: Locale): Promise<SettingRow[]> {
  const stored = new Map((await listStoredSettings(db)).map((row) => [row.key, row]));
  return declaredSettings(db).map((kind) => asRow(kind, stored.get(kind.key) ?? null, locale));
}

/** Changes a declared setting within its own schema; before and after stand in the log. */
export async function changeSetting(
  tx: Tx,
  change: { key: string; value: unknown },
  locale: Locale,
): Promise<SettingRow> {
  const kind = declaredSettings(tx).find((one) => one.key === change.key);
  if (!kind) throw settingUnknown();
  const parsed = kind.schema.safeParse(change.value);
  if (!parsed.success) throw settingRefused(parsed.error.issues[0]?.code ?? 'invalid');
  const value: unknown = parsed.data;
  const before = await findStoredSetting(tx, kind.key);
  await saveSetting(tx, kind.key, value);
  await record(tx, {
    action: 'setting.changed',
    subject: { prefix: 'ten', id: tx.tenantId },
    before: { key: kind.key, value: JSON.stringify(before?.value ?? kind.shipped) },
    after: { key: kind.key, value: JSON.stringify(value) },
  });
  return asRow(kind, { key: kind.key, value, updatedAt: tx.now }, locale);
}

function asRow(kind: AnySetting, stored: StoredSetting | null, locale: Locale): SettingRow {
  const parsed = stored ? kind.schema.safeParse(stored.value) : null;
  const changed = stored && parsed?.success ? { value: parsed.data as unknown, at: stored.updatedAt } : null;
  return {
    key: kind.key,
    title: say(locale, `setting.${kind.key}.title`),
    says: say(locale, `setting.${kind.key}.says`),
    value: changed ? changed.value : (kind.shipped as unknown),
    unit: kind.unit,
    source: changed ? 'tenant' : 'default',
    updatedAt: changed?.at ?? null,
  };
}
