import { DAY_MS } from '#platform/clock';
import type { Tx } from '#platform/db';
import { invariant } from '#platform/errors';
import { newId } from '#platform/ids';
import { record } from '#platform/record';
import { declaredPermissions } from '../contributions.ts';
import { newKeyText } from '../credentials/tokens.ts';
import { keyTooLong, keyUnknown, scopeRefused } from '../errors.ts';
import { refusedScope } from '../policy.ts';
import type { ApiKeyId, KeyRow } from '../schema.ts';
import { findKeyRow, findTenant, insertKey, revokeKeyRow } from '../store/index.ts';
import { forgetKey } from './recognise-key.ts';
import { API_KEY_MAX_DAYS, readSetting } from './settings.ts';

export type NewApiKey = { name: string; scopes: readonly string[]; expiresInDays: number };

/** Makes a key; its text is in the answer and never again. What only people may do is refused to every key. */
export async function createApiKey(tx: Tx, input: NewApiKey): Promise<KeyRow & { secret: string }> {
  const scopes = [...new Set(input.scopes)].sort();
  const declared = declaredPermissions(tx).map((permission) => permission.name);
  const refused = refusedScope(scopes, declared);
  if (refused !== null) throw scopeRefused(refused);
  const maxDays = await readSetting(tx, API_KEY_MAX_DAYS);
  if (input.expiresInDays > maxDays) throw keyTooLong(maxDays);

  const tenant = await findTenant(tx);
  invariant(tenant, 'a key belongs to a tenant');
  const id = newId('key');
  const { text, hash } = newKeyText(id, tenant.sandbox);
  const expiresAt = new Date(tx.now.getTime() + input.expiresInDays * DAY_MS);
  await insertKey(tx, { id, name: input.name, secretHash: hash, scopes, expiresAt });
  const after = { scopes, expires_at: expiresAt.toISOString() };
  await record(tx, { action: 'api_key.created', subject: { prefix: 'key', id }, after });
  const times = { createdAt: tx.now, expiresAt, lastUsedAt: null, revokedAt: null };
  return { id, name: input.name, scopes, ...times, secret: text };
}

/** Revokes a key; for every request from two seconds after at the latest. Revoking twice changes nothing. */
export async function revokeApiKey(tx: Tx, id: ApiKeyId): Promise<KeyRow> {
  const revoked = await revokeKeyRow(tx, id);
  forgetKey(tx, id);
  if (revoked) {
    await record(tx, { action: 'api_key.revoked', subject: { prefix: 'key', id } });
    return revoked;
  }
  const found = await findKeyRow(tx, id);
  if (!found) throw keyUnknown();
  return found;
}
