import { DAY_MS } from '#platform/clock';
import { type Db, ownTables, type Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { brandId, type Id } from '#platform/ids';
import { blind, openForRegion, sealForRegion } from '#platform/vault';
import type { OwnEntry, OwnKind } from './read-file.ts';

type ListColumns = { tenantId: string; id: string; name: string; kind: OwnKind; version: number; madeAt: Date };
export type VersionColumns = {
  version: number;
  madeBy: string;
  at: Date;
  reason: string;
  entries: number;
  added: number;
  changed: number;
  removed: number;
};
type EntryColumns = {
  tenantId: string;
  id: string;
  listId: string;
  sinceVersion: number;
  sameAs: Buffer;
  digest: Buffer;
  content: Buffer;
  lookOn: string | null;
};
export const tables = ownTables<{
  ownList: ListColumns;
  ownListVersion: VersionColumns & { tenantId: string; listId: string };
  ownListEntry: EntryColumns;
}>();
export type OwnListId = Id<'owl'>;
export type OwnList = { id: OwnListId; name: string; kind: OwnKind; version: number; madeAt: Date };
export type KeptEntry = OwnEntry & { id: Id<'ent'>; listId: string };

export const MAX_LISTS = 10;
/** Live entries of all lists of a tenant: what one process holds of it in memory. */
export const MAX_ENTRIES = 20_000;
const LIST = ['id', 'name', 'kind', 'version', 'madeAt'] as const;
const brand = (row: Omit<ListColumns, 'tenantId'>): OwnList => ({ ...row, id: brandId('owl', row.id) });

export async function readOwnLists(db: Db): Promise<OwnList[]> {
  const rows = await tables(db)
    .selectFrom('ownList')
    .select(LIST)
    .where('tenantId', '=', db.tenantId)
    .orderBy('name')
    .limit(MAX_LISTS)
    .execute();
  return rows.map(brand);
}

export async function findOwnList(db: Db, id: OwnListId): Promise<OwnList> {
  const found = (await readOwnLists(db)).find((one) => one.id === id);
  if (!found) throw new Problem('own_list.not_found', 404);
  return found;
}

/** Nobody else changes the list until this transaction ends. */
export async function lockOwnList(tx: Tx, id: OwnListId): Promise<OwnList> {
  const row = await tables(tx)
    .selectFrom('ownList')
    .select(LIST)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('own_list.not_found', 404);
  return brand(row);
}

const place = (row: string) => ({ table: 'own_list_entry', column: 'content', row });

/** Live entries, opened; of one list or version only when asked. */
export async function readEntries(db: Db, of: { listId?: string; version?: number } = {}): Promise<KeptEntry[]> {
  let query = tables(db)
    .selectFrom('ownListEntry')
    .select(['id', 'listId', 'content'])
    .where('tenantId', '=', db.tenantId);
  if (of.listId) query = query.where('listId', '=', of.listId);
  if (of.version !== undefined) query = query.where('sinceVersion', '=', of.version);
  return openEntries(db, await query.orderBy('id').limit(MAX_ENTRIES).execute());
}

async function openEntries(
  db: Db,
  rows: readonly Pick<EntryColumns, 'id' | 'listId' | 'content'>[],
): Promise<KeptEntry[]> {
  const opened: KeptEntry[] = [];
  for (const { id, listId, content } of rows) {
    const entry = JSON.parse(await openForRegion(db, place(`${db.tenantId}|${id}`), content)) as OwnEntry;
    opened.push({ ...entry, id: brandId('ent', id), listId });
  }
  return opened;
}

/** The first day on which an entry counts no more; null when it never ends. */
export function lookOn(entry: Pick<OwnEntry, 'expiresOn'>): string | null {
  if (!entry.expiresOn) return null;
  return new Date(Date.parse(entry.expiresOn) + DAY_MS).toISOString().slice(0, 10);
}

/** Entries that may have ended by this day. */
export async function dueEntries(db: Db, today: string): Promise<KeptEntry[]> {
  const rows = await tables(db)
    .selectFrom('ownListEntry')
    .select(['id', 'listId', 'content'])
    .where('tenantId', '=', db.tenantId)
    .where('lookOn', '<=', today)
    .limit(MAX_ENTRIES)
    .execute();
  return openEntries(db, rows);
}

/** Writes when each is to be looked at again; one that has ended never is. */
export async function lookAgain(tx: Tx, entries: readonly KeptEntry[], today: string): Promise<void> {
  for (const entry of entries) {
    const next = lookOn(entry);
    await tables(tx)
      .updateTable('ownListEntry')
      .set({ lookOn: next !== null && next > today ? next : null })
      .where('tenantId', '=', tx.tenantId)
      .where('id', '=', entry.id)
      .execute();
  }
}

export function sealEntry(tx: Tx, id: string, entry: OwnEntry): Promise<Buffer> {
  return sealForRegion(tx, place(`${tx.tenantId}|${id}`), JSON.stringify(entry));
}

/** Case, accents and spaces make no difference between two entries. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Whom an entry is about, and all that it says, as blind values. */
export async function marksOf(db: Db, entry: OwnEntry): Promise<{ sameAs: Buffer; digest: Buffer }> {
  const about = [db.tenantId, foldName(entry.name), entry.birthDate, entry.schema];
  return {
    sameAs: await blind(db, 'own_list.same_as', JSON.stringify(about)),
    digest: await blind(db, 'own_list.digest', JSON.stringify([db.tenantId, entry])),
  };
}
