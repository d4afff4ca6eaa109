import { allTenants } from '#modules/tenancy';
import type { Database, Tx } from '#platform/db';
import { brandId, newId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import { record } from '#platform/record';
import { closeGone } from '../monitor/screen-customer.ts';
import { matchOwn } from './match-job.ts';
import { dueEntries, lookAgain, readOwnLists } from './store.ts';

/** Ends what has passed its last day: open matches on a block entry close with that reason, and whom an allow entry answered for is searched again. */
export async function expireOwn(database: Database, now = new Date()): Promise<void> {
  for (const tenant of await database.system(allTenants)) {
    const actor = { kind: 'system', id: 'screening.own_lists', ip: null } as const;
    const scope = { tenantId: brandId('ten', tenant.id), actor, requestId: `own-lists-${newId('evt')}`, now };
    await database.write(scope, expireDue);
  }
}

async function expireDue(tx: Tx): Promise<void> {
  const today = tx.now.toISOString().slice(0, 10);
  const due = await dueEntries(tx, today);
  if (due.length === 0) return;
  const ended = due.filter((one) => one.expiresOn !== null && one.expiresOn < today);
  for (const list of await readOwnLists(tx)) {
    const gone = ended.filter((one) => one.listId === list.id);
    if (gone.length === 0) continue;
    await record(tx, {
      action: 'own_list.entries_expired',
      subject: { prefix: 'owl', id: list.id },
      after: { entries: gone.length },
    });
    if (list.kind === 'allow') await enqueue(tx, matchOwn, { listId: list.id, version: list.version, gone: true });
    else
      await closeGone(
        tx,
        gone.map((one) => `own-${one.id}`),
        'screening.own_expired',
      );
  }
  await lookAgain(tx, due, today);
}
