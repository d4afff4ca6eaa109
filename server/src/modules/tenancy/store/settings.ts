import type { Db, Tx } from '#platform/db';
import { own } from '../tables.ts';

export type StoredSetting = { key: string; value: unknown; updatedAt: Date };
const SETTINGS_MAX = 500;

export async function listStoredSettings(db: Db): Promise<StoredSetting[]> {
  return own(db)
    .selectFrom('setting')
    .select(['key', 'value', 'updatedAt'])
    .where('tenantId', '=', db.tenantId)
    .orderBy('key')
    .limit(SETTINGS_MAX)
    .execute();
}

export async function findStoredSetting(db: Db, key: string): Promise<StoredSetting | null> {
  const row = await own(db)
    .selectFrom('setting')
    .select(['key', 'value', 'updatedAt'])
    .where('tenantId', '=', db.tenantId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const changed = { value: JSON.stringify(value), updatedAt: tx.now, updatedBy: tx.actor.id };
  await own(tx)
    .insertInto('setting')
    .values({ tenantId: tx.tenantId, key, ...changed })
    .onConflict((c) => c.columns(['tenantId', 'key']).doUpdateSet(changed))
    .execute();
}
