import { z } from 'zod';
import { readSetting, type SettingKind } from '#modules/tenancy';
import { type Db, ownTables, type Tx } from '#platform/db';
import { Problem } from '#platform/errors';
import { brandId, type Id, newId } from '#platform/ids';
import { record } from '#platform/record';
import { openForRegion, sealForRegion } from '#platform/vault';
import { needsSecondPerson } from '../policy.ts';
import { type Counts, countsOf, type Plan, planRows, putInForce } from './apply.ts';
import type { OwnEntry, ReadRows } from './read-file.ts';
import { findOwnList, lockOwnList, type OwnList, type OwnListId, readOwnLists } from './store.ts';

/** Whether what is put on an allow list waits for a second person. */
export const ALLOW_SECOND_PERSON: SettingKind<boolean> = {
  key: 'own_lists.allow_second_person',
  schema: z.boolean(),
  shipped: true,
  unit: null,
};

type ChangeColumns = {
  id: string;
  listId: string;
  base: number;
  reason: string;
  byActor: string;
  at: Date;
} & Counts;
const own = ownTables<{
  ownListChange: ChangeColumns & { tenantId: string; content: Buffer };
  ownListChangeVerdict: { tenantId: string; changeId: string; approved: boolean; byActor: string; at: Date };
}>();
export type ChangeId = Id<'owc'>;
export type Pending = Counts & {
  id: ChangeId;
  listId: OwnListId;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
};
export type Applied = Counts & { version: number; pending: Pending | null };

const place = (tx: Db, id: string) => ({ table: 'own_list_change', column: 'content', row: `${tx.tenantId}|${id}` });
const actorOf = (tx: Tx) => `${tx.actor.kind}:${tx.actor.id}`;

/** Makes the file's rows the list, all of them or nothing, or has them wait for a second person; refused when the list is no longer the one that was previewed. */
export async function proposeRows(
  tx: Tx,
  id: OwnListId,
  input: { table: ReadRows; base: number; reason: string },
): Promise<Applied> {
  const list = await lockOwnList(tx, id);
  if (list.version !== input.base) throw new Problem('own_list.changed_since', 409);
  if ((await pendingChanges(tx)).some((one) => one.listId === id)) throw new Problem('own_list.change_pending', 409);
  const plan = await planRows(tx, list, input.table);
  if (plan.errors.length > 0) throw new Problem('own_list.rows_wrong', 422);
  const silences = plan.write.length > 0;
  if (needsSecondPerson(list.kind, { silences, asked: await readSetting(tx, ALLOW_SECOND_PERSON) }))
    return { version: list.version, ...countsOf(plan), pending: await keepChange(tx, list, { ...input, plan }) };
  const madeBy = tx.actor.id;
  return { ...(await putInForce(tx, list, { plan, reason: input.reason, madeBy })), pending: null };
}

async function keepChange(
  tx: Tx,
  list: OwnList,
  { table, plan, reason }: { table: ReadRows; plan: Plan; reason: string },
): Promise<Pending> {
  const id = newId('owc');
  const counts = countsOf(plan);
  const byActor = actorOf(tx);
  const content = await sealForRegion(tx, place(tx, id), JSON.stringify(table.rows));
  const kept = { id, listId: list.id, base: list.version, reason, byActor, at: tx.now, ...counts };
  await own(tx)
    .insertInto('ownListChange')
    .values({ tenantId: tx.tenantId, ...kept, content })
    .execute();
  await record(tx, {
    action: 'own_list.change_proposed',
    subject: { prefix: 'owc', id },
    after: { list: list.id, ...counts },
    reason,
  });
  return viewOf(kept);
}

const viewOf = ({ id, listId, reason, byActor, at, entries, added, changed, removed }: ChangeColumns): Pending => ({
  ...{ id: brandId('owc', id), listId: brandId('owl', listId), reason, proposedBy: byActor, proposedAt: at },
  ...{ entries, added, changed, removed },
});

/** Changes that wait for a second person; one whose list has changed since waits no more. */
export async function pendingChanges(db: Db): Promise<Pending[]> {
  const rows = await own(db)
    .selectFrom('ownListChange')
    .leftJoin('ownListChangeVerdict as v', (join) =>
      join.onRef('v.tenantId', '=', 'ownListChange.tenantId').onRef('v.changeId', '=', 'ownListChange.id'),
    )
    .select(['ownListChange.id', 'ownListChange.listId', 'ownListChange.base', 'ownListChange.reason'])
    .select(['ownListChange.byActor', 'ownListChange.at', 'ownListChange.entries', 'ownListChange.added'])
    .select(['ownListChange.changed', 'ownListChange.removed'])
    .where('ownListChange.tenantId', '=', db.tenantId)
    .where('v.approved', 'is', null)
    .orderBy('ownListChange.at', 'desc')
    .limit(200)
    .execute();
  const versions = new Map<string, number>((await readOwnLists(db)).map((list) => [list.id, list.version]));
  return rows.filter((one) => versions.get(one.listId) === one.base).map(viewOf);
}

/** What a waiting change would put on the list or alter there: whom the second person says yes to. */
export async function readChange(db: Db, id: ChangeId): Promise<Pending & { writes: OwnEntry[]; more: number }> {
  const change = (await pendingChanges(db)).find((one) => one.id === id);
  if (!change) throw new Problem('own_list.change_not_found', 404);
  const plan = await planRows(db, await findOwnList(db, change.listId), await tableOf(db, id));
  const writes = plan.write.map(({ entry }) => entry);
  return { ...change, writes: writes.slice(0, SHOWN), more: Math.max(0, writes.length - SHOWN) };
}
const SHOWN = 200;

async function tableOf(db: Db, id: ChangeId): Promise<ReadRows> {
  const { content } = await own(db)
    .selectFrom('ownListChange')
    .select('content')
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const rows = JSON.parse(await openForRegion(db, place(db, id), content)) as ReadRows['rows'];
  return { rows, errors: [], read: rows.length };
}

/** The second person's word: in force at once, or never. Refused to whoever proposed. */
export async function settleChange(tx: Tx, id: ChangeId, approve: boolean): Promise<Applied> {
  const change = (await pendingChanges(tx)).find((one) => one.id === id);
  if (!change) throw new Problem('own_list.change_not_found', 404);
  if (change.proposedBy === actorOf(tx)) throw new Problem('own_list.second_person_needed', 403);
  const list = await lockOwnList(tx, change.listId);
  const made = await own(tx)
    .insertInto('ownListChangeVerdict')
    .values({ tenantId: tx.tenantId, changeId: id, approved: approve, byActor: actorOf(tx), at: tx.now })
    .onConflict((c) => c.doNothing())
    .returning('changeId')
    .executeTakeFirst();
  if (!made) throw new Problem('own_list.change_not_found', 404);
  await record(tx, {
    action: approve ? 'own_list.change_approved' : 'own_list.change_rejected',
    subject: { prefix: 'owc', id },
    after: { list: list.id, added: change.added, changed: change.changed, removed: change.removed },
  });
  const { entries, added, changed, removed } = change;
  if (!approve) return { version: list.version, entries, added, changed, removed, pending: null };
  const plan = await planRows(tx, list, await tableOf(tx, id));
  const madeBy = change.proposedBy.slice(change.proposedBy.indexOf(':') + 1);
  return { ...(await putInForce(tx, list, { plan, reason: change.reason, madeBy })), pending: null };
}
