import type { z } from 'zod';
import { findEntries } from '#modules/audit';
import { listCases, toRows } from '#modules/cases';
import {
  type CustomerId,
  customerNotFound,
  findCustomer,
  maskedFields,
  readNames,
  readParticulars,
  toRow,
} from '#modules/customers';
import { packFor, packNumber } from '#modules/regulation';
import { limitsOf, type RatingView, ratingsOf } from '#modules/risk';
import type { Db } from '#platform/db';
import type { Page } from '#platform/http';
import { type Locale, pickLocale, say } from '#platform/i18n';
import type { CustomerPage, TimelineEntry } from '../schema.ts';
import { listVerifications } from '../store/index.ts';
import { verificationRows } from './read-rows.ts';

/** Everything recorded about a customer, newest first, as sentences. */
export async function readTimeline(
  db: Db,
  customerId: CustomerId,
  language: string,
  page: { limit: number; cursor?: string | undefined } = { limit: 50 },
): Promise<z.output<typeof TimelineEntry>[]> {
  return (await timelinePage(db, customerId, language, page)).data;
}

export async function timelinePage(
  db: Db,
  customerId: CustomerId,
  language: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<z.output<typeof TimelineEntry>>> {
  const found = await findEntries(db, { customerId, ...page }, pickLocale(language));
  return {
    data: found.data.map((entry) => ({
      at: entry.at,
      actor: { kind: entry.actor.kind, name: entry.actor.name },
      action: entry.action,
      text: entry.text,
      subject: entry.subject,
      facts: { ...(entry.after ?? {}) },
    })),
    nextCursor: found.nextCursor,
  };
}

/** The customer's page: standing, masked fields, limits, restrictions, consents, verifications, cases, ratings, documents. */
export async function readCustomerPage(
  db: Db,
  id: CustomerId,
  language: string,
): Promise<z.output<typeof CustomerPage>> {
  const customer = await findCustomer(db, id);
  if (!customer) throw customerNotFound();
  const pack = packFor(db, customer.country);
  const limits = limitsOf(pack, customer.tier);
  const amount = (minor: string) => ({ currency: limits?.currency ?? pack.currency, minor: BigInt(minor) });
  return {
    ...toRow(customer, (await readNames(db, [id])).get(id)),
    fields: await maskedFields(db, id),
    limits: limits
      ? {
          perTransaction: amount(limits.per_transaction_minor),
          perDay: amount(limits.per_day_minor),
          perMonth: amount(limits.per_month_minor),
        }
      : null,
    ...(await readParticulars(db, id, packNumber(pack, 'expiry_reminder_days'))),
    verifications: await verificationRows(db, await listVerifications(db, { customerId: id, limit: 50, after: null })),
    cases: await toRows(db, await listCases(db, { customerId: id, limit: 50, after: null }), language),
    ratings: (await ratingsOf(db, id)).map((rating) => inWords(rating, pickLocale(language))),
  };
}

/** A rating with the reasons of its factors in words. */
export function inWords<R extends z.output<typeof RatingView> | null>(rating: R, locale: Locale): R {
  if (!rating) return rating;
  return { ...rating, factors: rating.factors.map((factor) => ({ ...factor, why: say(locale, factor.why) })) };
}
