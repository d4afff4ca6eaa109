import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Ctx } from '../db/index.ts';
import { facility } from '../db/index.ts';
import { invariant, Problem } from '../errors/index.ts';
import type { Logger } from '../telemetry/index.ts';

/** One engine behind a bounded queue in child processes, so that a native crash costs one job and never the product. */
export type PoolDefinition = {
  name: string;
  module: string;
  settings: unknown;
  workers: number;
  queueMax: number;
  timeoutMs: number;
  idleExitMs: number;
  /** Heap of a child; one that needs more is ended and costs its own job. Left out where native code, not the heap, holds the memory. */
  memoryMb?: number;
};
export type PoolState = {
  name: string;
  workers: number;
  busy: number;
  waiting: number;
  crashes: number;
  lastFailure: string | null;
};
export type Pools = {
  run: (name: string, request: unknown) => Promise<unknown>;
  state: () => PoolState[];
  stop: () => Promise<void>;
  warm: (name: string) => Promise<void>;
};
export const poolsFacility = facility<Pools>('pools');

type Waiting = { request: unknown; resolve: (answer: unknown) => void; reject: (error: Error) => void };
type Worker = {
  child: ChildProcess;
  current: Waiting | null;
  id: number;
  timer: NodeJS.Timeout | null;
  idle: NodeJS.Timeout | null;
};
type Pool = {
  definition: PoolDefinition;
  workers: Set<Worker>;
  queue: Waiting[];
  crashes: number;
  lastFailure: string | null;
};

/** A failure that the engine itself named (`code`), e.g. an image it refuses; a crash or timeout has a code of the pool. */
export class EngineFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export function openPools(definitions: readonly PoolDefinition[], log: Logger): Pools {
  const pools = new Map<string, Pool>(
    definitions.map((definition) => [
      definition.name,
      { definition, workers: new Set(), queue: [], crashes: 0, lastFailure: null },
    ]),
  );
  let stopped = false;
  const find = (name: string) => {
    const pool = pools.get(name);
    invariant(pool, `the pool ${name} is defined`);
    return pool;
  };
  const run = (name: string, request: unknown) => {
    const pool = find(name);
    if (stopped) return Promise.reject(new Problem('pool.stopped', 503, { pool: name }, { retryAfterS: 5 }));
    if (pool.queue.length >= pool.definition.queueMax)
      return Promise.reject(new Problem('pool.full', 503, { pool: name }, { retryAfterS: 5 }));
    return new Promise<unknown>((resolve, reject) => {
      pool.queue.push({ request, resolve, reject });
      feed(pool, log);
    });
  };
  return {
    run,
    warm: async (name) => {
      await run(name, { warm: true }).catch(() => undefined);
    },
    state: () => [...pools.values()].map(describe),
    stop: async () => {
      stopped = true;
      await Promise.all(
        [...pools.values()].flatMap((pool) => [...pool.workers].map((worker) => endWorker(pool, worker))),
      );
    },
  };
}

/** Runs a request in a pool from a job's middle part; a transaction has no `deadline`, so one cannot be passed. */
export function runInPool(ctx: Ctx, name: string, request: unknown): Promise<unknown> {
  invariant('deadline' in ctx && !('connection' in ctx), 'engines never run inside a transaction');
  return ctx.use(poolsFacility).run(name, request);
}

function describe(pool: Pool): PoolState {
  const busy = [...pool.workers].filter((worker) => worker.current).length;
  return {
    name: pool.definition.name,
    workers: pool.workers.size,
    busy,
    waiting: pool.queue.length,
    crashes: pool.crashes,
    lastFailure: pool.lastFailure,
  };
}

function feed(pool: Pool, log: Logger): void {
  while (pool.queue.length > 0) {
    const free = [...pool.workers].find((worker) => !worker.current);
    const worker = free ?? (pool.workers.size < pool.definition.workers ? startWorker(pool, log) : null);
    if (!worker) return;
    const next = pool.queue.shift();
    if (next) give(pool, worker, next, log);
  }
}

function give(pool: Pool, worker: Worker, work: Waiting, log: Logger): void {
  if (worker.idle) clearTimeout(worker.idle);
  worker.current = work;
  worker.id += 1;
  worker.timer = setTimeout(() => {
    pool.lastFailure = 'pool.timeout';
    // It leaves the pool before it is dead: nothing more is given to it, and what waits gets a new child.
    pool.workers.delete(worker);
    finish(worker)?.reject(new EngineFailed('pool.timeout'));
    worker.child.kill('SIGKILL');
    feed(pool, log);
  }, pool.definition.timeoutMs);
  worker.child.send({ id: worker.id, request: work.request });
}

function finish(worker: Worker): Waiting | null {
  const work = worker.current;
  worker.current = null;
  if (worker.timer) clearTimeout(worker.timer);
  return work;
}

type Reply = { id: number; answer?: unknown; failure?: { code: string | null; name: string } };

function startWorker(pool: Pool, log: Logger): Worker {
  const { definition } = pool;
  const child = fork(join(import.meta.dirname, 'worker.ts'), [definition.module, JSON.stringify(definition.settings)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      ...(definition.memoryMb === undefined ? [] : [`--max-old-space-size=${definition.memoryMb}`]),
    ],
  });
  const worker: Worker = { child, current: null, id: 0, timer: null, idle: null };
  pool.workers.add(worker);
  child.stderr?.resume();
  child.on('message', (reply: Reply) => {
    if (reply.id !== worker.id) return;
    const work = finish(worker);
    if (reply.failure) {
      pool.lastFailure = reply.failure.code ?? reply.failure.name;
      work?.reject(new EngineFailed(reply.failure.code ?? 'pool.failed'));
    } else work?.resolve(reply.answer);
    worker.idle = setTimeout(() => void endWorker(pool, worker), definition.idleExitMs);
    worker.idle.unref();
    feed(pool, log);
  });
  child.on('error', () => undefined);
  child.on('exit', (code, signal) => {
    pool.workers.delete(worker);
    const work = finish(worker);
    if (!work) return;
    pool.crashes += 1;
    pool.lastFailure = 'pool.crashed';
    log.error({ pool: definition.name, reason: signal ?? String(code) }, 'a pool worker ended in the middle of a job');
    work.reject(new EngineFailed('pool.crashed'));
    feed(pool, log);
  });
  return worker;
}

async function endWorker(pool: Pool, worker: Worker): Promise<void> {
  if (worker.current || !pool.workers.has(worker)) return;
  pool.workers.delete(worker);
  const ended = new Promise((resolve) => worker.child.once('exit', resolve));
  worker.child.disconnect();
  const force = setTimeout(() => worker.child.kill('SIGKILL'), 2000);
  await ended;
  clearTimeout(force);
}
