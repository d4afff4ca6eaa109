import { createHash, type KeyObject } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { seal, unseal } from '../crypto/index.ts';
import { type Database, type Db, facility, ownTables, type Tx } from '../db/index.ts';
import { Problem } from '../errors/index.ts';
import { type Id, newId, type TenantId } from '../ids/index.ts';

/** Where encrypted objects lie: a local folder here, any S3 endpoint elsewhere. It only ever sees ciphertext. */
export type ObjectStore = {
  write: (path: string, bytes: Uint8Array) => Promise<void>;
  read: (path: string) => Promise<Uint8Array | null>;
  remove: (path: string) => Promise<void>;
  list: () => AsyncIterable<{ path: string; writtenAt: Date }>;
};
export type BlobId = string & { readonly __blob: true };
/** Written and durable, not yet owned by a row. */
export type StagedBlob = { id: BlobId; customerId: Id<'cus'>; mediaType: string; bytes: number; sha256: Buffer };
type BlobTables = {
  blob: {
    tenantId: string;
    id: string;
    customerId: string;
    mediaType: string;
    bytes: number;
    sha256: Buffer;
    createdAt: Date;
  };
};
type Store = { objects: ObjectStore; region: string };

const own = ownTables<BlobTables>();
const store = facility<Store>('blobs');
const MAX_BYTES = 25 * 1024 * 1024;
const ORPHAN_AFTER_MS = 3_600_000;

export function openBlobs(database: Database, objects: ObjectStore, region: string): void {
  database.facilities.provide(store, { objects, region });
}

/** Encrypts under the customer's key, writes and syncs; the row comes after, with `keepBlob`. Called outside any transaction. */
export async function stageBlob(
  ctx: { tenantId: TenantId; use: Db['use'] },
  input: { customerId: Id<'cus'>; key: KeyObject; bytes: Uint8Array; mediaType: string },
): Promise<StagedBlob> {
  if (input.bytes.length > MAX_BYTES) throw new Problem('blob.too_large', 413, { max_bytes: MAX_BYTES });
  const { objects, region } = ctx.use(store);
  const id: BlobId = newId('cap') as string as BlobId;
  await objects.write(pathOf(region, ctx.tenantId, id), seal(input.key, input.bytes, `blob|${ctx.tenantId}|${id}`));
  const sha256 = createHash('sha256').update(input.bytes).digest();
  return { id, customerId: input.customerId, mediaType: input.mediaType, bytes: input.bytes.length, sha256 };
}

export async function keepBlob(tx: Tx, staged: StagedBlob): Promise<void> {
  await own(tx)
    .insertInto('blob')
    .values({ ...staged, tenantId: tx.tenantId, createdAt: tx.now })
    .execute();
}

export async function findBlob(
  db: Db,
  id: BlobId,
): Promise<{ customerId: Id<'cus'>; mediaType: string; sha256: Buffer } | null> {
  const row = await own(db)
    .selectFrom('blob')
    .select(['customerId', 'mediaType', 'sha256'])
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, customerId: row.customerId as Id<'cus'> } : null;
}

/** Reads and decrypts; refuses when the object is gone or was changed on disk. */
export async function readBlob(
  ctx: { tenantId: TenantId; use: Db['use'] },
  id: BlobId,
  key: KeyObject,
): Promise<Buffer> {
  const { objects, region } = ctx.use(store);
  const sealed = await objects.read(pathOf(region, ctx.tenantId, id));
  if (!sealed) throw new Problem('blob.missing', 500);
  return unseal(key, sealed, `blob|${ctx.tenantId}|${id}`);
}

/** Removes objects that no row owns and that are an hour old: what a crash left between write and row. */
export async function sweepOrphans(database: Database, now: Date): Promise<number> {
  const { objects } = database.facilities.use(store);
  let removed = 0;
  for await (const object of objects.list()) {
    if (now.getTime() - object.writtenAt.getTime() < ORPHAN_AFTER_MS) continue;
    const [, tenantId, , id] = object.path.split('/');
    if (!tenantId || !id) continue;
    const owned = await database.system((tx) =>
      own(tx).selectFrom('blob').select('id').where('tenantId', '=', tenantId).where('id', '=', id).executeTakeFirst(),
    );
    if (owned) continue;
    await objects.remove(object.path);
    removed += 1;
  }
  return removed;
}

function pathOf(region: string, tenantId: string, id: string): string {
  return `${region}/${tenantId}/${id.slice(-2)}/${id}`;
}

/** Objects as files: written aside, synced, renamed, and the folder synced, so a crash leaves whole objects only. */
export function folderStore(root: string): ObjectStore {
  return {
    write: (path, bytes) => writeDurably(join(root, path), bytes),
    read: async (path) => {
      try {
        return await readFile(join(root, path));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    remove: (path) => rm(join(root, path), { force: true }),
    list: () => walk(root, ''),
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = `${path}.part`;
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* walk(root: string, below: string): AsyncIterable<{ path: string; writtenAt: Date }> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, writtenAt: (await stat(join(root, path))).mtime };
  }
}
