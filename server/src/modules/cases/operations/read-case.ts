import { type CustomerId, findCustomer, maskedNames } from '#modules/customers';
import { findStaffNames } from '#modules/tenancy';
import type { Db } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { pickLocale, say } from '#platform/i18n';
import { brandId, type Id } from '#platform/ids';
import { customerKeys, openText } from '#platform/vault';
import { alertKind } from '../alert-kinds.ts';
import { caseNotFound } from '../errors.ts';
import { CHECKLIST, needsSecond, REASONS, type Reasons } from '../policy.ts';
import { type CaseDetail, type CaseId, type CaseRow, type DecisionView, Verdict } from '../schema.ts';
import {
  alertsOf,
  type CaseFilter,
  decisionsOf,
  findCase,
  listCases,
  own,
  type StoredCase,
  type StoredDecision,
} from '../store.ts';

type Reader = { language: string; permissions: ReadonlySet<string> };

export async function readCases(
  db: Db,
  filter: Omit<CaseFilter, 'after'> & { cursor?: string | undefined },
  language: string,
): Promise<Page<CaseRow>> {
  const found = await listCases(db, { ...filter, after: readCursor(filter.cursor, 2) });
  const page = cutPage(found, filter.limit, (one) => [one.dueAt.toISOString(), one.id]);
  return { data: await toRows(db, page.data, language), nextCursor: page.nextCursor };
}

/** Rows with masked names and assignees, three queries however many there are. */
export async function toRows(db: Db, found: readonly StoredCase[], language: string): Promise<CaseRow[]> {
  const customers = found.flatMap((one) => (one.customerId ? [one.customerId as CustomerId] : []));
  const [names, staff] = await Promise.all([
    maskedNames(db, customers),
    findStaffNames(
      db,
      found.flatMap((one) => (one.assigneeId ? [one.assigneeId] : [])),
    ),
  ]);
  const ratings = new Map<string, string | null>();
  for (const id of new Set(customers)) ratings.set(id, (await findCustomer(db, id))?.rating ?? null);
  const locale = pickLocale(language);
  return found.map((one) => ({
    id: brandId('cas', one.id),
    number: String(one.number),
    kind: one.kind,
    title: say(locale, `case.kind.${one.kind}`),
    status: one.status,
    priority: one.priority,
    queue: one.queue,
    country: one.country,
    customer: one.customerId
      ? { id: brandId('cus', one.customerId), nameMasked: names.get(one.customerId as CustomerId) ?? '—' }
      : null,
    verificationId: one.subjectPrefix === 'ver' ? brandId('ver', one.subjectId) : null,
    reasons: one.reasons,
    rating: one.customerId ? (ratings.get(one.customerId) ?? null) : null,
    assignee: one.assigneeId ? { id: one.assigneeId, name: staff.get(one.assigneeId) ?? '—' } : null,
    openedAt: one.openedAt,
    dueAt: one.dueAt,
    warnAt: one.warnAt,
    breached: one.status !== 'resolved' && one.dueAt < db.now,
    version: one.version,
  }));
}

export async function readCase(db: Db, id: CaseId, reader: Reader): Promise<CaseDetail> {
  const found = await findCase(db, id);
  if (!found) throw caseNotFound();
  const locale = pickLocale(reader.language);
  const words = (code: string) => ({ code, text: say(locale, `reason.${code}`) });
  const [row] = await toRows(db, [found], reader.language);
  if (!row) throw caseNotFound();
  const decisions = await viewDecisions(db, await decisionsOf(db, found.subjectId), reader.language);
  const reasons: Reasons = alertKind(db, found.kind).reasons ?? REASONS;
  const blockers =
    found.status === 'resolved'
      ? []
      : await alertKind(db, found.kind).blockers(db, { prefix: found.subjectPrefix, id: found.subjectId });
  const pending = decisions.find((one) => one.status === 'pending') ?? null;
  const related = found.customerId
    ? (await listCases(db, { customerId: found.customerId, limit: 10, after: null })).filter(
        (one) => one.id !== found.id,
      )
    : [];
  return {
    ...row,
    alerts: (await alertsOf(db, id)).map((alert) => ({
      id: brandId('alr', alert.id),
      kind: alert.kind,
      openedAt: alert.openedAt,
      facts: alert.facts,
      reasons: alert.reasons.map(words),
      status: found.status === 'resolved' || alert.closedAt ? 'closed' : 'open',
    })),
    decisions,
    notes: await readNotes(db, found),
    blockers: blockers.map((code) => ({ code, text: say(locale, `blocker.${code}`) })),
    checklist: await readChecklist(db, found, locale),
    needsSecond: needsSecond({ ...found, rating: row.rating }, 'approve'),
    pending,
    canDecide:
      reader.permissions.has('cases.decide') && found.status !== 'resolved' && found.status !== 'pending_approval',
    canApprove: reader.permissions.has('cases.approve') && pending !== null && pending.proposedBy.id !== db.actor.id,
    related: await toRows(db, related, reader.language),
    actions: Verdict.options.flatMap((decision) =>
      reasons[decision] ? [{ decision, reasons: reasons[decision].map(words) }] : [],
    ),
  };
}

/** Decisions as a screen shows them: who, when, on which policy and inputs, in force or not. */
export async function viewDecisions(
  db: Db,
  stored: readonly StoredDecision[],
  language: string,
): Promise<DecisionView[]> {
  const locale = pickLocale(language);
  const staff = await findStaffNames(
    db,
    stored.flatMap((one) => [one.proposedBy, ...(one.approvedBy ? [one.approvedBy] : [])]),
  );
  const keys = await customerKeys(db, [
    ...new Set(stored.flatMap((one) => (one.customerId ? [one.customerId as Id<'cus'>] : []))),
  ]);
  const inForce = stored.findLast((one) => !one.needsSecond || one.approved === true);
  return stored.map((one) => {
    const key = one.customerId ? keys.get(one.customerId as Id<'cus'>) : undefined;
    const waiting = one.needsSecond && one.approved === null;
    return {
      id: brandId('dec', one.id),
      decision: one.decision,
      disposition: one.disposition,
      reasons: one.reasons.map((code) => ({ code, text: say(locale, `reason.${code}`) })),
      note: one.note && key ? openText(key, { table: 'decision', column: 'note', row: one.id }, one.note) : null,
      policyVersion: one.policyVersion,
      inputsHash: one.inputsHash,
      proposedBy: {
        kind: one.proposedByKind,
        id: one.proposedBy,
        name: staff.get(one.proposedBy) ?? say(locale, `actor.${one.proposedByKind}`),
      },
      proposedAt: one.proposedAt,
      approvedBy: one.approvedBy ? { id: one.approvedBy, name: staff.get(one.approvedBy) ?? '—' } : null,
      approvedAt: one.approvedAt,
      status: waiting
        ? 'pending'
        : one.approved === false
          ? 'rejected'
          : one.id === inForce?.id
            ? 'in_force'
            : 'superseded',
    };
  });
}

async function readNotes(db: Db, found: StoredCase): Promise<CaseDetail['notes']> {
  if (!found.customerId) return [];
  const rows = await own(db)
    .selectFrom('caseNote')
    .select(['id', 'authorId', 'text', 'at'])
    .where('tenantId', '=', db.tenantId)
    .where('caseId', '=', found.id)
    .orderBy('at')
    .limit(200)
    .execute();
  const key = (await customerKeys(db, [found.customerId as CustomerId])).get(found.customerId as CustomerId);
  const staff = await findStaffNames(
    db,
    rows.map((row) => row.authorId),
  );
  return rows.flatMap((row) =>
    key
      ? [
          {
            id: row.id,
            author: { id: row.authorId, name: staff.get(row.authorId) ?? '—' },
            text: openText(key, { table: 'case_note', column: 'text', row: row.id }, row.text),
            at: row.at,
          },
        ]
      : [],
  );
}

async function readChecklist(
  db: Db,
  { id, kind }: StoredCase,
  locale: Parameters<typeof say>[0],
): Promise<CaseDetail['checklist']> {
  const rows = await own(db)
    .selectFrom('caseChecklist')
    .select('code')
    .where('tenantId', '=', db.tenantId)
    .where('caseId', '=', id)
    .limit(50)
    .execute();
  const done = new Set(rows.map((row) => row.code));
  return (alertKind(db, kind).checklist ?? CHECKLIST).map((code) => ({
    code,
    text: say(locale, code),
    done: done.has(code),
  }));
}
