import type { CustomerId } from '#modules/customers';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { customerKey, sealText } from '#platform/vault';
import { alertKind } from '../alert-kinds.ts';
import { caseChanged, caseNotFound, caseResolved, caseTaken } from '../errors.ts';
import { CHECKLIST } from '../policy.ts';
import type { CaseId } from '../schema.ts';
import { changeCase, lockCase, own, type StoredCase } from '../store.ts';

/** Takes a case to work on; somebody else's is refused, one's own is no change. */
export async function claimCase(tx: Tx, caseId: CaseId, version: number): Promise<void> {
  const found = await openForWork(tx, caseId);
  if (found.assigneeId === tx.actor.id) return;
  if (found.assigneeId) throw caseTaken();
  if (found.version !== version) throw caseChanged(found.version);
  await changeCase(tx, caseId, {
    assigneeId: tx.actor.id,
    ...(found.status === 'open' ? { status: 'in_progress' as const } : {}),
  });
  await record(tx, {
    action: 'case.assigned',
    subject: { prefix: 'cas', id: caseId },
    before: { assignee: null },
    after: { assignee: tx.actor.id },
  });
  await emit(tx, { type: 'case.assigned', subject: { prefix: 'cas', id: caseId } });
}

export async function releaseCase(tx: Tx, caseId: CaseId, version: number): Promise<void> {
  const found = await openForWork(tx, caseId);
  if (found.assigneeId !== tx.actor.id) throw caseTaken();
  if (found.version !== version) throw caseChanged(found.version);
  await changeCase(tx, caseId, {
    assigneeId: null,
    ...(found.status === 'in_progress' ? { status: 'open' as const } : {}),
  });
  await record(tx, {
    action: 'case.released',
    subject: { prefix: 'cas', id: caseId },
    before: { assignee: tx.actor.id },
    after: { assignee: null },
  });
  await emit(tx, { type: 'case.assigned', subject: { prefix: 'cas', id: caseId } });
}

/** A note may name people, so it is kept under the customer's key; a case without a customer keeps none. */
export async function addNote(tx: Tx, caseId: CaseId, text: string): Promise<void> {
  const found = await lockCase(tx, caseId);
  if (!found?.customerId) throw caseNotFound();
  const id = newId('evt');
  const sealed = sealText(
    await customerKey(tx, found.customerId as CustomerId),
    { table: 'case_note', column: 'text', row: id },
    text,
  );
  await own(tx)
    .insertInto('caseNote')
    .values({ tenantId: tx.tenantId, id, caseId, authorId: tx.actor.id, text: sealed, at: tx.now })
    .execute();
  await record(tx, {
    action: 'case.noted',
    subject: { prefix: 'cas', id: caseId },
    customerId: found.customerId as CustomerId,
  });
}

export async function tickChecklist(tx: Tx, caseId: CaseId, input: { code: string; done: boolean }): Promise<void> {
  const { kind } = await openForWork(tx, caseId);
  const checklist: readonly string[] = alertKind(tx, kind).checklist ?? CHECKLIST;
  if (!checklist.includes(input.code)) throw caseNotFound();
  if (input.done)
    await own(tx)
      .insertInto('caseChecklist')
      .values({ tenantId: tx.tenantId, caseId, code: input.code, doneBy: tx.actor.id, doneAt: tx.now })
      .onConflict((c) => c.doNothing())
      .execute();
  else
    await own(tx)
      .deleteFrom('caseChecklist')
      .where('tenantId', '=', tx.tenantId)
      .where('caseId', '=', caseId)
      .where('code', '=', input.code)
      .execute();
  await record(tx, { action: 'case.checklist_ticked', subject: { prefix: 'cas', id: caseId }, after: input });
}

async function openForWork(tx: Tx, caseId: CaseId): Promise<StoredCase> {
  const found = await lockCase(tx, caseId);
  if (!found) throw caseNotFound();
  if (found.status === 'resolved') throw caseResolved();
  return found;
}
