import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describeLog, openAuditLog } from '#modules/audit';
import { loadPacks, packsFacility } from '#modules/regulation';
import {
  catchUp,
  closeWatchlists,
  listGauges,
  listPool,
  listSchedules,
  openWatchlists,
  tablePool,
} from '#modules/screening';
import { declarePermissions } from '#modules/tenancy';
import { openProviders } from '#modules/vendors';
import { publicAddress, sandboxFolder } from '#modules/verification';
import { folderStore, openBlobs, sweepOrphans } from '#platform/blobs';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { fileKms } from '#platform/crypto';
import {
  attachEmbedded,
  type Database,
  findMigrations,
  migrate,
  openDatabase,
  readRolePasswords,
  startEmbedded,
} from '#platform/db';
import { createHttp, readTls, sweepIdempotency } from '#platform/http';
import { setCell } from '#platform/ids';
import { type JobRunner, startJobs } from '#platform/jobs';
import { type Dispatcher, startDispatcher } from '#platform/outbox';
import { openPools, type Pools, poolsFacility } from '#platform/pools';
import { createLogger, type Logger, metricsText } from '#platform/telemetry';
import { openVault } from '#platform/vault';
import { MODULES, PROVIDERS } from './app.ts';
import { describeApi } from './describe.ts';

const RESOLUTION_MS = 5;

export type Say = (sentence: string) => void;
export type Ground = { config: Config; database: Database; ownerUrl: string; log: Logger; stop: () => Promise<void> };

/** Database, keys and facilities: what every role of the process stands on. */
export async function openGround(config: Config, say: Say): Promise<Ground> {
  setCell(config.region);
  const log = createLogger(config.logLevel);
  mkdirSync(config.home, { recursive: true });
  chmodSync(config.home, 0o711);
  const server = config.databaseUrl ? null : await startDatabase(config, say);
  const ownerUrl = config.databaseUrl ?? server?.url ?? '';
  const passwords = readRolePasswords(join(config.home, 'keys/database-roles.json'));
  const { applied } = await migrate(ownerUrl, findMigrations(import.meta.dirname), passwords);
  if (applied.length > 0) say(`Database: ${applied.length} migrations applied.`);
  const database = openDatabase(ownerUrl, passwords);
  await openVault(database, fileKms(config.rootKeyFile));
  openBlobs(database, folderStore(join(config.home, 'blobs')), config.region);
  openAuditLog(database, {
    home: config.home,
    region: config.region,
    log,
    witnesses: config.witnesses,
    checkers: join(config.repoRoot, 'docs/verify'),
  });
  database.facilities.provide(packsFacility, loadPacks(join(config.repoRoot, 'packs')));
  database.facilities.provide(publicAddress, { url: config.publicUrl });
  database.facilities.provide(sandboxFolder, { path: join(config.home, 'sandbox') });
  declarePermissions(database.facilities, MODULES);
  for (const module of MODULES) module.contribute?.(database.facilities);
  return {
    config,
    database,
    ownerUrl,
    log,
    stop: async () => {
      await database.close();
      await server?.stop();
    },
  };
}

async function startDatabase(config: Config, say: Say) {
  if (isRunning(config.home)) {
    const attached = await attachEmbedded(config.home);
    if (attached) return attached;
  }
  const fresh = !existsSync(join(config.home, 'keys/postgres.password'));
  say(fresh ? 'Database: making a new one …' : 'Database: starting …');
  const server = await startEmbedded(config.home);
  if (server.moved)
    say(`Database: its files lie under ${server.moved}, since the unprivileged account cannot reach ${config.home}.`);
  return server;
}

/** One product a folder: the pid of the process that runs it stands beside the data. */
function pidFile(home: string): string {
  return join(home, 'product.pid');
}

/** Whether the product runs on this folder in another process; a pid that now belongs to another program does not count. */
export function isRunning(home: string): boolean {
  if (!existsSync(pidFile(home))) return false;
  const pid = Number(readFileSync(pidFile(home), 'utf8'));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts');
  } catch {
    return false;
  }
}

export type Product = Ground & { address: string; pools: Pools; dispatcher: Dispatcher; jobs: JobRunner };

/** Everything in one process: API, worker, scheduler, log. */
export async function startProduct(ground: Ground, say: Say): Promise<Product> {
  const { config, database, log } = ground;
  writeFileSync(pidFile(config.home), String(process.pid));
  const pools = openPools(
    [...PROVIDERS.flatMap((provider) => provider.pools?.(config) ?? []), listPool(), tablePool()],
    log,
  );
  database.facilities.provide(poolsFacility, pools);
  openProviders(database.facilities, PROVIDERS, config);
  await openWatchlists({ database, config, pools, log, say });

  const residents = MODULES.flatMap((module) => module.residents ?? []);
  for (const resident of residents) await resident.build(database);
  const jobs = await startJobs({
    database,
    jobs: MODULES.flatMap((module) => module.jobs ?? []),
    schedules: schedules(config),
    log,
    concurrency: config.workers,
  });
  const dispatcher = await startDispatcher({
    database,
    reactions: MODULES.flatMap((module) => module.reactions ?? []),
    sendJob: jobs.send,
    log,
  });
  await catchUp(database);
  const http = await createHttp({
    routes: MODULES.flatMap((module) => module.routes ?? []),
    authenticators: MODULES.flatMap((module) => module.authenticators ?? []),
    database,
    clock: systemClock,
    log,
    webApps: webApps(config),
    openapi: describeApi,
    health: () => health(database),
    metrics: async () => metricsText(await listGauges(database)),
    tls: await readTls(config.tls, { folder: join(config.home, 'keys/tls'), now: systemClock() }),
    readOnlyPermission: 'events.read',
  });
  const address = await http.listen({ port: config.port, host: config.host });
  return {
    ...ground,
    address: config.publicUrl ?? address.replace('127.0.0.1', 'localhost'),
    pools,
    dispatcher,
    jobs,
    stop: async () => {
      await http.close();
      await dispatcher.stop();
      await jobs.stop();
      await closeWatchlists(database);
      await pools.stop();
      for (const resident of residents) await resident.close();
      await ground.stop();
      rmSync(pidFile(config.home), { force: true });
    },
  };
}

function schedules(config: Config) {
  return [
    ...MODULES.flatMap((module) => module.schedules ?? []),
    ...listSchedules(config.home, catchUp),
    {
      name: 'blobs.sweep',
      every: '23 * * * *',
      run: async (database: Database) => void (await sweepOrphans(database, new Date())),
    },
    {
      name: 'idempotency.sweep',
      every: '41 * * * *',
      run: (database: Database) => sweepIdempotency(database, new Date()),
    },
  ];
}

function webApps(config: Config) {
  return [
    { path: '/console/', folder: join(config.repoRoot, 'web/console/dist'), camera: false },
    { path: '/apply/', folder: join(config.repoRoot, 'web/applicant/dist'), camera: true },
  ];
}

/** Alive, and since the last time somebody asked: how long anything held up this process's one thread, in milliseconds. */
async function health(database: Database): Promise<Record<string, unknown>> {
  await database.ping();
  const held = { p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) };
  delay.reset();
  return { instance, held_up_ms: held, log: describeLog(database.facilities) };
}

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

/** The histogram counts from one tick of its timer to the next, in nanoseconds: the tick itself is no delay. */
function milliseconds(nanoseconds: number): number {
  return Math.max(0, Math.round(nanoseconds / 1e5) / 10 - RESOLUTION_MS);
}

const instance = randomUUID();
