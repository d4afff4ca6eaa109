import type { Db, Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { closeGone } from '../monitor/screen-customer.ts';
import { matchOwn } from './match-job.ts';
import type { OwnEntry, ReadRows } from './read-file.ts';
import {
  lockOwnList,
  lookOn,
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
export type Counts = { entries: number; added: number; changed: number; removed: number };
const AT_ONCE = 500;

export function countsOf(plan: Plan): Counts {
  const added = plan.write.filter((one) => one.change === 'added').length;
  return { entries: plan.entries, added, changed: plan.write.length - added, removed: plan.removed.length };
}

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

/** Compares the rows of a file with the list as it is; keeps nothing. */
export async function planRows(db: Db, list: OwnList, { rows, errors, read }: ReadRows): Promise<Plan> {
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

/** Makes a plan the list; the caller holds the lock and has seen that nothing is wrong with it. */
export async function putInForce(
  tx: Tx,
  list: OwnList,
  { plan, reason, madeBy }: { plan: Plan; reason: string; madeBy: string },
): Promise<Counts & { version: number }> {
  const version = list.version + 1;
  const changed = plan.write.filter((one) => one.change === 'changed').map((one) => one.id);
  // A changed entry keeps its id, so that matches on it stay its own.
  await drop(tx, [...changed, ...plan.removed]);
  for (let at = 0; at < plan.write.length; at += AT_ONCE) {
    const values = await Promise.all(
      plan.write.slice(at, at + AT_ONCE).map(async ({ id: entryId, entry, sameAs, digest }) => ({
        ...{ tenantId: tx.tenantId, id: entryId, listId: list.id, sinceVersion: version, sameAs, digest },
        lookOn: lookOn(entry),
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
  const counts = countsOf(plan);
  await keepVersion(tx, list, { version, reason, madeBy, ...counts }, plan.removed);
  return { version, ...counts };
}

/** Takes one entry off the list: open matches on it close, and whom it answered for is searched again. */
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
  await keepVersion(tx, list, { version: list.version + 1, reason, madeBy: tx.actor.id, ...counts }, [entryId]);
}

async function drop(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await tables(tx)
      .deleteFrom('ownListEntry')
      .where('tenantId', '=', tx.tenantId)
      .where('id', 'in', ids.slice(at, at + AT_ONCE))
      .execute();
}

type Kept = Counts & { version: number; reason: string; madeBy: string };

async function keepVersion(tx: Tx, list: OwnList, kept: Kept, gone: readonly string[]): Promise<void> {
  await tables(tx)
    .insertInto('ownListVersion')
    .values({ tenantId: tx.tenantId, listId: list.id, at: tx.now, ...kept })
    .execute();
  await tables(tx)
    .updateTable('ownList')
    .set({ version: kept.version })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', list.id)
    .execute();
  const { reason, madeBy: _by, ...after } = kept;
  await record(tx, { action: 'own_list.changed', subject: { prefix: 'owl', id: list.id }, after, reason });
  if (list.kind === 'block')
    await closeGone(
      tx,
      gone.map((one) => `own-${one}`),
      'screening.delisted',
    );
  const loses = list.kind === 'allow' && kept.changed + kept.removed > 0;
  if (kept.added + kept.changed > 0 || loses)
    await enqueue(tx, matchOwn, { listId: list.id, version: kept.version, gone: loses });
}
