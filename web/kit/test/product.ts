// The product as a newcomer starts it, in a folder of its own: for what is about the browser on one side and everything behind it on the other.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const MODELS = join(ROOT, process.env.ACQUAINT_HOME ?? '.acquaint', 'models');

export type Login = { name: string; email: string; password: string };
export type Started = {
  address: string;
  /** The sandbox tenant's key and people. */
  key: string;
  logins: readonly Login[];
  stop: () => Promise<void>;
};

/** The whole product in a folder of its own, with the sandbox tenant and the people who went through its checks. */
export async function startProduct(environment: Record<string, string> = {}): Promise<Started> {
  const home = mkdtempSync(join(tmpdir(), 'acquaint-web-'));
  if (existsSync(MODELS)) symlinkSync(MODELS, join(home, 'models'));
  mkdirSync(join(home, 'keys'), { mode: 0o700 });
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', join(ROOT, 'server/src/main.ts'), 'all'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        ACQUAINT_HOME: home,
        ACQUAINT_LISTS: 'sandbox',
        ACQUAINT_LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await isReady(child);
  const { apiKey, logins } = JSON.parse(readFileSync(join(home, 'keys/sandbox.json'), 'utf8')) as {
    apiKey: string;
    logins: Login[];
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  };
  return { address: `http://localhost:${port}`, key: apiKey, logins, stop };
}

function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`The product did not start:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
