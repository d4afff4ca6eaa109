import type { Db, SystemTx, Tx } from '#platform/db';
import { brandId, type TenantId } from '#platform/ids';
import type { ApiKeyId, KeyRow } from '../schema.ts';
import { own } from '../tables.ts';

export type KeyFound = {
  tenantId: TenantId;
  id: ApiKeyId;
  name: string;
  secretHash: Buffer;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  sandbox: boolean;
};
type NewKeyRow = {
  id: ApiKeyId;
  name: string;
  secretHash: Buffer;
  scopes: string[];
  expiresAt: Date;
};

const COLUMNS = ['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'] as const;
const KEYS_MAX = 500;

export async function insertKey(tx: Tx, key: NewKeyRow): Promise<void> {
  await own(tx)
    .insertInto('apiKey')
    .values({
      ...key,
      tenantId: tx.tenantId,
      createdBy: tx.actor.id,
      createdAt: tx.now,
      lastUsedAt: null,
      revokedAt: null,
    })
    .execute();
}

export async function findKeyRow(db: Db, id: string): Promise<KeyRow | null> {
  const row = await own(db)
    .selectFrom('apiKey')
    .select(COLUMNS)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, id: brandId('key', row.id) } : null;
}

export async function listKeys(db: Db, page: { limit: number; before: string | null }): Promise<KeyRow[]> {
  let query = own(db).selectFrom('apiKey').select(COLUMNS).where('tenantId', '=', db.tenantId);
  if (page.before) query = query.where('id', '<', page.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map((row) => ({ ...row, id: brandId('key', row.id) }));
}

export async function keyNamesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await own(db)
    .selectFrom('apiKey')
    .select(['id', 'name'])
    .where('tenantId', '=', db.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .limit(KEYS_MAX)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Revokes once; null when the key is unknown or was revoked before. */
export async function revokeKeyRow(tx: Tx, id: string): Promise<KeyRow | null> {
  const row = await own(tx)
    .updateTable('apiKey')
    .set({ revokedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row ? { ...row, id: brandId('key', row.id) } : null;
}

/** The key behind an id, before any tenant is known. */
export async function findKey(tx: SystemTx, id: string): Promise<KeyFound | null> {
  const row = await own(tx)
    .selectFrom('apiKey as k')
    .innerJoin('tenant', 'tenant.tenantId', 'k.tenantId')
    .select(['k.tenantId', 'k.id', 'k.name', 'k.secretHash', 'k.scopes', 'k.expiresAt', 'k.lastUsedAt', 'k.revokedAt'])
    .select('tenant.sandbox')
    .where('k.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, tenantId: brandId('ten', row.tenantId), id: brandId('key', row.id) } : null;
}

export async function touchKey(tx: SystemTx, row: { tenantId: string; id: string }, at: Date): Promise<void> {
  await own(tx)
    .updateTable('apiKey')
    .set({ lastUsedAt: at })
    .where('tenantId', '=', row.tenantId)
    .where('id', '=', row.id)
    .execute();
}
