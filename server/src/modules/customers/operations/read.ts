import type { z } from 'zod';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { documentStatus, foldWords, mask, maskName } from '../policy.ts';
import type { Consent, CustomerDocument, CustomerField, CustomerId, CustomerRow, Restriction } from '../schema.ts';
import { type Customer, findByExternalId, findByTokens, listCustomers, own, readFields, readNames } from '../store.ts';

const UNNAMED = '—';

export function toRow(customer: Customer, name: string | undefined): CustomerRow {
  const { id, kind, country, status, tier, rating, familiarity, createdAt, verifiedAt } = customer;
  return {
    id,
    kind,
    country,
    status,
    tier,
    rating,
    familiarity,
    createdAt,
    verifiedAt,
    nameMasked: name ? maskName(name) : UNNAMED,
  };
}

/** Names for lists, masked. */
export async function maskedNames(db: Db, ids: readonly CustomerId[]): Promise<Map<CustomerId, string>> {
  const names = await readNames(db, [...new Set(ids)]);
  return new Map([...names].map(([id, name]) => [id, maskName(name)]));
}

type Search = {
  query?: string | undefined;
  rating?: string | undefined;
  tier?: number | undefined;
  status?: string | undefined;
  limit: number;
  cursor?: string | undefined;
};

/** Finds by words of the name, e-mail, phone, document number or the tenant's own id: whole values, since only blind tokens are kept. */
export async function searchCustomers(db: Db, search: Search): Promise<Page<CustomerRow>> {
  const ids = search.query?.trim() ? await idsMatching(db, search.query.trim()) : null;
  const found = await listCustomers(db, {
    ids,
    rating: search.rating,
    tier: search.tier,
    status: search.status,
    limit: search.limit,
    after: readCursor(search.cursor, 2),
  });
  const page = cutPage(found, search.limit, (customer) => [customer.createdAt.toISOString(), customer.id]);
  const names = await readNames(
    db,
    page.data.map((customer) => customer.id),
  );
  return { data: page.data.map((customer) => toRow(customer, names.get(customer.id))), nextCursor: page.nextCursor };
}

async function idsMatching(db: Db, query: string): Promise<CustomerId[]> {
  const whole = query.toLowerCase().replace(/[\s.-]/g, '');
  const [byName, byExternal, ...byWhole] = await Promise.all([
    findByTokens(
      db,
      foldWords(query).map((text) => ({ field: 'name', text })),
    ),
    findByExternalId(db, query),
    ...['email', 'phone', 'number'].map((field) => findByTokens(db, [{ field, text: whole }])),
  ]);
  return [...new Set([...(byName ?? []), ...(byExternal ? [byExternal.id] : []), ...byWhole.flat()])];
}

export async function maskedFields(db: Db, customerId: CustomerId): Promise<z.output<typeof CustomerField>[]> {
  const stored = await readFields(db, customerId);
  return stored.map((field) => ({ ...field, value: mask(field.name, field.value), masked: true }));
}

type Particulars = {
  restrictions: z.output<typeof Restriction>[];
  consents: z.output<typeof Consent>[];
  documents: z.output<typeof CustomerDocument>[];
};

export async function readParticulars(db: Db, customerId: CustomerId, remindDays: number): Promise<Particulars> {
  const restrictions = await own(db)
    .selectFrom('restriction')
    .select(['kind', 'reason', 'since', 'byActor as by'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .where('liftedAt', 'is', null)
    .where((e) => e.or([e('expiresAt', 'is', null), e('expiresAt', '>', db.now)]))
    .orderBy('since')
    .limit(100)
    .execute();
  const consents = await own(db)
    .selectFrom('consent')
    .select(['purpose', 'version', 'givenAt', 'withdrawnAt'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .orderBy('givenAt')
    .limit(100)
    .execute();
  const documents = await own(db)
    .selectFrom('customerDocument')
    .select(['id', 'class', 'country', 'expiryDate'])
    .where('tenantId', '=', db.tenantId)
    .where('customerId', '=', customerId)
    .orderBy('createdAt')
    .limit(100)
    .execute();
  const today = dayOf(db.now);
  return {
    restrictions,
    consents,
    documents: documents.map((document) => ({
      ...document,
      id: document.id as z.output<typeof CustomerDocument>['id'],
      status: documentStatus(document.expiryDate, today, remindDays),
    })),
  };
}
