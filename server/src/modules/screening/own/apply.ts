import type { Db, Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { closeGone } from '../monitor/screen-customer.ts';
import { matchOwn } from './match-job.ts';
import { type OwnEntry, type ReadRows, readOwnFile, TableUnreadable } from './read-file.ts';
import {
  lockOwnList,
  MAX_ENTRIES,
  MAX_LISTS,
  marksOf,
  type OwnList,
  type OwnListId,
  sealEntry,
  tables,
} from './store.ts';

type Marked = { id: string; sameAs: Buffer; digest: Buffer; entry: OwnEntry; change: 'added' | 'changed' };
/** What an upload would do; the whole file is the list afterwards. */
export type Plan = {
  read: number;
  errors: ReadRows['errors'];
  duplicates: { row: number; firstRow: number }[];
  write: Marked[];
  removed: string[];
  entries: number;
};
const AT_ONCE = 500;

export async function createOwnList(tx: Tx, input: { name: string; kind: OwnList['kind'] }): Promise<OwnList> {
  const own = await tables(tx)
    .selectFrom('ownList')
    .select('name')
    .where('tenantId', '=', tx.tenantId)
    .limit(100)
    .execute();
  if (own.length >= MAX_LISTS) throw new Problem('own_list.too_many', 409);
  const list: OwnList = { id: newId('owl'), ...input, version: 0, madeAt: tx.now };
  const made = await tables(tx)
    .insertInto('ownList')
    .values({ tenantId: tx.tenantId, ...list })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) throw new Problem('own_list.name_taken', 409);
  await record(tx, {
    action: 'own_list.created',
    subject: { prefix: 'owl', id: list.id },
    after: { kind: input.kind },
  });
  return list;
}

/** Compares a file with the list as it is; keeps nothing. */
export async function planUpload(db: Db, list: OwnList, bytes: Uint8Array): Promise<Plan> {
  const { rows, errors, read } = readRows(bytes, list);
  const kept = await tables(db)
    .selectFrom('ownListEntry')
    .select(['id', 'sameAs', 'digest'])
    .where('tenantId', '=', db.tenantId)
    .where('listId', '=', list.id)
    .limit(MAX_ENTRIES)
    .execute();
  const before = new Map(kept.map((one) => [one.sameAs.toString('hex'), one]));
  const seen = new Map<string, number>();
  const plan: Plan = { read, errors, duplicates: [], write: [], removed: [], entries: 0 };
  for (const { row, entry } of rows) {
    const marks = await marksOf(db, entry);
    const key = marks.sameAs.toString('hex');
    const firstRow = seen.get(key);
    if (firstRow !== undefined) {
      plan.duplicates.push({ row, firstRow });
      continue;
    }
    seen.set(key, row);
    const known = before.get(key);
    if (!known) plan.write.push({ id: newId('ent'), ...marks, entry, change: 'added' });
    else if (!known.digest.equals(marks.digest)) plan.write.push({ id: known.id, ...marks, entry, change: 'changed' });
  }
  plan.removed = kept.flatMap((one) => (seen.has(one.sameAs.toString('hex')) ? [] : [one.id]));
  plan.entries = seen.size;
  return plan;
}

function readRows(bytes: Uint8Array, list: OwnList): ReadRows {
  try {
    return readOwnFile(bytes, list.kind);
  } catch (error) {
    if (error instanceof TableUnreadable) throw new Problem(`own_list.${error.code}`, 422, {}, { cause: error });
    throw error;
  }
}

/** Makes the file the list, all of it or nothing; refused when the list is no longer the one that was previewed. */
export async function applyUpload(
  tx: Tx,
  id: OwnListId,
  input: { bytes: Uint8Array; base: number; reason: string },
): Promise<{ version: number; entries: number; added: number; changed: number; removed: number }> {
  const list = await lockOwnList(tx, id);
  if (list.version !== input.base) throw new Problem('own_list.changed_since', 409);
  const plan = await planUpload(tx, list, input.bytes);
  if (plan.errors.length > 0) throw new Problem('own_list.rows_wrong', 422);
  const version = list.version + 1;
  const changed = plan.write.filter((one) => one.change === 'changed').map((one) => one.id);
  // A changed entry keeps its id, so that matches on it stay its own.
  await drop(tx, [...changed, ...plan.removed]);
  for (let at = 0; at < plan.write.length; at += AT_ONCE) {
    const values = await Promise.all(
      plan.write.slice(at, at + AT_ONCE).map(async ({ id: entryId, entry, sameAs, digest }) => ({
        ...{ tenantId: tx.tenantId, id: entryId, listId: id, sinceVersion: version, sameAs, digest },
        content: await sealEntry(tx, entryId, entry),
      })),
    );
    await tables(tx).insertInto('ownListEntry').values(values).execute();
  }
  const { live } = await tables(tx)
    .selectFrom('ownListEntry')
    .select((e) => e.fn.countAll().as('live'))
    .where('tenantId', '=', tx.tenantId)
    .executeTakeFirstOrThrow();
  if (Number(live) > MAX_ENTRIES) throw new Problem('own_list.too_many', 422);
  const added = plan.write.length - changed.length;
  const counts = { entries: plan.entries, added, changed: changed.length, removed: plan.removed.length };
  await keepVersion(tx, list, { version, reason: input.reason, ...counts }, plan.removed);
  return { version, ...counts };
}

/** Takes one entry off the list; open matches on it close. */
export async function removeEntry(tx: Tx, id: OwnListId, entryId: string, reason: string): Promise<void> {
  const list = await lockOwnList(tx, id);
  const found = await tables(tx)
    .selectFrom('ownListEntry')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('listId', '=', id)
    .limit(MAX_ENTRIES)
    .execute();
  if (!found.some((one) => one.id === entryId)) throw new Problem('own_list.entry_not_found', 404);
  await drop(tx, [entryId]);
  const counts = { entries: found.length - 1, added: 0, changed: 0, removed: 1 };
  await keepVersion(tx, list, { version: list.version + 1, reason, ...counts }, [entryId]);
}

async function drop(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await tables(tx)
      .deleteFrom('ownListEntry')
      .where('tenantId', '=', tx.tenantId)
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
}

type Kept = { version: number; reason: string; entries: number; added: number; changed: number; removed: number };

async function keepVersion(tx: Tx, list: OwnList, kept: Kept, gone: readonly string[]): Promise<void> {
  await tables(tx)
    .insertInto('ownListVersion')
    .values({ tenantId: tx.tenantId, listId: list.id, madeBy: tx.actor.id, at: tx.now, ...kept })
    .execute();
  await tables(tx)
    .updateTable('ownList')
    .set({ version: kept.version })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', list.id)
    .execute();
  const { reason, ...after } = kept;
  await record(tx, { action: 'own_list.changed', subject: { prefix: 'owl', id: list.id }, after, reason });
  if (list.kind === 'allow') return;
  await closeGone(
    tx,
    gone.map((one) => `own-${one}`),
  );
  if (kept.added + kept.changed > 0) await enqueue(tx, matchOwn, { listId: list.id, version: kept.version });
}
