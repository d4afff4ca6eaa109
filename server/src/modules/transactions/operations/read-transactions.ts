import type { Measure } from '@acquaint/engines/rules';
import { type CustomerId, maskedNames, maskName } from '#modules/customers';
import type { Db } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { brandId } from '#platform/ids';
import { money } from '#platform/money';
import { customerKeys, openText } from '#platform/vault';
import { transactionNotFound } from '../errors.ts';
import { measuresOf } from '../models/measured.ts';
import { pFromOf, saidView } from '../models/said.ts';
import { shownFor } from '../policy.ts';
import type { DecisionView, TransactionId, TransactionRow } from '../schema/index.ts';
import { type Entry, type EntryFilter, type EntryWithVerdict, findEntry, listEntries } from '../store/index.ts';

/** A stored decision as the caller of a repeat is told it; what was left of the limits is not kept. */
export function storedView(entry: Entry, measures: readonly Measure[]): DecisionView {
  return {
    ...decided(entry, measures),
    limitsLeft: null,
    show: shownFor(entry.outcome, entry.reasons),
    repeated: true,
  };
}

function decided(entry: Entry, measures: readonly Measure[]) {
  return {
    id: brandId('txn', entry.id),
    transactionId: entry.externalId,
    customerId: brandId('cus', entry.customerId),
    outcome: entry.outcome,
    score: entry.score,
    p: Math.round(entry.p * 1e6) / 1e6,
    pFrom: pFromOf(entry),
    model: saidView(entry.model, measures),
    reasons: entry.reasons,
    rules: entry.rules,
    actions: entry.actions,
    holdExpiresAt: entry.holdExpiresAt,
    release: entry.release,
    decidedAt: entry.receivedAt,
  };
}

export async function readTransaction(db: Db, id: TransactionId): Promise<TransactionRow> {
  const found = await findEntry(db, id);
  if (!found) throw transactionNotFound();
  const [row] = await toRows(db, [found]);
  if (!row) throw transactionNotFound();
  return row;
}

export async function readTransactions(
  db: Db,
  query: Omit<EntryFilter, 'after'> & { cursor: string | undefined },
): Promise<Page<TransactionRow>> {
  const found = await listEntries(db, { ...query, after: readCursor(query.cursor, 1) });
  const page = cutPage(found, query.limit, (entry) => [entry.id]);
  return { data: await toRows(db, page.data), nextCursor: page.nextCursor };
}

async function toRows(db: Db, entries: readonly EntryWithVerdict[]): Promise<TransactionRow[]> {
  const customers = [...new Set(entries.map((entry) => entry.customerId as CustomerId))];
  const keys = await customerKeys(db, customers);
  const names = await maskedNames(db, customers);
  const { measures } = measuresOf(db);
  return entries.map((entry) => {
    const key = keys.get(entry.customerId as CustomerId);
    const place = { table: 'transaction_entry', column: 'sealed', row: entry.id };
    const details = key ? (JSON.parse(openText(key, place, entry.sealed)) as Details) : {};
    return {
      ...decided(entry, measures),
      customerMasked: names.get(entry.customerId as CustomerId) ?? null,
      type: entry.type,
      at: entry.at,
      direction: entry.direction,
      channel: entry.channel,
      amount: entry.currency && entry.minor !== null ? money(entry.currency, entry.minor) : null,
      amountUsd: entry.usd,
      country: entry.country,
      counterpartyMasked: maskedParty(details.counterparty),
      status: entry.outcome === 'hold' ? (entry.verdict ?? 'held') : 'decided',
      receivedAt: entry.receivedAt,
    };
  });
}

type Details = { counterparty?: { reference: string; name?: string } };

function maskedParty(party: Details['counterparty']): string | null {
  if (!party) return null;
  return party.name ? maskName(party.name) : `…${party.reference.slice(-4)}`;
}
