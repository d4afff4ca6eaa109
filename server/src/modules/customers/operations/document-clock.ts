import { dayOf } from '#platform/clock';
import type { Db, SystemTx, Tx } from '#platform/db';
import { brandId, type Id, type TenantId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { documentStatus } from '../policy.ts';
import type { CustomerId } from '../schema.ts';
import { findCustomer, own } from '../store.ts';
import { setStanding } from './standing.ts';

export type DueDocument = { tenantId: TenantId; id: Id<'doc'>; customerId: CustomerId; expiryDate: string };

const PAGE = 500;

/** One page of documents of all tenants that end on or before a day and still ask for something to be done, soonest first. */
export async function documentsEnding(
  tx: SystemTx,
  { until, today, after }: { until: string; today: string; after: DueDocument | null },
): Promise<DueDocument[]> {
  const rows = await own(tx)
    .selectFrom('customerDocument')
    .select(['tenantId', 'id', 'customerId', 'expiryDate'])
    .where('acceptedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .where('expiryDate', '<=', until)
    .where((e) => e.or([e('remindedAt', 'is', null), e('expiryDate', '<', today)]))
    .$if(after !== null, (query) =>
      query.where((e) => e(e.refTuple('expiryDate', 'id'), '>', e.tuple(after?.expiryDate ?? '', after?.id ?? ''))),
    )
    .orderBy('expiryDate')
    .orderBy('id')
    .limit(PAGE)
    .execute();
  return rows.flatMap((row) =>
    row.expiryDate === null
      ? []
      : [
          {
            tenantId: brandId('ten', row.tenantId),
            id: brandId('doc', row.id),
            customerId: row.customerId as CustomerId,
            expiryDate: row.expiryDate,
          },
        ],
  );
}

export type DocumentEnd = 'nothing' | 'replaced' | 'reminded' | 'ended';
type Terms = { remindDays: number; tierAfterExpiry: number };

/**
 * Acts on a document that nears or passed its last day: says so once, and on the day after it lowers the tier (DOC-09). A holder
 * who showed a longer valid one meanwhile is left in peace.
 */
export async function actOnDocument(tx: Tx, due: DueDocument, terms: Terms): Promise<DocumentEnd> {
  const document = await lockDocument(tx, due.id);
  if (!document?.expiryDate || document.endedAt) return 'nothing';
  const status = documentStatus(document.expiryDate, dayOf(tx.now), terms.remindDays);
  if (status === 'valid') return 'nothing';
  const customer = await findCustomer(tx, due.customerId);
  const counts = customer?.status === 'active' || customer?.status === 'frozen';
  if (!counts || (await hasLongerValid(tx, due.customerId, document.expiryDate))) {
    await mark(tx, due.id, { endedAt: tx.now });
    return 'replaced';
  }
  if (status === 'expiring') {
    if (document.remindedAt) return 'nothing';
    await mark(tx, due.id, { remindedAt: tx.now });
    await tell(tx, 'document.expiring', due, document.class);
    return 'reminded';
  }
  const lowered = customer.tier > terms.tierAfterExpiry;
  await mark(tx, due.id, { endedAt: tx.now, loweredFrom: lowered ? customer.tier : null });
  await tell(tx, 'document.expired', due, document.class);
  if (lowered) await setStanding(tx, due.customerId, { tier: terms.tierAfterExpiry }, 'document.expired');
  return 'ended';
}

/** The tier that ended documents took away; null when none did. A renewed document gives it back. */
export async function tierLostToExpiry(db: Db, customerId: CustomerId): Promise<number | null> {
  const row = await own(db)
    .selectFrom('customerDocument')
    .select((e) => e.fn.max('loweredFrom').as('tier'))
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .executeTakeFirst();
  return row?.tier ?? null;
}

/** What was shown since a moment has convinced: from now on it counts and its last day is watched; what earlier ends took away is settled. */
export async function acceptDocuments(tx: Tx, customerId: CustomerId, since: Date): Promise<void> {
  await own(tx)
    .updateTable('customerDocument')
    .set({ acceptedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .where('acceptedAt', 'is', null)
    .where('createdAt', '>=', since)
    .execute();
  await own(tx)
    .updateTable('customerDocument')
    .set({ loweredFrom: null })
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .where('loweredFrom', 'is not', null)
    .execute();
}

async function lockDocument(tx: Tx, id: Id<'doc'>) {
  return own(tx)
    .selectFrom('customerDocument')
    .select(['class', 'expiryDate', 'remindedAt', 'endedAt'])
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

async function hasLongerValid(tx: Tx, customerId: CustomerId, expiryDate: string): Promise<boolean> {
  const row = await own(tx)
    .selectFrom('customerDocument')
    .select('id')
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .where((e) => e.or([e('expiryDate', 'is', null), e('expiryDate', '>', expiryDate)]))
    .where('acceptedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type Marks = { remindedAt?: Date; endedAt?: Date; loweredFrom?: number | null };

async function mark(tx: Tx, id: Id<'doc'>, marks: Marks): Promise<void> {
  await own(tx)
    .updateTable('customerDocument')
    .set(marks)
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

async function tell(tx: Tx, type: 'document.expiring' | 'document.expired', due: DueDocument, documentClass: string) {
  const subject = { prefix: 'doc', id: due.id } as const;
  await record(tx, { action: type, subject, customerId: due.customerId, after: { class: documentClass } });
  await emit(tx, { type, subject, facts: { class: documentClass } });
}
