import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { emit } from '#platform/outbox';
import { record } from '#platform/record';
import { blind } from '#platform/vault';
import { customerNotFound } from '../errors.ts';
import { searchTokens } from '../policy.ts';
import type { CustomerId, Rating } from '../schema.ts';
import { type Customer, findCustomer, own, updateCustomer } from '../store.ts';

type Standing = Partial<Pick<Customer, 'status' | 'tier' | 'familiarity' | 'country'>> & {
  rating?: Rating;
  verified?: true;
};

/** Status, tier, rating: what others decided about a customer, with before and after in the log. */
export async function setStanding(tx: Tx, customerId: CustomerId, next: Standing, reason: string): Promise<void> {
  const current = await findCustomer(tx, customerId);
  if (!current) throw customerNotFound();
  const { verified, ...change } = next;
  await updateCustomer(tx, customerId, { ...change, ...(verified ? { verifiedAt: tx.now } : {}) });
  await record(tx, {
    action: 'customer.standing_changed',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    reason,
    before: { status: current.status, tier: current.tier, rating: current.rating },
    after: {
      status: next.status ?? current.status,
      tier: next.tier ?? current.tier,
      rating: next.rating ?? current.rating,
    },
  });
  if (next.tier !== undefined && next.tier !== current.tier)
    await emit(tx, {
      type: 'customer.tier_changed',
      subject: { prefix: 'cus', id: customerId },
      facts: { from: current.tier, to: next.tier },
    });
}

export type NewRestriction = {
  customerId: CustomerId;
  kind: 'freeze' | 'limit_zero' | 'review_first';
  reason: string;
  /** The module whose doubt it is; only the same module lifts it. */
  cause: string;
  /** When it ends by itself; null until somebody lifts it. */
  expiresAt: Date | null;
};

/** Appends restrictions; they hold from this commit on, for everyone who reads `restriction_summary`. */
export async function restrict(tx: Tx, list: readonly NewRestriction[]): Promise<void> {
  for (const one of list) {
    await own(tx)
      .insertInto('restriction')
      .values({
        tenantId: tx.tenantId,
        id: newId('evt'),
        ...one,
        byActor: `${tx.actor.kind}:${tx.actor.id}`,
        since: tx.now,
        liftedAt: null,
      })
      .execute();
    await record(tx, {
      action: 'customer.restricted',
      subject: { prefix: 'cus', id: one.customerId },
      customerId: one.customerId,
      after: { kind: one.kind, cause: one.cause, expires_at: one.expiresAt?.toISOString() ?? null },
      reason: one.reason,
    });
    if (one.kind === 'freeze')
      await emit(tx, { type: 'customer.frozen', subject: { prefix: 'cus', id: one.customerId } });
  }
}

/** Lifts what a cause restricted, and nothing that another did; gives how many restrictions ended. */
export async function liftRestrictions(tx: Tx, customerId: CustomerId, cause: string, reason: string): Promise<number> {
  const lifted = await own(tx)
    .updateTable('restriction')
    .set({ liftedAt: tx.now })
    .where('tenantId', '=', tx.tenantId)
    .where('customerId', '=', customerId)
    .where('cause', '=', cause)
    .where('liftedAt', 'is', null)
    .returning(['kind'])
    .execute();
  if (lifted.length === 0) return 0;
  await record(tx, {
    action: 'customer.restriction_lifted',
    subject: { prefix: 'cus', id: customerId },
    customerId,
    before: { kinds: lifted.map((one) => one.kind), cause },
    reason,
  });
  if (lifted.some((one) => one.kind === 'freeze'))
    await emit(tx, { type: 'customer.unfrozen', subject: { prefix: 'cus', id: customerId } });
  return lifted.length;
}

export async function giveConsent(
  tx: Tx,
  input: { customerId: CustomerId; purposes: readonly string[]; version: string; locale: string },
): Promise<void> {
  for (const purpose of input.purposes) {
    await own(tx)
      .insertInto('consent')
      .values({
        tenantId: tx.tenantId,
        id: newId('con'),
        customerId: input.customerId,
        purpose,
        version: input.version,
        locale: input.locale,
        givenAt: tx.now,
        withdrawnAt: null,
      })
      .execute();
  }
  await record(tx, {
    action: 'consent.granted',
    subject: { prefix: 'cus', id: input.customerId },
    customerId: input.customerId,
    after: { purposes: input.purposes, version: input.version },
  });
  await emit(tx, { type: 'consent.granted', subject: { prefix: 'cus', id: input.customerId } });
}

type KeptDocument = {
  customerId: CustomerId;
  class: string;
  country: string | null;
  number: string | null;
  expiryDate: string | null;
};

/** Keeps a document by class and a blind number, so that the same paper under another name is found. */
export async function keepDocument(tx: Tx, input: KeptDocument): Promise<void> {
  const numberToken = input.number ? await documentToken(tx, input.number) : null;
  await own(tx)
    .insertInto('customerDocument')
    .values({
      tenantId: tx.tenantId,
      id: newId('doc'),
      customerId: input.customerId,
      class: input.class,
      country: input.country,
      numberToken,
      expiryDate: input.expiryDate,
      createdAt: tx.now,
      acceptedAt: null,
      remindedAt: null,
      endedAt: null,
      loweredFrom: null,
    })
    .execute();
}

/** Other customers who showed a document with this number. */
export async function othersWithDocument(tx: Tx, customerId: CustomerId, number: string): Promise<CustomerId[]> {
  const rows = await own(tx)
    .selectFrom('customerDocument')
    .select('customerId')
    .distinct()
    .where('tenantId', '=', tx.tenantId)
    .where('numberToken', '=', await documentToken(tx, number))
    .where('customerId', '!=', customerId)
    .limit(20)
    .execute();
  return rows.map((row) => row.customerId as CustomerId);
}

/** How many customers gave or confirmed this phone, whoever asks among them. */
export async function accountsWithPhone(tx: Tx, phone: string): Promise<number> {
  const [token] = searchTokens('phone', phone);
  if (!token) return 0;
  const row = await own(tx)
    .selectFrom('customerToken')
    .select((e) => e.fn.count<bigint>('customerId').distinct().as('count'))
    .where('tenantId', '=', tx.tenantId)
    .where('field', '=', token.field)
    .where('token', '=', await blind(tx, token.field, token.text))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

function documentToken(tx: Tx, number: string): Promise<Buffer> {
  return blind(tx, 'document_number', number.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}
