import { z } from 'zod';
import {
  type Actor,
  type Database,
  ownTables,
  runPrepared,
  type Scope,
  type SystemTx,
  sql,
  type Tx,
} from '../db/index.ts';
import { invariant } from '../errors/index.ts';
import { newId, type TenantId } from '../ids/index.ts';
import type { Logger } from '../telemetry/index.ts';

type OutboxTables = {
  outbox: {
    tenantId: string;
    id: string;
    kind: 'audit' | 'event' | 'job';
    name: string;
    body: string;
    ord: bigint;
    xid: string;
    attempts: number;
    notBefore: Date;
    createdAt: Date;
  };
  outboxHandled: { tenantId: string; eventId: string; reaction: string };
};
const rows = ownTables<OutboxTables>();

/** A fact that happened: ids and states, never personal data. `subject` is a shown id's uuid and its prefix. */
export type DomainEvent = {
  id: string;
  type: string;
  tenantId: TenantId;
  at: string;
  requestId: string;
  actor: Actor;
  subject: { prefix: string; id: string };
  facts: Record<string, string | number | boolean | null>;
};
export type Reaction = { name: string; on: readonly string[]; react: (tx: Tx, event: DomainEvent) => Promise<void> };
export type OutboxRow = { tenantId: TenantId; id: string; name: string; body: string };

const Stored = z.object({
  at: z.string(),
  requestId: z.string(),
  actor: z.object({ kind: z.enum(['staff', 'api_key', 'applicant', 'system']), id: z.string() }),
  subject: z.object({ prefix: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
const BATCH = 50;
const LATER_MS = [60, 250];
const MAX_ATTEMPTS_BEFORE_ALARM = 8;

export type NewEvent = { type: string; subject: { prefix: string; id: string }; facts?: DomainEvent['facts'] };

/** Emits an event in the business transaction; it is delivered after the commit, at least once, to every reaction exactly once. */
export async function emit(tx: Tx, event: NewEvent): Promise<void> {
  await emitAll(tx, [event]);
}

/** Emits several in one statement, in their order. */
export async function emitAll(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const common = {
    at: tx.now.toISOString(),
    requestId: tx.requestId,
    actor: { kind: tx.actor.kind, id: tx.actor.id },
  };
  await putAll(
    tx,
    events.map(({ type, subject, facts }) => ({
      kind: 'event',
      name: type,
      body: JSON.stringify({ ...common, subject, facts: facts ?? {} }),
    })),
  );
}

/** What waits is announced, unless it is `quiet`: then it is found by whoever looks next, within a second. */
export type NewRow = { kind: 'audit' | 'event' | 'job'; name: string; body: string; id?: string; quiet?: boolean };

/** Puts one row in the outbox inside the caller's transaction; `record` and `jobs` use it for their own kinds. */
export async function put(tx: Tx, row: NewRow): Promise<string> {
  const id = row.id ?? newId('evt');
  await putAll(tx, [{ ...row, id }]);
  return id;
}

/** Puts rows in one statement, in their order. */
export async function putAll(tx: Tx, list: readonly NewRow[]): Promise<void> {
  if (list.length === 0) return;
  await runPrepared(
    tx,
    sql`insert into outbox (tenant_id, id, kind, name, body, announced)
      select ${tx.tenantId}::uuid, id, kind, name, body, announced
      from unnest(${list.map(({ id }) => id ?? newId('evt'))}::uuid[], ${list.map(({ kind }) => kind)}::text[],
        ${list.map(({ name }) => name)}::text[], ${list.map(({ body }) => body)}::text[],
        ${list.map(({ quiet }) => quiet !== true)}::boolean[]) with ordinality as given(id, kind, name, body, announced, place)
      order by place`,
  );
}

/** Rows whose transaction is surely past: no earlier one can still appear before them (gap-safe order). */
export async function takeCommitted(
  tx: SystemTx,
  kind: 'audit' | 'event' | 'job',
  limit: number,
): Promise<(OutboxRow & { attempts: number })[]> {
  const found = await rows(tx)
    .selectFrom('outbox')
    .select(['tenantId', 'id', 'name', 'body', 'attempts'])
    .where('kind', '=', kind)
    .where('notBefore', '<=', sql<Date>`now()`)
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('ord')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return found.map((row) => ({ ...row, tenantId: row.tenantId as TenantId }));
}

export async function dropRows(tx: SystemTx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await rows(tx)
      .deleteFrom('outbox')
      .where('id', 'in', [...ids])
      .execute();
}

async function postpone(tx: SystemTx, id: string, attempts: number): Promise<void> {
  const waitMs = Math.min(60_000, 200 * 2 ** attempts);
  await rows(tx)
    .updateTable('outbox')
    .set({ attempts: attempts + 1, notBefore: new Date(Date.now() + waitMs) })
    .where('id', '=', id)
    .execute();
}

export type Dispatcher = { stop: () => Promise<void>; settled: () => Promise<void> };
type DispatchInput = {
  database: Database;
  reactions: readonly Reaction[];
  sendJob: (row: OutboxRow) => Promise<void>;
  log: Logger;
};

/** Delivers events to reactions and jobs to their queue, woken by NOTIFY and, as a floor, once a second. */
export async function startDispatcher(input: DispatchInput): Promise<Dispatcher> {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  const wake = () => {
    if (stopped) return;
    again = true;
    running ??= drain().finally(() => {
      running = null;
      if (again) wake();
    });
  };
  async function drain(): Promise<void> {
    while (again && !stopped) {
      again = false;
      try {
        if ((await dispatchJobs(input)) + (await dispatchEvents(input)) > 0) again = true;
      } catch (error) {
        input.log.error({ err: error, module: 'outbox' }, 'dispatch failed; the rows stay and are tried again');
        return;
      }
    }
  }
  // A row is visible only once every older transaction ended, so each announcement is followed by two later looks; many
  // announcements share them.
  const later = new Set<number>();
  const wakeIn = (ms: number) => {
    if (later.has(ms)) return;
    later.add(ms);
    setTimeout(() => {
      later.delete(ms);
      wake();
    }, ms).unref();
  };
  const stopListening = await input.database.listen('acquaint_outbox', (kind) => {
    if (kind === 'audit') return;
    wake();
    for (const ms of LATER_MS) wakeIn(ms);
  });
  const timer = setInterval(wake, 1000);
  wake();
  return {
    settled: async () => {
      while (running) await running;
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await stopListening();
      if (running) await running;
    },
  };
}

async function dispatchJobs(input: DispatchInput): Promise<number> {
  return input.database.system(async (tx) => {
    const found = await takeCommitted(tx, 'job', BATCH);
    for (const row of found) await input.sendJob(row);
    await dropRows(
      tx,
      found.map((row) => row.id),
    );
    return found.length;
  });
}

async function dispatchEvents(input: DispatchInput): Promise<number> {
  return input.database.system(async (tx) => {
    const found = await takeCommitted(tx, 'event', BATCH);
    let delivered = 0;
    for (const row of found) {
      if (await deliver(input, row)) {
        await dropRows(tx, [row.id]);
        await sql`select pg_notify('acquaint_live', ${JSON.stringify(announcement(row))})`.execute(tx.connection);
        delivered += 1;
      } else {
        await postpone(tx, row.id, row.attempts);
      }
    }
    return delivered;
  });
}

async function deliver(input: DispatchInput, row: OutboxRow & { attempts: number }): Promise<boolean> {
  const event = readEvent(row);
  for (const reaction of input.reactions.filter((one) => one.on.includes(event.type))) {
    try {
      await input.database.write(scopeOf(event), (tx) => reactOnce(tx, event, reaction));
    } catch (error) {
      const level = row.attempts >= MAX_ATTEMPTS_BEFORE_ALARM ? 'error' : 'warn';
      input.log[level](
        {
          err: error,
          module: 'outbox',
          event: event.type,
          eventId: event.id,
          reaction: reaction.name,
          attempt: row.attempts,
        },
        'a reaction failed and is tried again',
      );
      return false;
    }
  }
  return true;
}

async function reactOnce(tx: Tx, event: DomainEvent, reaction: Reaction): Promise<void> {
  const first = await rows(tx)
    .insertInto('outboxHandled')
    .values({ tenantId: tx.tenantId, eventId: event.id, reaction: reaction.name })
    .onConflict((c) => c.doNothing())
    .returning('eventId')
    .executeTakeFirst();
  if (first) await reaction.react(tx, event);
}

function scopeOf(event: DomainEvent): Scope {
  return {
    tenantId: event.tenantId,
    actor: { kind: 'system', id: 'reaction', ip: null },
    requestId: event.requestId,
    now: new Date(),
  };
}

function readEvent(row: OutboxRow): DomainEvent {
  const body = Stored.parse(JSON.parse(row.body));
  return { ...body, id: row.id, type: row.name, tenantId: row.tenantId, actor: { ...body.actor, ip: null } };
}

/** What open screens are told: the tenant, the kind of fact and the object, no more. */
function announcement(row: OutboxRow): Record<string, string> {
  const event = readEvent(row);
  invariant(row.body.length < 20_000, 'an event stays thin');
  return { tenant: row.tenantId, id: row.id, type: row.name, prefix: event.subject.prefix, subject: event.subject.id };
}
