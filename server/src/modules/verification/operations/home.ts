import { z } from 'zod';
import { readCheckpoint } from '#modules/audit';
import { listCases } from '#modules/cases';
import { ListRow, readListRows } from '#modules/screening';
import { Timestamp } from '#platform/clock';
import { type Db, sql } from '#platform/db';
import { pickLocale, say } from '#platform/i18n';
import { own } from '../store/index.ts';

export const HomeView = z.object({
  queues: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      waiting: z.number(),
      breached: z.number(),
      warning: z.number(),
      nextDueAt: Timestamp.nullable(),
      nextOpenedAt: Timestamp.nullable(),
    }),
  ),
  mine: z.number(),
  approvals: z.number(),
  verifications: z.object({
    startedToday: z.number(),
    completedToday: z.number(),
    approved30d: z.number(),
    declined30d: z.number(),
    inReview: z.number(),
    automatedShare: z.number().nullable(),
  }),
  funnel: z.array(z.object({ step: z.string(), count: z.number() })),
  byDay: z.array(
    z.object({ day: z.string(), started: z.number(), approved: z.number(), declined: z.number(), review: z.number() }),
  ),
  timeToVerifyS: z.object({ p50: z.number().nullable(), p95: z.number().nullable() }),
  lists: z.array(ListRow),
  log: z.object({ size: z.number(), checkpointAt: Timestamp.nullable() }),
});
type HomeView = z.output<typeof HomeView>;
const QUEUES = ['verification', 'screening'] as const;

/** The desk at a glance: what waits, what is late, how people fare, whether lists and log are well. */
export async function readHome(db: Db, language: string): Promise<HomeView> {
  const open = await listCases(db, { limit: 200, after: null });
  const locale = pickLocale(language);
  const lists = await readListRows(db);
  const head = await readCheckpoint(db).catch(() => null);
  return {
    queues: QUEUES.map((code) => {
      const waiting = open.filter((one) => one.queue === code);
      return {
        code,
        title: say(locale, `queue.${code}`),
        waiting: waiting.length,
        breached: waiting.filter((one) => one.dueAt < db.now).length,
        warning: waiting.filter((one) => one.warnAt < db.now && one.dueAt >= db.now).length,
        nextDueAt: waiting[0]?.dueAt ?? null,
        nextOpenedAt: waiting[0]?.openedAt ?? null,
      };
    }),
    mine: open.filter((one) => one.assigneeId === db.actor.id).length,
    approvals: open.filter((one) => one.status === 'pending_approval').length,
    ...(await readFigures(db)),
    lists,
    log: { size: head?.size ?? 0, checkpointAt: head?.signedAt ?? null },
  };
}

type Figures = Pick<HomeView, 'verifications' | 'funnel' | 'byDay' | 'timeToVerifyS'>;

async function readFigures(db: Db): Promise<Figures> {
  const counts = await own(db)
    .selectFrom('verification')
    .select([
      sql<bigint>`count(*) filter (where created_at >= date_trunc('day', ${db.now}::timestamptz))`.as('startedToday'),
      sql<bigint>`count(*) filter (where completed_at >= date_trunc('day', ${db.now}::timestamptz))`.as(
        'completedToday',
      ),
      sql<bigint>`count(*) filter (where outcome = 'approved')`.as('approved'),
      sql<bigint>`count(*) filter (where outcome = 'declined')`.as('declined'),
      sql<bigint>`count(*) filter (where status = 'in_review')`.as('inReview'),
      sql<bigint>`count(*)`.as('created'),
      sql<bigint>`count(*) filter (where status <> 'created')`.as('started'),
      sql<bigint>`count(*) filter (where submitted_at is not null)`.as('submitted'),
      sql<bigint>`count(*) filter (where status = 'completed')`.as('completed'),
      sql<
        number | null
      >`percentile_cont(0.5) within group (order by extract(epoch from completed_at - submitted_at)) filter (where outcome = 'approved')`.as(
        'p50',
      ),
      sql<
        number | null
      >`percentile_cont(0.95) within group (order by extract(epoch from completed_at - submitted_at)) filter (where outcome = 'approved')`.as(
        'p95',
      ),
      sql<bigint>`count(*) filter (where completed_at is not null and automated)`.as('automated'),
    ])
    .where('tenantId', '=', db.tenantId)
    .where('createdAt', '>', new Date(db.now.getTime() - 30 * 86_400_000))
    .executeTakeFirstOrThrow();
  const days = await readDays(db);
  const n = (value: bigint) => Number(value);
  return {
    verifications: {
      startedToday: n(counts.startedToday),
      completedToday: n(counts.completedToday),
      approved30d: n(counts.approved),
      declined30d: n(counts.declined),
      inReview: n(counts.inReview),
      automatedShare: counts.completed > 0n ? n(counts.automated) / n(counts.completed) : null,
    },
    funnel: [
      { step: 'created', count: n(counts.created) },
      { step: 'started', count: n(counts.started) },
      { step: 'submitted', count: n(counts.submitted) },
      { step: 'completed', count: n(counts.completed) },
      { step: 'approved', count: n(counts.approved) },
    ],
    byDay: days.map((day) => ({
      day: day.day,
      started: n(day.started),
      approved: n(day.approved),
      declined: n(day.declined),
      review: n(day.review),
    })),
    timeToVerifyS: {
      p50: counts.p50 === null ? null : Math.round(Number(counts.p50) * 10) / 10,
      p95: counts.p95 === null ? null : Math.round(Number(counts.p95) * 10) / 10,
    },
  };
}

/** The last two weeks by day, in UTC. */
async function readDays(db: Db) {
  return own(db)
    .selectFrom('verification')
    .select([
      sql<string>`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`.as('day'),
      sql<bigint>`count(*) filter (where status <> 'created')`.as('started'),
      sql<bigint>`count(*) filter (where outcome = 'approved')`.as('approved'),
      sql<bigint>`count(*) filter (where outcome = 'declined')`.as('declined'),
      sql<bigint>`count(*) filter (where status = 'in_review')`.as('review'),
    ])
    .where('tenantId', '=', db.tenantId)
    .where('createdAt', '>', new Date(db.now.getTime() - 14 * 86_400_000))
    .groupBy('day')
    .orderBy('day')
    .limit(31)
    .execute();
}
