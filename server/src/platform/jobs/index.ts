import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Ctx, Database, Scope, Tx } from '../db/index.ts';
import { invariant, Problem } from '../errors/index.ts';
import type { TenantId } from '../ids/index.ts';
import { type OutboxRow, put } from '../outbox/index.ts';
import { type Logger, traced } from '../telemetry/index.ts';

/**
 * Work that leaves the process or computes long, in three parts: `prepare` reads in a transaction, `perform` works outside any,
 * `settle` writes in a second one. A crash repeats `perform`; `settle` itself refuses to write over a newer version.
 */
export type Job<I, P, O> = {
  name: string;
  input: z.ZodType<I>;
  timeoutMs: number;
  attempts: number;
  /** Null ends the job: there is nothing left to do. */
  prepare(tx: Tx, input: I): Promise<P | null>;
  perform(ctx: Ctx, prepared: P): Promise<O>;
  settle(tx: Tx, prepared: P, outcome: O): Promise<void>;
  /** After the last attempt: what must not wait unseen is written here. */
  giveUp(tx: Tx, input: I): Promise<void>;
};
/** As a registry holds it: each job is checked where it is defined, and its input parsed by its own schema. */
export type AnyJob = Job<unknown, unknown, unknown>;

export function defineJob<I, P, O>(job: Job<I, P, O>): Job<I, P, O> {
  return job;
}

/** Queues a job in the business transaction: committed together or not at all. */
export async function enqueue<I>(tx: Tx, job: Pick<Job<I, unknown, unknown>, 'name'>, input: I): Promise<void> {
  const body = { input, requestId: tx.requestId, actor: { kind: tx.actor.kind, id: tx.actor.id } };
  await put(tx, { kind: 'job', name: job.name, body: JSON.stringify(body) });
}

const Stored = z.object({
  tenantId: z.string(),
  input: z.unknown(),
  requestId: z.string(),
  attempt: z.number().optional(),
});
export type JobRunner = { send: (row: OutboxRow) => Promise<void>; stop: () => Promise<void> };
type RunnerInput = {
  database: Database;
  jobs: readonly AnyJob[];
  schedules: readonly Schedule[];
  log: Logger;
  concurrency: number;
};
/** Work on a timetable that crosses tenants; `every` is a cron line in UTC. */
export type Schedule = { name: string; every: string; run: (database: Database) => Promise<void> };

/**
 * A job whose process was killed is taken up again once nothing was heard of it for this long, not when its own time limit
 * runs out: an applicant is waiting. Long enough that a process that is merely busy is not taken for a dead one.
 */
const SILENT_FOR_S = 15;
const HEARD_EVERY_S = 4;
const LOOKED_FOR_EVERY_S = 5;

/** Starts the queue (pg-boss on the same database) and works it; jobs unfinished at a crash are taken up again. */
export async function startJobs(input: RunnerInput): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString: input.database.systemUrl,
    schema: 'pgboss',
    max: 4,
    useListenNotify: true,
    createSchema: false,
    superviseIntervalSeconds: LOOKED_FOR_EVERY_S,
    monitorIntervalSeconds: LOOKED_FOR_EVERY_S,
  });
  boss.on('error', (error) => input.log.error({ err: error, module: 'jobs' }, 'the job queue reported a failure'));
  await boss.start();
  for (const job of input.jobs) await workQueue(boss, job, input);
  for (const schedule of input.schedules) await workSchedule(boss, schedule, input);
  const known = new Set(input.jobs.map((job) => job.name));
  return {
    send: async (row) => {
      if (!known.has(row.name)) throw new Problem('job.unknown', 500, { job: row.name });
      await boss.send(row.name, { tenantId: row.tenantId, ...parseBody(row.body) }, { id: row.id });
    },
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
  };
}

function parseBody(body: string): { input: unknown; requestId: string } {
  return z.object({ input: z.unknown(), requestId: z.string() }).parse(JSON.parse(body));
}

async function workQueue(boss: PgBoss, job: AnyJob, input: RunnerInput): Promise<void> {
  const options = {
    retryLimit: job.attempts - 1,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: Math.ceil(job.timeoutMs / 1000) + 30,
    heartbeatSeconds: SILENT_FOR_S,
  };
  await boss.createQueue(job.name, { ...options, notify: true });
  await boss.updateQueue(job.name, options);
  const work = async ([taken]: Taken[]) => {
    invariant(taken, 'a worker is woken with a job');
    await runJob(job, taken, input);
  };
  await boss.work(
    job.name,
    {
      batchSize: 1,
      pollingIntervalSeconds: 1,
      includeMetadata: true,
      localConcurrency: input.concurrency,
      heartbeatRefreshSeconds: HEARD_EVERY_S,
    },
    work,
  );
}

async function workSchedule(boss: PgBoss, schedule: Schedule, input: RunnerInput): Promise<void> {
  await boss.createQueue(schedule.name, { retryLimit: 0, expireInSeconds: 3600 });
  await boss.schedule(schedule.name, schedule.every, {}, { tz: 'UTC' });
  await boss.work(schedule.name, { batchSize: 1, pollingIntervalSeconds: 10 }, async () => {
    await schedule.run(input.database);
  });
}

type Taken = { id: string; data: unknown; retryCount: number; retryLimit: number };

/** Runs the three parts of one attempt; used by the queue and by tests. */
export function runJob(job: AnyJob, taken: Taken, input: Pick<RunnerInput, 'database' | 'log'>): Promise<void> {
  return traced(`job ${job.name}`, () => attemptJob(job, taken, input));
}

async function attemptJob(job: AnyJob, taken: Taken, input: Pick<RunnerInput, 'database' | 'log'>): Promise<void> {
  const stored = Stored.parse(taken.data);
  const parsed: unknown = job.input.parse(stored.input);
  const scope = (): Scope => ({
    tenantId: stored.tenantId as TenantId,
    actor: { kind: 'system', id: job.name, ip: null },
    requestId: stored.requestId,
    now: new Date(),
  });
  const { database, log } = input;
  try {
    const prepared: unknown = await database.write(scope(), (tx) => job.prepare(tx, parsed));
    if (prepared === null) return;
    const deadline = new Date(Date.now() + job.timeoutMs);
    const outcome: unknown = await withDeadline(
      job,
      job.perform({ ...scope(), deadline, use: database.facilities.use, database }, prepared),
    );
    await database.write(scope(), (tx) => job.settle(tx, prepared, outcome));
  } catch (error) {
    log.warn({ err: error, job: job.name, jobId: taken.id, attempt: taken.retryCount + 1 }, 'a job attempt failed');
    if (taken.retryCount < taken.retryLimit) throw error;
    await database.write(scope(), (tx) => job.giveUp(tx, parsed));
  }
}

function withDeadline<T>(job: AnyJob, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('job.timeout', 504, { job: job.name })), job.timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
