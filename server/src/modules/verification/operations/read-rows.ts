import { listCases } from '#modules/cases';
import { type CustomerId, maskedNames } from '#modules/customers';
import type { Db } from '#platform/db';
import { cutPage, type Page, readCursor } from '#platform/http';
import { brandId } from '#platform/ids';
import type { VerificationRow } from '../schema.ts';
import { findFlow, listVerifications, type Verification, type VerificationFilter } from '../store/index.ts';

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
