import {
  actOnDocument,
  type DocumentEnd,
  type DueDocument,
  documentsEnding,
  findCustomer,
  readFields,
} from '#modules/customers';
import { sendNotice } from '#modules/notifications';
import { allPacks, packFor, packNumber } from '#modules/regulation';
import { DAY_MS, dayOf } from '#platform/clock';
import type { Database, Scope, Tx } from '#platform/db';
import { linkOf, publicAddress } from '../links.ts';
import { listVerifications } from '../store/index.ts';
import { createVerification } from './create.ts';

type Told = Extract<DocumentEnd, 'reminded' | 'ended'>;

/** Documents of all tenants that near or passed their last day: a reminder with a link to show a new one, then a lower tier (DOC-09). */
export async function watchDocuments(database: Database, now = new Date()): Promise<void> {
  const remindDaysMax = Math.max(
    ...allPacks(database.facilities).map((pack) => packNumber(pack, 'expiry_reminder_days')),
  );
  const until = dayOf(new Date(now.getTime() + remindDaysMax * DAY_MS));
  let after: DueDocument | null = null;
  do {
    const page: DueDocument[] = await database.system((tx) => documentsEnding(tx, { until, today: dayOf(now), after }));
    for (const due of page) await database.write(scopeOf(due, now), (tx) => watchDocument(tx, due));
    after = page.at(-1) ?? null;
  } while (after !== null);
}

function scopeOf({ tenantId }: DueDocument, now: Date): Scope {
  const actor = { kind: 'system', id: 'documents.watch', ip: null } as const;
  return { tenantId, actor, requestId: 'schedule', now };
}

async function watchDocument(tx: Tx, due: DueDocument): Promise<void> {
  const customer = await findCustomer(tx, due.customerId);
  const pack = packFor(tx, customer?.country ?? null);
  const end = await actOnDocument(tx, due, {
    remindDays: packNumber(pack, 'expiry_reminder_days'),
    tierAfterExpiry: packNumber(pack, 'tier_after_expiry'),
  });
  if (end === 'reminded' || end === 'ended') await remind(tx, due, end);
}

/** To the e-mail, else the phone that the customer gave. Without either, or without a channel, the event alone tells the tenant. */
async function remind(tx: Tx, due: DueDocument, end: Told): Promise<void> {
  const customer = await findCustomer(tx, due.customerId);
  if (!customer) return;
  const fields = new Map((await readFields(tx, due.customerId)).map(({ name, value }) => [name, value]));
  const [email, phone] = [fields.get('email'), fields.get('phone')];
  const to = email ? { channel: 'email' as const, address: email } : { channel: 'sms' as const, address: phone ?? '' };
  const [last] = await listVerifications(tx, { customerId: due.customerId, limit: 1, after: null });
  const locale = last?.locale ?? 'en';
  const made = await createVerification(tx, {
    country: customer.country ?? undefined,
    locale,
    known: { customer, purpose: 'periodic' },
  });
  const { url } = tx.use(publicAddress);
  await sendNotice(tx, {
    ...to,
    customerId: due.customerId,
    locale,
    template: end === 'reminded' ? 'document_expiring' : 'document_expired',
    values: { day: due.expiryDate, linked: url ? 'yes' : 'no', link: url ? linkOf(tx, url, made.token) : '' },
    expiresAt: made.expiresAt,
  });
}
