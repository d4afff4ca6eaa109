import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { CaseId, CaseStatus, DecisionId, Priority, Verdict } from './schema.ts';

type CaseColumns = {
  id: string;
  number: bigint;
  kind: string;
  queue: string;
  subjectPrefix: string;
  subjectId: string;
  customerId: string | null;
  country: string | null;
  priority: Priority;
  grave: boolean;
  status: CaseStatus;
  resolution: string | null;
  reasons: string[];
  assigneeId: string | null;
  openedAt: Date;
  warnAt: Date;
  dueAt: Date;
  resolvedAt: Date | null;
  version: number;
};
type DecisionColumns = {
  id: string;
  subjectPrefix: string;
  subjectId: string;
  caseId: string | null;
  customerId: string | null;
  decision: Verdict;
  disposition: 'final' | 'retryable';
  reasons: string[];
  note: Buffer | null;
  policyVersion: string;
  inputsHash: string;
  needsSecond: boolean;
  supersedes: string | null;
  proposedByKind: string;
  proposedBy: string;
  proposedAt: Date;
};
type AlertColumns = {
  id: string;
  kind: string;
  subjectPrefix: string;
  subjectId: string;
  customerId: string | null;
  reasons: string[];
  facts: string;
  priority: Priority;
  grave: boolean;
  openedAt: Date;
  closedAt: Date | null;
  closedReason: string | null;
};
type CaseTables = {
  alert: AlertColumns & { tenantId: string };
  reviewCase: Omit<CaseColumns, 'number'> & { tenantId: string };
  caseAlert: { tenantId: string; caseId: string; alertId: string };
  decision: DecisionColumns & { tenantId: string };
  decisionApproval: {
    tenantId: string;
    decisionId: string;
    approved: boolean;
    byKind: string;
    byActor: string;
    note: Buffer | null;
    at: Date;
  };
  caseNote: { tenantId: string; id: string; caseId: string; authorId: string; text: Buffer; at: Date };
  caseChecklist: { tenantId: string; caseId: string; code: string; doneBy: string; doneAt: Date };
};
export const own = ownTables<CaseTables>();
const read = ownTables<
  Omit<CaseTables, 'reviewCase' | 'alert'> & {
    reviewCase: CaseColumns & { tenantId: string };
    alert: Omit<AlertColumns, 'facts'> & { facts: Record<string, string | number | boolean | null>; tenantId: string };
  }
>();

export type StoredCase = CaseColumns;
export type StoredAlert = Omit<AlertColumns, 'facts' | 'closedReason'> & {
  facts: Record<string, string | number | boolean | null>;
};
export type StoredDecision = DecisionColumns & {
  approved: boolean | null;
  approvedBy: string | null;
  approvedAt: Date | null;
};

const COLUMNS = [
  'id',
  'number',
  'kind',
  'queue',
  'subjectPrefix',
  'subjectId',
  'customerId',
  'country',
  'priority',
  'grave',
  'status',
  'resolution',
  'reasons',
  'assigneeId',
  'openedAt',
  'warnAt',
  'dueAt',
  'resolvedAt',
  'version',
] as const;

export async function findCase(db: Db, id: CaseId): Promise<StoredCase | null> {
  return (
    (await read(db)
      .selectFrom('reviewCase')
      .select(COLUMNS)
      .where('tenantId', '=', db.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

/** The row locked until the end of the transaction, so that two officers decide one after the other. */
export async function lockCase(tx: Tx, id: CaseId): Promise<StoredCase | null> {
  return (
    (await read(tx)
      .selectFrom('reviewCase')
      .select(COLUMNS)
      .where('tenantId', '=', tx.tenantId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

export async function findOpenCase(tx: Db, kind: string, subjectId: string): Promise<StoredCase | null> {
  return (
    (await read(tx)
      .selectFrom('reviewCase')
      .select(COLUMNS)
      .where('tenantId', '=', tx.tenantId)
      .where('kind', '=', kind)
      .where('subjectId', '=', subjectId)
      .where('status', '!=', 'resolved')
      .executeTakeFirst()) ?? null
  );
}

export async function changeCase(
  tx: Tx,
  id: string,
  change: Partial<Omit<CaseColumns, 'id' | 'number' | 'version'>>,
): Promise<void> {
  await own(tx)
    .updateTable('reviewCase')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

export type CaseFilter = {
  queue?: string | undefined;
  status?: string | undefined;
  assignee?: string | null | undefined;
  approval?: boolean | undefined;
  customerId?: string;
  limit: number;
  after: string[] | null;
};

/** Open cases by the time they are due, most pressing first; resolved ones by the same order when asked for. */
export async function listCases(db: Db, filter: CaseFilter): Promise<StoredCase[]> {
  let query = read(db).selectFrom('reviewCase').select(COLUMNS).where('tenantId', '=', db.tenantId);
  if (filter.queue) query = query.where('queue', '=', filter.queue);
  if (filter.approval) query = query.where('status', '=', 'pending_approval');
  else if (filter.status === 'all') query = query.where('status', 'is not', null);
  else if (filter.status) query = query.where('status', '=', filter.status as CaseStatus);
  else if (!filter.customerId) query = query.where('status', '!=', 'resolved');
  if (filter.assignee === null) query = query.where('assigneeId', 'is', null);
  else if (filter.assignee) query = query.where('assigneeId', '=', filter.assignee);
  if (filter.customerId) query = query.where('customerId', '=', filter.customerId);
  if (filter.after)
    query = query.where(sql<boolean>`(due_at, id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  return query
    .orderBy('dueAt')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

export async function alertsOf(db: Db, caseId: string): Promise<StoredAlert[]> {
  return read(db)
    .selectFrom('alert')
    .innerJoin('caseAlert', (join) =>
      join.onRef('caseAlert.tenantId', '=', 'alert.tenantId').onRef('caseAlert.alertId', '=', 'alert.id'),
    )
    .select([
      'alert.id',
      'alert.kind',
      'alert.subjectPrefix',
      'alert.subjectId',
      'alert.customerId',
      'alert.reasons',
      'alert.facts',
      'alert.priority',
      'alert.grave',
      'alert.openedAt',
      'alert.closedAt',
    ])
    .where('alert.tenantId', '=', db.tenantId)
    .where('caseAlert.caseId', '=', caseId)
    .orderBy('alert.openedAt')
    .limit(200)
    .execute();
}

export async function findAlert(db: Db, id: string): Promise<StoredAlert | null> {
  const row = await read(db)
    .selectFrom('alert')
    .select([
      'id',
      'kind',
      'subjectPrefix',
      'subjectId',
      'customerId',
      'reasons',
      'facts',
      'priority',
      'grave',
      'openedAt',
      'closedAt',
    ])
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

const DECISION = [
  'decision.id',
  'decision.subjectPrefix',
  'decision.subjectId',
  'decision.caseId',
  'decision.customerId',
  'decision.decision',
  'decision.disposition',
  'decision.reasons',
  'decision.note',
  'decision.policyVersion',
  'decision.inputsHash',
  'decision.needsSecond',
  'decision.supersedes',
  'decision.proposedByKind',
  'decision.proposedBy',
  'decision.proposedAt',
] as const;

/** Every decision about a subject with its approval, oldest first; none is ever changed. */
export async function decisionsOf(db: Db, subjectId: string): Promise<StoredDecision[]> {
  return own(db)
    .selectFrom('decision')
    .leftJoin('decisionApproval', (join) =>
      join
        .onRef('decisionApproval.tenantId', '=', 'decision.tenantId')
        .onRef('decisionApproval.decisionId', '=', 'decision.id'),
    )
    .select([
      ...DECISION,
      'decisionApproval.approved',
      'decisionApproval.byActor as approvedBy',
      'decisionApproval.at as approvedAt',
    ])
    .where('decision.tenantId', '=', db.tenantId)
    .where('decision.subjectId', '=', subjectId)
    .orderBy('decision.proposedAt')
    .orderBy('decision.id')
    .limit(200)
    .execute();
}

export async function insertDecision(tx: Tx, decision: DecisionColumns): Promise<DecisionId> {
  await own(tx)
    .insertInto('decision')
    .values({ ...decision, tenantId: tx.tenantId })
    .execute();
  return decision.id as DecisionId;
}
