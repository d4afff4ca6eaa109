import type { TrainReport } from '@acquaint/engines/training';
import { type Db, ownTables, sql, type Tx } from '#platform/db';
import type { WatchReport } from '../schema/models.ts';
import type { TransactionTables } from '../tables.ts';
import { TRANSACTION_KIND } from '../words.ts';
import { actorOf } from './rules.ts';

export type ModelColumns = {
  tenantId: string;
  id: string;
  version: number;
  kind: 'gbdt' | 'forest';
  status: 'queued' | 'training' | 'ready' | 'failed' | 'cancelled';
  cause: string;
  done: number;
  /** How often its training was begun: more than once where a process was killed. */
  tries: number;
  heardAt: Date | null;
  cancelAsked: boolean;
  since: Date;
  until: Date | null;
  measureSet: string | null;
  barred: string[];
  report: TrainReport | null;
  body: string | null;
  failure: string | null;
  byActor: string;
  at: Date;
  finishedAt: Date | null;
};
export type VerdictKind = 'proposed' | 'approved' | 'rejected' | 'rolled_back' | 'retired';
type ModelTables = TransactionTables & {
  model: ModelColumns;
  modelVerdict: {
    tenantId: string;
    id: string;
    modelId: string | null;
    kind: VerdictKind;
    reason: string;
    byActor: string;
    at: Date;
  };
  modelWatch: { tenantId: string; id: string; modelId: string; at: Date; report: unknown };
  transactionLabel: {
    tenantId: string;
    id: string;
    transactionId: string;
    label: 'fraud' | 'genuine';
    reason: string;
    byActor: string;
    at: Date;
  };
};
const read = ownTables<ModelTables>();
const write = ownTables<
  Omit<ModelTables, 'model'> & { model: Omit<ModelColumns, 'report'> & { report: string | null } }
>();

export type StoredModel = Omit<ModelColumns, 'tenantId' | 'body'>;
const MODEL = [
  ...(['id', 'version', 'kind', 'status', 'cause', 'done', 'cancelAsked', 'since', 'until', 'measureSet'] as const),
  ...(['barred', 'report', 'failure', 'byActor', 'at', 'finishedAt', 'tries', 'heardAt'] as const),
];
const MODELS_MAX = 100;
const VERDICTS_MAX = 500;
/** Verdicts that say which model decides. */
const DECIDING = ['approved', 'rolled_back', 'retired'] as const;

export async function listModels(db: Db): Promise<StoredModel[]> {
  return read(db)
    .selectFrom('model')
    .select(MODEL)
    .where('tenantId', '=', db.tenantId)
    .orderBy('version', 'desc')
    .limit(MODELS_MAX)
    .execute();
}

export async function findModel(db: Db, id: string): Promise<StoredModel | null> {
  const row = await read(db)
    .selectFrom('model')
    .select(MODEL)
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function modelBody(db: Db, id: string): Promise<string | null> {
  const row = await read(db)
    .selectFrom('model')
    .select('body')
    .where('tenantId', '=', db.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body ?? null;
}

type NewModel = Pick<ModelColumns, 'id' | 'kind' | 'cause' | 'since' | 'barred' | 'byActor' | 'at'>;

/** A model that is to be trained, with the next version; two at once are told apart by the key, and one is refused. */
export async function insertModel(tx: Tx, model: NewModel): Promise<void> {
  const last = await read(tx)
    .selectFrom('model')
    .select('version')
    .where('tenantId', '=', tx.tenantId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  await write(tx)
    .insertInto('model')
    .values({
      ...model,
      ...{ tenantId: tx.tenantId, version: (last?.version ?? 0) + 1, status: 'queued', done: 0, cancelAsked: false },
      ...{ tries: 0, heardAt: tx.now },
      ...{ until: null, measureSet: null, report: null, body: null, failure: null, finishedAt: null },
    })
    .execute();
}

type Change = Partial<Omit<ModelColumns, 'tenantId' | 'id' | 'report'>> & { report?: TrainReport };

/** Changes a model that is not ready yet; gives whether somebody asked for its end, null when it has ended. */
export async function changeModel(tx: Tx, id: string, { report, ...change }: Change): Promise<boolean | null> {
  const row = await write(tx)
    .updateTable('model')
    .set({ ...change, heardAt: tx.now, ...(report ? { report: JSON.stringify(report) } : {}) })
    .where('tenantId', '=', tx.tenantId)
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'training'])
    .returning('cancelAsked')
    .executeTakeFirst();
  return row ? row.cancelAsked : null;
}

export type StoredVerdict = Omit<ModelTables['modelVerdict'], 'tenantId'>;

/** Everything that was said about models, newest first. */
export async function modelVerdicts(db: Db): Promise<StoredVerdict[]> {
  return read(db)
    .selectFrom('modelVerdict')
    .select(['id', 'modelId', 'kind', 'reason', 'byActor', 'at'])
    .where('tenantId', '=', db.tenantId)
    .orderBy('id', 'desc')
    .limit(VERDICTS_MAX)
    .execute();
}

export async function insertModelVerdict(
  tx: Tx,
  verdict: Pick<StoredVerdict, 'id' | 'modelId' | 'kind' | 'reason'>,
): Promise<void> {
  await write(tx)
    .insertInto('modelVerdict')
    .values({ tenantId: tx.tenantId, ...verdict, byActor: actorOf(tx), at: tx.now })
    .execute();
}

/** The model that decides now; null when none does. */
export async function championId(db: Db): Promise<string | null> {
  const row = await read(db)
    .selectFrom('modelVerdict')
    .select('modelId')
    .where('tenantId', '=', db.tenantId)
    .where('kind', 'in', DECIDING)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.modelId ?? null;
}

export type StoredWatch = { modelId: string; at: Date; report: unknown };

/** The newest looks at a model, or the newest of every model. */
export async function modelWatches(db: Db, modelId: string | null, limit: number): Promise<StoredWatch[]> {
  if (modelId !== null)
    return read(db)
      .selectFrom('modelWatch')
      .select(['modelId', 'at', 'report'])
      .where('tenantId', '=', db.tenantId)
      .where('modelId', '=', modelId)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  const { rows } = await sql<StoredWatch>`
    select distinct on (model_id) model_id as "modelId", at, report from model_watch
    where tenant_id = ${db.tenantId}::uuid order by model_id, id desc limit ${limit}`.execute(db.connection);
  return rows;
}

export async function insertWatch(
  tx: Tx,
  watch: { id: string; modelId: string; report: Record<keyof WatchReport, unknown> },
): Promise<void> {
  await write(tx)
    .insertInto('modelWatch')
    .values({ tenantId: tx.tenantId, ...watch, at: tx.now, report: JSON.stringify(watch.report) })
    .execute();
}

export async function insertLabel(
  tx: Tx,
  label: Pick<ModelTables['transactionLabel'], 'id' | 'transactionId' | 'label' | 'reason'>,
): Promise<void> {
  await write(tx)
    .insertInto('transactionLabel')
    .values({ tenantId: tx.tenantId, ...label, byActor: actorOf(tx), at: tx.now })
    .execute();
}

/** Outcomes that a history brought along; one that was said already of a payment stays as it is. */
export async function insertKnown(
  tx: Tx,
  known: readonly { id: string; transactionId: string; label: 'fraud' | 'genuine' }[],
): Promise<void> {
  const of = (name: 'id' | 'transactionId' | 'label') => known.map((one) => one[name]);
  await sql`
    insert into transaction_label (tenant_id, id, transaction_id, label, reason, by_actor, at)
    select ${tx.tenantId}::uuid, k.id, k.transaction_id, k.label, 'history', ${actorOf(tx)}, ${tx.now}
    from unnest(${of('id')}::uuid[], ${of('transactionId')}::uuid[], ${of('label')}::text[]) as k (id, transaction_id, label)
    where not exists (select from transaction_label l
      where l.tenant_id = ${tx.tenantId}::uuid and l.transaction_id = k.transaction_id)`.execute(tx.connection);
}

export type TaughtRow = {
  id: string;
  customerId: string;
  at: Date;
  country: string | null;
  kind: string;
  sealed: Buffer;
  /** What people know of it by a label or by the end of its hold; what its case says is told apart. */
  label: 'fraud' | 'genuine' | null;
  alerted: boolean;
};

/** A page of payments in the order in which they came, with what is known of them by now. */
export async function taughtRows(
  db: Db,
  { after, since, limit }: { after: string; since: Date; limit: number },
): Promise<TaughtRow[]> {
  const { rows } = await sql<TaughtRow>`
    select e.id, e.customer_id as "customerId", e.at, s.country, s.kind, e.sealed,
      cardinality(e.reasons) > 0 and e.reasons <> array['transaction.past'] as alerted,
      coalesce(l.label, case v.verdict when 'refused' then 'fraud' when 'released' then 'genuine' end) as label
    from transaction_entry e
    join standing_summary s on s.tenant_id = e.tenant_id and s.customer_id = e.customer_id
    left join lateral (select label from transaction_label l
      where l.tenant_id = e.tenant_id and l.transaction_id = e.id order by l.id desc limit 1) l on true
    left join transaction_verdict v on v.tenant_id = e.tenant_id and v.transaction_id = e.id and v.by_actor not like 'system:%'
    where e.tenant_id = ${db.tenantId}::uuid and e.id > ${after}::uuid and e.type = 'payment' and e.at >= ${since}
    order by e.id limit ${limit}`.execute(db.connection);
  return rows;
}

const RESOLVED_MAX = 200_000;

/** What cases said of payments, by the payment's id as alerts carry it. */
export async function resolvedAlerts(db: Db, since: Date): Promise<Map<string, 'fraud' | 'genuine'>> {
  const { rows } = await sql<{ transaction: string; resolution: string }>`
    select transaction, resolution from alert_summary
    where tenant_id = ${db.tenantId}::uuid and kind = ${TRANSACTION_KIND} and opened_at >= ${since}
      and resolution in ('confirmed', 'false_positive') and transaction is not null
    limit ${RESOLVED_MAX}`.execute(db.connection);
  return new Map(rows.map((row) => [row.transaction, row.resolution === 'confirmed' ? 'fraud' : 'genuine']));
}

/** How much there is to learn from: payments, and those of which people know the outcome. */
export async function groundCounts(
  db: Db,
  since: Date,
): Promise<{ measured: number; labelled: number; frauds: number }> {
  const { rows } = await sql<{ measured: number; labelled: number; frauds: number }>`
    with known as (
      select distinct on (transaction_id) transaction_id, label from transaction_label
        where tenant_id = ${db.tenantId}::uuid order by transaction_id, id desc)
    select (select count(*)::int from transaction_entry where tenant_id = ${db.tenantId}::uuid and type = 'payment' and at >= ${since}) as measured,
      (select count(*)::int from known) + (select count(*)::int from transaction_verdict v
        where v.tenant_id = ${db.tenantId}::uuid and v.by_actor not like 'system:%'
          and not exists (select from known k where k.transaction_id = v.transaction_id)) as labelled,
      (select count(*)::int from known where label = 'fraud') + (select count(*)::int from transaction_verdict v
        where v.tenant_id = ${db.tenantId}::uuid and v.by_actor not like 'system:%' and v.verdict = 'refused'
          and not exists (select from known k where k.transaction_id = v.transaction_id)) as frauds
    limit 1`.execute(db.connection);
  return rows[0] ?? { measured: 0, labelled: 0, frauds: 0 };
}
