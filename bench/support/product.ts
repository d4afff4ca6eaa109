import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../server/src/main.ts');

export type Running = {
  address: string;
  headers: Record<string, string>;
  pid: number;
  readyMs: number;
  healthyMs: number;
  pageMs: number;
  stop: () => Promise<void>;
};

/** Starts the product on a folder as `npm start` does and counts until health, the first page and the printed addresses. */
export async function startCounted(home: string, environment: Record<string, string> = {}): Promise<Running> {
  chmodSync(home, 0o755);
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', MAIN, 'all'], {
    env: { ...process.env, ACQUAINT_HOME: home, PORT: String(port), ACQUAINT_LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const address = `http://127.0.0.1:${port}`;
  const healthyMs = await waitFor(
    child,
    started,
    async () => (await fetch(`${address}/healthz`).catch(() => null))?.ok === true,
  );
  const pageMs = await waitFor(
    child,
    started,
    async () => (await fetch(`${address}/console/`).catch(() => null))?.status !== undefined,
  );
  const readyMs = await waitFor(child, started, async () => said.includes('is ready'));
  const file = join(home, 'keys/sandbox.json');
  const { apiKey } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { apiKey: string }) : { apiKey: '' };
  return {
    address,
    headers: { authorization: `Bearer ${apiKey}` },
    pid: child.pid ?? 0,
    readyMs,
    healthyMs,
    pageMs,
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function waitFor(child: ChildProcess, started: number, ready: () => Promise<boolean>): Promise<number> {
  while (performance.now() - started < 180_000) {
    if (child.exitCode !== null) throw new Error('the product ended before it was ready');
    if (await ready()) return performance.now() - started;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the product was not ready within three minutes');
}

/** Resident memory of a process and all below it, in MB; shared pages count once for each. */
export const residentMb = (pid: number): number => Math.round(sumBelow(pid, 'rss') / 1024);

/** Seconds that the processor worked for a process and all below it that still run, in whole seconds each. */
export const processorSeconds = (pid: number): number => sumBelow(pid, 'cputimes');

function sumBelow(pid: number, column: 'rss' | 'cputimes'): number {
  const rows = execFileSync('ps', ['-eo', `pid=,ppid=,${column}=`], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = new Set([pid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [child = 0, parent = 0] of rows) {
      if (!below.has(parent) || below.has(child)) continue;
      below.add(child);
      grew = true;
    }
  }
  return rows.reduce((sum, [one = 0, , value = 0]) => sum + (below.has(one) ? value : 0), 0);
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const at = probe.address();
      probe.close(() => done(at && typeof at === 'object' ? at.port : 0));
    });
  });
}
