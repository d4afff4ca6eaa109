import type { KeyObject } from 'node:crypto';
import {
  asKey,
  blinder,
  blindIndex,
  type KmsPort,
  newKey,
  type Place,
  placeText,
  seal,
  unseal,
} from '../crypto/index.ts';
import { type Database, type Db, facility, ownTables, runPrepared, type SystemTx, sql, type Tx } from '../db/index.ts';
import { invariant, Problem } from '../errors/index.ts';
import type { Id } from '../ids/index.ts';

type CustomerId = Id<'cus'>;
type VaultTables = {
  regionKey: { purpose: 'wrap' | 'index'; version: number; wrapped: Buffer; status: 'active' | 'retiring' | 'retired' };
  customerKey: {
    tenantId: string;
    customerId: string;
    regionKeyVersion: number;
    wrapped: Buffer | null;
    destroyedAt: Date | null;
  };
};
const own = ownTables<VaultTables>();

type CachedKey = { key: KeyObject; until: number };
/** Unwrapped keys in memory: customers' for 60 s at most, the region's until the process ends. */
type Keyring = { kms: KmsPort; regionKeys: Map<string, Buffer>; customerKeys: Map<string, CachedKey> };
const keyring = facility<Keyring>('keyring');

const CACHE_MS = 60_000;
const CACHE_MAX = 50_000;
const ROTATE_BATCH = 500;
const DESTROYED_MAX = 100_000;

/** Opens the vault: makes the first region keys when there are none. */
export async function openVault(database: Database, kms: KmsPort): Promise<void> {
  database.facilities.provide(keyring, { kms, regionKeys: new Map(), customerKeys: new Map() });
  await database.system(async (tx) => {
    for (const purpose of ['wrap', 'index'] as const) {
      const found = await own(tx)
        .selectFrom('regionKey')
        .select('version')
        .where('purpose', '=', purpose)
        .limit(1)
        .executeTakeFirst();
      if (!found) await addRegionKey(tx, kms, purpose, 1);
    }
  });
}

async function addRegionKey(tx: SystemTx, kms: KmsPort, purpose: 'wrap' | 'index', version: number): Promise<void> {
  const wrapped = await kms.wrap(newKey(), `region|${purpose}|${version}`);
  await own(tx)
    .insertInto('regionKey')
    .values({ purpose, version, wrapped, status: 'active' })
    .onConflict((c) => c.doNothing())
    .execute();
}

/** A key of the customer's own, wrapped by the region's active key. */
export async function createCustomerKey(tx: Tx, customerId: CustomerId): Promise<void> {
  await createCustomerKeys(tx, [customerId]);
}

/** Keys for many customers in one statement. */
export async function createCustomerKeys(tx: Tx, customerIds: readonly CustomerId[]): Promise<void> {
  const { version, key } = await activeRegionKey(tx);
  const wrapping = asKey(key);
  await own(tx)
    .insertInto('customerKey')
    .values(
      customerIds.map((customerId) => ({
        tenantId: tx.tenantId,
        customerId,
        regionKeyVersion: version,
        wrapped: seal(wrapping, newKey(), wrapContext(tx.tenantId, customerId)),
        destroyedAt: null,
      })),
    )
    .execute();
}

/** The customer's key; refuses `vault.key_destroyed` once it was destroyed. */
export async function customerKey(db: Db, customerId: CustomerId): Promise<KeyObject> {
  const ring = db.use(keyring);
  const name = `${db.tenantId}|${customerId}`;
  const cached = ring.customerKeys.get(name);
  if (cached && cached.until > Date.now()) return cached.key;

  const row = await own(db)
    .selectFrom('customerKey')
    .select(['regionKeyVersion', 'wrapped'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .executeTakeFirst();
  if (!row) throw new Problem('vault.key_missing', 500);
  if (!row.wrapped) throw new Problem('vault.key_destroyed', 410);
  return unwrapCustomerKey(db, customerId, row.regionKeyVersion, row.wrapped);
}

/** Many customers' keys in one query, for lists; a destroyed one is left out, and its rows show nothing. */
export async function customerKeys(db: Db, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, KeyObject>> {
  const ring = db.use(keyring);
  const found = new Map<CustomerId, KeyObject>();
  const missing = customerIds.filter((id) => {
    const cached = ring.customerKeys.get(`${db.tenantId}|${id}`);
    if (cached && cached.until > Date.now()) found.set(id, cached.key);
    return !found.has(id);
  });
  if (missing.length === 0) return found;
  const { rows } = await runPrepared<Pick<VaultTables['customerKey'], 'customerId' | 'regionKeyVersion' | 'wrapped'>>(
    db,
    sql`select customer_id, region_key_version, wrapped from customer_key
      where tenant_id = ${db.tenantId}::uuid and customer_id = any(${missing}::uuid[]) and wrapped is not null
      limit ${missing.length}`,
  );
  for (const row of rows) {
    const id = row.customerId as CustomerId;
    if (row.wrapped) found.set(id, await unwrapCustomerKey(db, id, row.regionKeyVersion, row.wrapped));
  }
  return found;
}

async function unwrapCustomerKey(db: Db, id: CustomerId, version: number, wrapped: Buffer): Promise<KeyObject> {
  const ring = db.use(keyring);
  const key = asKey(unseal(asKey(await regionKey(db, 'wrap', version)), wrapped, wrapContext(db.tenantId, id)));
  const name = `${db.tenantId}|${id}`;
  // Those unwrapped the longest ago stand first, and would have to go soonest.
  const [oldest] = ring.customerKeys.size >= CACHE_MAX ? ring.customerKeys.keys() : [];
  if (oldest !== undefined) ring.customerKeys.delete(oldest);
  ring.customerKeys.delete(name);
  ring.customerKeys.set(name, { key, until: Date.now() + CACHE_MS });
  return key;
}

/** Shreds: the wrapped key goes, and with it every field and file of this customer. */
export async function destroyCustomerKey(tx: Tx, customerId: CustomerId): Promise<void> {
  tx.use(keyring).customerKeys.delete(`${tx.tenantId}|${customerId}`);
  await own(tx)
    .updateTable('customerKey')
    .set({ wrapped: null, destroyedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .execute();
}

/** The customers of the tenant whose key was destroyed after a moment: what is held of them in memory goes as well. */
export async function keysDestroyedSince(db: Db, since: Date): Promise<CustomerId[]> {
  const rows = await own(db)
    .selectFrom('customerKey')
    .select('customerId')
    .where('tenantId', '=', db.tenantId)
    .where('destroyedAt', '>', since)
    .limit(DESTROYED_MAX)
    .execute();
  return rows.map((row) => row.customerId as CustomerId);
}

/** Drops a destroyed customer's key from this process's memory; other processes hear of it by the event. */
export function forgetCustomerKey(database: Database, tenantId: string, customerId: CustomerId): void {
  database.facilities.use(keyring).customerKeys.delete(`${tenantId}|${customerId}`);
}

export function sealText(key: KeyObject, place: Place, text: string): Buffer {
  return seal(key, Buffer.from(text, 'utf8'), placeText(place));
}

export function openText(key: KeyObject, place: Place, sealed: Uint8Array): string {
  return unseal(key, sealed, placeText(place)).toString('utf8');
}

/** A blind index under the region's index key: finds equal values (phone, document number) without storing them. */
export async function blind(db: Db, field: string, value: string): Promise<Buffer> {
  return blindIndex(await regionKey(db, 'index', 1), field, value);
}

/** The same for many values of some fields: the keys are derived once. */
export async function blinders<F extends string>(
  db: Db,
  fields: readonly F[],
): Promise<Record<F, (value: string) => Buffer>> {
  const key = await regionKey(db, 'index', 1);
  return Object.fromEntries(fields.map((field) => [field, blinder(key, field)])) as Record<
    F,
    (value: string) => Buffer
  >;
}

/** Seals what belongs to no customer (a replayable answer, a second factor's secret) under the region's active key. */
export async function sealForRegion(tx: Db, place: Place, text: string): Promise<Buffer> {
  const { version, key } = await activeRegionKey(tx);
  const head = Buffer.alloc(2);
  head.writeUInt16BE(version);
  return Buffer.concat([head, seal(asKey(key), Buffer.from(text, 'utf8'), placeText(place))]);
}

export async function openForRegion(db: Db, place: Place, sealed: Buffer): Promise<string> {
  const key = await regionKey(db, 'wrap', sealed.readUInt16BE(0));
  return unseal(asKey(key), sealed.subarray(2), placeText(place)).toString('utf8');
}

/**
 * Replaces the region's wrapping key while the product runs: a new active version, then every customer key rewrapped in batches.
 * The old version stays readable until no customer key needs it. Progress is told after each batch.
 */
export async function rotateRegionKey(
  database: Database,
  progress: (rewrapped: number) => void,
): Promise<{ version: number; rewrapped: number }> {
  const ring = database.facilities.use(keyring);
  const version = await database.system(async (tx) => {
    const newest = await own(tx)
      .selectFrom('regionKey')
      .select((e) => e.fn.max('version').as('version'))
      .where('purpose', '=', 'wrap')
      .executeTakeFirst();
    const next = Number(newest?.version ?? 0) + 1;
    await own(tx)
      .updateTable('regionKey')
      .set({ status: 'retiring' })
      .where('purpose', '=', 'wrap')
      .where('status', '=', 'active')
      .execute();
    await addRegionKey(tx, ring.kms, 'wrap', next);
    return next;
  });
  let rewrapped = 0;
  for (;;) {
    const count = await database.system((tx) => rewrapBatch(tx, ring, version));
    if (count === 0) break;
    rewrapped += count;
    progress(rewrapped);
  }
  return { version, rewrapped };
}

async function rewrapBatch(tx: SystemTx, ring: Keyring, version: number): Promise<number> {
  const rows = await own(tx)
    .selectFrom('customerKey')
    .select(['tenantId', 'customerId', 'regionKeyVersion', 'wrapped'])
    .where('regionKeyVersion', '<', version)
    .where('wrapped', 'is not', null)
    .limit(ROTATE_BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  const fresh = asKey(await unwrapRegionKey(tx, ring, 'wrap', version));
  for (const row of rows) {
    invariant(row.wrapped, 'only keys that still exist are rewrapped');
    const context = wrapContext(row.tenantId, row.customerId);
    const plain = unseal(asKey(await unwrapRegionKey(tx, ring, 'wrap', row.regionKeyVersion)), row.wrapped, context);
    await own(tx)
      .updateTable('customerKey')
      .set({ wrapped: seal(fresh, plain, context), regionKeyVersion: version })
      .where('tenantId', '=', row.tenantId)
      .where('customerId', '=', row.customerId)
      .execute();
  }
  return rows.length;
}

async function activeRegionKey(db: Db): Promise<{ version: number; key: Buffer }> {
  const row = await own(db)
    .selectFrom('regionKey')
    .select('version')
    .where('purpose', '=', 'wrap')
    .where('status', '=', 'active')
    .executeTakeFirst();
  invariant(row, 'the region has an active key');
  return { version: row.version, key: await regionKey(db, 'wrap', row.version) };
}

function regionKey(db: Db, purpose: 'wrap' | 'index', version: number): Promise<Buffer> {
  return unwrapRegionKey(db, db.use(keyring), purpose, version);
}

async function unwrapRegionKey(
  db: Db | SystemTx,
  ring: Keyring,
  purpose: 'wrap' | 'index',
  version: number,
): Promise<Buffer> {
  const name = `${purpose}|${version}`;
  const cached = ring.regionKeys.get(name);
  if (cached) return cached;
  const row = await own(db as Db)
    .selectFrom('regionKey')
    .select('wrapped')
    .where('purpose', '=', purpose)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Problem('vault.region_key_missing', 500, { version });
  const key = await ring.kms.unwrap(row.wrapped, `region|${purpose}|${version}`);
  ring.regionKeys.set(name, key);
  return key;
}

function wrapContext(tenantId: string, customerId: string): string {
  return placeText({ table: 'customer_key', column: 'wrapped', row: `${tenantId}|${customerId}` });
}
