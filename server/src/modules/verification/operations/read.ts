import type { DocumentReading } from '@acquaint/engines/documents';
import type { z } from 'zod';
import { findEntries } from '#modules/audit';
import { decisionsOf, listCases, toRows, viewDecisions } from '#modules/cases';
import { checksOf } from '#modules/checks';
import {
  type CustomerId,
  customerNotFound,
  FieldName,
  findCustomer,
  mask,
  maskedFields,
  maskedNames,
  readNames,
  readParticulars,
  toRow,
} from '#modules/customers';
import { sightingsOf } from '#modules/devices';
import { packFor, packNumber } from '#modules/regulation';
import { limitsOf, ratingsOf } from '#modules/risk';
import { screeningOf } from '#modules/screening';
import type { Db } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { brandId } from '#platform/ids';
import type { CustomerPage, FieldSources, TimelineEntry, VerificationRow, VerificationView } from '../schema.ts';
import {
  type Capture,
  capturesOf,
  findFlow,
  getVerification,
  listVerifications,
  openReading,
  readInputs,
  type Verification,
  type VerificationFilter,
} from '../store.ts';
import { readJourney } from './apply-state.ts';

export async function searchVerifications(
  db: Db,
  filter: Omit<VerificationFilter, 'after'> & { cursor?: string | undefined },
): Promise<Page<VerificationRow>> {
  const found = await listVerifications(db, { ...filter, after: readCursor(filter.cursor, 2) });
  const page = cutPage(found, filter.limit, (one) => [one.createdAt.toISOString(), one.id]);
  return { data: await verificationRows(db, page.data), nextCursor: page.nextCursor };
}

export async function verificationRows(db: Db, found: readonly Verification[]): Promise<VerificationRow[]> {
  const names = await maskedNames(
    db,
    found.map((one) => one.customerId as CustomerId),
  );
  const flows = new Map<string, { code: string; version: number }>();
  for (const id of new Set(found.map((one) => one.flowVersionId))) flows.set(id, await findFlow(db, id));
  const cases = new Map<string, string>();
  for (const one of found) {
    const open = (await listCases(db, { customerId: one.customerId, limit: 20, after: null }))
      .filter((entry) => entry.subjectId === one.id)
      .at(-1);
    if (open) cases.set(one.id, open.id);
  }
  return found.map((one) => {
    const flow = flows.get(one.flowVersionId);
    const caseId = cases.get(one.id);
    return {
      id: brandId('ver', one.id),
      customer: { id: brandId('cus', one.customerId), nameMasked: names.get(one.customerId as CustomerId) ?? '—' },
      status: one.status,
      outcome: one.outcome,
      country: one.country,
      documentType: one.documentType,
      flow: { code: flow?.code ?? '', version: flow?.version ?? 0 },
      createdAt: one.createdAt,
      submittedAt: one.submittedAt,
      completedAt: one.completedAt,
      caseId: caseId ? brandId('cas', caseId) : null,
      rating: one.rating,
      tier: one.tier,
      simulated: one.simulated,
    };
  });
}

/** One verification as the officer sees it: what was shown, what was read from where, what each check made of it. */
export async function readVerification(
  db: Db,
  id: string,
  language: string,
): Promise<z.output<typeof VerificationView>> {
  const found = await getVerification(db, id);
  const [row] = await verificationRows(db, [found]);
  if (!row) throw customerNotFound();
  const captures = await capturesOf(db, id);
  const readings = await Promise.all(
    captures.map(async (capture) => ({ capture, reading: await openReading(db, capture) })),
  );
  const { steps } = await readJourney(db, found);
  const locale = pickLocale(language);
  const mrz = readings.map(({ reading }) => reading?.mrz).find((one) => one) ?? null;
  return {
    ...row,
    attempt: found.attempt,
    reasons: found.reasons.map((code) => ({ code, text: say(locale, `reason.${code}`) })),
    inputsHash: found.inputsHash,
    policyVersion: found.policyVersion,
    steps: steps.map(({ code, kind, status, at }) => ({ code, kind, status, at })),
    captures: captures.map(viewCapture),
    fields: fieldSources(readings, await readInputs(db, found)),
    mrz: mrz ? { format: mrz.format, valid: mrz.valid, lines: mrz.lines.map(maskLine), checks: mrz.checks } : null,
    checks: await checksOf(db, id, language),
    screening: await screeningOf(db, id),
    signals: (await sightingsOf(db, id)).map(({ position: _position, ...sighting }) => sighting),
    risk: (await ratingsOf(db, found.customerId)).find((one) => one.aboutId === id) ?? null,
    decisions: await viewDecisions(db, await decisionsOf(db, id), language),
    timeline: await readTimeline(db, found.customerId as CustomerId, language),
  };
}

function viewCapture(capture: Capture) {
  const { id, step, side, width, height, bytes, at, quality, simulated } = capture;
  return {
    id: brandId('cap', id),
    step,
    side,
    kind: side === 'selfie' ? ('selfie' as const) : ('document' as const),
    width,
    height,
    bytes,
    at,
    quality,
    simulated,
  };
}

/** Letters and digits of the zone hidden but for its shape: the fillers and the first five places. */
function maskLine(line: string): string {
  return line.slice(0, 5) + line.slice(5).replace(/[A-Z0-9]/g, '•');
}

type Read = { capture: Capture; reading: DocumentReading | null };

/** Every source of every field side by side, masked; `agrees` is what the cross-comparison said. */
function fieldSources(readings: readonly Read[], typed: Record<string, string>): z.output<typeof FieldSources>[] {
  const names = new Set([
    ...readings.flatMap(({ reading }) => Object.keys(reading?.sources ?? {})),
    ...Object.keys(typed),
  ]);
  return [...names].map((name) => {
    const read = readings.flatMap(({ capture, reading }) =>
      (reading?.sources[name] ?? []).map((one) => ({
        source: one.source as string,
        value: hide(name, one.value),
        confidence: one.confidence,
        captureId: brandId('cap', capture.id),
        box: one.box ? { x: one.box.x, y: one.box.y, width: one.box.width, height: one.box.height } : null,
      })),
    );
    const entered = typed[name];
    const sources = [
      ...read,
      ...(entered
        ? [{ source: 'typed', value: hide(name, entered), confidence: null, captureId: null, box: null }]
        : []),
    ];
    const chosen =
      readings.map(({ reading }) => reading?.fields[name]?.value).find((value) => value !== undefined) ??
      entered ??
      null;
    const compared = readings.flatMap(({ reading }) => (reading?.agreement ?? []).filter((one) => one.field === name));
    return {
      name,
      value: chosen === null ? null : hide(name, chosen),
      masked: true,
      agrees: compared.length > 0 ? compared.every((one) => one.agrees) : null,
      sources,
    };
  });
}

const OPEN_FIELDS = new Set([
  'sex',
  'nationality',
  'expiry_date',
  'issue_date',
  'issuer',
  'document_code',
  'issuing_state',
  'ethnicity',
]);

function hide(name: string, value: string): string {
  if (OPEN_FIELDS.has(name)) return value;
  const known = FieldName.safeParse(name);
  return mask(known.success ? known.data : 'document_number', value);
}

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
    ratings: await ratingsOf(db, id),
  };
}
